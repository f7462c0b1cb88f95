package content

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// keyLines are the keys that are known: those of documents, those of the entries of
// their lists, and those of the configuration.
//
//	== incidents                a group
//	# The others.               a remark
//
//	-- actions                  a key
//	also: action_items tasks    Field.Aliases, the preferred ones first
//	switches: !published        Field.Switches; "!" is before one whose false is true
//	ranked:                     Field.Ranked
//	kind: items                 Field.Kind, by its word in kindWords; text if not said
//	items: action               the group of the keys of each item
//	values: open done           Field.Enum
//	for: incident               Field.Roles
//	unused: withholds nothing   Field.Unused, what it says
//	kept: public                and the values whose promise is kept all the same
//	help: Follow-up tasks.      Field.Help
//
//go:embed keys.txt
var keyLines string

var kindWords = map[string]FieldKind{
	"list": ListField, "bool": BoolField, "date": DateField, "time": TimeField, "number": NumberField,
	"items": ItemsField, "links": LinksField, "pairs": PairsField, "ignored": IgnoredField,
}

var roleWords = []string{IncidentRole: "incident", PageRole: "page", FactorRole: "factor", ServiceRole: "service"}

// keyGroups are the lines of each group.
var keyGroups = sync.OnceValue(func() map[string]string {
	groups := map[string]string{}
	for _, text := range strings.Split(keyLines, "\n== ")[1:] {
		name, lines, _ := strings.Cut(text, "\n")
		groups[name] = lines
	}
	return groups
})

// fieldsIn are the fields of a group, in the order of the file.
func fieldsIn(group string) []Field {
	var fields []Field
	for _, text := range strings.Split(keyGroups()[group], "\n-- ")[1:] {
		name, lines, _ := strings.Cut(text, "\n")
		f := Field{Key: Key{name}}
		for line := range strings.Lines(lines) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
				key, value, _ := strings.Cut(line, ":")
				f.set(key, strings.TrimSpace(value))
			}
		}
		fields = append(fields, f)
	}
	return fields
}

// set takes a line of the field.
func (f *Field) set(key, value string) {
	switch key {
	case "also":
		f.Aliases = append(f.Aliases, strings.Fields(value)...)
	case "switches":
		for word := range strings.FieldsSeq(value) {
			word, inverse := strings.CutPrefix(word, "!")
			f.Switches = append(f.Switches, Switch{word, inverse})
		}
	case "ranked":
		f.Ranked = true
	case "kind":
		f.Kind = kindWords[value]
	case "items":
		f.Items = fieldsIn(value)
	case "values":
		f.Enum = strings.Fields(value)
	case "for":
		for word := range strings.FieldsSeq(value) {
			f.Roles = append(f.Roles, Role(slices.Index(roleWords, word)))
		}
	case "unused":
		f.Unused = &Unused{Says: value}
	case "kept":
		f.Unused.Kept = strings.Fields(value)
	case "help":
		f.Help = value
	default:
		panic("keys.txt: " + f.Key.String() + ": " + key) // a fault of this package, which its test finds
	}
}
