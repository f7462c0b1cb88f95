package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
)

// The start and the end of an incident, by the times that its abstract begins with:
//
//	Between 10:02 and 11:40 UTC on 5 March 2026, one order in five timed out.
//	On 5 March 2026, from 10:02 to 11:40, one order in five timed out.
//
// A sentence with more times tells of more than that.

// summaryMarks completes marks of which the document writes none itself.
func (s *source) summaryMarks(m *marks, summary kb.Text, day kb.Date, zone when.Zone) {
	if m[startedMark] != nil || slices.ContainsFunc(m[:], func(known *mark) bool { return known != nil && !known.derived }) {
		return
	}
	dates := s.outline.dates.On(day, zone)
	said := prose.Sentence(summary.Plain)
	period, ok := dates.ReadMoment(said, summary.Line)
	if ok && period.HasDay && !period.Moment.HasClock {
		said = strings.TrimLeft(said[period.N:], " ,")
		period, ok = dates.On(period.Moment.Day, zone).ReadMoment(said, summary.Line)
	}
	if !ok || !period.Moment.HasClock || period.End == nil || !period.End.HasClock || clockInside().MatchString(said[period.N:]) {
		return
	}
	at := s.placeInBody(summary.Line, period.Moment.Written)
	var found marks
	found[startedMark] = &mark{Moment: lasting(period.Moment, period.Within, dates), at: at, derived: true}
	found[resolvedMark] = &mark{Moment: lasting(*period.End, period.Within, dates), at: at, derived: true}
	if length, known := timeBetween(found[startedMark], m[resolvedMark]); m[resolvedMark] != nil && (!known || length < 0) {
		return
	}
	m.complete(found)
}

// lasting is a moment that something lasted from or to: exact where nothing but "between"
// made it rough. One that is exact is written as its time alone.
func lasting(m kb.Moment, exact bool, dates when.Context) kb.Moment {
	if exact {
		m.Approximate = false
		dates.Shift(&m, 0) // for its instant
	}
	if at := clockInside().FindStringIndex(m.Written); at != nil && !m.Approximate {
		m.Written = m.Written[at[0]:]
	}
	return m
}
