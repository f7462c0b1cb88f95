package content

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// convert gives a value the shape that its field promises, or reports that it
// cannot have it.
func (c *checker) convert(f *Field, items *table, v Value) (Value, bool) {
	if c.level == problem.Error && !c.strict(f, v) {
		return c.misshapen(f, v)
	}
	switch f.Kind {
	case ListField:
		return c.list(f, v)
	case ItemsField:
		return c.entries(items, v)
	case LinksField:
		return c.links(f, v)
	case PairsField:
		if v.Kind != Mapping {
			return c.misshapen(f, v)
		}
		return v, true
	case BoolField:
		state, ok := truth(v)
		if !ok {
			return c.misshapen(f, v)
		}
		v.Text = state
		return v, true
	}
	v, ok := c.scalar(f, v)
	if ok && len(f.Enum) > 0 {
		v.Text = c.known(f, v)
	}
	if _, err := strconv.Atoi(v.Text); ok && f.Kind == NumberField && err != nil {
		return c.misshapen(f, v)
	}
	return v, ok
}

// strict tells whether a value of the configuration has the shape of its field.
// There, what documents may write by habit is more likely a mistake.
func (c *checker) strict(f *Field, v Value) bool {
	switch f.Kind {
	case TextField:
		return v.Kind == Scalar
	case ListField:
		return v.Kind != Mapping && (v.Kind != Scalar || strings.Trim(v.Text, "0123456789.") != "")
	case ItemsField:
		return v.Kind == Sequence
	default:
		return true
	}
}

// scalar accepts a text, and what authors write in place of one: a list of one,
// a group with a name or a date.
func (c *checker) scalar(f *Field, v Value) (Value, bool) {
	switch v.Kind {
	case Scalar:
		return v, true
	case Sequence:
		if len(v.Items) == 1 && v.Items[0].Kind == Scalar {
			return under(v.Key, v.Items[0]), true
		}
	case Mapping:
		for _, p := range v.Pairs {
			name := fold(p.Key)
			if p.Value.Kind == Scalar && (name == "name" || name == "date" && f.Kind == DateField) {
				return under(v.Key, p.Value), true
			}
		}
	}
	return c.misshapen(f, v)
}

// under returns a value as that of a key.
func under(key string, v Value) Value {
	v.Key = key
	return v
}

// list accepts a list of texts; a lone text is a list of one.
func (c *checker) list(f *Field, v Value) (Value, bool) {
	switch v.Kind {
	case Scalar:
		return wrap(v), true
	case Mapping:
		if item, ok := named(v); ok {
			return wrap(under(v.Key, item)), true
		}
		return c.misshapen(f, v)
	}
	items := make([]Value, 0, len(v.Items))
	for _, item := range v.Items {
		if item.Kind == Mapping {
			if text, ok := named(item); ok {
				item = text
			} else if text, ok := pairText(item); ok {
				item = text
			}
		}
		switch {
		case item.Kind != Scalar:
			c.wrong(item, problem.ValueKind, fmt.Sprintf("an entry of %q is %s; expected text", v.Key, kindName(item)), "write one text for each entry")
		case strings.TrimSpace(item.Text) != "":
			items = append(items, item)
		}
	}
	v.Items = items
	return v, len(items) > 0
}

// entries accepts a list whose items are texts or groups of known keys; a lone
// item is a list of one.
func (c *checker) entries(items *table, v Value) (Value, bool) {
	if v.Kind != Sequence {
		v = wrap(v)
	}
	entries := make([]Value, 0, len(v.Items))
	for _, item := range v.Items {
		switch item.Kind {
		case Scalar:
			if strings.TrimSpace(item.Text) != "" {
				entries = append(entries, item)
			}
		case Mapping:
			if entry, ok := c.entry(items, item); ok {
				entries = append(entries, entry)
			}
		default:
			c.wrong(item, problem.ValueKind, fmt.Sprintf("an entry of %q is a list; expected text or keys with values", v.Key), "")
		}
	}
	v.Items = entries
	return v, len(entries) > 0
}

