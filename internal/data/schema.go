package data

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/problem"
)

// Schema is a JSON Schema (https://json-schema.org/draft/2020-12), as far as the
// front matter of documents and debrief.yaml need it. The zero value allows anything.
type Schema struct {
	Dialect           string             `json:"$schema,omitempty"`
	Title             string             `json:"title,omitempty"`
	Description       string             `json:"description,omitempty"`
	Ref               string             `json:"$ref,omitempty"`
	Type              []string           `json:"type,omitempty"`
	Enum              []string           `json:"enum,omitempty"`
	Pattern           string             `json:"pattern,omitempty"`
	Items             *Schema            `json:"items,omitempty"`
	MinItems          int                `json:"minItems,omitempty"`
	MaxItems          int                `json:"maxItems,omitempty"`
	MinProperties     int                `json:"minProperties,omitempty"`
	MaxProperties     int                `json:"maxProperties,omitempty"`
	Properties        map[string]*Schema `json:"properties,omitempty"`
	PatternProperties map[string]*Schema `json:"patternProperties,omitempty"`
	// Others is what properties besides these must be; nil allows anything.
	Others any       `json:"additionalProperties,omitempty"`
	AllOf  []*Schema `json:"allOf,omitempty"`
	AnyOf  []*Schema `json:"anyOf,omitempty"`
	Not    *Schema   `json:"not,omitempty"`
	// Defs are what references mean.
	Defs map[string]*Schema `json:"$defs,omitempty"`
}

const dialect = "https://json-schema.org/draft/2020-12/schema"

// SchemaNames are what there is a schema of: the front matter of each kind of
// document, and the configuration.
func SchemaNames() []string { return append(slices.Clone(roleNames[:]), "config") }

// roleNames are the kinds of document, by their role.
var roleNames = [...]string{
	content.IncidentRole: "incident", content.PageRole: "page", content.FactorRole: "factor", content.ServiceRole: "service",
}

// SchemaOf is the schema of one of SchemaNames, from the one table of keys; nil if
// there is none of that name.
//
// It refuses what a reading finds fault with: keys that are not known, values of
// another shape than their key has, and words that a closed list does not have. It
// cannot tell whether two keys contradict each other, or what a date means.
func SchemaOf(name string) *Schema {
	m := schemaMaker{defs: map[string]*Schema{}}
	m.defineShapes()
	var s *Schema
	switch role := slices.Index(roleNames[:], name); {
	case name == "config":
		m.strict = true
		s = m.object("config", content.ConfigFields())
		s.Title = "debrief.yaml"
		m.configure()
	case role >= 0:
		fields := slices.DeleteFunc(content.Fields(), func(f content.Field) bool { return !slices.Contains(f.Roles, content.Role(role)) })
		s = m.object(name, fields)
		s.PatternProperties["^[xX]-|^[-_ ]*$"] = &Schema{} // the author's own
		s.Title = "Front matter of a document: " + name
	default:
		return nil
	}
	s.Type = append(s.Type, "null") // a block that says nothing
	s.Dialect, s.Defs = dialect, m.defs
	return s
}

// schemaMaker makes a schema along a table of fields, as content walks over values.
type schemaMaker struct {
	defs map[string]*Schema
	// strict is set for the configuration, where fewer shapes are accepted.
	strict bool
}

func ref(name string) *Schema               { return &Schema{Ref: "#/$defs/" + name} }
func anyOf(schemas ...*Schema) *Schema      { return &Schema{AnyOf: schemas} }
func textLike(pattern string) *Schema       { return &Schema{Type: []string{"string"}, Pattern: pattern} }
func listOf(item *Schema) *Schema           { return &Schema{Type: []string{"array"}, Items: item} }
func valuesAre(value *Schema) *Schema       { return &Schema{Type: []string{"object"}, Others: value} }
func object(other Schema) *Schema           { other.Type = []string{"object"}; return &other }
func describe(s *Schema, by string) *Schema { s.Description = by; return s }

