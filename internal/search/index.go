package search

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	bleveindex "github.com/blevesearch/bleve_index_api"
	"golang.org/x/sync/errgroup"
)

// Options are the settings of an index.
type Options struct {
	// Language is that of the site, a BCP 47 tag; empty means English.
	Language string
	// Workers is how many goroutines analyse; zero means one a core.
	Workers int
}

// Index holds documents, ready to be searched and written. Any number of
// goroutines may use it at the same time.
type Index struct {
	documents []Document
	// language is that of the site; where it is English, queries know stop words
	// and stems.
	language string
	english  bool
	// compounds is set where words may stand at the end of others.
	compounds bool
	workers   int
	bleve     bleve.Index
	reader    *reader
	facets    facets
	// dictionary is read from bleve when it is first wanted.
	dictionary func() (*dictionary, error)
	// lengths are the numbers of tokens by field and document, for the fields
	// whose length counts, and averages their means.
	lengths  [fieldCount][]int
	averages [fieldCount]float64
}

// batchSize is how many documents become one segment of the index. Larger ones
// take more memory while they are made, smaller ones more time in every search.
const batchSize = 200

// New analyses documents and puts them into an index. The index keeps the
// documents, which must not change afterwards.
func New(ctx context.Context, documents []Document, options Options) (*Index, error) {
	x := &Index{
		documents: documents, facets: newFacets(documents),
		language: cmp.Or(options.Language, "en"), english: isEnglish(options.Language), workers: options.Workers,
	}
	x.compounds = x.hasCompounds()
	if x.workers <= 0 {
		x.workers = runtime.GOMAXPROCS(0)
	}
	for f := range fieldCount {
		if f.hasLength() {
			x.lengths[f] = make([]int, len(documents))
		}
	}
	var err error
	// Each goroutine keeps what it opened of a field for its next term.
	config := map[string]any{"fieldTFRCacheThreshold": x.workers}
	if x.bleve, err = bleve.NewUsing("", newMapping(), scorch.Name, scorch.Name, config); err != nil {
		return nil, fmt.Errorf("make a search index: %w", err)
	}
	if err := x.fill(ctx); err != nil {
		return nil, closeAfter(x.bleve, err)
	}
	x.average()
	if x.reader, err = newReader(x.bleve, len(documents)); err != nil {
		return nil, closeAfter(x.bleve, err)
	}
	x.dictionary = sync.OnceValues(func() (*dictionary, error) { return newDictionary(x.reader) })
	return x, nil
}

// closeAfter closes an index that cannot be used.
func closeAfter(index bleve.Index, err error) error {
	if closing := index.Close(); closing != nil {
		return fmt.Errorf("%w; and closing the index: %w", err, closing)
	}
	return err
}

// Close releases what the index holds. No search may run then or later.
func (x *Index) Close() error {
	if err := x.reader.close(); err != nil {
		return closeAfter(x.bleve, err)
	}
	if err := x.bleve.Close(); err != nil {
		return fmt.Errorf("close the search index: %w", err)
	}
	return nil
}

// newMapping turns off all that bleve would guess: documents come with their
// fields already made.
func newMapping() mapping.IndexMapping {
	m := bleve.NewIndexMapping()
	m.DefaultMapping = bleve.NewDocumentDisabledMapping()
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	return m
}

// fill puts the documents into the index, one batch a goroutine. Batches arrive
// in any order; the name of a document is its number.
func (x *Index) fill(ctx context.Context) error {
	// Few documents are shared out, too, so that no core waits.
	size := max(1, min(batchSize, (len(x.documents)+x.workers-1)/x.workers))
	return inParallel((len(x.documents)+size-1)/size, x.workers, func(i int) error {
		return x.add(ctx, i*size, min((i+1)*size, len(x.documents)))
	})
}

// inParallel calls do for the numbers below n from several goroutines, until one
// of them fails.
func inParallel(n, workers int, do func(i int) error) error {
	var next atomic.Int64
	var group errgroup.Group
	for range workers {
		group.Go(func() error {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return nil
				}
				if err := do(i); err != nil {
					next.Store(int64(n))
					return err
				}
			}
		})
	}
	return group.Wait()
}

// add puts the documents [from, to) into the index.
func (x *Index) add(ctx context.Context, from, to int) error {
	batch := x.bleve.NewBatch()
	made := make([]*document.Document, 0, to-from)
	for number := from; number < to; number++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		d, err := x.prepare(number)
		if err != nil {
			return err
		}
		made = append(made, d)
		if err := batch.IndexAdvanced(d); err != nil {
			return fmt.Errorf("index %q: %w", x.documents[number].source.Source, err)
		}
	}
	if err := x.bleve.Batch(batch); err != nil {
		return fmt.Errorf("index %d documents: %w", to-from, err)
	}
	// bleve has analysed the documents by now.
	for i, d := range made {
		d.VisitFields(func(f bleveindex.Field) {
			if place := slices.Index(fieldNames[:], f.Name()); place >= 0 && field(place).hasLength() {
				x.lengths[place][from+i] = f.AnalyzedLength()
			}
		})
	}
	return nil
}

// prepare analyses a document for bleve.
func (x *Index) prepare(number int) (*document.Document, error) {
	d := &x.documents[number]
	texts, err := d.texts()
	if err != nil {
		return nil, err
	}
	english := x.english
	if d.Language != "" {
		english = isEnglish(d.Language)
	}
	made := document.NewDocument(strconv.Itoa(number))
	for f, text := range texts.fields {
		if text == "" {
			continue
		}
		a := &analyzed{name: fieldNames[f], text: []byte(text), english: english}
		if field(f) == codeField {
			a.mostTerms = maxCodeTerms
		}
		made.AddField(a)
	}
	return made, nil
}

// average computes the mean lengths.
func (x *Index) average() {
	for f, lengths := range x.lengths {
		sum := 0
		for _, length := range lengths {
			sum += length
		}
		if sum > 0 {
			x.averages[f] = float64(sum) / float64(len(lengths))
		}
	}
}
