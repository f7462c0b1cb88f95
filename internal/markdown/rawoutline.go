package markdown

import "slices"

// The outline of HTML: what an element holds is read as the same in Markdown would be.
//
//	<table>                                       <ul>
//	  <tr><th>Time</th><th>What</th></tr>           <li>Watch the <b>disks</b></li>
//	  <tr><td>10:00</td><td><p>It rang</p></td>   </ul>
//	</table>                                      <h2>Root cause</h2>
//
// The text of an item or a description is a paragraph without an element, as in a tight
// list; a paragraph in a cell is a line of it. What stands between is a block of markup.

// rawBlocks are the blocks that elements are.
var rawBlocks = map[string]Kind{
	"table": Table, "tr": Row, "th": Cell, "td": Cell, "ul": List, "ol": List, "li": Item, "p": Paragraph, ownText: Paragraph,
	"dl": Definitions, "dt": Term, "dd": Description, "blockquote": Quote, "pre": Code,
	"h2": Heading, "h3": Heading, "h4": Heading, "h5": Heading, "h6": Heading,
}

// ownText names the text of an item or a description, which has no element.
const ownText = "text"

// rawOutline is the outline of the block of HTML at hand.
type rawOutline struct {
	blocks []Block
	// between is the markup behind the last of them.
	between Block
	// line is that of the tag or the text at hand.
	line int
	// split is set where the cell at hand holds more than lines of text.
	split bool
	// below are the cells of the rows above that reach into each column.
	below map[int]reaching
}

// beginMarkup starts what stands in front of the next block.
func (w *writer) beginMarkup() {
	w.raw.between = w.blockAt(Markup, w.raw.line)
	w.raw.between.Inner.From = len(w.html)
	w.origin, w.spans = len(w.plain), nil
}

func (w *writer) endMarkup() {
	b := &w.raw.between
	w.endText(b)
	w.end(b)
	if b.HTML.To > b.HTML.From && string(w.html[b.HTML.From:]) != "\n" {
		w.raw.blocks = append(w.raw.blocks, *b)
	}
}

// endText ends the text of a block.
func (w *writer) endText(b *Block) {
	w.closeDirections()
	b.Inner.To = len(w.html)
	b.Spans, w.spans = w.spans, nil
}

// rawAround is the innermost open block of the HTML at hand; nil if there is none.
func (w *writer) rawAround() *Block {
	for _, t := range slices.Backward(w.tags[w.tagBase:]) {
		if t.block != nil {
			return t.block
		}
	}
	return nil
}

// lineInCell ends the line of text in a cell, and tells whether there is a cell.
func (w *writer) lineInCell() bool {
	around := w.rawAround()
	if around == nil || around.Kind != Cell {
		return false
	}
	w.gap = lineGap
	return true
}

// openRaw starts the block that an element is; nil if it is none, as in a cell or a summary.
func (w *writer) openRaw(name string) *Block {
	kind, known := rawBlocks[name]
	around := w.rawAround()
	switch {
	case around != nil && around.Kind == Cell:
		w.raw.split = true
		known = false
	case around == nil && len(w.tags) > w.tagBase:
		known = false
	case around == nil && known:
		w.endMarkup()
	}
	if !known {
		w.newline()
		return nil
	}
	if kind == Cell {
		w.passTaken(around)
	}
	b := w.begin(kind, w.raw.line)
	switch kind {
	case Table:
		w.raw.below = map[int]reaching{}
	case Heading:
		b.Level = int(name[1] - '1')
	case List:
		b.Ordered = name == "ol"
	case Item:
		b.Ordered, b.Number = around.Ordered, len(around.Children)
	case Cell:
		b.Header, w.raw.split = name == "th", false
	}
	if b.Ordered {
		b.Number++
	}
	if holdsText(kind) {
		w.origin, w.spans = len(w.plain), nil
	}
	return &b
}

// holdsText tells whether a block of HTML has text and no blocks.
func holdsText(kind Kind) bool {
	return kind == Paragraph || kind == Markup || kind == Heading || kind == Cell || kind == Term || kind == Code
}

// endRaw ends the inside of a block.
func (w *writer) endRaw(b *Block) {
	b.Inner.To = len(w.html)
	switch {
	case b.Kind == Row:
		w.passTaken(b)
		b.Header = w.within("thead") || len(w.rawAround().Children) == 0 && headsColumns(b)
	case holdsText(b.Kind):
		w.endText(b)
	}
	if b.Kind == Cell && w.raw.split {
		// Its blocks cannot stand in a line of another page.
		b.Inner.From = b.Inner.To
	}
}

// headsColumns tells whether each cell of a row is a heading, or bold as a whole.
func headsColumns(row *Block) bool {
	count := 0
	for _, c := range row.Children {
		bold := len(c.Spans) > 0 && c.Spans[0].Style == Strong && c.Spans[0].To-c.Spans[0].From == c.Plain.To-c.Plain.From
		switch {
		case c.HTML.Empty():
		case c.Header || bold:
			count++
		default:
			return false
		}
	}
	return count > 1
}

// addRaw adds a block that ended to the one around it.
func (w *writer) addRaw(t rawTag) {
	w.end(t.block)
	around := w.rawAround()
	if around == nil {
		w.raw.blocks = append(w.raw.blocks, *t.block)
		w.beginMarkup()
		return
	}
	around.Children = append(around.Children, *t.block)
	if t.block.Kind == Cell {
		w.passReached(around, t)
	}
}
