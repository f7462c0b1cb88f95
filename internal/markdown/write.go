package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// writer walks the syntax tree once and writes HTML and plain text in step: all
// visible text goes through the functions of text.go, which write to both, and
// all markup through tag, which writes to the HTML only. So the text of any
// stretch of the HTML that does not cut a tag is a stretch of the plain text.
type writer struct {
	parser *Parser
	source Source
	words  ownWords
	src    []byte
	// starts are the offsets of the lines in src.
	starts []int

	html, plain []byte
	blocks      []Block
	links       []kb.Link
	// labels are the ranges of the links' text in plain.
	labels   []kb.Range
	names    []placeName
	problems []problem.Problem
	// unshown are the stretches of src that are in no page; definitions are those of
	// addresses, and referred the labels that links use.
	unshown     []kb.Range
	definitions []linkDefinition
	referred    map[string]bool
	// highlighted is how many bytes of code were highlighted.
	highlighted int

	headings headings
	tables   tableLabels
	// headingFrom is where the text of the heading that raw HTML opened last
	// starts in plain.
	headingFrom int
	// origin is where the text of the block at hand starts in plain, and spans
	// are the spans of it.
	origin int
	spans  []Span
	// tags are the elements opened by raw HTML in the block at hand; folds
	// counts the details elements it left open in the container at hand.
	tags  []rawTag
	folds int
	raw   rawOutline
	// emptyCells counts the cells of HTML that others reach over.
	emptyCells int
	// tagBase is the depth in tags below which an end tag reaches nothing.
	tagBase int
	// gap is the white space of raw HTML to write before more text, or 0.
	gap byte
	// summaryNext is set if raw HTML opened a summary behind which its block
	// ends: the paragraph that follows is the summary.
	summaryNext bool
	// inLink counts the links around the text at hand.
	inLink int
	// skip is the offset in src before which text is not written: an alert's
	// marker.
	skip int
	// directions are those that the text at hand left open.
	directions directions
	// marked counts the characters of texts that are shown as marks.
	marked int
	// crowded is how long the plain text was behind the last marks that crowd on a
	// letter; -1 before any.
	crowded int
	// markedLine is the last line with a notice about invisible characters, and
	// invisibleSeen counts them.
	markedLine    int
	invisibleSeen int
	// counted is the last place whose column was counted: the runes of its
	// line before it.
	counted struct{ offset, runes int }
	// addresses is how many bytes the addresses of links have so far. A definition
	// is written once and used often, so they are counted before they are copied.
	addresses int
	// lastExcerpt is the source line excerptLine, counted from 1.
	lastExcerpt string
	excerptLine int
}

func newWriter(p *Parser, src Source) *writer {
	if src.Line == 0 {
		src.Line = 1
	}
	w := &writer{parser: p, source: src, src: src.Text, crowded: -1}
	if p != nil {
		w.words = p.words
	}
	w.starts = append(make([]int, 0, 64+len(w.src)/64), 0)
	for i, c := range w.src {
		if c == '\n' {
			w.starts = append(w.starts, i+1)
		}
	}
	w.html = make([]byte, 0, len(w.src)*4/3)
	w.plain = make([]byte, 0, len(w.src))
	return w
}

// document writes the whole tree.
func (w *writer) document(tree ast.Node) {
	w.headings.begin(tree)
	w.blocks = w.children(tree)
}

// children writes the blocks inside a container.
func (w *writer) children(parent ast.Node) []Block {
	folds, section := w.folds, w.tables.section
	w.folds = 0
	blocks := make([]Block, 0, parent.ChildCount())
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		blocks = w.block(blocks, n)
	}
	for ; w.folds > 0; w.folds-- {
		w.hole(holeFoldEnd, 0)
	}
	w.folds, w.tables.section, w.summaryNext = folds, section, false
	return blocks
}

