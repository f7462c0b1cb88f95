package search

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	bleveindex "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v17"
)

// An index on disk is a folder of bleve's segments, each of a stretch of the
// documents, and a file that says what there is:
//
//	0.zap 200.zap 400.zap …    the segments, by the number of their first document
//	documents.json             kept
//
// It is written once and then only read, so that nothing of bleve's is needed that
// keeps changes, merges segments, or knows of numbers and places.

// batchSize is how many documents become one segment. Larger ones take more memory
// while they are made, smaller ones more time in every search; there are at most
// mostSegments.
const (
	batchSize    = 200
	mostSegments = 100
)

// What stands in an index on disk beside the fields of the ranking: the texts of a
// document, in a field that is stored and not indexed, and what kept has.
const (
	sectionsName = "sections"
	keptName     = "documents.json"
)

// segments makes and opens the files of bleve.
var segments zap.ZapPlugin

// keptSegment is a segment as kept knows it.
type keptSegment struct {
	// From is the number of its first document, Bytes how long its file is.
	From  int   `json:"from"`
	Bytes int64 `json:"bytes"`
}

func (s keptSegment) path(folder string) string {
	return filepath.Join(folder, fmt.Sprintf("%d.zap", s.From))
}

// Write analyses documents and puts them into an index on disk, in a folder that
// is not there yet. It is whole when Write returns without an error.
func Write(ctx context.Context, folder string, documents []Document, options Options) error {
	if err := os.Mkdir(folder, 0o700); err != nil {
		return fmt.Errorf("make a search index: %w", err)
	}
	w := segmentWriter{newIndex(documents, options), folder}
	written, err := w.fill(ctx)
	if err != nil {
		return err
	}
	list := newKept(w.Index)
	list.Segments = written
	state, err := encode(list)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, keptName), state, 0o600); err != nil {
		return fmt.Errorf("write the list of documents: %w", err)
	}
	return nil
}

// segmentWriter puts the documents of an index into segments.
type segmentWriter struct {
	*Index
	folder string
}

// fill puts the documents into segments, one a goroutine.
func (w *segmentWriter) fill(ctx context.Context) ([]keptSegment, error) {
	count := len(w.documents)
	// Few documents are shared out, too, so that no core waits.
	size := max(1, min(batchSize, (count+w.workers-1)/w.workers), (count+mostSegments-1)/mostSegments)
	written := make([]keptSegment, (count+size-1)/size)
	err := inParallel(len(written), w.workers, func(i int) (err error) {
		written[i], err = w.write(ctx, i*size, min((i+1)*size, count))
		return err
	})
	return written, err
}

// write makes a segment of the documents [from, to).
func (w *segmentWriter) write(ctx context.Context, from, to int) (keptSegment, error) {
	made := make([]bleveindex.Document, 0, to-from)
	for number := from; number < to; number++ {
		if err := ctx.Err(); err != nil {
			return keptSegment{}, err
		}
		d, err := w.prepare(number)
		if err != nil {
			return keptSegment{}, err
		}
		made = append(made, d)
	}
	file := keptSegment{From: from}
	inMemory, _, err := segments.New(made)
	if err != nil {
		return file, fmt.Errorf("index %d documents: %w", to-from, err)
	}
	if err := inMemory.(segment.UnpersistedSegment).Persist(file.path(w.folder)); err != nil {
		return file, fmt.Errorf("write a search index: %w", err)
	}
	info, err := os.Stat(file.path(w.folder))
	if err != nil {
		return file, fmt.Errorf("write a search index: %w", err)
	}
	file.Bytes = info.Size()
	return file, nil
}

// prepare analyses a document, and makes of it what a segment stores.
func (w *segmentWriter) prepare(number int) (*record, error) {
	d := &w.documents[number]
	texts, err := d.texts()
	if err != nil {
		return nil, err
	}
	made := newRecord(number)
	for f, text := range texts.fields {
		if text == "" {
			continue
		}
		a := &analyzed{field: field(f), text: []byte(text), english: w.isEnglish(d)}
		a.Analyze()
		if a.field.hasLength() {
			w.lengths[f][number] = a.length
		}
		made.fields = append(made.fields, a)
	}
	sections, err := encode(texts.sections)
	if err != nil {
		return nil, err
	}
	made.fields = append(made.fields, stored{sectionsName, sections})
	return made, nil
}