// entry returns a group with canonical keys in the order of the table. A group
// of one foreign key is a text whose colon was not quoted.
func (c *checker) entry(items *table, v Value) (Value, bool) {
	if len(v.Pairs) == 1 && c.level != problem.Error {
		if _, known := items.claims[fold(v.Pairs[0].Key)]; !known {
			if text, ok := pairText(v); ok {
				return text, true
			}
		}
	}
	values := c.mapping(v.Pairs, items)
	v.Pairs = nil
	for _, f := range items.fields {
		if value, ok := values[f.Key]; ok {
			v.Pairs = append(v.Pairs, Pair{Key: f.Key.String(), Value: value, Line: value.Line, Column: value.Column, Excerpt: value.Excerpt})
		}
	}
	return v, len(v.Pairs) > 0
}

// known returns a value of a closed field in the table's spelling, and reports
// one that is not in the table; it is kept.
func (c *checker) known(f *Field, v Value) string {
	folded := fold(v.Text)
	for _, word := range f.Enum {
		if fold(word) == folded {
			return word
		}
	}
	help := "known values are " + listWords(f.Enum)
	if near := kb.Nearest(folded, f.Enum); near != "" {
		help = fmt.Sprintf("did you mean %q? %s", near, help)
	}
	c.wrong(v, problem.ValueUnknown, fmt.Sprintf("the %s %q is not known", f.Key, v.Text), help)
	return v.Text
}

// truth reads a scalar as true or false, in the words of YAML 1.1.
func truth(v Value) (string, bool) {
	if v.Kind != Scalar {
		return "", false
	}
	switch strings.ToLower(strings.TrimSpace(v.Text)) {
	case "true", "yes", "on", "y":
		return "true", true
	case "false", "no", "off", "n":
		return "false", true
	}
	return "", false
}

func opposite(state string) string {
	if state == "true" {
		return "false"
	}
	return "true"
}

// misshapen reports a value of another shape than its field has.
func (c *checker) misshapen(f *Field, v Value) (Value, bool) {
	what := kindName(v)
	if v.Kind == Scalar {
		what = fmt.Sprintf("%q", short(v.Text))
	}
	c.wrong(v, problem.ValueKind, fmt.Sprintf("%q is %s; expected %s", v.Key, what, f.Kind), shapeHelp(f))
	return Value{}, false
}

// shapeHelp says how to write a value of the field's shape.
func shapeHelp(f *Field) string {
	switch f.Kind {
	case ListField:
		return "write a list: [a, b]"
	case ItemsField:
		return `write a list: each entry on a line of its own that starts with "- "`
	default:
		return f.Help
	}
}

// kindName names the shape of a value for a message.
func kindName(v Value) string {
	switch v.Kind {
	case Sequence:
		return "a list"
	case Mapping:
		return "a group of keys"
	default:
		return "text"
	}
}

// wrap returns a list that holds one value.
func wrap(v Value) Value {
	item := v
	item.Key = ""
	return Value{Kind: Sequence, Items: []Value{item}, Key: v.Key, Line: v.Line, Column: v.Column, Excerpt: v.Excerpt}
}

// named returns the name of a group that has one: an author with name and email.
func named(v Value) (Value, bool) {
	for _, wanted := range []string{"name", "title", "id"} {
		for _, p := range v.Pairs {
			if fold(p.Key) == wanted && p.Value.Kind == Scalar && p.Value.Text != "" {
				return p.Value, true
			}
		}
	}
	return Value{}, false
}

// pairText undoes a single pair: `- Outage: DB` was meant as text.
func pairText(v Value) (Value, bool) {
	if len(v.Pairs) != 1 || v.Pairs[0].Value.Kind != Scalar {
		return Value{}, false
	}
	p := v.Pairs[0]
	return Value{
		Text: strings.TrimSpace(p.Key + ": " + p.Value.Text),
		Line: p.Line, Column: p.Column, Excerpt: p.Value.Excerpt,
	}, true
}
