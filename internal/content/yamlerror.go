package content

import (
	"errors"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// mostProblems is how many problems one block of front matter may have before
// further ones of the same kind are left out.
const mostProblems = 50

// yamlKey is the key at the start of a line.
var yamlKey = words.Pattern(`^\s*(?:- +)?([^\s:#][^:]*):(?:\s+(.*))?$`)

// yamlProblem says what is wrong in the author's terms. The decoder's own words
// are kept where there is nothing better to say.
func yamlProblem(s *source, err error) problem.Problem {
	var list *yaml.LoadErrors
	if errors.As(err, &list) && len(list.Errors) > 0 {
		err = list.Errors[0]
	}
	var e *yaml.LoadError
	if !errors.As(err, &e) {
		return s.problem(1, 1, problem.FrontMatterSyntax, "the front matter cannot be read: "+prose.Line(err.Error()), "")
	}
	line, column := e.Mark.Line, e.Mark.Column
	text := s.line(line)
	key, value := keyAndValue(text)
	quoted := "put the value in double quotes"
	if key != "" && value != "" {
		quoted = "put the value in quotes: " + key + ": " + quoteEach(value)
	}
	at := func(message, help string) problem.Problem {
		return s.problem(line, column, problem.FrontMatterSyntax, message, help)
	}
	switch {
	case strings.HasPrefix(strings.TrimLeft(text, " "), "\t"), strings.Contains(e.Message, "tab character"):
		return at("the line is indented with a tab, but YAML allows only spaces", "indent with two spaces")
	case strings.Contains(e.Message, "mapping values are not allowed"):
		if key != "" && strings.Contains(value, ":") {
			return at(`the value of "`+key+`" holds a colon and a space, which would start another key`, quoted)
		}
		return at("a key is not expected here; the line is indented more than the one above", "indent it like its neighbours")
	case strings.Contains(e.Message, "cannot start any token"):
		return at(`a value must not start with "`+runeAt(text, column)+`"`, quoted)
	case strings.Contains(e.Message, "unknown anchor"):
		return s.problem(line, column, problem.FrontMatterAlias, "a value that starts with \"*\" is an alias, which is not supported", quoted)
	case strings.Contains(e.ContextMsg, "quoted scalar") && strings.Contains(e.Message, "unexpected"):
		line, column = e.ContextMark.Line, e.ContextMark.Column
		return at("the quote that opens here is not closed", "close it on the same line, or write a quote inside it twice")
	case strings.Contains(e.Message, "escape"):
		return at("a backslash in double quotes starts an escape, and this one is not known", "use single quotes, or write the backslash twice")
	case strings.Contains(e.ContextMsg, "simple key"):
		line, column = e.ContextMark.Line, e.ContextMark.Column
		return at(`expected "key: value", but the line has no colon with a space after it`, "write it as `key: value`, or indent it below the key it belongs to")
	case strings.Contains(e.ContextMsg, "flow") && s.isObject():
		return at("the JSON cannot be read: a comma or a colon is missing before "+shown(wordAt(text, columnOffset(text, column))), "")
	case strings.Contains(e.ContextMsg, "flow") && runeAt(text, column) == ",":
		return at("an entry is missing before this comma", "remove the comma, or write the entry")
	case strings.Contains(e.ContextMsg, "flow") && textAround(text, column) != "":
		return at("a brace inside a text opens braces of its own", "put the text in quotes: "+quote(textAround(text, column)))
	case strings.Contains(e.ContextMsg, "flow"):
		line, column = e.ContextMark.Line, e.ContextMark.Column
		return at(`the bracket that opens here is not closed, or a comma is missing`, "put the value in quotes, if it was meant as text")
	case strings.Contains(e.Message, "did not find expected key"):
		if above, open := s.openQuote(line); above > 0 {
			line, column = above, open
			return at("the quote that opens here is not closed", "close it on the same line, or write a quote inside it twice")
		}
		return at(`expected "key: value" here`, "")
	}
	return at("the front matter cannot be read: "+prose.Line(e.Message), "")
}

// textWithBraces is a text without quotes such as https://example.org/{key}.
var textWithBraces = words.Pattern(`(?:\{[^{}\s,]*\}|[^{}\[\],\s"'])+`)

// textAround is the text without quotes inside of which the brace of a column stands;
// empty if no brace stands there, or one that begins a value.
func textAround(line string, column int) string {
	brace := columnOffset(line, column)
	start := strings.LastIndexAny(line[:brace], ` ,{["'`) + 1
	if start == brace || !strings.HasPrefix(line[brace:], "{") {
		return ""
	}
	return textWithBraces().FindString(line[start:])
}

// openQuote finds the line above one whose value opens a quote that only that line
// closes, by one of its own, and the column of the quote; a line of 0 if there is none.
func (s *source) openQuote(below int) (line, column int) {
	for _, mark := range []string{`"`, `'`} {
		line := below - 1
		for line > 0 && !strings.Contains(s.line(line), mark) {
			line--
		}
		text := s.line(max(line, 1))
		_, value := keyAndValue(text)
		if at := strings.Index(text, mark); strings.HasPrefix(value, mark) && strings.Count(text, mark) == 1 {
			return line, utf8.RuneCountInString(text[:at]) + 1
		}
	}
	return 0, 0
}

// keyAndValue takes a line of YAML apart; both are empty if it is not a pair.
func keyAndValue(line string) (key, value string) {
	m := yamlKey().FindStringSubmatch(short(line))
	if m == nil {
		return "", ""
	}
	return strings.Trim(m[1], `"' `), strings.TrimSpace(m[2])
}

// quote writes a value so that YAML reads it as one text.
func quote(value string) string {
	if !strings.ContainsAny(value, `"\`) {
		return `"` + value + `"`
	}
	return "'" + strings.ReplaceAll(value, "'", "''") + "'"
}

// listEntry matches an entry of a list in brackets, in quotes or not.
var listEntry = words.Pattern(`\s*"[^"]*"\s*|\s*'[^']*'\s*|[^,]+`)

// quoteEach writes the entries of a list in brackets so that each is read as a text,
// and any other value as one text.
func quoteEach(value string) string {
	inside, isList := strings.CutPrefix(value, "[")
	inside, closed := strings.CutSuffix(inside, "]")
	if !isList || !closed || strings.ContainsAny(inside, "[]{}") {
		return quote(value)
	}
	var entries []string
	for _, entry := range listEntry().FindAllString(inside, -1) {
		if entry = strings.TrimSpace(entry); entry != "" && !strings.ContainsAny(entry[:1], `"'`) {
			entry = quote(entry)
		}
		if entry != "" {
			entries = append(entries, entry)
		}
	}
	return "[" + strings.Join(entries, ", ") + "]"
}

// columnOffset is the offset of a column, counted from 1, in a line.
func columnOffset(line string, column int) int {
	for offset := range line {
		if column--; column == 0 {
			return offset
		}
	}
	return len(line)
}

// runeAt returns the character at a column, counted from 1.
func runeAt(line string, column int) string {
	for _, r := range line[columnOffset(line, column):] {
		return string(r)
	}
	return "this"
}
