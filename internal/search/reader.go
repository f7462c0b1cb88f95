package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// reader reads dictionary and postings from bleve.
type reader struct {
	snapshot bleveindex.IndexReader
	// numbers are the numbers of the documents by bleve's own, which depend on
	// the order in which batches arrived.
	numbers []int
}

func newReader(index bleve.Index, count int) (*reader, error) {
	advanced, err := index.Advanced()
	if err != nil {
		return nil, fmt.Errorf("open the search index: %w", err)
	}
	r := &reader{numbers: make([]int, count)}
	if r.snapshot, err = advanced.Reader(); err != nil {
		return nil, fmt.Errorf("open the search index: %w", err)
	}
	ids, err := r.snapshot.DocIDReaderAll()
	if err != nil {
		return nil, fmt.Errorf("read the documents of the search index: %w", err)
	}
	for id, err := ids.Next(); id != nil || err != nil; id, err = ids.Next() {
		if err != nil {
			return nil, fmt.Errorf("read the documents of the search index: %w", err)
		}
		name, err := r.snapshot.ExternalID(id)
		if err != nil {
			return nil, fmt.Errorf("read the documents of the search index: %w", err)
		}
		number, err := strconv.Atoi(name)
		if place := id.Value(); err != nil || place >= uint64(count) || number < 0 || number >= count {
			return nil, fmt.Errorf("the search index has a document %q at %d of %d", name, place, count)
		}
		r.numbers[id.Value()] = number
	}
	if err := ids.Close(); err != nil {
		return nil, fmt.Errorf("read the documents of the search index: %w", err)
	}
	return r, nil
}

func (r *reader) close() error {
	if err := r.snapshot.Close(); err != nil {
		return fmt.Errorf("close the search index: %w", err)
	}
	return nil
}

// posting is one document that has a term in a field.
type posting struct {
	number, frequency int
	// positions are ascending; nil unless asked for.
	positions []int
}

// postings returns where a term stands in a field, by ascending number.
func (r *reader) postings(ctx context.Context, term string, f field, positions bool) ([]posting, error) {
	var list []posting
	var places []int
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
	slices.SortFunc(list, func(a, b posting) int { return cmp.Compare(a.number, b.number) })
	return list, nil
}

// each calls visit for every document that has a term in a field, in no order.
// What visit gets is used again.
func (r *reader) each(ctx context.Context, term string, f field, positions bool, visit func(number int, d *bleveindex.TermFieldDoc)) error {
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