// hasProperty is an object of which one property whose name fits a pattern is as
// wanted: it is not so that all of them are not.
func hasProperty(pattern string, wanted *Schema) *Schema {
	return object(Schema{Not: &Schema{PatternProperties: map[string]*Schema{pattern: {Not: wanted}}}})
}

// defineShapes names the shapes that many fields share.
func (m *schemaMaker) defineShapes() {
	m.defs["scalar"] = &Schema{Type: []string{"string", "number", "boolean", "null"}}
	m.defs["blank"] = anyOf(&Schema{Type: []string{"null"}}, textLike(`^\s*$`))
	m.defs["filled"] = anyOf(&Schema{Type: []string{"number", "boolean"}}, textLike(`\S`))
	m.defs["boolean"] = anyOf(&Schema{Type: []string{"boolean"}}, textLike(`^\s*(`+strings.Join(spellings("true", "yes", "on", "y", "false", "no", "off", "n"), "|")+`)\s*$`))
	m.defs["named"] = hasProperty(keyPattern("name", "title", "id"), &Schema{AllOf: []*Schema{ref("scalar"), {Not: ref("blank")}}})
	m.defs["pair"] = object(Schema{MinProperties: 1, MaxProperties: 1, Others: ref("scalar")})
	m.defs["list-item"] = anyOf(ref("scalar"), ref("named"), ref("pair"))
	m.defs["link"] = anyOf(ref("filled"), valuesAre(ref("scalar")), hasProperty(keyPattern("url", "href", "link", "address"), &Schema{AllOf: []*Schema{ref("scalar"), {Not: ref("blank")}}}))
}

// object is a group of keys: each by its name, for editors, and by whatever else
// means it.
func (m *schemaMaker) object(of string, fields []content.Field) *Schema {
	s := object(Schema{Properties: map[string]*Schema{}, PatternProperties: map[string]*Schema{}, Others: false})
	claims := map[string][]*Schema{}
	var words []string
	claim := func(value *Schema, keys ...string) {
		for _, key := range keys {
			word := content.FoldKey(key)
			if claims[word] == nil {
				words = append(words, word)
			}
			claims[word] = append(claims[word], value)
		}
	}
	for _, f := range fields {
		value := &Schema{}
		if f.Kind != content.IgnoredField && f.Unused == nil {
			name := of + "-" + f.Key.String()
			m.defs[name] = describe(m.value(name, f), f.Help)
			value = ref(name)
			s.Properties[f.Key.String()] = &Schema{}
		}
		claim(value, append([]string{f.Key.String()}, f.Aliases...)...)
		for _, toggle := range f.Switches {
			claim(anyOf(ref("blank"), ref("boolean")), toggle.Key)
		}
	}
	byValue := map[*Schema][]string{}
	var values []*Schema
	for _, word := range words {
		value := claims[word][0]
		if len(claims[word]) > 1 {
			value = anyOf(claims[word]...)
		}
		if byValue[value] == nil {
			values = append(values, value)
		}
		byValue[value] = append(byValue[value], word)
	}
	for _, value := range values {
		s.PatternProperties[keyPattern(byValue[value]...)] = value
	}
	for key := range s.Properties {
		s.Properties[key] = anyOf(claims[content.FoldKey(key)]...)
		if len(s.Properties[key].AnyOf) == 1 {
			s.Properties[key] = s.Properties[key].AnyOf[0]
		}
	}
	return s
}

// value is what may stand behind the key of a field; nothing always may.
func (m *schemaMaker) value(name string, f content.Field) *Schema {
	switch f.Kind {
	case content.BoolField:
		return anyOf(ref("blank"), ref("boolean"))
	case content.ListField:
		if m.strict {
			return anyOf(ref("blank"), textLike(`[^0-9.]`), &Schema{Type: []string{"boolean"}}, listOf(ref("list-item")))
		}
		return anyOf(ref("scalar"), ref("named"), listOf(ref("list-item")))
	case content.ItemsField:
		entry := anyOf(ref("scalar"), ref(name+"-entry"))
		m.defs[name+"-entry"] = m.object(name, f.Items)
		if m.strict {
			return anyOf(ref("blank"), listOf(entry))
		}
		entry.AnyOf = append(entry.AnyOf, m.textWithColon(f))
		return anyOf(append(entry.AnyOf, listOf(entry))...)
	case content.LinksField:
		return anyOf(ref("blank"), ref("link"), listOf(ref("link")))
	case content.PairsField:
		return anyOf(ref("blank"), &Schema{Type: []string{"object"}})
	default:
		return m.text(f)
	}
}

