package reading

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/markdown"
)

// Headings beside an empty timeline, or below another heading, that hold its times
// themselves:
//
//	## Timeline
//	## 5 March
//	- 10:00 the disk is full

// holdsTimes tells whether there is a timeline below the heading of a day.
func (r *timelineReader) holdsTimes(s *section) bool {
	for _, b := range s.blocks {
		switch b.Kind {
		case markdown.List:
			if share(b, r.isTimed) > 0 {
				return true
			}
		case markdown.Table:
			if r.isTimeTable(b) {
				return true
			}
		case markdown.Paragraph:
			if r.isTimed(b.Text) {
				return true
			}
		}
	}
	return r.timedChildren(s)
}

// opensDayBeside tells whether the heading of a day stands above headings of its own level
// that begin with a time of day: they are what happened on it.
func (r *timelineReader) opensDayBeside(s *section) bool {
	if s.label || s.index+1 >= len(r.sections) || len(s.children) > 0 {
		return false
	}
	next := r.sections[s.index+1]
	return !next.label && next.parent == s.parent && next.Level == s.Level && r.hasClockAtStart(next.Heading) && !startsWithDay(next.Heading)
}

// startsWithDay tells whether a heading begins with a day of its own.
func startsWithDay(heading string) bool {
	m, ok := inSomeYear.ReadMoment(heading, 0)
	return ok && m.HasDay
}

// holdsTimedList tells whether a list of times is all that stands below a heading.
func (r *timelineReader) holdsTimedList(s *section) bool {
	return len(s.blocks) == 1 && len(s.children) == 0 && s.blocks[0].Kind == markdown.List && len(s.blocks[0].Children) > 1 && share(s.blocks[0], r.isTimed) > 0
}

// timedChildren tells whether a heading below the section starts with a time of
// day.
func (r *timelineReader) timedChildren(s *section) bool {
	return slices.ContainsFunc(s.children, func(child *section) bool { return !child.label && r.hasClockAtStart(child.Heading) })
}

// siblings reads the timed headings that follow a timeline on its own level.
func (r *timelineReader) siblings(s *section) {
	if !mayHoldTimeline(s.parent) {
		return
	}
	for _, next := range r.sections[s.index+1:] {
		if next.label || next.Level > s.Level {
			continue
		}
		if r.visited[next] || next.Level != s.Level || next.parent != s.parent {
			break
		}
		if _, timed := r.ctx.ReadMoment(next.Heading, next.Line); !timed {
			break
		}
		r.heading(next)
	}
}
