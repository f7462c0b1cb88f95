package reading

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// What went well and what did not, side by side:
//
//	| What helped        | What hurt           | Lucky         |
//	|--------------------|---------------------|---------------|
//	| The canary saw it  | Nobody was told     | It was Sunday |
//	| The runbook held   |                     |               |
//
// At least two columns are called as sections of lessons are; each of their cells is an
// item of that section.

// sides reads such tables of a section.
func (r *causeReader) sides(s *section) {
	for b := range ofKind(s.blocks, markdown.Table) {
		topics := map[int]topic{}
		for at, heading := range headingsOf(b) {
			if m := r.book.meaningOf(heading); m.class == kb.SectionLessons && m.topic != topicNone {
				topics[at] = m.topic
			}
		}
		if len(topics) < 2 {
			continue
		}
		for i := range b.Children[1:] {
			for at := range b.Children[1+i].Children {
				r.side(topics[at], &b.Children[1+i].Children[at])
			}
		}
	}
}

// side takes a cell as an item of the section that its column is called.
func (r *causeReader) side(t topic, cell *markdown.Block) {
	if isEmptyCell(cell.Text) || isPlaceholder(cell.Text) || saysNothingHelped(cell.Text) {
		return
	}
	switch t {
	case topicMitigating, topicWell, topicLuck:
		if a, ok := r.factorLine(whole(cell), cell.Line); ok {
			r.addMitigator(a, t == topicLuck)
		}
	case topicBadly:
		r.badly = append(r.badly, whole(cell).sentence(0, len(cell.Text)))
	case topicSurprise:
		r.surprises = append(r.surprises, whole(cell).sentence(0, len(cell.Text)))
	}
}
