package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// Labels that stand above or beside their values without a colon:
//
//	| Severity | Status | Start            |        Severity
//	|----------|--------|------------------|        : P1
//	| P1       | Closed | 2024-08-14 07:55 |
//	                                              Affected services
//	                                              : search
//	                                              : login

// labelledCells reads a table of one row below labels; nil if it is none.
func labelledCells(table *markdown.Block) []label {
	if len(table.Children) != 2 || !table.Children[0].Header {
		return nil
	}
	names, values := table.Children[0].Children, table.Children[1].Children
	var cells []label
	for i := range names {
		key := labelWords()[headingWords(names[i].Text)]
		if key == "" || i >= len(values) || labelWords()[headingWords(values[i].Text)] != "" {
			continue
		}
		cells = append(cells, label{key: key, name: strings.TrimSpace(names[i].Text), text: whole(&values[i]).all()})
	}
	if len(cells) < 2 || len(cells)*2 <= len(names) {
		return nil
	}
	return cells
}

// rowLabel is the label in the first of the two cells of a row; its key is empty if there
// is none.
func rowLabel(row *markdown.Block) label {
	if len(row.Children) != 2 {
		return label{}
	}
	name := &row.Children[0]
	return label{key: labelWords()[headingWords(name.Text)], name: strings.TrimSpace(name.Text), text: whole(&row.Children[1]).all()}
}

// definedLabels are the labels among the terms of a list of definitions.
func definedLabels(list *markdown.Block) (found []label) {
	for _, d := range definitionsOf(list) {
		l := label{key: labelWords()[headingWords(d.term.Text)], name: strings.TrimSpace(d.term.Text)}
		if l.key == "" || len(d.texts) == 0 {
			continue
		}
		if l.text = d.texts[0]; len(d.texts) > 1 {
			l.items, l.text = d.texts, kb.Text{Plain: joinTexts(d.texts), Line: l.text.Line}
		}
		found = append(found, l)
	}
	return found
}

// definition is a term and what is said about it.
type definition struct {
	term *markdown.Block
	// descriptions are the blocks of the descriptions, texts their words.
	descriptions []*markdown.Block
	texts        []kb.Text
}

// definitionsOf are the terms of a list of definitions.
func definitionsOf(list *markdown.Block) []definition {
	var found []definition
	for _, child := range each(list.Children) {
		if child.Kind == markdown.Term {
			found = append(found, definition{term: child})
			continue
		}
		if len(found) == 0 {
			continue
		}
		last := &found[len(found)-1]
		last.descriptions = append(last.descriptions, child)
		words := child
		if child.Text == "" && len(child.Children) > 0 {
			words = &child.Children[0]
		}
		if strings.TrimSpace(words.Text) != "" {
			last.texts = append(last.texts, whole(words).all())
		}
	}
	return found
}

// Labels parted from their values by blanks or a tab, in a paragraph or a listing, as
// ticket systems print them:
//
//	Severity      SEV2
//	Start         2026-03-05 10:02
//	Services      print, spooler
//
// Two of the lines at least, and half of them, begin with a label that is known. Two labels
// in the first line are the headings of columns.

// alignedLabels reads the lines of a block; false if they are none.
func (r *labelReader) alignedLabels(block *markdown.Block) bool {
	if !isAligned(block) {
		return false
	}
	line := block.Line
	if block.Fenced {
		line++
	}
	for text := range strings.SplitSeq(block.Text, "\n") {
		if name, value := alignedLine(text); value != "" {
			r.add(label{key: labelWords()[headingWords(name)], name: name, text: kb.Text{Plain: value, Line: line}})
		}
		line++
	}
	return true
}

// isAligned tells whether the lines of a block are labels and values.
func isAligned(block *markdown.Block) bool {
	if block.Kind != markdown.Code && block.Kind != markdown.Paragraph || !strings.Contains(block.Text, "  ") && !strings.Contains(block.Text, "\t") {
		return false
	}
	known, lines := 0, 0
	for text := range strings.SplitSeq(block.Text, "\n") {
		name, value := alignedLine(text)
		if lines == 0 && labelWords()[headingWords(value)] != "" && labelWords()[headingWords(name)] != statusLabel {
			return false
		}
		if value != "" {
			known++
		}
		lines++
	}
	return known >= fewestPlainLabels && known*2 >= lines
}

// alignedLine is a label that is known and its value; both are empty if there is none.
func alignedLine(text string) (name, value string) {
	text = strings.TrimSpace(text)
	at := strings.Index(text, "  ")
	if tab := strings.IndexByte(text, '\t'); tab >= 0 && (at < 0 || tab < at) {
		at = tab
	}
	if at <= 0 || at > longestLabel {
		return "", ""
	}
	name = strings.TrimRight(text[:at], ":： ")
	if labelWords()[headingWords(name)] == "" {
		return "", ""
	}
	return name, strings.TrimSpace(text[at:])
}

func joinTexts(texts []kb.Text) string {
	plain := make([]string, len(texts))
	for i, text := range texts {
		plain[i] = text.Plain
	}
	return strings.Join(plain, "; ")
}

// fewestPlainLabels is how many labels without emphasis stand together where each of
// them is one: a sentence can begin as a single one does.
const fewestPlainLabels = 2
