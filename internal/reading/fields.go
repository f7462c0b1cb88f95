package reading

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
)

// source is one document on its way: what content and markdown made of it, and
// what was found wrong with it.
type source struct {
	entry   content.Entry
	doc     *markdown.Doc
	rules   Rules
	outline *outline
	// named is the day in the file's name; zero if there is none.
	named  kb.Date
	labels labels
	// mail is the head of a mail; nil if there is none.
	mail *markdown.Block
	// several is set where the labels are those of several incidents.
	several  bool
	problems []problem.Problem
}

// field returns a key's value; false if it is absent or empty.
func (s *source) field(key content.Key) (content.Value, bool) {
	value, ok := s.entry.Fields[key]
	if !ok || value.Kind == content.Scalar && strings.TrimSpace(value.Text) == "" {
		return content.Value{}, false
	}
	return value, true
}

// text returns the words of a key's value; empty if it is absent.
func (s *source) text(key content.Key) string {
	value, _ := s.field(key)
	return strings.TrimSpace(value.Text)
}

// flag tells whether a key is true.
func (s *source) flag(key content.Key) bool { return s.text(key) == "true" }

// list returns the entries of a key's list that are not empty. A list in quotes as a
// whole is one all the same: services: "[@mail, @queue]".
func (s *source) list(key content.Key) []content.Value {
	value, ok := s.field(key)
	if !ok {
		return nil
	}
	if value.Kind == content.Scalar {
		return quotedList(value)
	}
	if len(value.Items) == 1 && value.Items[0].Kind == content.Scalar {
		return quotedList(value.Items[0])
	}
	var items []content.Value
	for _, item := range value.Items {
		if item.Kind == content.Scalar && strings.TrimSpace(item.Text) != "" {
			items = append(items, item)
		}
	}
	return items
}

// quotedList are the entries of a list that stands in quotes, or the value alone.
func quotedList(value content.Value) []content.Value {
	text := strings.TrimSpace(value.Text)
	if text == "" {
		return nil
	}
	inside, opened := strings.CutPrefix(text, "[")
	inside, closed := strings.CutSuffix(inside, "]")
	if !opened || !closed || strings.ContainsAny(inside, "[]") {
		return []content.Value{value}
	}
	var items []content.Value
	for _, part := range splitList(inside) {
		if part = strings.Trim(strings.TrimSpace(part), `"'`); part != "" {
			item := value
			item.Text = part
			items = append(items, item)
		}
	}
	return items
}

// texts returns the words of a key's list.
func (s *source) texts(key content.Key) []string {
	var texts []string
	for _, item := range s.list(key) {
		texts = append(texts, strings.TrimSpace(item.Text))
	}
	return texts
}

// tags are those of the front matter or of a label, each once; a text alone may hold
// several, parted by commas, or by their signs: "#mail #queue".
func (s *source) tags() []string {
	texts := s.texts(content.KeyTags)
	if l, ok := s.labels[tagsLabel]; ok && len(texts) == 0 {
		texts = []string{l.text.Plain}
	}
	if len(texts) == 1 {
		texts = splitList(strings.ReplaceAll(texts[0], " #", ","))
	}
	var tags []string
	known := map[string]bool{}
	for _, text := range texts {
		if text = strings.TrimSpace(strings.TrimPrefix(text, "#")); text != "" && !isPlaceholder(text) && !known[kb.Fold(text)] {
			known[kb.Fold(text)] = true
			tags = append(tags, text)
		}
	}
	return tags
}

// place is where a value stands.
type place struct {
	line, column, length int
	excerpt              string
}

func placeOf(value content.Value) place {
	return place{value.Line, value.Column, utf8.RuneCountInString(firstLine(value.Text)), value.Excerpt}
}

// placeInBody finds the place of an author's words on a line of the file.
func (s *source) placeInBody(line int, words string) place {
	p := place{line: line, excerpt: s.bodyLine(line)}
	words = firstLine(words)
	if before, _, found := strings.Cut(p.excerpt, words); found && words != "" {
		p.column, p.length = 1+utf8.RuneCountInString(before), utf8.RuneCountInString(words)
	}
	return p
}

// bodyLine returns the source line, counted from 1 in the file; empty if it is
// not in the body.
func (s *source) bodyLine(line int) string {
	rest := s.entry.Body
	for n := max(1, s.entry.BodyLine); n < line; n++ {
		_, after, found := bytes.Cut(rest, []byte{'\n'})
		if !found {
			return ""
		}
		rest = after
	}
	if line < s.entry.BodyLine {
		return ""
	}
	first, _, _ := bytes.Cut(rest, []byte{'\n'})
	return string(first)
}

// report adds a problem at a place; without a help it has the one of its rule.
func (s *source) report(at place, rule problem.Rule, message, help string) {
	s.problems = append(s.problems, problem.New(rule, s.placed(at), message).WithHelp(help))
}

// placed is a place of the document as problems have it.
func (s *source) placed(at place) problem.Place {
	return problem.Place{File: s.entry.Path, Line: at.line, Column: at.column, Length: at.length, Excerpt: at.excerpt}
}

// pairText is the value of a key of a mapping; empty if it is absent.
func pairText(value content.Value, key content.Key) string {
	pair, _ := pairOf(value, key)
	return strings.TrimSpace(pair.Text)
}

func pairOf(value content.Value, key content.Key) (content.Value, bool) {
	for _, pair := range value.Pairs {
		if pair.Key == key.String() {
			return pair.Value, true
		}
	}
	return content.Value{}, false
}
