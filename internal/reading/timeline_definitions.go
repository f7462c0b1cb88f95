package reading

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// A timeline as a list of definitions:
//
//	10:00
//	: the indexer stops
//
//	10:30
//	: a user asks why new items are missing

// definitions reads a list of definitions of a timeline. One that says more than
// a time and a sentence each stays as it is.
func (r *timelineReader) definitions(list *markdown.Block) {
	r.breakFigure()
	found := definitionsOf(list)
	timed, plain := 0, true
	for _, d := range found {
		if r.isTimed(d.term.Text) {
			timed++
		}
		plain = plain && len(d.texts) == 1 && len(d.descriptions) == 1 && len(d.descriptions[0].Children) <= 1
	}
	if timed == 0 || timed*2 < len(found) {
		return
	}
	for _, d := range found {
		m, ok := r.ctx.ReadMoment(d.term.Text, d.term.Line)
		if !ok || len(d.texts) == 0 {
			plain = false
			continue
		}
		if m.N < len(d.term.Text) {
			// The term has words of its own.
			plain = false
		}
		text := d.texts[0]
		text.Plain = oneLine(text.Plain)
		figure := kb.Range{}
		if plain {
			figure = list.HTML
		}
		r.add(m, text, figure, "", false)
		r.insideList(list)
	}
	r.breakFigure()
}
