package reading

import (
	"strings"
	"unicode"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
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

// extend lets a piece go on to the end of another one of its block.
func (p *piece) extend(more piece) {
	p.to, p.shown.To = more.to, more.to
	p.html = joined(p.html, more.html)
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

// Words in bold, by which an author names a cause, a phase, an owner or a label in the
// line of its text:
//
//	**No second worker.** There was one.       a block that opens with them
//	- [ ] **Owner: kim** Add a limit           a piece in which they begin at a place

func isBold(s markdown.Span) bool { return s.Style&markdown.Strong != 0 }

// openingBold is where the bold words end with which a block's own text opens; 0 if
// it opens with none.
func openingBold(b *markdown.Block) int {
	if len(b.Spans) == 0 || b.Spans[0].From > 0 || !isBold(b.Spans[0]) {
		return 0
	}
	return b.Spans[0].To
}

// boldFrom is where the bold words end that begin at a place of the piece; 0 if none
// begin there.
func (p piece) boldFrom(at int) (end int) {
	p.spans(func(s markdown.Span) {
		if s.From == at && isBold(s) {
			end = s.To
		}
	})
	return end
}

// isStressed tells whether all words of a piece are bold or slanted.
func (p piece) isStressed() bool {
	stressed := false
	p.spans(func(s markdown.Span) {
		stressed = stressed || s.Style&(markdown.Strong|markdown.Emphasis) != 0 && s.To-s.From == len(p.words())
	})
	return stressed
}

// The texts that are kept of more than a paragraph: the plain words of blocks in a row,
// and the stretch of HTML that shows them, with what is left out of it at its ends.
//
//	- [ ] Alert on expiry @alice due:2026-10-01     "Alert on expiry", and what is
//	      The last one was missed.                  below it, without the owner

// span is the stretch of HTML over blocks in a row, and plainSpan that of the plain
// text.
func span(blocks []*markdown.Block) kb.Range {
	return kb.Range{From: blocks[0].HTML.From, To: blocks[len(blocks)-1].HTML.To}
}

func plainSpan(blocks []*markdown.Block) kb.Range {
	return kb.Range{From: blocks[0].Plain.From, To: blocks[len(blocks)-1].Plain.To}
}

// textOf is the text of blocks in a row.
func (o *outline) textOf(blocks []*markdown.Block, line int) kb.Text {
	return o.stretch(span(blocks), plainSpan(blocks), 0, line)
}

// stretch is the text of a stretch of the document without its first bytes.
func (o *outline) stretch(html, plain kb.Range, skip, line int) kb.Text {
	words := o.doc.Plain[plain.From:plain.To]
	a, b := trimRange(words, min(skip, len(words)), len(words))
	if a == b {
		return kb.Text{Line: line}
	}
	return kb.Text{Plain: words[a:b], HTML: html, Line: line, Drop: dropAround(a, len(words), len(words))}
}

// itemText is all of an item's text without its first bytes.
func (o *outline) itemText(item *markdown.Block, skip int) kb.Text {
	blocks := blocksOf(item)
	if len(blocks) == 0 {
		return kb.Text{Line: item.Line}
	}
	t := o.stretch(item.Inner, plainSpan(blocks), skip, item.Line)
	if len(blocks) == 1 && blocks[0].Kind == markdown.Paragraph {
		t.Plain = oneLine(t.Plain)
	}
	return t
}

// itemWithout is an item's text with only the words from a to b of its first
// paragraph, which is head.
func (o *outline) itemWithout(item, head *markdown.Block, a, b int) kb.Text {
	if len(item.Children) == 1 {
		return whole(head).sentence(a, b)
	}
	plain := plainSpan(blocksOf(item))
	words := o.doc.Plain[plain.From:plain.To]
	a, b = trimRange(words, a, b)
	below, end := trimRange(words, len(head.Text), len(words))
	return kb.Text{
		Plain: strings.TrimSpace(words[a:b] + "\n\n" + words[below:end]),
		HTML:  item.Inner, Line: item.Line, Drop: dropAround(a, b, len(head.Text)),
	}
}

// isLinkOnly tells whether a piece is nothing but one link.
func isLinkOnly(p piece) bool {
	words := p.words()
	only := false
	p.spans(func(s markdown.Span) {
		if s.Style&markdown.Linked != 0 && !prose.HasLetter(words[:s.From]) && !prose.HasLetter(words[s.To:]) {
			only = true
		}
	})
	return only
}
