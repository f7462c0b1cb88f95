package search

import (
	"strconv"

	bleveindex "github.com/blevesearch/bleve_index_api"
)

// record is a document as a segment takes it: analysed fields, and stored ones.
type record struct {
	name   stored
	fields []bleveindex.Field
}

var _ bleveindex.Document = (*record)(nil)

// nameField is the name of a document, which a segment wants to store and we do
// not: the place of a document says its number.
const nameField = "_id"

func newRecord(number int) *record {
	name := stored{nameField, strconv.AppendInt(nil, int64(number), 10)}
	return &record{name, []bleveindex.Field{name}}
}

// ID implements bleve's Document.
func (r *record) ID() string { return string(r.name.value) }

// VisitFields implements bleve's Document.
func (r *record) VisitFields(visit bleveindex.FieldVisitor) {
	for _, f := range r.fields {
		visit(f)
	}
}

// Indexed implements bleve's Document.
func (r *record) Indexed() bool { return true }

// AddIDField implements bleve's Document; it is there already.
func (r *record) AddIDField() {}

// VisitComposite implements bleve's Document; no field is made of others.
func (r *record) VisitComposite(bleveindex.CompositeFieldVisitor) {}

// HasComposite implements bleve's Document, as above.
func (r *record) HasComposite() bool { return false }

// Size implements bleve's Document; it is for bleve's own statistics, as are the
// next two.
func (r *record) Size() int { return 0 }

// NumPlainTextBytes implements bleve's Document.
func (r *record) NumPlainTextBytes() uint64 { return 0 }

// StoredFieldsBytes implements bleve's Document.
func (r *record) StoredFieldsBytes() uint64 { return 0 }

// stored is a field that is kept and not searched.
type stored struct {
	name  string
	value []byte
}

// Name implements bleve's Field.
func (s stored) Name() string { return s.name }

// Value implements bleve's Field.
func (s stored) Value() []byte { return s.value }

// Options implements bleve's Field.
func (s stored) Options() bleveindex.FieldIndexingOptions { return bleveindex.StoreField }

// Analyze implements bleve's Field; there is nothing to analyse.
func (s stored) Analyze() {}

// AnalyzedLength implements bleve's Field, as above.
func (s stored) AnalyzedLength() int { return 0 }

// AnalyzedTokenFrequencies implements bleve's Field, as above.
func (s stored) AnalyzedTokenFrequencies() bleveindex.TokenFrequencies { return nil }

// ArrayPositions implements bleve's Field; there are no arrays.
func (s stored) ArrayPositions() []uint64 { return nil }

// EncodedFieldType implements bleve's Field: t is for text.
func (s stored) EncodedFieldType() byte { return 't' }

// NumPlainTextBytes implements bleve's Field.
func (s stored) NumPlainTextBytes() uint64 { return uint64(len(s.value)) }
