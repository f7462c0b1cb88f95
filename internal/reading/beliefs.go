package reading

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/words"
)

// What people took the system for, beside what it was:
//
//	| Who       | believed                              | What was so                 |
//	|-----------|---------------------------------------|-----------------------------|
//	| Checkout  | a price of zero is a gift             | it was no price at all      |
//
// The columns are the keys column.belief.* of package words, each the whole heading.

const (
	believerColumn column = "who"
	believedColumn column = "believed"
	factColumn     column = "fact"
)

var beliefColumns = words.Index[column]("column.belief.")

// readBeliefs lists the beliefs of all tables that say what was believed, and by whom
// or what was so.
func readBeliefs(doc *markdown.Doc) (found []kb.Belief) {
	for _, table := range each(doc.Blocks) {
		known, ok := beliefsOf(table)
		if !ok {
			continue
		}
		for _, row := range each(table.Children[1:]) {
			one := kb.Belief{
				Who: oneLine(known.text(row, believerColumn)), Believed: oneLine(known.text(row, believedColumn)), Fact: oneLine(known.text(row, factColumn)), Line: row.Line,
			}
			if one.Believed != "" && !isPlaceholder(one.Believed) {
				found = append(found, one)
			}
		}
	}
	return found
}

// beliefsOf finds the columns of a table of beliefs; false for any other block.
func beliefsOf(table *markdown.Block) (columns, bool) {
	if table.Kind != markdown.Table {
		return nil, false
	}
	known := columnsOf(headingsOf(table), func(_ int, heading string) column { return beliefColumns()[headingWords(heading)] })
	return known, known.has(believedColumn) && (known.has(believerColumn) || known.has(factColumn))
}
