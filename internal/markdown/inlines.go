package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Inline content: **strong**, *emphasis*, ~~struck~~, `code`, hard breaks, and
// what the files links.go, images.go, wikilinks.go, footnotes.go and rawhtml.go
// draw.

// inlines writes inline nodes and closes what raw HTML left open among them.
func (w *writer) inlines(first, stop ast.Node) {
	base := w.tagBase
	w.tagBase = len(w.tags)
	for n := first; n != nil && n != stop; n = n.NextSibling() {
		w.inline(n)
	}
	w.closeTags(w.tagBase)
	w.tagBase = base
}

func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.textNode(n)
	case *ast.String:
		w.prose(n.Value, -1, !n.IsRaw() && !n.IsCode())
	case *emoji:
		w.emoji(n)
	case *ast.CodeSpan:
		w.codeSpan(n)
	case *ast.Emphasis:
		if n.Level == 2 {
			w.styled(Strong, n, "<strong>", "</strong>")
		} else {
			w.styled(Emphasis, n, "<em>", "</em>")
		}
	case *east.Strikethrough:
		w.styled(Strike, n, "<del>", "</del>")
	case *ast.Link:
		w.link(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.Image:
		w.image(n)
	case *embed:
		w.imageHole(n.Pos(), n.destination, n.alt)
		w.links[len(w.links)-1].ByName = n.byName
	case *wikiLink:
		w.wikiLink(n)
	case *ast.RawHTML:
		w.rawInline(n)
	case *east.FootnoteLink:
		w.hole(holeFootnote, n.Index)
	case *east.FootnoteBacklink, *taskBox:
		// A box is written by its list item.
	default:
		w.inlines(n.FirstChild(), nil)
	}
}

// textNode writes a piece of text and the line break behind it.
func (w *writer) textNode(n *ast.Text) {
	segment := n.Segment
	if segment.Stop <= w.skip {
		return
	}
	if segment.Start < w.skip {
		segment = segment.WithStart(w.skip)
	}
	value := segment.Value(w.src)
	start := segment.Start
	if segment.Padding > 0 {
		start = -1
	}
	if w.atLineStart() && len(w.plain) > w.origin {
		trimmed := bytes.TrimLeft(value, " \t")
		start = offset(start, len(value)-len(trimmed))
		value = trimmed
	}
	if w.parser.tickets != nil && w.inLink == 0 && !n.IsRaw() {
		w.textWithTickets(value, start)
	} else {
		w.prose(value, start, !n.IsRaw())
	}
	switch {
	case n.HardLineBreak():
		w.tag("<br>")
		w.bothText('\n')
	case n.SoftLineBreak() && !w.atLineStart():
		w.softBreak(n.NextSibling())
	}
}

// wrapped is a line break that only wraps a line, where no blank was meant.
const wrapped = "<wbr>"

// softBreak writes a line break in front of what follows it.
func (w *writer) softBreak(next ast.Node) {
	for next != nil && next.HasChildren() {
		next = next.FirstChild()
	}
	if t, ok := next.(*ast.Text); ok && prose.Wraps(lastOf(w.plain), lineAt(w.src, t.Segment.Start)) {
		w.plain = append(w.plain, '\n')
		w.tag(wrapped)
		return
	}
	w.bothText('\n')
}

// lineAt is the start of a line of the source, as long as labels are.
func lineAt(source []byte, from int) string {
	return string(source[from:min(len(source), from+prose.LongestLabel)])
}

// atLineStart tells whether the last character of the text was a line break.
func (w *writer) atLineStart() bool {
	return len(w.plain) > 0 && w.plain[len(w.plain)-1] == '\n'
}

// styled writes an element and records its span.
func (w *writer) styled(style Style, n ast.Node, open, close string) {
	span := w.openSpan(style, 0)
	w.tag(open)
	w.inlines(n.FirstChild(), nil)
	w.tag(close)
	w.closeSpan(span)
}

func (w *writer) openSpan(style Style, link int) int {
	at := len(w.plain) - w.origin
	w.spans = append(w.spans, Span{From: at, To: at, Style: style, Link: link})
	return len(w.spans) - 1
}

func (w *writer) closeSpan(span int) {
	w.spans[span].To = len(w.plain) - w.origin
}

func (w *writer) codeSpan(n *ast.CodeSpan) {
	span := w.openSpan(CodeSpan, 0)
	w.tag("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		value := t.Segment.Value(w.src)
		if body, found := bytes.CutSuffix(value, []byte("\n")); found {
			w.verbatim(body)
			if c.NextSibling() != nil {
				w.bothText(' ')
			}
			continue
		}
		w.verbatim(value)
	}
	w.tag("</code>")
	w.closeSpan(span)
}

// aside writes something whose text is wanted but not shown here, such as an
// alternative text, and returns that text.
func (w *writer) aside(write func()) string {
	html, plain, spans := len(w.html), len(w.plain), len(w.spans)
	links, problems, names := len(w.links), len(w.problems), len(w.names)
	write()
	words := string(w.plain[plain:])
	w.html, w.plain, w.spans = w.html[:html], w.plain[:plain], w.spans[:spans]
	w.links, w.labels = w.links[:links], w.labels[:links]
	w.problems, w.names = w.problems[:problems], w.names[:names]
	return words
}

// addLink records a link and returns its number.
func (w *writer) addLink(link kb.Link) int {
	w.links = append(w.links, link)
	w.labels = append(w.labels, kb.Range{})
	return len(w.links) - 1
}
