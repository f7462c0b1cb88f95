package markdown

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

// HTML in Markdown is never passed on. A few elements are rebuilt from their
// names alone:
//
//	<details><summary>Log</summary> … </details>   <kbd>Ctrl</kbd>   <br>
//	<img src="rate.png" alt="rate">   <a href="https://example.com">there</a>
//
// Those that are blocks are in the outline as such (rawoutline.go, rawspans.go, rawblank.go).
// Comments are not shown. Everything else is shown as the author
// typed it, such as <pod> or <script>, so that no word is lost.

// maxRawDepth is how deep rebuilt elements nest; what opens more is shown as
// text.
const maxRawDepth = 64

// emptySummary is the start of a summary without anything in it yet.
var emptySummary = []byte("<summary>")

// rawTag is an element that raw HTML opened.
type rawTag struct {
	name string
	// span and link are the numbers to close with it, or -1.
	span, link int
	// block is what it is in the outline, or nil.
	block *Block
	// columns and rows are those that a cell reaches over.
	columns, rows int
}

// rawInline writes a tag in the middle of text.
func (w *writer) rawInline(n *ast.RawHTML) {
	raw := n.Segments.Value(w.src)
	pos := 0
	if n.Segments.Len() > 0 {
		pos = n.Segments.At(0).Start
	}
	if pos < w.skip {
		return
	}
	if isComment(raw) {
		w.unshow(n.Segments.Sliced(0, n.Segments.Len()), 0, len(raw))
		return
	}
	name, end := tagName(raw)
	switch {
	case name == "":
		w.prose(raw, pos, false)
	case rawElements[name].kind == blockTag:
		// A block inside a line of text has no place to be.
	case end:
		w.endTag(name, raw, pos)
	default:
		w.startTag(tagToken(name, raw), raw, pos)
	}
}

// tagName returns the name of a tag, in lower case, and whether it is an end
// tag. The name is empty for what is no tag, such as "<?php ?>".
func tagName(raw []byte) (name string, end bool) {
	from := 1
	if len(raw) > 1 && raw[1] == '/' {
		from, end = 2, true
	}
	to := from
	for to < len(raw) && (raw[to] >= 'a' && raw[to] <= 'z' || raw[to] >= 'A' && raw[to] <= 'Z' || to > from && (raw[to] >= '0' && raw[to] <= '9' || raw[to] == '-')) {
		to++
	}
	return strings.ToLower(string(raw[from:to])), end
}

// tagToken returns a start tag with its attributes, if they can matter.
func tagToken(name string, raw []byte) html.Token {
	token := html.Token{Type: html.StartTagToken, Data: name}
	if name != "img" && name != "a" && players[name] == "" && !bytes.Contains(raw, []byte("id=")) {
		return token
	}
	z := html.NewTokenizer(bytes.NewReader(raw))
	if z.Next() != html.ErrorToken {
		token.Attr = z.Token().Attr
	}
	return token
}

// startTag writes an inline start tag.
func (w *writer) startTag(token html.Token, raw []byte, pos int) {
	element := rawElements[token.Data]
	if element.kind != shownTag || token.Data == "a" {
		w.namePlace(token)
	}
	switch {
	case token.Data == "br":
		w.tag("<br>")
		w.bothText('\n')
	case token.Data == "img":
		w.rawImage(token, raw, pos)
	case token.Data == "a":
		w.rawLink(token, pos)
	case players[token.Data] != "":
		w.player(token, pos)
	case element.kind == lineTag && len(w.tags) >= maxRawDepth:
		w.prose(raw, pos, false)
	case element.kind == lineTag && !bytes.HasSuffix(raw, []byte("/>")):
		span := -1
		if element.style != 0 {
			span = w.openSpan(element.style, 0)
		}
		w.tag("<" + element.name + ">")
		w.tags = append(w.tags, rawTag{name: element.name, span: span, link: -1})
	case element.kind == shownTag && token.Data != "hr":
		w.prose(raw, pos, false)
	}
}

// endTag closes the innermost element of that name that raw HTML opened in the
// text at hand, and what is open inside it. Without one it is ignored, or shown
// if it is the end of an element that we do not know.
func (w *writer) endTag(name string, raw []byte, pos int) {
	element := rawElements[name]
	if name == "a" {
		element.name = "a"
	}
	if element.name == "" {
		if element.kind == shownTag && players[name] == "" && name != "br" && name != "img" && name != "hr" {
			w.prose(raw, pos, false)
		}
		return
	}
	for i := len(w.tags) - 1; i >= w.tagBase; i-- {
		if w.tags[i].name == element.name {
			w.closeTags(i)
			return
		}
	}
}

