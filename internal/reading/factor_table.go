package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// Causes as a table:
//
//	| Factor        | Kind      | Role       | Note             |
//	|---------------|-----------|------------|------------------|
//	| Retry storm   | technical | lengthened | clients retried  |

// factorCell is what a column of a table of causes holds.
type factorCell int

const (
	otherFactorCell factorCell = iota
	nameFactorCell
	kindFactorCell
	roleFactorCell
	noteFactorCell
)

var factorColumns = rolesOf("column.factor.", map[string]factorCell{
	"name": nameFactorCell,
	"kind": kindFactorCell,
	"role": roleFactorCell,
	"note": noteFactorCell,
})

// table reads a table of causes; false if no column names them.
func (r *causeReader) table(table *markdown.Block) bool {
	columns := map[factorCell]int{nameFactorCell: -1, kindFactorCell: -1, roleFactorCell: -1, noteFactorCell: -1}
	if len(table.Children) == 0 {
		return false
	}
	for i := range table.Children[0].Children {
		role, _ := headingRole(factorColumns, table.Children[0].Children[i].Text)
		if at, wanted := columns[role]; wanted && at < 0 {
			columns[role] = i
		}
	}
	if columns[nameFactorCell] < 0 {
		return false
	}
	first := len(r.factors)
	for i := range table.Children[1:] {
		row := &table.Children[1+i]
		if column := columns[nameFactorCell]; column < len(row.Children) && !isEmptyRow(row) && !isPlaceholder(row.Children[column].Text) {
			r.factorRow(row, columns)
		}
	}
	if len(r.factors) == first {
		return false
	}
	r.figures = append(r.figures, kb.Figure{Kind: kb.FactorFigure, Range: table.HTML, First: first, Last: len(r.factors), Keep: true})
	return true
}

// factorRow reads one row. A name beside a kind is the name of a factor.
func (r *causeReader) factorRow(row *markdown.Block, columns map[factorCell]int) {
	a, ok := r.factorLine(whole(&row.Children[columns[nameFactorCell]]), row.Line)
	if !ok {
		return
	}
	if kind := factorKinds[headingWords(cellText(row, columns[kindFactorCell]))]; kind != "" {
		a.Kind = kind
		if a.Name == "" && len(a.Title.Plain) <= longestLabel {
			a.Name = strings.TrimSpace(a.Title.Plain)
		}
	}
	if role := factorRoles[headingWords(cellText(row, columns[roleFactorCell]))]; role != "" {
		a.Role = role
	}
	if column := columns[noteFactorCell]; a.Note.IsZero() && column >= 0 && column < len(row.Children) {
		a.Note = whole(&row.Children[column]).sentence(0, len(row.Children[column].Text))
	}
	r.addFactor(a)
}
