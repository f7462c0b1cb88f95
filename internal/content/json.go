package content

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/words"
)

// jsonOpening is how an object begins: with its first key, or with its end.
var jsonOpening = words.Pattern(`^\{\s*("[^"\n]*"\s*:|\}\s*(\n|$))`)

// findJSON looks for an object that opens a text and ends with its line, as Hugo
// has it. A text that merely starts with "{" is text.
func findJSON(file string, text []byte, start int) (found, bool) {
	if !jsonOpening().Match(text[start:]) {
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

// surrogates is a pair of escapes that stand for one character, which YAML has
// no use for.
var surrogates = words.Pattern(`\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}`)

// isObject tells whether a block is one object, and so JSON or as good as that.
func (s *source) isObject() bool { return strings.HasPrefix(strings.TrimSpace(s.text), "{") }

// decodeJSON reads an object as what it is in YAML: a mapping in braces. Numbers
// stay as typed, and a comma too many does no harm.
func decodeJSON(s *source) (Value, []problem.Problem) {
	joined := surrogates().ReplaceAllStringFunc(s.text, func(pair string) string {
		high, _ := strconv.ParseUint(pair[2:6], 16, 16)
		low, _ := strconv.ParseUint(pair[8:], 16, 16)
		return string(utf16.DecodeRune(rune(high), rune(low)))
	})
	if joined == s.text {
		return decodeYAML(s)
	}
	root, problems := decodeYAML(newSource(s.file, joined, s.first))
	return s.original(root), problems
}