// textWithColon is an entry whose colon was not quoted: a group of one key that means
// nothing else.
func (m *schemaMaker) textWithColon(f content.Field) *Schema {
	var keys []string
	for _, item := range f.Items {
		keys = append(keys, append([]string{item.Key.String()}, item.Aliases...)...)
	}
	return object(Schema{MinProperties: 1, MaxProperties: 1, Others: ref("scalar"), PatternProperties: map[string]*Schema{keyPattern(keys...): {Not: &Schema{}}}})
}

// text is a scalar, or what authors write in the place of one: a list of one, a group
// with a name or a date.
func (m *schemaMaker) text(f content.Field) *Schema {
	one := ref("scalar")
	switch {
	case len(f.Enum) > 0:
		one = anyOf(&Schema{Enum: f.Enum}, textLike(keyPattern(f.Enum...)))
	case f.Kind == content.NumberField:
		one = anyOf(&Schema{Type: []string{"integer"}}, textLike(`^[+-]?[0-9]+$`))
	}
	if m.strict {
		return anyOf(ref("blank"), one)
	}
	names := []string{"name"}
	if f.Kind == content.DateField {
		names = append(names, "date")
	}
	return anyOf(ref("blank"), one, &Schema{Type: []string{"array"}, Items: one, MinItems: 1, MaxItems: 1}, hasProperty(keyPattern(names...), one))
}

// configure adds what only the configuration asks for.
func (m *schemaMaker) configure() {
	for _, key := range []string{"severities", "markers"} {
		entry := m.defs["config-"+key+"-entry"]
		entry.AllOf = []*Schema{hasProperty(keyPattern("name"), &Schema{Not: ref("blank")})}
	}
	sections := object(Schema{PatternProperties: map[string]*Schema{keyPattern(content.SectionClasses()...): anyOf(ref("scalar"), listOf(ref("list-item")))}, Others: false})
	rules := object(Schema{Properties: map[string]*Schema{}, Others: false})
	for rule := range problem.Rules() {
		if d := rule.Definition(); rule.Waivable() {
			rules.Properties[d.Name] = describe(&Schema{Enum: problem.SettingWords()}, d.Why)
		}
	}
	for key, value := range map[string]*Schema{
		"sections": sections, "rules": rules,
		"trackers": object(Schema{PatternProperties: map[string]*Schema{`^(#|[A-Za-z][A-Za-z0-9_]*)$`: textLike(`^https?://`)}, Others: false}),
	} {
		field := m.defs["config-"+key]
		field.AnyOf = []*Schema{ref("blank"), value}
	}
}

// keyPattern fits every spelling of some keys or words: case, "-", "_" and spaces do
// not matter in them.
func keyPattern(keys ...string) string {
	var all []string
	for _, key := range keys {
		all = append(all, strings.Join(letters(content.FoldKey(key)), "[-_ ]*"))
	}
	return "^[-_ ]*(" + strings.Join(all, "|") + ")[-_ ]*$"
}

// spellings fit words in any case.
func spellings(words ...string) []string {
	var all []string
	for _, word := range words {
		all = append(all, strings.Join(letters(word), ""))
	}
	return all
}

// letters are patterns of the letters of a word in any case.
func letters(word string) []string {
	var all []string
	for _, r := range word {
		lower, upper := strings.ToLower(string(r)), strings.ToUpper(string(r))
		if lower != upper {
			all = append(all, "["+lower+upper+"]")
		} else {
			all = append(all, lower)
		}
	}
	return all
}
