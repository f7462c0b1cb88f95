package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/words"
)

// Causes as a table:
//
//	| Factor        | Kind      | Role       | Note             |
//	|---------------|-----------|------------|------------------|
//	| Retry storm   | technical | lengthened | clients retried  |
//
//	| Layer         | Finding                     |    what was found, and where
//	|---------------|-----------------------------|
//	| Kernel        | The driver leaked a device  |
//
//	| Cause         | Likelihood | Status     |       only what was confirmed
//	|---------------|------------|------------|
//	| Full disk     | 80 %       | confirmed  |
//	| Slow relay    | 10 %       | ruled out  |
//
// A table of what people took the system for is one of beliefs (beliefs.go).

// factorColumns are the headings of the columns.
var factorColumns = words.Index[column]("column.factor.")

// table reads a table of causes; false if no column names them, and for what people
// took the system for.
func (r *causeReader) table(table *markdown.Block) bool {
	if _, beliefs := beliefsOf(table); beliefs {
		return false
	}
	known := columnsOf(headingsOf(table), func(_ int, heading string) column {
		name, _ := beginning(factorColumns(), heading)
		return name
	})
	if !known.has(nameColumn) {
		return false
	}
	first := len(r.factors)
	guessed := slices.ContainsFunc(headingsOf(table), func(heading string) bool { return hasStart(headingWords(heading), likelihoods()) })
	for _, row := range each(table.Children[1:]) {
		if saysInCell(row, rejected()) || guessed && !saysInCell(row, confirms()) {
			continue
		}
		if name := known.cell(row, nameColumn); name != nil && !isOfAbove(name) && !isEmptyRow(row) && !isPlaceholder(name.Text) && !saysNotCause(known.text(row, whereColumn)) {
			r.factorRow(known, row, name)
		}
	}
	if len(r.factors) == first {
		return false
	}
	r.figures = append(r.figures, kb.Figure{Kind: kb.FactorFigure, Range: table.HTML, First: first, Last: len(r.factors), Keep: true})
	return true
}

// likelihoods head a column that says how likely each cause is, and confirms open a cell
// that says that it is the one.
var (
	likelihoods = words.Of("cause.likelihood")
	confirms    = words.Of("cause.confirmed")
)

// saysInCell tells whether a cell of a row begins with one of the phrases.
func saysInCell(row *markdown.Block, phrases []string) bool {
	return slices.ContainsFunc(row.Children, func(cell markdown.Block) bool { return hasStart(headingWords(cell.Text), phrases) })
}

// factorRow reads one row. A name beside a kind is the name of a factor.
func (r *causeReader) factorRow(known columns, row, name *markdown.Block) {
	a, ok := r.factorLine(whole(name), row.Line)
	if !ok {
		return
	}
	if kind := factorKinds()[headingWords(known.text(row, kindColumn))]; kind != "" {
		a.Kind = kind
		if a.Name == "" && len(a.Title.Plain) <= longestLabel {
			a.Name = strings.TrimSpace(a.Title.Plain)
		}
	}
	if role := factorRoles()[headingWords(known.text(row, roleColumn))]; role != "" {
		a.Role = role
	}
	for _, beside := range []column{noteColumn, whereColumn} {
		if note := known.cell(row, beside); note != nil && a.Note.IsZero() && !isEmptyCell(note.Text) {
			a.Note = whole(note).sentence(0, len(note.Text))
		}
	}
	r.addFactor(a)
}
