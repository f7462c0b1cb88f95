package search

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
)

// shard is a stretch of the dictionary with the postings of its words. Documents
// are written as differences, and how often each has the word follows it, negative,
// where that is more than once:
//
//	[field,[document,document,−frequency,document,…],field,[…],…]
//
// Their positions stand apart, because only phrases want them: for each field of
// the postings the positions in all its documents, anew as differences in each:
//
//	[[position,position,…],[…],…]
type shard struct {
	Words     []string          `json:"words,omitempty"`
	Postings  []json.RawMessage `json:"postings,omitempty"`
	Positions []json.RawMessage `json:"positions,omitempty"`
}

// appendList appends a list of JSON that is known to be well formed, under a
// name; encoding/json would read all of it again.
func appendList(to []byte, name string, values []json.RawMessage) []byte {
	to = append(append(append(to, '"'), name...), `":[`...)
	for i, value := range values {
		if i > 0 {
			to = append(to, ',')
		}
		to = append(to, value...)
	}
	return append(to, ']')
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

// termFiles writes the postings into the head while they take at most single
// bytes, else into files of their own.
func (x *Index) termFiles(ctx context.Context, head *indexFile, single int) ([]File, error) {
	d, err := x.dictionary()
	if err != nil {
		return nil, err
	}
	var shards []shard
	whole, size, total := shard{}, 0, 0
	encoded := make([]struct{ postings, positions []byte }, len(d.entries))
	err = inParallel(len(d.entries), x.workers, func(i int) (err error) {
		encoded[i].postings, encoded[i].positions, err = x.encodeTerm(ctx, d.entries[i])
		return err
	})
	if err != nil {
		return nil, err
	}
	for i, e := range d.entries {
		postings, positions := encoded[i].postings, encoded[i].positions
		if size > 0 && size+len(postings) > shardSize {
			shards, whole, size = append(shards, whole), shard{}, 0
		}
		whole.Words = append(whole.Words, e.word)
		whole.Postings, whole.Positions = append(whole.Postings, postings), append(whole.Positions, positions)
		size += len(e.word) + len(postings) + len(`"",,`)
		total += len(e.word) + len(postings) + len(positions) + len(`"",,,`)
	}
	shards = append(shards, whole)
	if total <= single {
		head.Terms = &shard{Words: []string{}, Postings: []json.RawMessage{}, Positions: []json.RawMessage{}}
		for _, s := range shards {
			head.Terms.Words = append(head.Terms.Words, s.Words...)
			head.Terms.Postings = append(head.Terms.Postings, s.Postings...)
			head.Terms.Positions = append(head.Terms.Positions, s.Positions...)
		}
		return nil, nil
	}
	files, err := writeShards(head, shards)
	if err != nil {
		return nil, err
	}
	spellings, err := writeSpellings(head, d)
	return append(files, spellings...), err
}

// encodeTerm writes the postings and positions of a term.
func (x *Index) encodeTerm(ctx context.Context, e entry) (postings, positions []byte, err error) {
	postings, positions = []byte{'['}, []byte{'['}
	for f := range fieldCount {
		if !e.in(f) {
			continue
		}
		list, err := x.reader.postings(ctx, e.word, f, true)
		if err != nil {
			return nil, nil, err
		}
		postings = append(appendNumber(postings, int(f)), ",["...)
		if len(positions) > 1 {
			positions = append(positions, ',')
		}
		positions = append(positions, '[')
		last := 0
		for _, p := range list {
			postings = appendNumber(postings, p.number-last)
			if p.frequency > 1 {
				postings = appendNumber(postings, -p.frequency)
			}
			last = p.number
			for _, delta := range differences(p.positions) {
				positions = appendNumber(positions, delta)
			}
		}
		postings, positions = append(postings, ']'), append(positions, ']')
	}
	return append(postings, ']'), append(positions, ']'), nil
}

// shortName is how many characters of its hash the name of a shard has.
const shortName = 10

// writeShards writes shards and lists them in the head.
func writeShards(head *indexFile, shards []shard) ([]File, error) {
	var files []File
	for _, s := range shards {
		words, err := encode(s.Words)
		if err != nil {
			return nil, err
		}
		terms := append(append([]byte(`{"words":`), words...), ',')
		terms = append(appendList(terms, "postings", s.Postings), '}')
		positions := append(appendList([]byte{'{'}, "positions", s.Positions), '}')
		// One name for both files.
		name := hash(slices.Concat(terms, positions))[:shortName]
		files = append(files, File{filePath("terms-" + name), terms}, File{filePath("positions-" + name), positions})
		head.Shards = append(head.Shards, shardEntry{s.Words[0], name})
	}
	return files, nil
}

// writeSpellings writes the words that typos are looked up in.
func writeSpellings(head *indexFile, d *dictionary) ([]File, error) {
	var files []File
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
			return nil, err
		}
		length := strconv.Itoa(n)
		path := filePath("spellings-" + length + "-" + hash(content)[:shortName])
		head.Spellings[length] = path
		files = append(files, File{path, content})
	}
	return files, nil
}