// closeTags closes the elements that raw HTML opened, down to a depth.
func (w *writer) closeTags(depth int) {
	for len(w.tags) > depth {
		t := w.tags[len(w.tags)-1]
		w.tags = w.tags[:len(w.tags)-1]
		if t.link >= 0 {
			w.closeLink(t.link, t.span)
			continue
		}
		if t.span >= 0 {
			w.closeSpan(t.span)
		}
		if t.block != nil {
			w.endRaw(t.block)
		}
		switch {
		case t.name == ownText:
		case t.name == "table":
			w.tag(closeTable)
		case t.name == "summary" && bytes.HasSuffix(w.html, emptySummary):
			// Browsers have a word for details without a summary, and none
			// for an empty one.
			w.html = bytes.TrimSuffix(w.html, emptySummary)
		case isHeading(t.name):
			w.endRawHeading(t)
		default:
			w.tag("</" + t.name + ">")
		}
		if rawElements[t.name].kind == blockTag {
			w.gap = 0
		}
		if t.block != nil {
			w.addRaw(t)
		}
	}
}

func isComment(raw []byte) bool { return bytes.HasPrefix(raw, []byte("<!--")) }

// htmlBlock writes a block of HTML. It may leave a details element open for the
// blocks behind it.
func (w *writer) htmlBlock(blocks []Block, n *ast.HTMLBlock) []Block {
	raw, lines := n.Lines().Value(w.src), n.Lines().Sliced(0, n.Lines().Len())
	if n.HasClosure() {
		raw, lines = append(bytes.Clone(raw), n.ClosureLine.Value(w.src)...), append(slices.Clone(lines), n.ClosureLine)
	}
	pos := max(0, n.Pos())
	if n.Lines().Len() > 0 {
		pos = n.Lines().At(0).Start
	} else if n.HasClosure() {
		pos = n.ClosureLine.Start
	}
	w.newline()
	w.raw = rawOutline{blocks: blocks, line: w.lineOf(n)}
	w.beginMarkup()
	w.rawBlock(raw, pos, lines)
	w.endMarkup()
	return w.raw.blocks
}

// rawBlock reads the tokens of a block of HTML.
func (w *writer) rawBlock(raw []byte, pos int, lines []text.Segment) {
	depth, base := len(w.tags), w.tagBase
	w.tagBase = depth
	z := html.NewTokenizer(bytes.NewReader(raw))
	at, line := 0, w.raw.line
	for {
		kind := z.Next()
		if kind == html.ErrorToken && !errors.Is(z.Err(), io.EOF) {
			break
		}
		piece := z.Raw()
		if len(piece) == 0 && kind == html.ErrorToken {
			break
		}
		if kind == html.CommentToken && isComment(piece) {
			w.unshow(lines, at, at+len(piece))
		}
		at += len(piece)
		line += bytes.Count(piece, []byte("\n"))
		w.rawToken(z, kind, piece, pos+at-len(piece))
		w.raw.line = line
		if kind == html.ErrorToken {
			break
		}
	}
	w.summaryNext = len(w.tags) == depth+1 && w.top() == "summary" && bytes.HasSuffix(w.html, emptySummary)
	w.closeTags(depth)
	w.tagBase, w.gap = base, 0
}

func (w *writer) rawToken(z *html.Tokenizer, kind html.TokenType, raw []byte, pos int) {
	pos = min(pos, len(w.src))
	switch kind {
	case html.TextToken:
		w.flowText(html.UnescapeString(string(raw)))
	case html.CommentToken:
		if isComment(raw) {
			return
		}
		w.openFlow()
		w.prose(raw, -1, false)
	case html.StartTagToken, html.SelfClosingTagToken:
		raw = bytes.Clone(raw)
		w.flowStart(z.Token(), raw, pos)
	case html.EndTagToken:
		raw = bytes.Clone(raw)
		w.flowEnd(z.Token().Data, raw, pos)
	default:
		w.openFlow()
		w.prose(raw, -1, false)
	}
}
