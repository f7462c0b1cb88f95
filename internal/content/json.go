package content

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/debrief-dev/debrief/internal/problem"
)

// jsonOpening is how an object begins: with its first key, or with its end.
var jsonOpening = regexp.MustCompile(`^\{\s*("[^"\n]*"\s*:|\}\s*(\n|$))`)

// findJSON looks for an object that opens a text and ends with its line, as Hugo
// has it. A text that merely starts with "{" is text.
func findJSON(file string, text []byte, start int) (found, bool) {
	if !jsonOpening.Match(text[start:]) {
		return found{}, false
	}
	end := objectEnd(text[start:])
	if end < 0 {
		line := 1 + bytes.Count(text[:start], []byte{'\n'})
		return found{problems: []problem.Problem{unclosed(file, line, "{", "}")}}, false
	}
	end += start
	after, _, _ := bytes.Cut(text[end:], []byte{'\n'})
	if len(bytes.TrimSpace(after)) > 0 {
		return found{}, false
	}
	next := min(end+len(after)+1, len(text))
	return found{block: block{start, next, start, end, "{", "}", decodeJSON}}, true
}

// objectEnd returns the offset behind the brace that closes the first one, or -1.
func objectEnd(text []byte) int {
	depth, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}

// decodeJSON reads an object token by token. Numbers stay as typed.
func decodeJSON(s *source) (Value, []problem.Problem) {
	d := jsonTree{source: s, decoder: json.NewDecoder(strings.NewReader(s.text))}
	d.decoder.UseNumber()
	token, v, err := d.next()
	if err == nil && token != json.Delim('{') {
		return Value{}, []problem.Problem{s.problem(1, 1, problem.FrontMatterRoot,
			"expected an object of keys and values", "")}
	}
	if err == nil {
		err = d.object(&v, 1)
	}
	if err == nil {
		if _, _, after := d.next(); !errors.Is(after, io.EOF) {
			line, column := s.place(int(d.decoder.InputOffset()))
			return Value{}, append(d.problems, s.problem(line, column, problem.FrontMatterSyntax,
				"text follows the object", "remove it"))
		}
		return v, d.problems
	}
	var syntax *json.SyntaxError
	offset := int(d.decoder.InputOffset())
	if errors.As(err, &syntax) {
		offset = int(syntax.Offset) - 1
	}
	for offset >= 0 && offset < len(s.text)-1 && strings.IndexByte(" \t\n", s.text[offset]) >= 0 {
		offset++
	}
	// Inside of a value the decoder counts from elsewhere: then the start of the
	// value is the place.
	if m := jsonCharacter.FindStringSubmatch(err.Error()); m != nil && !strings.HasPrefix(s.text[max(min(offset, len(s.text)), 0):], m[1]) {
		offset = int(d.decoder.InputOffset())
		for offset < len(s.text) && strings.IndexByte(" \t\n,:", s.text[offset]) >= 0 {
			offset++
		}
	}
	line, column := s.place(offset)
	return Value{}, append(d.problems, s.problem(line, column, problem.FrontMatterSyntax,
		"the JSON cannot be read: "+jsonFault(err, wordAt(s.text, offset)), "look for a missing comma, quote or brace before this place"))
}

// jsonCharacter is the character at which the decoder stopped.
var jsonCharacter = regexp.MustCompile(`^invalid character '(\\?.)'`)

// jsonFault says what the decoder says in the author's terms; word is what stands
// at the place.
func jsonFault(err error, word string) string {
	says := func(part string) bool { return strings.Contains(err.Error(), part) }
	closing := strings.HasPrefix(word, "}") || strings.HasPrefix(word, "]")
	switch {
	case says("object key string") && closing:
		return fmt.Sprintf("a comma stands before the closing %q", word)
	case says("object key string"):
		return fmt.Sprintf("a key must be in double quotes, but this is %q", word)
	case says("beginning of value") && closing:
		return fmt.Sprintf("a value is missing before %q", word)
	case says("beginning of value"), says("in literal"):
		return fmt.Sprintf("a text must be in double quotes, but this is %q", word)
	case says("after object key:value pair"), says("after array element"):
		return "a comma is missing before " + shown(word)
	case says("after object key"):
		return "a colon is missing before " + shown(word)
	case says("in string literal"):
		return "a text must end on the line on which it starts"
	case says("escape"):
		return "a backslash in a text starts an escape, and this one is not known"
	case says("unexpected EOF"), says("unexpected end"):
		return "it ends too early"
	default:
		return oneLine(err.Error())
	}
}

// shown quotes a word unless it is in quotes already.
func shown(word string) string {
	if strings.HasPrefix(word, `"`) {
		return word
	}
	return `"` + word + `"`
}

// word is a run of characters up to a mark of TOML or JSON, or such a mark.
var word = regexp.MustCompile(`^(?:"[^"\n]*"?|[^\s,:=\[\]{}"']+|\S)`)

// wordAt returns the author's word at an offset, for a message.
func wordAt(text string, offset int) string {
	return short(word.FindString(text[max(min(offset, len(text)), 0):]))
}

// jsonTree converts tokens to values.
type jsonTree struct {
	*source
	decoder  *json.Decoder
	problems []problem.Problem
}

// next returns a token and an empty value at its place.
func (d *jsonTree) next() (json.Token, Value, error) {
	offset := int(d.decoder.InputOffset())
	for offset < len(d.text) && strings.IndexByte(" \t\n,:", d.text[offset]) >= 0 {
		offset++
	}
	line, column := d.place(offset)
	token, err := d.decoder.Token()
	return token, d.value(line, column), err
}

func (d *jsonTree) object(v *Value, depth int) error {
	v.Kind = Mapping
	for d.decoder.More() {
		token, at, err := d.next()
		if err != nil {
			return err
		}
		key, _ := token.(string)
		token, value, err := d.next()
		if err != nil {
			return err
		}
		if err := d.fill(&value, token, depth+1); err != nil {
			return err
		}
		value.Key = tidy(key)
		v.Pairs = append(v.Pairs, Pair{value.Key, value, at.Line, at.Column, at.Excerpt})
	}
	d.problems = append(d.problems, duplicates(d.source, v.Pairs)...)
	_, err := d.decoder.Token()
	return err
}

func (d *jsonTree) array(v *Value, depth int) error {
	v.Kind = Sequence
	for d.decoder.More() {
		token, item, err := d.next()
		if err != nil {
			return err
		}
		if err := d.fill(&item, token, depth+1); err != nil {
			return err
		}
		v.Items = append(v.Items, item)
	}
	_, err := d.decoder.Token()
	return err
}

var errDepth = errors.New(tooDeep)

func (d *jsonTree) fill(v *Value, token json.Token, depth int) error {
	if depth > maxDepth {
		return errDepth
	}
	switch t := token.(type) {
	case json.Delim:
		if t == '{' {
			return d.object(v, depth)
		}
		return d.array(v, depth)
	case string:
		v.Text = tidy(t)
	case json.Number:
		v.Text = t.String()
	case bool:
		v.Text = "false"
		if t {
			v.Text = "true"
		}
	}
	return nil
}
