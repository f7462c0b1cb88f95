package search

import (
	"github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// analyzed is a text as bleve indexes it, from our tokenizer straight to the
// frequencies that bleve wants. bleve's own text field does the same through a
// stream of tokens, at twice the memory.
type analyzed struct {
	field field
	text  []byte
	// english drops stop words.
	english bool

	length      int
	frequencies bleveindex.TokenFrequencies
}

var _ document.Field = (*analyzed)(nil)

// Analyze implements bleve's Field: it cuts the text into tokens and counts them.
// Start and end of a token are left out, because excerpts are cut from other
// texts than those of the fields.
func (a *analyzed) Analyze() {
	tokens := a.field.limited(tokenize(a.text, a.english))
	a.length = len(tokens)
	a.frequencies = make(bleveindex.TokenFrequencies, len(tokens)/2+1)
	var room []bleveindex.TokenFreq
	for _, t := range tokens {
		f := a.frequencies[string(t.term)]
		if f == nil {
			if len(room) == 0 {
				room = make([]bleveindex.TokenFreq, min(len(tokens), 64))
			}
			f, room = &room[0], room[1:]
			f.Term = t.term
			a.frequencies[string(t.term)] = f
		}
		f.SetFrequency(f.Frequency() + 1)
	}
	// The locations of a term lie side by side.
	locations, pointers := make([]bleveindex.TokenLocation, len(tokens)), make([]*bleveindex.TokenLocation, len(tokens))
	for i, t := range tokens {
		f := a.frequencies[string(t.term)]
		if f.Locations == nil {
			n := f.Frequency()
			f.Locations, pointers = pointers[:0:n], pointers[n:]
		}
		locations[i].Position = t.position
		f.Locations = append(f.Locations, &locations[i])
	}
}

// Name implements bleve's Field.
func (a *analyzed) Name() string { return fieldNames[a.field] }

// Options implements bleve's Field: frequencies and positions, nothing stored.
func (a *analyzed) Options() bleveindex.FieldIndexingOptions {
	return bleveindex.IndexField | bleveindex.IncludeTermVectors
}

// AnalyzedLength implements bleve's Field: the number of tokens.
func (a *analyzed) AnalyzedLength() int { return a.length }

// AnalyzedTokenFrequencies implements bleve's Field.
func (a *analyzed) AnalyzedTokenFrequencies() bleveindex.TokenFrequencies { return a.frequencies }

// Value implements bleve's Field.
func (a *analyzed) Value() []byte { return a.text }

// NumPlainTextBytes implements bleve's Field.
func (a *analyzed) NumPlainTextBytes() uint64 { return uint64(len(a.text)) }

// Size implements bleve's Field; it is for bleve's own statistics.
func (a *analyzed) Size() int { return len(a.text) }

// ArrayPositions implements bleve's Field; there are no arrays.
func (a *analyzed) ArrayPositions() []uint64 { return nil }

// EncodedFieldType implements bleve's Field: t is for text.
func (a *analyzed) EncodedFieldType() byte { return 't' }
