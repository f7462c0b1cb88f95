package search

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// What stands on disk is scorch, the index of bleve, without what bleve puts in front
// of it: documents come with their fields already made, and questions are answered
// from its lists. What is left out is a tenth of the program: other indexes, other
// languages, other queries.

// batchSize is how many documents become one segment of an index on disk. Larger
// ones take more memory while they are made, smaller ones more time in every search.
const batchSize = 200

// What stands in an index on disk beside the fields of the ranking: the texts of a
// document, in a field that is stored and not indexed, and what kept has.
const (
	sectionsName = "sections"
	keptName     = "documents"
)

// lockTime is how long to wait for a process that writes to the index; bleve waits
// for ever unless told.
const lockTime = "2s"

// Write analyses documents and puts them into an index on disk, in a folder that
// is not there yet. It is whole when Write returns without an error.
func Write(ctx context.Context, folder string, documents []Document, options Options) (err error) {
	list := newIndex(documents, options)
	analysis := bleveindex.NewAnalysisQueue(list.workers)
	defer analysis.Close()
	index, err := openScorch(map[string]any{"path": folder}, analysis)
	if err != nil {
		return fmt.Errorf("make a search index: %w", err)
	}
	defer func() {
		if closing := index.Close(); closing != nil {
			err = errors.Join(err, fmt.Errorf("close the search index: %w", closing))
		}
	}()
	w := bleveWriter{list, index}
	if err := w.fill(ctx); err != nil {
		return err
	}
	state, err := encode(newKept(w.Index))
	if err != nil {
		return err
	}
	if err := index.SetInternal([]byte(keptName), state); err != nil {
		return fmt.Errorf("write the list of documents: %w", err)
	}
	return nil
}

// openScorch opens an index, or makes one in a folder that is not there yet.
func openScorch(config map[string]any, analysis *bleveindex.AnalysisQueue) (bleveindex.Index, error) {
	index, err := scorch.NewScorch(scorch.Name, config, analysis)
	if err != nil {
		return nil, err
	}
	if err := index.Open(); err != nil {
		return nil, errors.Join(err, index.Close())
	}
	return index, nil
}

// bleveWriter puts the documents of an index into bleve.
type bleveWriter struct {
	*Index
	bleve bleveindex.Index
}

// fill puts the documents into the index, one batch a goroutine. Batches arrive
// in any order; the name of a document is its number.
func (w *bleveWriter) fill(ctx context.Context) error {
	// Few documents are shared out, too, so that no core waits.
	size := max(1, min(batchSize, (len(w.documents)+w.workers-1)/w.workers))
	return inParallel((len(w.documents)+size-1)/size, w.workers, func(i int) error {
		return w.add(ctx, i*size, min((i+1)*size, len(w.documents)))
	})
}

// add puts the documents [from, to) into the index.
func (w *bleveWriter) add(ctx context.Context, from, to int) error {
	batch := bleveindex.NewBatch()
	made := make([]*document.Document, 0, to-from)
	for number := from; number < to; number++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		d, err := w.prepare(number)
		if err != nil {
			return err
		}
		made = append(made, d)
		batch.Update(d)
	}
	if err := w.bleve.Batch(batch); err != nil {
		return fmt.Errorf("index %d documents: %w", to-from, err)
	}
	// bleve has analysed the documents by now.
	for i, d := range made {
		d.VisitFields(func(f bleveindex.Field) {
			if place := slices.Index(fieldNames[:], f.Name()); place >= 0 && field(place).hasLength() {
				w.lengths[place][from+i] = f.AnalyzedLength()
			}
		})
	}
	return nil
}

// prepare makes of a document what bleve analyses and stores.
func (w *bleveWriter) prepare(number int) (*document.Document, error) {
	d := &w.documents[number]
	texts, err := d.texts()
	if err != nil {
		return nil, err
	}
	made := document.NewDocument(strconv.Itoa(number))
	for f, text := range texts.fields {
		if text != "" {
			made.AddField(&analyzed{field: field(f), text: []byte(text), english: w.isEnglish(d)})
		}
	}
	sections, err := encode(texts.sections)
	if err != nil {
		return nil, err
	}
	made.AddField(document.NewTextFieldWithIndexingOptions(sectionsName, nil, sections, bleveindex.StoreField))
	return made, nil
}

// Open opens an index that Write has written, to be read only: any number of
// processes may have it open.
func Open(folder string, options Options) (*Index, error) {
	index, err := openScorch(map[string]any{"path": folder, "read_only": true, "bolt_timeout": lockTime}, nil)
	if err != nil {
		return nil, fmt.Errorf("open the search index: %w", err)
	}
	x, err := opened(index, options)
	if err == nil {
		return x, nil
	}
	if closing := index.Close(); closing != nil {
		err = errors.Join(err, fmt.Errorf("close the search index: %w", closing))
	}
	return nil, err
}

// opened makes an index that reads from bleve.
func opened(index bleveindex.Index, options Options) (*Index, error) {
	snapshot, err := index.Reader()
	if err != nil {
		return nil, fmt.Errorf("read the search index: %w", err)
	}
	x, err := keptIn(snapshot, options)
	if err != nil {
		return nil, errors.Join(err, snapshot.Close())
	}
	if x.reader, err = newBleveReader(index, snapshot, len(x.documents)); err != nil {
		return nil, errors.Join(err, snapshot.Close())
	}
	return x, nil
}

// keptIn is the index of the documents that are listed in bleve, without a reader.
func keptIn(snapshot bleveindex.IndexReader, options Options) (*Index, error) {
	state, err := snapshot.GetInternal([]byte(keptName))
	if err != nil {
		return nil, fmt.Errorf("read the list of documents: %w", err)
	}
	var list kept
	if err := json.Unmarshal(state, &list); err != nil {
		return nil, fmt.Errorf("read the list of documents: %w", err)
	}
	return list.index(options), nil
}
