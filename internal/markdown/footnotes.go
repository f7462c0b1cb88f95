package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Footnotes:
//
//	It was the disk.[^disk]
//
//	[^disk]: Again.
//
// The number in the text is a hole and no part of the plain text, so that words
// stay whole. A note that nothing refers to is shown behind the others. Notes do
// not link back: a page may show the text that refers to them elsewhere or twice.

// footnotesKey holds the list of notes while a document is parsed.
var footnotesKey = parser.NewContextKey()

// footnoteBlocks parses notes and remembers their list.
type footnoteBlocks struct{ parser.BlockParser }

// Close implements parser.BlockParser.
func (f footnoteBlocks) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	f.BlockParser.Close(node, reader, pc)
	pc.Set(footnotesKey, node.Parent())
}

// unusedFootnotes numbers the notes that nothing refers to, which goldmark
// would drop.
type unusedFootnotes struct{}

// Transform implements parser.ASTTransformer.
func (unusedFootnotes) Transform(_ *ast.Document, _ text.Reader, pc parser.Context) {
	list, ok := pc.Get(footnotesKey).(*east.FootnoteList)
	if !ok {
		return
	}
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if note := n.(*east.Footnote); note.Index < 0 {
			list.Count++
			note.Index = list.Count
		}
	}
}

func (w *writer) footnotes(n *east.FootnoteList) Block {
	b := w.begin(Footnotes, w.lineOf(n.FirstChild()))
	w.tag(`<section class="footnotes" aria-label="` + w.words.texts.Text("body.footnotes") + `"><ol>`)
	b.Inner.From = len(w.html)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		note := c.(*east.Footnote)
		item := w.begin(Item, w.lineOf(note))
		item.Ordered, item.Number = true, note.Index
		w.tag(`<li id="fn-` + strconv.Itoa(note.Index) + `">`)
		item.Inner.From = len(w.html)
		item.Children = w.children(note)
		item.Inner.To = len(w.html)
		w.tag("</li>")
		w.end(&item)
		b.Children = append(b.Children, item)
	}
	b.Inner.To = len(w.html)
	w.tag("</ol></section>")
	w.end(&b)
	return b
}