// block writes one block and appends it to its siblings.
func (w *writer) block(blocks []Block, n ast.Node) []Block {
	summary := w.summaryNext
	w.summaryNext = false
	switch n := n.(type) {
	case *ast.Paragraph:
		if w.foreign(n) {
			return blocks
		}
		if summary {
			return append(blocks, w.textBlock(Paragraph, n, "<summary>", "</summary>"))
		}
		return append(blocks, w.textBlock(Paragraph, n, "<p>", "</p>"))
	case *ast.TextBlock:
		return append(blocks, w.textBlock(Paragraph, n, "", ""))
	case *ast.Heading:
		return append(blocks, w.heading(n))
	case *ast.List:
		return append(blocks, w.list(n))
	case *ast.Blockquote:
		return append(blocks, w.quote(n))
	case *box:
		return append(blocks, w.box(n))
	case *ast.FencedCodeBlock:
		return append(blocks, w.fence(n))
	case *ast.CodeBlock:
		return append(blocks, w.codeBlock(n, "", trimBlankLines(n.Lines().Value(w.src))))
	case *ast.ThematicBreak:
		b := w.begin(Rule, w.lineOf(n))
		w.tag("<hr>")
		w.end(&b)
		return append(blocks, b)
	case *ast.HTMLBlock:
		return w.htmlBlock(blocks, n)
	case *ast.LinkReferenceDefinition:
		w.define(n)
		return blocks
	case *east.Table:
		return append(blocks, w.table(n))
	case *east.DefinitionList:
		return append(blocks, w.container(Definitions, n, "<dl>", "</dl>"))
	case *east.DefinitionTerm:
		return append(blocks, w.textBlock(Term, n, "<dt>", "</dt>"))
	case *east.DefinitionDescription:
		return append(blocks, w.container(Description, n, "<dd>", "</dd>"))
	case *east.FootnoteList:
		return append(blocks, w.footnotes(n))
	default:
		return append(blocks, w.container(Quote, n, "<div>", "</div>"))
	}
}

// container writes a block that holds blocks.
func (w *writer) container(kind Kind, n ast.Node, open, close string) Block {
	b := w.begin(kind, w.lineOf(n))
	w.tag(open)
	b.Inner.From = len(w.html)
	b.Children = w.children(n)
	b.Inner.To = len(w.html)
	w.tag(close)
	w.end(&b)
	return b
}

// textBlock writes a block that holds inline content.
func (w *writer) textBlock(kind Kind, n ast.Node, open, close string) Block {
	b := w.begin(kind, w.lineOf(n))
	w.tag(open)
	w.content(&b, n.FirstChild(), nil)
	w.tag(close)
	w.end(&b)
	return b
}

// content writes inline nodes, from first up to before stop, as the text of b.
func (w *writer) content(b *Block, first, stop ast.Node) {
	w.origin, w.spans = len(w.plain), nil
	b.Inner.From = len(w.html)
	w.inlines(first, stop)
	w.closeDirections()
	b.Inner.To = len(w.html)
	b.Spans, w.spans = w.spans, nil
}

// begin starts a block on a line of its own.
func (w *writer) begin(kind Kind, line int) Block {
	w.newline()
	return w.blockAt(kind, line)
}

// blockAt starts a block where the text at hand ends.
func (w *writer) blockAt(kind Kind, line int) Block {
	return Block{
		Kind: kind, Line: max(line, w.source.Line),
		Plain: kb.Range{From: len(w.plain)},
		HTML:  kb.Range{From: len(w.html)},
	}
}

func (w *writer) end(b *Block) {
	b.Plain.To, b.HTML.To = len(w.plain), len(w.html)
	if b.Inner.To == 0 {
		b.Inner = kb.Range{From: b.HTML.To, To: b.HTML.To}
	}
}

// newline separates blocks in both texts.
func (w *writer) newline() {
	if len(w.plain) > 0 && !w.atLineStart() {
		w.plain = append(w.plain, '\n')
		w.html = append(w.html, '\n')
	}
}

// tag writes markup of our own.
func (w *writer) tag(s string) { w.html = append(w.html, s...) }

// hole writes a marker that WriteHTML replaces.
func (w *writer) hole(kind byte, number int) {
	w.html = append(w.html, 0, kind)
	w.html = strconv.AppendInt(w.html, int64(number), 10)
	w.html = append(w.html, 0)
}
