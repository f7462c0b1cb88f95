package markdown

import (
	"fmt"
	"strconv"

	"golang.org/x/net/html"
)

// Cells of HTML that reach over columns or rows; in the outline each row has all of its
// cells, and those that another one reaches over have no HTML. One that a cell above reaches
// into has the text of that:
//
//	<tr><td rowspan="2">5 March</td><td>10:00</td><td>It rang</td></tr>
//	<tr><td>10:20</td><td colspan="2">It stopped</td></tr>

// widen writes over how many columns and rows the cell that was just opened reaches.
func (w *writer) widen(token html.Token) {
	t := &w.tags[len(w.tags)-1]
	t.columns, t.rows = reach(token, "colspan"), reach(token, "rowspan")
	if t.columns > 1 || t.rows > 1 {
		w.html = fmt.Appendf(w.html[:len(w.html)-len(">")], ` colspan="%d" rowspan="%d">`, t.columns, t.rows)
	}
	if t.block != nil {
		t.block.Inner.From = len(w.html)
	}
}

// reach is how many columns or rows an attribute says; 1 for none and for too many.
func reach(token html.Token, name string) int {
	value, _ := attribute(token, name)
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 || n > maxColumns {
		return 1
	}
	return n
}

// longestReaching bounds the text that each of the rows has which a cell reaches into.
const longestReaching = 400

// reaching is a cell that reaches into the rows below it.
type reaching struct {
	rows int
	cell Block
}

// passReached passes over the columns that a cell reaches over beside its own.
func (w *writer) passReached(row *Block, t rawTag) {
	at := len(row.Children) - 1
	for range t.columns - 1 {
		w.emptyCell(row)
	}
	for ; t.rows > 1 && at < len(row.Children); at++ {
		w.raw.below[at] = reaching{rows: t.rows - 1, cell: row.Children[at]}
	}
}

// passTaken passes over the columns that cells of the rows above reach into.
func (w *writer) passTaken(row *Block) {
	for at := len(row.Children); w.raw.below[at].rows > 0; at++ {
		above := w.raw.below[at]
		above.rows--
		w.raw.below[at] = above
		if b := w.emptyCell(row); b != nil && above.cell.Plain.To-above.cell.Plain.From <= longestReaching {
			b.Above, b.Spans = above.cell.Plain, above.cell.Spans
		}
	}
}

// emptyCell adds a cell in which nothing stands, while a document may have more of them; nil
// if it may not.
func (w *writer) emptyCell(row *Block) *Block {
	if w.emptyCells++; w.emptyCells > maxCells {
		return nil
	}
	b := w.blockAt(Cell, row.Line)
	w.end(&b)
	row.Children = append(row.Children, b)
	return &row.Children[len(row.Children)-1]
}
