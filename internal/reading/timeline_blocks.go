package reading

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// What is below the heading of a timeline: blocks of all layouts, groups under
// headings or labels of their own, days and timed headings.
//
//	## Timeline
//	10:00 the disk filled up          timeline_lines.go
//	- 10:05 the pager rang            timeline_list.go
//	| 10:20 | it was noticed |        timeline_table.go
//	### 10:40 Rebooted                timeline_headings.go
//	#### Behind the scenes            a group

// section reads a section's own blocks, then the sections below it.
func (r *timelineReader) section(s *section) {
	r.visited[s] = true
	if s.label && s.lead.block != nil {
		r.line(s.lead)
	}
	r.blocks(s.blocks)
	r.children(s.children)
}

// children reads the sections below a timeline: timed headings are entries, days
// are in force for what follows, others are groups.
func (r *timelineReader) children(list []*section) {
	for _, child := range list {
		switch {
		case r.visited[child]:
			r.breakFigure()
		case child.head != nil && bracketedMoment(child.Heading) > 0:
			r.heading(child)
		case child.Class == kb.SectionActions, child.Class == kb.SectionCauses, child.Class == kb.SectionLessons, child.topic == topicLog:
			r.breakFigure()
		case child.label:
			r.breakFigure()
			r.countedDay(child.Heading, false)
			r.section(child)
		default:
			r.heading(child)
		}
	}
}

// blocks reads the blocks of a section.
func (r *timelineReader) blocks(list []*markdown.Block) {
	for i, b := range list {
		if i > 0 && r.tellsOfDay(list, i) {
			r.entryOfDay(list[i-1], b)
			continue
		}
		switch b.Kind {
		case markdown.Paragraph:
			if i+1 < len(list) && r.tellsOfDay(list, i+1) && !r.isDayAlone(b.Text) {
				r.breakFigure()
				continue // the days of the entry below
			}
			r.paragraph(b)
		case markdown.List:
			r.list(b)
		case markdown.Table:
			r.table(b)
		case markdown.Definitions:
			r.definitions(b)
		case markdown.Quote, markdown.Alert, markdown.Markup:
			r.breakFigure()
			r.blocks(blocksOf(b))
			r.breakFigure()
		default:
			r.breakFigure()
		}
	}
}

// tellsOfDay tells whether a paragraph without a time is all that stands below a line
// that is a day or several, or a list without times stands there:
//
//	**March 17, 2026**                                    **March 18-20, 2026:**
//
//	The scan of the names finds two that lead nowhere.    - The names are corrected
func (r *timelineReader) tellsOfDay(list []*markdown.Block, i int) bool {
	isDay := func(b *markdown.Block) bool {
		if b.Kind != markdown.Paragraph {
			return false
		}
		_, alone := r.daysAlone(b.Text)
		return alone
	}
	b := list[i]
	switch {
	case !isDay(list[i-1]):
		return false
	case b.Kind == markdown.List:
		return share(b, r.isTimed) == 0 && !anyOf(b.Children, isTask)
	}
	return isProse(b) && !r.isTimed(b.Text) && len(r.starts(linesOf(r.doc, b))) == 0 && (i+1 == len(list) || isDay(list[i+1]))
}

// entryOfDay reads what stands below the line of a day as an entry.
func (r *timelineReader) entryOfDay(day, b *markdown.Block) {
	m, _ := r.ctx.ReadMoment(day.Text, b.Line)
	text := r.stretch(b.HTML, b.Plain, 0, b.Line)
	if b.Kind == markdown.Paragraph {
		text = whole(b).all()
	}
	r.add(m, text, b.HTML, "", true)
}
