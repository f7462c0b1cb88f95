package reading

import (
	"strings"
	"unicode"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// piece is a stretch of a block's own text, with the HTML that renders it.
type piece struct {
	block *markdown.Block
	// from and to delimit the stretch in block.Text.
	from, to int
	// html renders block.Text[shown.From:shown.To], which holds the stretch;
	// empty where it would cut an element in two.
	html  kb.Range
	shown kb.Range
	// marks are the block's spans that start in the stretch shown.
	marks []markdown.Span
	line  int
}

// whole returns all of a block's own text.
func whole(block *markdown.Block) piece {
	all := kb.Range{To: len(block.Text)}
	return piece{block: block, to: all.To, html: block.Inner, shown: all, marks: block.Spans, line: block.Line}
}

// words is the text of the piece.
func (p piece) words() string {
	if p.block == nil {
		return ""
	}
	return p.block.Text[p.from:p.to]
}

// text returns the words from a to b of the piece, trimmed, as a kb.Text.
func (p piece) text(a, b int) kb.Text {
	words := p.words()
	a, b = trimRange(words, a, b)
	t := kb.Text{Plain: words[a:b], HTML: p.html, Line: p.line + strings.Count(words[:a], "\n")}
	if p.html.Empty() {
		return t
	}
	t.Drop = dropAround(p.from-p.shown.From+a, p.from-p.shown.From+b, p.shown.To-p.shown.From)
	return t
}

// all is the text of the whole piece.
func (p piece) all() kb.Text { return p.text(0, len(p.words())) }

// sentence is text with its line breaks as spaces.
func (p piece) sentence(a, b int) kb.Text {
	t := p.text(a, b)
	t.Plain = strings.TrimSuffix(oneLine(t.Plain), " .")
	return t
}

// trimRange moves a and b inward over white space.
func trimRange(words string, a, b int) (int, int) {
	b = max(a, b)
	part := words[a:b]
	a += len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
	return a, a + len(strings.TrimSpace(words[a:b]))
}

// spans calls visit for the spans inside the piece, with offsets in its words.
func (p piece) spans(visit func(markdown.Span)) {
	for _, s := range p.marks {
		if s.From >= p.from && s.To <= p.to {
			s.From -= p.from
			s.To -= p.from
			visit(s)
		}
	}
}

// linesOf cuts a paragraph at its line breaks.
func linesOf(doc *markdown.Doc, block *markdown.Block) []piece {
	if !strings.Contains(block.Text, "\n") {
		return []piece{whole(block)}
	}
	breaks := doc.LineBreaks(block)
	count := strings.Count(block.Text, "\n")
	pieces := make([]piece, 0, count+1)
	from, html, clean := 0, block.Inner.From, true
	marks := block.Spans
	for i := 0; ; i++ {
		to := len(block.Text)
		if n := strings.IndexByte(block.Text[from:], '\n'); n >= 0 {
			to = from + n
		}
		p := piece{block: block, from: from, to: to, line: block.Line + i}
		n := 0
		for n < len(marks) && marks[n].From < to {
			n++
		}
		p.marks, marks = marks[:n], marks[n:]
		end, next, endClean := block.Inner.To, block.Inner.To, true
		if i < len(breaks) {
			end, next, endClean = breaks[i].At, breaks[i].End, breaks[i].Clean
		}
		if len(breaks) == count && clean && endClean {
			p.html, p.shown = kb.Range{From: html, To: end}, kb.Range{From: from, To: to}
		}
		pieces = append(pieces, p)
		if to == len(block.Text) {
			return pieces
		}
		from, html, clean = to+1, next, endClean
	}
}

// dropAround lists what is left out of a text of the length when only from a to
// b is kept.
func dropAround(a, b, length int) []kb.Range {
	var drop []kb.Range
	if a > 0 {
		drop = append(drop, kb.Range{From: 0, To: a})
	}
	if b < length {
		drop = append(drop, kb.Range{From: b, To: length})
	}
	return drop
}
