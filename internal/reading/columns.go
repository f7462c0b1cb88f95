package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/markdown"
)

// The columns of a table of entries, actions or causes, found by their headings:
//
//	| #  | Action               | Owner (team) | Due date   |
//	|----|----------------------|--------------|------------|
//	| 1  | Alert on the backlog | @alice       | 2024-05-01 |
//	|    |                      |              |            |
//	| -- | --                   | --           | --         |
//
// A heading is known by the longest phrase that it begins with. What a phrase
// means depends on the table: the keys column.timeline.*, column.action.* and
// column.factor.* of package words.

// column is what a column holds: the last part of its key.
type column string

// The columns of timelines, of actions and of causes. Some have a name in common.
const (
	otherColumn column = ""

	weekdayColumn column = "weekday"
	dayColumn     column = "day"
	clockColumn   column = "clock"
	eventColumn   column = "event"
	spentColumn   column = "spent"

	numberColumn column = "number"
	itemColumn   column = "item"
	ownerColumn  column = "owner"
	dueColumn    column = "due"
	doneColumn   column = "done"
	stateColumn  column = "state"
	ticketColumn column = "ticket"
	everyColumn  column = "every"
	reasonColumn column = "reason"
	reviewColumn column = "review"
	worthColumn  column = "worth"
	// priorityColumn is known so that nothing else is read into it.
	priorityColumn column = "priority"

	nameColumn column = "name"
	roleColumn column = "role"
	noteColumn column = "note"
	kindColumn column = "kind"
	// whereColumn holds the part of the system in which a cause is.
	whereColumn column = "where"
)

// columns are the places of the columns of a table that are known.
type columns map[column]int

// readTable is a table with its known columns, and the rows below its headings.
type readTable struct {
	columns
	rows []markdown.Block
}

// columnsOf finds the columns of a row of headings. meaning says what the column
// at a place holds; of several that hold the same the first one counts.
func columnsOf(headings []string, meaning func(at int, heading string) column) columns {
	c := columns{}
	for i, heading := range headings {
		if name := meaning(i, heading); name != otherColumn && !c.has(name) {
			c[name] = i
		}
	}
	return c
}

// headingsOf are the cells of the first row of a table.
func headingsOf(table *markdown.Block) []string {
	if len(table.Children) == 0 {
		return nil
	}
	head := table.Children[0].Children
	headings := make([]string, len(head))
	for i := range head {
		headings[i] = head[i].Text
	}
	return headings
}

func (c columns) has(name column) bool {
	_, found := c[name]
	return found
}

// cell is a row's cell in a column; nil if there is none.
func (c columns) cell(row *markdown.Block, name column) *markdown.Block {
	at, found := c[name]
	if !found || at >= len(row.Children) {
		return nil
	}
	return &row.Children[at]
}

// text is the trimmed text of such a cell; empty if there is none.
func (c columns) text(row *markdown.Block, name column) string {
	cell := c.cell(row, name)
	if cell == nil {
		return ""
	}
	return strings.TrimSpace(cell.Text)
}

// unknown are the places of the columns of which nothing is known, among n.
func (c columns) unknown(n int) []int {
	known := make([]bool, n)
	for _, at := range c {
		known[at] = true
	}
	var places []int
	for at := range known {
		if !known[at] {
			places = append(places, at)
		}
	}
	return places
}

// isEmptyRow tells whether a row itself holds nothing but dashes and colons.
func isEmptyRow(row *markdown.Block) bool {
	return allOf(row.Children, func(cell *markdown.Block) bool { return isEmptyCell(cell.Text) || isOfAbove(cell) })
}

// isOfAbove tells whether the text of a cell stands in a row above it.
func isOfAbove(cell *markdown.Block) bool { return !cell.Above.Empty() }

func isEmptyCell(text string) bool { return strings.Trim(text, " :-–—\t") == "" }

// beginning finds the longest phrase of an index that a heading begins with.
func beginning[T any](index map[string]T, heading string) (meaning T, found bool) {
	return longestOf(index, headingWords(heading))
}

// longestOf finds the longest phrase of an index that words begin with.
func longestOf[T any](index map[string]T, words string) (meaning T, found bool) {
	for words != "" {
		if meaning, found = index[words]; found {
			return meaning, true
		}
		words = words[:max(0, strings.LastIndexByte(words, ' '))]
	}
	return meaning, false
}
