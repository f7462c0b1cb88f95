package markdown

import (
	"strconv"

	"golang.org/x/net/html"
)

// Cells of HTML that reach over columns or rows; in the outline each row has all of its
// cells, and those that another one reaches over are empty:
//
//	<tr><td rowspan="2">5 March</td><td>10:00</td><td>It rang</td></tr>
//	<tr><td>10:20</td><td colspan="2">It stopped</td></tr>

// widen writes over how many columns and rows the cell that was just opened reaches.
func (w *writer) widen(token html.Token) {
	t := &w.tags[len(w.tags)-1]
	for _, reach := range []struct {
		name string
		over *int
	}{{"colspan", &t.columns}, {"rowspan", &t.rows}} {
		value, _ := attribute(token, reach.name)
		n, err := strconv.Atoi(value)
		if err != nil || n < 2 || n > maxColumns {
			continue
		}
		*reach.over = n
		w.html = w.html[:len(w.html)-len(">")]
		w.tag(" " + reach.name + `="` + strconv.Itoa(n) + `">`)
	}
	if t.block != nil {
		t.block.Inner.From = len(w.html)
	}
}

// passReached passes over the columns that a cell reaches over beside its own.
func (w *writer) passReached(row *Block, t rawTag) {
	at := len(row.Children) - 1
	for range t.columns - 1 {
		w.emptyCell(row)
	}
	for ; t.rows > 1 && at < len(row.Children); at++ {
		for len(w.raw.below) <= at {
			w.raw.below = append(w.raw.below, 0)
		}
		w.raw.below[at] = t.rows - 1
	}
}

// passTaken passes over the columns that cells of the rows above reach into.
func (w *writer) passTaken(row *Block) {
	for at := len(row.Children); at < len(w.raw.below) && w.raw.below[at] > 0; at++ {
		w.raw.below[at]--
		w.emptyCell(row)
	}
}

// emptyCell adds a cell in which nothing stands, while a document may have more of them.
func (w *writer) emptyCell(row *Block) {
	if w.emptyCells++; w.emptyCells > maxCells {
		return
	}
	b := w.blockAt(Cell, row.Line)
	w.end(&b)
	row.Children = append(row.Children, b)
}
