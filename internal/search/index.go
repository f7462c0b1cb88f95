package search

import (
	"cmp"
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/debrief-dev/debrief/internal/texts"
)

// Options are the settings of an index.
type Options struct {
	// Language is that of the site, a BCP 47 tag; empty means English.
	Language string
	// Workers is how many goroutines analyse; zero means one a core.
	Workers int
	// Twins is set where the Markdown of the pages is published with the index.
	Twins bool
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
	twins     bool
	reader    reader
	facets    facets
	// dictionary is read from the reader when it is first wanted.
	dictionary func() (*dictionary, error)
	// lengths are the numbers of tokens by field and document, for the fields
	// whose length counts, and averages their means.
	lengths  [fieldCount][]int
	averages [fieldCount]float64
}

// New analyses documents and holds them in memory. The index keeps the documents,
// which must not change afterwards.
func New(ctx context.Context, documents []Document, options Options) (*Index, error) {
	return collect(ctx, documents, options, func(int, documentTexts) error { return nil })
}

// newIndex is an index with nothing to read from yet.
func newIndex(documents []Document, options Options) *Index {
	x := &Index{
		documents: documents, facets: newFacets(documents, texts.For(options.Language)),
		language: cmp.Or(options.Language, "en"), english: isEnglish(options.Language), workers: options.Workers, twins: options.Twins,
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
	x.dictionary = sync.OnceValues(func() (*dictionary, error) { return newDictionary(x.reader, len(documents)) })
	return x
}

// Close releases what the index holds. No search may run then or later.
func (x *Index) Close() error { return x.reader.close() }

// Count is how many documents there are.
func (x *Index) Count() int { return len(x.documents) }

// collect analyses documents into lists. Each goroutine takes one stretch of them,
// so that no list is shared. Each document is handed to visit, which others may run at
// the same time.
func collect(ctx context.Context, documents []Document, options Options, visit func(number int, t documentTexts) error) (*Index, error) {
	x := newIndex(documents, options)
	size := max(1, (len(documents)+x.workers-1)/x.workers)
	stretches := make([]*lists, (len(documents)+size-1)/size)
	err := inParallel(len(stretches), x.workers, func(i int) error {
		c := collector{index: x, lists: newLists(), visit: visit}
		stretches[i] = c.lists
		return c.collect(ctx, i*size, min((i+1)*size, len(documents)))
	})
	if err != nil {
		return nil, err
	}
	x.average()
	x.reader = listReader{stretches, documents}
	return x, nil
}

// collector analyses a stretch of documents.
type collector struct {
	index *Index
	lists *lists
	visit func(number int, t documentTexts) error
	// tokenizer and text are room that every field uses again.
	tokenizer tokenizer
	text      []byte
}

func (c *collector) collect(ctx context.Context, from, to int) error {
	for number := from; number < to; number++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		d := &c.index.documents[number]
		t, err := d.texts()
		if err != nil {
			return err
		}
		english := c.index.isEnglish(d)
		for f := range fieldCount {
			c.text = append(c.text[:0], t.fields[f]...)
			tokens := f.limited(c.tokenizer.cut(c.text, english))
			for _, token := range tokens {
				c.lists.add(number, f, token)
			}
			if f.hasLength() {
				c.index.lengths[f][number] = len(tokens)
			}
		}
		if err := c.visit(number, t); err != nil {
			return err
		}
	}
	return nil
}

// isEnglish tells whether a document is in English.
func (x *Index) isEnglish(d *Document) bool {
	if d.Language != "" {
		return isEnglish(d.Language)
	}
	return x.english
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
