package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// The texts that are kept of more than a paragraph (piece.go has those of less):
// the plain words of blocks in a row, and the stretch of HTML that shows them, with
// what is left out of it at its ends.
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
