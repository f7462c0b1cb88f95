package content

import "slices"

// FieldKind is the shape that the value of a key must have.
type FieldKind int

// The kinds of field, and what Entry.Fields holds for each.
const (
	// TextField is a scalar.
	TextField FieldKind = iota
	// ListField is a Sequence of scalars; a lone scalar counts as a list of one.
	ListField
	// BoolField is a scalar, normalised to "true" or "false".
	BoolField
	// DateField and TimeField are scalars as typed; their reading is not
	// decided here.
	DateField
	TimeField
	// NumberField is a scalar, a whole number.
	NumberField
	// ItemsField is a Sequence; each item is a scalar, or a Mapping whose keys
	// are those of Field.Items by their canonical names.
	ItemsField
	// LinksField is a Sequence of Mappings, each with "label" and "url".
	LinksField
	// PairsField is a Mapping with keys of the author's own choosing.
	PairsField
	// IgnoredField is a key of another generator: it has no meaning here and
	// deserves no complaint. It never appears in Entry.Fields.
	IgnoredField
)

// String names the kind in words that fit after "expected".
func (k FieldKind) String() string {
	switch k {
	case TextField:
		return "text"
	case ListField:
		return "a list"
	case BoolField:
		return "true or false"
	case DateField:
		return "a date"
	case TimeField:
		return "a date and time"
	case NumberField:
		return "a number"
	case ItemsField:
		return "a list of texts or of keys with values"
	case LinksField:
		return "a list of links, each with label and url"
	case PairsField:
		return "keys with values"
	default:
		return "anything"
	}
}

// Field describes one key of front matter or of debrief.yaml. Case, "-" and "_"
// do not matter in keys.
type Field struct {
	Key Key
	// Aliases are other keys for the same thing, the preferred ones first.
	Aliases []string
	// Switches are keys that mean this field where their value is true or
	// false, whatever else they mean with another value.
	Switches []Switch
	Kind     FieldKind
	// Enum lists the values that are known; empty if any value will do.
	Enum []string
	// Ranked is set where several of the keys may well stand side by side (date
	// and publishDate): the first in the order Key, Aliases counts.
	Ranked bool
	// Items are the keys of each item (ItemsField), the first being the one
	// that a plain text item stands for; or of the mapping (PairsField with a
	// closed set of keys).
	Items []Field
	// Help is one line for the reference: what to write.
	Help string
	// Roles are the roles of document that the key is for.
	Roles []Role
	// Unused is set for a key that is known and has no effect yet: what authors
	// must not believe of it. It never appears in Entry.Fields.
	Unused *Unused
}

// Unused says of a key that it has no effect.
type Unused struct {
	// Says ends the sentence that begins with the key.
	Says string
	// Kept are values, folded, whose promise is kept all the same: public.
	Kept []string
}

// Switch is a key whose true or false sets a BoolField.
type Switch struct {
	Key string
	// Inverse is set where false means true.
	Inverse bool
}

// Fields returns the table of front matter keys: the one source for what is
// accepted, for the schema and for the reference page (experience.md §6).
func Fields() []Field {
	return slices.Concat(fieldsIn("documents"), fieldsIn("times"), fieldsIn("incidents"), fieldsIn("factors and services"), fieldsIn("others"))
}
