// Package markdown turns the body of a document into plain structs in one walk
// over its syntax tree: an outline of blocks with positions, the plain text, the
// HTML, and the links. The tree itself is dropped.
//
// In the pipeline it stands between content, which hands over a body and the
// line it starts on, and reading, which takes the outline. It knows nothing of
// other documents or of addresses: a link is a hole in the HTML, and WriteHTML
// fills it when a page is written. Texts beside the body join it by AddText. goldmark, chroma and the HTML tokenizer are
// imported here and nowhere else.
package markdown

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// Doc is a parsed body. Plain and Body.HTML are written in step: every block has
// its range in both.
type Doc struct {
	// Blocks are the top-level blocks in document order.
	Blocks []Block
	// Plain is the visible text of the whole body, one block a line; soft line
	// breaks inside a block are "\n".
	Plain string
	// Body is the HTML with its holes, and the links that fill them.
	Body     kb.Body
	Problems []problem.Problem
}

// Kind is the kind of a block.
type Kind int

// The kinds of block.
const (
	Paragraph Kind = iota
	Heading
	List
	Item
	Table
	Row
	Cell
	Code
	Quote
	// Alert is a quote that opens with [!NOTE] or its kin.
	Alert
	Rule
	// Definition lists hold Term and Description blocks.
	Definitions
	Term
	Description
	Footnotes
	// Markup is HTML that we rebuilt, such as details, or showed as text.
	Markup
)

// Task is the state of a task list item's box.
type Task int

// The states of a box. Dropped is "[-]", which GitHub does not know and many
// teams use for "won't do".
const (
	NoTask Task = iota
	TaskOpen
	TaskDone
	TaskDropped
)

// Block is one block of the outline. Containers (List, Item, Table, Row, Quote,
// Alert, Definitions, Footnotes) have Children; an Item's own first paragraph is
// its first child, whether the list is tight or loose.
type Block struct {
	Kind Kind
	// Line is the line in the file, counted from 1.
	Line int
	// Text is the plain text of the block's own inline content, a substring of
	// Doc.Plain; for Code the lines; empty for containers.
	Text string
	// Plain is the range of the whole block, children included, in Doc.Plain.
	Plain kb.Range
	// Above is where Text stands in Doc.Plain in a cell that one of the rows above reaches
	// into; the cell has no HTML and no plain text of its own.
	Above kb.Range
	// Spans are the styled or linked pieces of Text, in order; they may nest,
	// the outer one first.
	Spans []Span
	// HTML is the range of the whole element in Doc.Body.HTML; Inner is its
	// content without the element's own tags, and for a task without its box.
	HTML, Inner kb.Range
	// Level is a heading's level, 1 to 6, as written.
	Level int
	// Anchor is a heading's id on the page.
	Anchor string
	// Ordered and Number belong to a List (first number) and its Items.
	Ordered bool
	Number  int
	Task    Task
	// Lang is the language word of a fence.
	Lang string
	// Header marks the heading row of a table.
	Header bool
	// Fenced marks code between fences: it begins on the line below Line.
	Fenced bool
	// Alert is the word of an alert: note, tip, important, warning, caution.
	Alert    string
	Children []Block
}

// Style is a set of inline styles.
type Style uint8

// The inline styles.
const (
	Strong Style = 1 << iota
	Emphasis
	CodeSpan
	Strike
	Linked
	Image
)

// Span is a styled piece of a block's Text.
type Span struct {
	// From and To are byte offsets in Block.Text; equal for an image, which
	// has no text of its own.
	From, To int
	Style    Style
	// Link is the index in Body.Links if Style has Linked or Image.
	Link int
}
