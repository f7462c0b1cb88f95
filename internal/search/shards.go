package search

import (
	"context"
	"slices"
	"strconv"
)

// shard is a stretch of the dictionary with the postings of its words, as numbers in
// text (numbers.go): in how many documents the word is, and for each field that has it
//
//	documents·8 + field, and for each document difference·2,
//	or difference·2 + 1 and frequency − 2 where it has the word more than once
//
// Their positions stand apart, because only phrases want them: those in all the
// documents of all the fields, anew as differences in each.
type shard struct {
	Words     []string `json:"words,omitempty"`
	Postings  []string `json:"postings,omitempty"`
	Positions []string `json:"positions,omitempty"`
}

// shardEntry says which words a shard has: from its first to before that of the
// next one. Its files are search/terms-NAME.json and search/positions-NAME.json.
type shardEntry struct {
	From string `json:"from"`
	Name string `json:"name"`
}

// spellingFile has words of letters of one length, and how many documents have
// each.
type spellingFile struct {
	Words  []string `json:"words"`
	Counts []int    `json:"counts"`
}

// termsAtOnce is how many terms are encoded before the shards that are full are
// written.
const termsAtOnce = 2048

// writeTerms writes the postings into the head while they take at most single
// bytes, else into files of their own.
func (x *Index) writeTerms(ctx context.Context, head *indexFile, single int, write func(File) error) error {
	d, err := x.dictionary()
	if err != nil {
		return err
	}
	w := &shardWriter{head: head, single: single, write: write}
	encoded := make([]encodedTerm, termsAtOnce)
	encoders := make([]termEncoder, x.workers)
	for entries := range slices.Chunk(d.entries, termsAtOnce) {
		err := inParallel(x.workers, x.workers, func(worker int) error {
			for i := worker; i < len(entries); i += x.workers {
				if err := encoders[worker].encode(ctx, x.reader, entries[i], &encoded[i]); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		for i, e := range entries {
			if err := w.add(e.word, encoded[i]); err != nil {
				return err
			}
		}
	}
	if err := w.cut(); err != nil {
		return err
	}
	if w.total <= single {
		head.Terms = joined(w.waiting)
		return nil
	}
	if err := writeStarts(head, d, write); err != nil {
		return err
	}
	return writeSpellings(head, d, write)
}

// shardWriter cuts the dictionary into shards and writes them.
type shardWriter struct {
	head   *indexFile
	single int
	write  func(File) error
	// open is the shard at hand, and size what it has of words and postings.
	open shard
	size int
	// total is what all terms take so far. Shards are waiting until it is more
	// than single.
	total   int
	waiting []shard
}

// add puts the next term into the shard at hand, or into a new one.
func (w *shardWriter) add(word string, e encodedTerm) error {
	if w.size > 0 && w.size+len(e.postings) > shardSize {
		if err := w.cut(); err != nil {
			return err
		}
	}
	w.open.Words = append(w.open.Words, word)
	w.open.Postings, w.open.Positions = append(w.open.Postings, e.postings), append(w.open.Positions, e.positions)
	w.size += len(word) + len(e.postings) + len(`"","",`)
	w.total += len(word) + len(e.postings) + len(e.positions) + len(`"","","",`)
	return nil
}

// cut ends the shard at hand, and writes those that need not wait any more.
func (w *shardWriter) cut() error {
	w.waiting = append(w.waiting, w.open)
	w.open, w.size = shard{}, 0
	if w.total <= w.single {
		return nil
	}
	for _, s := range w.waiting {
		if err := writeShard(w.head, s, w.write); err != nil {
			return err
		}
	}
	w.waiting = w.waiting[:0]
	return nil
}

// joined is one shard of several.
func joined(shards []shard) *shard {
	whole := &shard{Words: []string{}, Postings: []string{}, Positions: []string{}}
	for _, s := range shards {
		whole.Words = append(whole.Words, s.Words...)
		whole.Postings = append(whole.Postings, s.Postings...)
		whole.Positions = append(whole.Positions, s.Positions...)
	}
	return whole
}

// encodedTerm is a term as a shard has it.
type encodedTerm struct{ postings, positions string }

// termEncoder writes terms, one after the other in the same room.
type termEncoder struct {
	room
	written, places []byte
}

// encode writes the postings and positions of a term.
func (t *termEncoder) encode(ctx context.Context, r reader, e entry, to *encodedTerm) error {
	t.written, t.places = appendNumber(t.written[:0], e.count), t.places[:0]
	for f := range fieldCount {
		if !e.in(f) {
			continue
		}
		list, err := r.postings(ctx, e.word, f, true, &t.room)
		if err != nil {
			return err
		}
		t.written = appendNumber(t.written, len(list)*fieldsInNumber+int(f))
		last := 0
		for _, p := range list {
			t.posting(p, (p.number-last)*2)
			last = p.number
		}
	}
	to.postings, to.positions = string(t.written), string(t.places)
	return nil
}

// posting writes one document of a term, and twice how far it is from the one before.
func (t *termEncoder) posting(p posting, difference int) {
	if p.frequency == 1 {
		t.written = appendNumber(t.written, difference)
	} else {
		t.written = appendNumber(appendNumber(t.written, difference+1), p.frequency-2)
	}
	last := 0
	for _, position := range p.positions {
		t.places = appendNumber(t.places, position-last)
		last = position
	}
}

// shortName is how many characters of its hash the name of a shard has.
const shortName = 10

// writeShard writes a shard and lists it in the head.
func writeShard(head *indexFile, s shard, write func(File) error) error {
	terms, err := encode(shard{Words: s.Words, Postings: s.Postings})
	if err != nil {
		return err
	}
	positions, err := encode(shard{Positions: s.Positions})
	if err != nil {
		return err
	}
	// One name for both files.
	name := hash(slices.Concat(terms, positions))[:shortName]
	head.Shards = append(head.Shards, shardEntry{s.Words[0], name})
	if err := write(File{filePath("terms-" + name), terms}); err != nil {
		return err
	}
	return write(File{filePath("positions-" + name), positions})
}

// writeStarts writes the words that one or two characters may become.
func writeStarts(head *indexFile, d *dictionary, write func(File) error) error {
	starts := map[string][]string{}
	for _, e := range d.entries {
		if !e.isName() {
			continue
		}
		letters := []rune(e.word)
		for n := 1; n < shortestPrefix && n < len(letters); n++ {
			start := string(letters[:n])
			if starts[start] != nil || !isStart(start) {
				continue
			}
			known := map[int]bool{}
			if place, found := d.find(start); found {
				known[place] = true
			}
			for _, place := range d.longer(start, known) {
				starts[start] = append(starts[start], d.entries[place].word)
			}
		}
	}
	content, err := encode(starts)
	if err != nil {
		return err
	}
	head.Starts = filePath("starts-" + hash(content)[:shortName])
	return write(File{head.Starts, content})
}

// writeSpellings writes the words that typos are looked up in.
func writeSpellings(head *indexFile, d *dictionary, write func(File) error) error {
	head.Spellings = map[string]string{}
	for n := shortestTerm; n <= maxTerm; n++ {
		if len(d.spellings[n]) == 0 {
			continue
		}
		var s spellingFile
		for _, place := range d.spellings[n] {
			s.Words, s.Counts = append(s.Words, d.entries[place].word), append(s.Counts, d.entries[place].count)
		}
		content, err := encode(s)
		if err != nil {
			return err
		}
		length := strconv.Itoa(n)
		path := filePath("spellings-" + length + "-" + hash(content)[:shortName])
		head.Spellings[length] = path
		if err := write(File{path, content}); err != nil {
			return err
		}
	}
	return nil
}
