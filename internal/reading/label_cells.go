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

// labelledCell is a value below the heading of its column.
type labelledCell struct {
	key  labelKey
	name string
	text kb.Text
}

// labelledCells reads a table of one row below labels; nil if it is none.
func labelledCells(table *markdown.Block) []labelledCell {
	if len(table.Children) != 2 || !table.Children[0].Header {
		return nil
	}
	names, values := table.Children[0].Children, table.Children[1].Children
	var cells []labelledCell
	for i := range names {
		key := labelWords()[headingWords(names[i].Text)]
		if key == "" || i >= len(values) || labelWords()[headingWords(values[i].Text)] != "" {
			continue
		}
		cells = append(cells, labelledCell{key, strings.TrimSpace(names[i].Text), whole(&values[i]).all()})
	}
	if len(cells) < 2 || len(cells)*2 <= len(names) {
		return nil
	}
	return cells
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
