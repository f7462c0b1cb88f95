package content

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/debrief-dev/debrief/internal/words"
)

// Lists and groups in brackets, as JSON, YAML and TOML have them:
//
//	[a, "b]", {c: d}]    [ "a", # a comment    {"a": 1,
//	                       "b", ]               "b": [2]}

// notation is how a value in brackets is written.
type notation struct {
	// between stands between a key and its value.
	between string
	// key and text write a key and a text.
	key, text func(string) string
}

var (
	yamlFlow = notation{": ", yamlScalar, yamlScalar}
	jsonFlow = notation{": ", quoted, quoted}
	tomlFlow = notation{" = ", func(key string) string { return key }, quoted}
)

// item writes a text or a mapping of texts on one line.
func (n notation) item(v Value) string {
	if v.Kind != Mapping {
		return n.text(v.Text)
	}
	pairs := mapped(v.Pairs, func(p Pair) string { return n.key(p.Key) + n.between + n.text(p.Value.Text) })
	return "{" + strings.Join(pairs, ", ") + "}"
}

func (n notation) items(items []Value) string { return strings.Join(mapped(items, n.item), ", ") }

// quoted is a text in the quotes of JSON, which YAML and TOML read, too.
func quoted(text string) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // a text can always be written
	return strings.TrimSuffix(b.String(), "\n")
}

// plainScalar is a text that is nothing else in YAML, wherever it stands.
var plainScalar = words.Pattern(`^\pL[\pL\pN_./-]*( [\pL\pN_./-]+)*$`)

// yamlScalar writes a text with quotes if it needs them.
func yamlScalar(text string) string {
	switch strings.ToLower(text) {
	case "true", "false", "yes", "no", "on", "off", "y", "n", "null":
		return quoted(text)
	}
	if plainScalar().MatchString(text) {
		return text
	}
	return quoted(text)
}

// within adds texts at the end of what stands in the brackets that open at an
// offset: on a line of its own with the indent if there is one.
func within(text string, open int, more, indent string) (splice, bool) {
	last, ok := lastWithin(text, open)
	if !ok {
		return splice{}, false
	}
	gap := " "
	if indent != "" {
		gap = "\n" + indent
	}
	switch inside := strings.TrimSpace(text[open+1 : last]); {
	case inside == "":
		return splice{last, last, more}, true
	case strings.HasSuffix(inside, ","):
		return splice{last, last, gap + more}, true
	default:
		return splice{last, last, "," + gap + more}, true
	}
}

// lastWithin is where the last thing ends that stands in the brackets that open at
// an offset, comments aside; false if they are not closed.
func lastWithin(text string, open int) (last int, ok bool) {
	last = open + 1
	depth, starts := 1, true // starts is set where a text may start
	for i := open + 1; i < len(text); i++ {
		switch c := text[i]; {
		case c == ' ' || c == '\t' || c == '\n':
			continue
		case c == '#' && strings.ContainsRune(" \t\n,[{", rune(text[i-1])):
			i += strings.IndexByte(text[i:]+"\n", '\n')
			continue
		case starts && (c == '"' || c == '\''):
			i = textEnd(text, i) - 1
			starts = false
		case c == '[' || c == '{':
			depth++
			starts = true
		case c == ']' || c == '}':
			if depth--; depth == 0 {
				return last, true
			}
			starts = false
		default:
			starts = c == ',' || c == ':' || c == '='
		}
		last = i + 1
	}
	return 0, false
}

// textEnd is where a text ends that is in quotes: "a\"b", 'it”s', """many lines""".
func textEnd(text string, start int) int {
	quote := text[start : start+1]
	if long := strings.Repeat(quote, 3); strings.HasPrefix(text[start:], long) {
		if end := strings.Index(text[start+3:], long); end >= 0 {
			return start + 3 + end + 3
		}
		return len(text)
	}
	for i := start + 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote == `"`:
			i++
		case text[i] != quote[0]:
		case quote == "'" && strings.HasPrefix(text[i+1:], "'"):
			i++
		default:
			return i + 1
		}
	}
	return len(text)
}