// Open opens an index that Write has written, to be read only: any number of
// processes may have it open.
func Open(folder string, options Options) (*Index, error) {
	state, err := os.ReadFile(filepath.Join(folder, keptName))
	if err != nil {
		return nil, fmt.Errorf("read the list of documents: %w", err)
	}
	var list kept
	if err := json.Unmarshal(state, &list); err != nil {
		return nil, fmt.Errorf("read the list of documents: %w", err)
	}
	x := list.index(options)
	r := &segmentReader{}
	for _, file := range list.Segments {
		if err := r.open(folder, file); err != nil {
			return nil, errors.Join(fmt.Errorf("open the search index: %w", err), r.close())
		}
	}
	x.reader = r
	return x, nil
}

// segmentReader reads an index on disk.
type segmentReader struct{ parts []part }

// part is a segment and the number of its first document.
type part struct {
	segment.Segment
	from int
}

// open opens a segment. A file that was cut off would be read as if it were whole.
func (r *segmentReader) open(folder string, file keptSegment) error {
	info, err := os.Stat(file.path(folder))
	if err != nil {
		return err
	}
	if info.Size() != file.Bytes {
		return fmt.Errorf("%s has %d bytes, not %d", info.Name(), info.Size(), file.Bytes)
	}
	opened, err := segments.Open(file.path(folder))
	if err != nil {
		return err
	}
	r.parts = append(r.parts, part{opened, file.From})
	return nil
}

func (r *segmentReader) close() error {
	var errs []error
	for _, p := range r.parts {
		errs = append(errs, p.Close())
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("close the search index: %w", err)
	}
	return nil
}

func (r *segmentReader) sections(number int) (sections []Section, err error) {
	i, exact := slices.BinarySearchFunc(r.parts, number, func(p part, number int) int { return p.from - number })
	if !exact {
		i--
	}
	if i < 0 {
		return nil, fmt.Errorf("the search index has no document %d", number)
	}
	none := true
	visit := func(name string, _ byte, value []byte, _ []uint64) bool {
		if name == sectionsName {
			none, err = false, json.Unmarshal(value, &sections)
		}
		return true
	}
	err = errors.Join(r.parts[i].VisitStoredFields(uint64(number-r.parts[i].from), visit), err)
	if err == nil && none {
		err = fmt.Errorf("the search index has no texts of document %d", number)
	}
	if err != nil {
		return nil, fmt.Errorf("read the texts of a document: %w", err)
	}
	return sections, nil
}

func (r *segmentReader) documents(ctx context.Context, term string, f field, visit func(number int)) error {
	return r.each(ctx, term, f, false, func(number int, _ segment.Posting) { visit(number) })
}

func (r *segmentReader) postings(ctx context.Context, term string, f field, positions bool) ([]posting, error) {
	var list []posting
	var places []int
	err := r.each(ctx, term, f, positions, func(number int, d segment.Posting) {
		p := posting{number: number, frequency: int(d.Frequency())}
		if positions {
			from := len(places)
			for _, at := range d.Locations() {
				places = append(places, int(at.Pos()))
			}
			p.positions = places[from:len(places):len(places)]
			slices.Sort(p.positions)
		}
		list = append(list, p)
	})
	return list, err
}

// each calls visit for every document that has a term in a field, by ascending
// number. What visit gets is used again.
func (r *segmentReader) each(ctx context.Context, term string, f field, positions bool, visit func(number int, d segment.Posting)) error {
	for _, p := range r.parts {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := p.each(term, f, positions, visit); err != nil {
			return fmt.Errorf("read where %q stands: %w", term, err)
		}
	}
	return nil
}

func (p part) each(term string, f field, positions bool, visit func(number int, d segment.Posting)) error {
	words, err := p.Dictionary(fieldNames[f])
	if err != nil {
		return err
	}
	found, err := words.PostingsList([]byte(term), nil, nil)
	if err != nil {
		return err
	}
	entries := found.Iterator(true, false, positions, nil)
	for {
		d, err := entries.Next()
		if err != nil || d == nil {
			return err
		}
		visit(p.from+int(d.Number()), d)
	}
}

func (r *segmentReader) eachTerm(f field, visit func(word string, count int)) error {
	counts := map[string]int{}
	for _, p := range r.parts {
		if err := p.count(f, counts); err != nil {
			return fmt.Errorf("read the words of %s: %w", fieldNames[f], err)
		}
	}
	for word, count := range counts {
		visit(word, count)
	}
	return nil
}

// count adds how many documents of the segment have each word of a field.
func (p part) count(f field, counts map[string]int) error {
	words, err := p.Dictionary(fieldNames[f])
	if err != nil {
		return err
	}
	all := words.AutomatonIterator(nil, nil, nil)
	for {
		e, err := all.Next()
		if err != nil || e == nil {
			return err
		}
		counts[e.Term] += int(e.Count)
	}
}
