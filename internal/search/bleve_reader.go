package search

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	bleveindex "github.com/blevesearch/bleve_index_api"
)

// bleveReader reads an index that bleve keeps on disk.
type bleveReader struct {
	index    bleveindex.Index
	snapshot bleveindex.IndexReader
	// numbers are the numbers of the documents by bleve's own, which depend on
	// the order in which batches arrived.
	numbers []int
}

func newBleveReader(index bleveindex.Index, snapshot bleveindex.IndexReader, count int) (*bleveReader, error) {
	r := &bleveReader{index: index, snapshot: snapshot, numbers: make([]int, count)}
	if err := r.number(); err != nil {
		return nil, fmt.Errorf("read the documents of the search index: %w", err)
	}
	return r, nil
}

// number finds out which document is which.
func (r *bleveReader) number() error {
	ids, err := r.snapshot.DocIDReaderAll()
	if err != nil {
		return err
	}
	seen, count := 0, len(r.numbers)
	for id, err := ids.Next(); id != nil || err != nil; id, err = ids.Next() {
		if err != nil {
			return err
		}
		name, err := r.snapshot.ExternalID(id)
		if err != nil {
			return err
		}
		number, err := strconv.Atoi(name)
		if place := id.Value(); err != nil || place >= uint64(count) || number < 0 || number >= count {
			return fmt.Errorf("there is a document %q at %d of %d", name, place, count)
		}
		r.numbers[id.Value()] = number
		seen++
	}
	if seen != count {
		return fmt.Errorf("there are %d documents, and %d are listed", seen, count)
	}
	return ids.Close()
}

func (r *bleveReader) close() error {
	if err := errors.Join(r.snapshot.Close(), r.index.Close()); err != nil {
		return fmt.Errorf("close the search index: %w", err)
	}
	return nil
}

func (r *bleveReader) sections(number int) ([]Section, error) {
	stored, err := r.snapshot.Document(strconv.Itoa(number))
	if err != nil {
		return nil, fmt.Errorf("read the texts of a document: %w", err)
	}
	if stored == nil {
		return nil, fmt.Errorf("the search index has no texts of document %d", number)
	}
	var sections []Section
	stored.VisitFields(func(f bleveindex.Field) {
		if f.Name() == sectionsName {
			err = json.Unmarshal(f.Value(), &sections)
		}
	})
	if err != nil {
		return nil, fmt.Errorf("read the texts of a document: %w", err)
	}
	return sections, nil
}

func (r *bleveReader) documents(ctx context.Context, term string, f field, visit func(number int)) error {
	return r.each(ctx, term, f, false, func(number int, _ *bleveindex.TermFieldDoc) { visit(number) })
}

func (r *bleveReader) postings(ctx context.Context, term string, f field, positions bool, in *room) ([]posting, error) {
	list, places := in.postings[:0], in.positions[:0]
	err := r.each(ctx, term, f, positions, func(number int, d *bleveindex.TermFieldDoc) {
		p := posting{number: number, frequency: int(d.Freq)}
		if positions {
			from := len(places)
			for _, v := range d.Vectors {
				places = append(places, int(v.Pos))
			}
			p.positions = places[from:len(places):len(places)]
			slices.Sort(p.positions)
		}
		list = append(list, p)
	})
	if err != nil {
		return nil, err
	}
	in.postings, in.positions = list, places
	slices.SortFunc(list, func(a, b posting) int { return cmp.Compare(a.number, b.number) })
	return list, nil
}

// each calls visit for every document that has a term in a field, in no order.
// What visit gets is used again.
func (r *bleveReader) each(ctx context.Context, term string, f field, positions bool, visit func(number int, d *bleveindex.TermFieldDoc)) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	entries, err := r.snapshot.TermFieldReader(ctx, []byte(term), fieldNames[f], true, false, positions)
	if err != nil {
		return fmt.Errorf("read where %q stands: %w", term, err)
	}
	var reused bleveindex.TermFieldDoc
	for {
		d, err := entries.Next(reused.Reset())
		if err != nil {
			return fmt.Errorf("read where %q stands: %w", term, err)
		}
		if d == nil {
			break
		}
		visit(r.numbers[d.ID.Value()], d)
	}
	if err := entries.Close(); err != nil {
		return fmt.Errorf("read where %q stands: %w", term, err)
	}
	return nil
}

func (r *bleveReader) terms(f field, to []entry) ([]entry, error) {
	terms, err := r.snapshot.FieldDict(fieldNames[f])
	if err != nil {
		return nil, fmt.Errorf("read the words of %s: %w", fieldNames[f], err)
	}
	for {
		e, err := terms.Next()
		if err != nil {
			return nil, fmt.Errorf("read the words of %s: %w", fieldNames[f], err)
		}
		if e == nil {
			break
		}
		// A term stands in room that the next one uses.
		to = append(to, newEntry(strings.Clone(e.Term), f, int(e.Count)))
	}
	if err := terms.Close(); err != nil {
		return nil, fmt.Errorf("read the words of %s: %w", fieldNames[f], err)
	}
	return to, nil
}
