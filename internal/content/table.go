package content

import (
	"slices"
	"strings"
	"sync"
)

// table is a set of fields, ready for looking up keys.
type table struct {
	// of names what the keys belong to, after "of": "an incident".
	of string
	// claims says what each folded key means.
	claims map[string]claim
	// words are the folded keys worth suggesting, and spelling how each is
	// written in the table.
	words    []string
	spelling map[string]string
	// fields are in the order of the table; claim.field counts in it.
	fields []*Field
	// items are the tables of the fields that have Items, by field number.
	items map[int]*table
}

// claim is what a key means in a table. It may mean two things: a switch where
// its value is true or false, and another field where it is not.
type claim struct {
	// field is an index into table.fields, or -1.
	field int
	// rank is 0 for the canonical name, then 1 for the first alias.
	rank int
	// toggle is the index of the field that the key switches, or -1; inverse
	// is set where false means true.
	toggle  int
	inverse bool
}

// fold reduces a key to what matters in it: case, "-", "_" and spaces do not.
func fold(key string) string {
	clean := true
	for i := range len(key) {
		if c := key[i]; c < 'a' || c > 'z' {
			clean = false
			break
		}
	}
	if clean {
		return key
	}
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == ' ' {
			return -1
		}
		return r
	}, strings.ToLower(key))
}

// FoldKey reduces a key to what tells it from others.
func FoldKey(key string) string { return fold(key) }

// newTable prepares fields for looking up.
func newTable(of string, fields []Field) *table {
	t := &table{of: of, claims: map[string]claim{}, spelling: map[string]string{}, items: map[int]*table{}}
	add := func(key string, ignored bool, change func(*claim)) {
		folded := fold(key)
		c, known := t.claims[folded]
		if !known {
			c = claim{field: -1, toggle: -1}
			if !ignored {
				t.words = append(t.words, folded)
				t.spelling[folded] = key
			}
		}
		change(&c)
		t.claims[folded] = c
	}
	for i := range fields {
		f, number := &fields[i], i
		t.fields = append(t.fields, f)
		ignored := f.Kind == IgnoredField
		for rank, key := range append([]string{f.Key.String()}, f.Aliases...) {
			add(key, ignored, func(c *claim) { c.field, c.rank = number, rank })
		}
		for _, s := range f.Switches {
			add(s.Key, ignored, func(c *claim) { c.toggle, c.inverse = number, s.Inverse })
		}
		if len(f.Items) > 0 {
			t.items[number] = newTable("an entry of "+f.Key.String(), f.Items)
		}
	}
	return t
}

// ofRole says what the keys of each role belong to.
var ofRole = []string{IncidentRole: "an incident", PageRole: "a page", FactorRole: "a factor", ServiceRole: "a service"}

// roleTables are the tables of the roles.
var roleTables = sync.OnceValue(func() []*table {
	all, tables := Fields(), make([]*table, len(ofRole))
	for role, of := range ofRole {
		tables[role] = newTable(of, slices.DeleteFunc(slices.Clone(all), func(f Field) bool { return !slices.Contains(f.Roles, Role(role)) }))
	}
	return tables
})

// elsewhere returns for which role a folded key has a meaning, and false if for
// none.
func elsewhere(folded string) (*table, bool) {
	for _, t := range roleTables() {
		if _, ok := t.claims[folded]; ok {
			return t, true
		}
	}
	return nil, false
}
