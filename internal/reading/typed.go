package reading

import (
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/words"
)

// Texts of front matter are inline Markdown like those of the body, in one or
// several paragraphs:
//
//	summary: Orders **failed** for 20 minutes, see [[retry-storm]].

// typed reads such a text.
func (s *source) typed(value content.Value) kb.Text {
	blocks := s.addText(value)
	switch len(blocks) {
	case 0:
		return kb.Text{Plain: strings.TrimSpace(value.Text), Line: value.Line}
	case 1:
		all := whole(&blocks[0])
		all.line = value.Line
		return all.text(0, all.to)
	}
	paragraphs := make([]string, len(blocks))
	for i := range blocks {
		paragraphs[i] = strings.TrimSpace(blocks[i].Text)
	}
	return kb.Text{
		Plain: strings.Join(paragraphs, "\n\n"), Line: value.Line,
		HTML: kb.Range{From: blocks[0].HTML.From, To: blocks[len(blocks)-1].HTML.To},
	}
}

// typedWords reads such a text for its words alone; empty if the key is absent.
func (s *source) typedWords(item content.Value, key content.Key) string {
	value, _ := pairOf(item, key)
	return s.typed(value).Plain
}

// typedPiece reads such a text as one paragraph whose parts are looked into; one
// of several paragraphs stays as it is written.
func (s *source) typedPiece(value content.Value) piece {
	if blocks := s.addText(value); len(blocks) == 1 {
		return whole(&blocks[0])
	}
	return whole(&markdown.Block{Kind: markdown.Paragraph, Text: strings.TrimSpace(value.Text), Line: value.Line})
}

// addText adds a text of front matter to the doc, and says of what was found in
// it where it stands in the file.
func (s *source) addText(value content.Value) []markdown.Block {
	text := strings.TrimSpace(value.Text)
	if text == "" || s.rules.Parser == nil {
		return nil
	}
	links, problems := len(s.doc.Body.Links), len(s.doc.Problems)
	at := textPlace(value, text)
	blocks := s.rules.Parser.AddText(s.doc, markdown.Source{File: s.entry.Path, Text: []byte(text), Line: at.line})
	for i := range s.doc.Body.Links[links:] {
		l := &s.doc.Body.Links[links+i]
		at.move(value, &l.Line, &l.Column, &l.Excerpt)
	}
	for i := range s.doc.Problems[problems:] {
		p := &s.doc.Problems[problems+i]
		at.move(value, &p.Line, &p.Column, &p.Excerpt)
	}
	problem.Sort(s.doc.Problems)
	return blocks
}

// typedPlace is where the text of a value begins in the file.
type typedPlace struct {
	line int
	// lines is set where each line of the text is one of the file, and before is
	// how many characters stand before the text of a single line; -1 if that is
	// not known.
	lines  bool
	before int
}

// literalMark ends the line of a key whose value are the lines below it.
var literalMark = words.Pattern(`: *\|[-+0-9]*$`)

func textPlace(value content.Value, text string) typedPlace {
	switch before, _, found := strings.Cut(value.Excerpt, text); {
	case literalMark().MatchString(strings.TrimSpace(value.Excerpt)):
		return typedPlace{line: value.Line + 1, lines: true}
	case found:
		return typedPlace{line: value.Line, before: utf8.RuneCountInString(before)}
	default:
		return typedPlace{line: value.Line, before: -1}
	}
}

// move turns a place in the text of a value into one in the file. Where the file
// breaks its lines elsewhere, only the line of the value is known.
func (at typedPlace) move(value content.Value, line, column *int, excerpt *string) {
	switch {
	case at.lines:
	case at.before >= 0:
		*column += at.before
		*excerpt = value.Excerpt
	default:
		*line, *column, *excerpt = value.Line, 0, value.Excerpt
	}
}

// itemsOf are the entries of a list, or the one value that stands for a list.
func itemsOf(value content.Value) []content.Value {
	switch {
	case value.Kind == content.Sequence:
		return value.Items
	case value.Kind == content.Mapping, strings.TrimSpace(value.Text) != "":
		return []content.Value{value}
	}
	return nil
}

// reportMissing says that an entry with keys lacks the one that makes it one.
func (s *source) reportMissing(item content.Value, rule problem.Rule, message string) {
	if item.Kind == content.Mapping {
		s.report(placeOf(item), rule, message+", so it is left out", "")
	}
}
