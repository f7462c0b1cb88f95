package reading

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// The five marks of an incident, from keys of front matter, labels, or entries of
// the timeline that say in so many words what they mark:
//
//	started: 2024-01-03 10:00     **Detected:** 10:05     | 10:20 | Incident declared |
//	10:00 OUTAGE BEGINS           11:30 Outage mitigated  12:00 Incident resolved

// markKind is one of the five marks, in the order of an incident.
type markKind int

const (
	startedMark markKind = iota
	detectedMark
	acknowledgedMark
	mitigatedMark
	resolvedMark
	markCount
)

// markKeys are the keys of the marks, which give them their names.
var markKeys = [markCount]content.Key{
	content.KeyStarted, content.KeyDetected, content.KeyAcknowledged, content.KeyMitigated, content.KeyResolved,
}

// String is the name of the mark.
func (k markKind) String() string { return markKeys[k].String() }

// mark is a moment that marks a step, and where it stands.
type mark struct {
	kb.Moment
	end *kb.Moment
	at  place
	// derived is set for a mark that was recognised in the timeline, period for the end
	// of one that a label gives.
	derived, period bool
}

// marks are the marks of an incident; nil where not recorded.
type marks [markCount]*mark

var markLabels = [markCount]labelKey{startedLabel, detectedLabel, acknowledgedLabel, mitigatedLabel, resolvedLabel}

// writtenMarks reads the marks of front matter and labels; the day and the zone of
// dates complete those that say only a time.
func (s *source) writtenMarks(dates when.Context) *marks {
	var found marks
	for kind := range markCount {
		if value, ok := s.field(markKeys[kind]); ok {
			found[kind] = s.momentAt(value.Text, dates, placeOf(value), true)
		}
		if l, ok := s.labels[markLabels[kind]]; ok && found[kind] == nil {
			at := s.placeInBody(l.text.Line, l.text.Plain)
			found[kind] = s.momentAt(firstLine(l.text.Plain), dates, at, false)
		}
	}
	for _, key := range []labelKey{periodLabel, dateLabel} {
		l, ok := s.labels[key]
		if !ok {
			continue
		}
		at := s.placeInBody(l.text.Line, l.text.Plain)
		m := s.momentAt(firstLine(l.text.Plain), dates, at, false)
		if m == nil || !m.HasClock {
			continue
		}
		found[startedMark] = cmp.Or(found[startedMark], m)
		if found[resolvedMark] == nil && m.end != nil {
			found[resolvedMark] = &mark{Moment: *m.end, at: at, period: true}
		}
	}
	// A date with a time is the start where the end is given likewise.
	if value, ok := s.field(content.KeyDate); ok && found[startedMark] == nil && found[resolvedMark] != nil && found[resolvedMark].HasClock {
		if m := s.momentAt(value.Text, dates, placeOf(value), false); m != nil && m.HasClock {
			found[startedMark] = m
		}
	}
	return &found
}

// fieldMoment reads a value of front matter as a moment, without problems.
func (s *source) fieldMoment(value content.Value) *mark {
	return s.quietly(func() *mark { return s.momentAt(value.Text, s.outline.dates, placeOf(value), false) })
}

// labelMoment reads a label's value as a moment, without problems.
func (s *source) labelMoment(l label) *mark {
	at := s.placeInBody(l.text.Line, l.text.Plain)
	return s.quietly(func() *mark {
		return s.momentAt(firstLine(l.text.Plain), s.outline.dates, at, false)
	})
}

// quietly reads without keeping the problems, which another reading reports.
func (s *source) quietly(read func() *mark) *mark {
	before := len(s.problems)
	m := read()
	s.problems = s.problems[:before]
	return m
}

// momentAt reads a value as a moment; nil if it is none. A value that must be one
// and is not is a problem; so is an impossible day.
func (s *source) momentAt(text string, dates when.Context, at place, must bool) *mark {
	text = strings.TrimSpace(text)
	if isPlaceholder(text) || text == "true" || text == "false" {
		return nil
	}
	reading, ok := dates.ReadMoment(text, at.line)
	if !ok {
		if must {
			s.report(at, problem.TimeUnreadable, fmt.Sprintf("%q is not a time that can be read", text), "")
		}
		return nil
	}
	if reading.Refused != "" {
		s.report(at, problem.DateImpossible, reading.Refused, "")
	}
	if clock := clockShape().FindStringSubmatch(text); must && !reading.Moment.HasClock && clock != nil {
		s.report(at, problem.TimeUnreadable, fmt.Sprintf("%q is no time of day, so %q is read without one", clock[1], text),
			"write it as YYYY-MM-DD HH:MM, from 00:00 to 23:59")
	}
	m := &mark{Moment: reading.Moment, end: reading.End, at: at}
	if doubt := dates.Doubt(m.Moment); doubt != "" {
		s.report(at, problem.ZoneUnclear, doubt+", so the time is shown as written and not converted", "")
	}
	if m.Day.IsZero() && !m.HasClock {
		return nil
	}
	return m
}

// clockShape is what a time of day looks like, be it possible or not.
var clockShape = words.Pattern(`(?:^|[\sT])(\d{1,3}:\d{1,3}\b.*)`)

// timeBetween returns the time from one mark to another; false if one is not known
// well enough.
func timeBetween(from, to *mark) (time.Duration, bool) {
	if from == nil || to == nil {
		return 0, false
	}
	return kb.Between(&from.Moment, &to.Moment)
}

// set fills the incident's marks.
func (m *marks) set(incident *kb.Incident) {
	for kind, at := range [markCount]**kb.Moment{
		&incident.Started, &incident.Detected, &incident.Acknowledged, &incident.Mitigated, &incident.Resolved,
	} {
		if m[kind] != nil {
			moment := m[kind].Moment
			*at = &moment
		}
	}
}

// dayIn reads a value as a day alone; zero if it is none.
func (s *source) dayIn(value content.Value) kb.Date {
	if m := s.momentAt(value.Text, s.outline.dates.WithoutYear(), placeOf(value), true); m != nil {
		return m.Day
	}
	return kb.Date{}
}

// beginsDayBefore tells whether a timeline of times without days, read from the day of the
// document on, has a time on the day after the one that a mark says of it: it began on the
// evening before.
//
//	**Started:** 2026-03-04 00:10
//
//	- 23:40 the deploy       - 00:10 the queue stalled
func (s *source) beginsDayBefore(entries []kb.TimelineEntry) bool {
	for _, key := range append([]labelKey{dateLabel, periodLabel, durationLabel}, markLabels[:]...) {
		l, ok := s.labels[key]
		if !ok {
			continue
		}
		said := firstLine(l.text.Plain)
		m, ok := s.outline.dates.ReadMoment(said, 0)
		if cut := fullTime().FindStringIndex(said); cut != nil && !m.Moment.HasClock {
			// "2026-03-04 (since 2026-03-03 23:40)".
			m, ok = s.outline.dates.ReadMoment(said[cut[0]+1:], 0)
		}
		if !ok || !m.HasDay || !m.Moment.HasClock || m.Moment.Day.IsZero() {
			continue
		}
		later := false
		for i := range entries {
			e := &entries[i].Moment
			if !e.HasClock || e.Clock != m.Moment.Clock {
				continue
			}
			if e.Day == m.Moment.Day {
				return false
			}
			later = later || e.Day == m.Moment.Day.AddDays(1)
		}
		if later {
			return !slices.ContainsFunc(entries, func(e kb.TimelineEntry) bool {
				written, ok := s.outline.dates.ReadMoment(e.Moment.Written, 0)
				return ok && written.HasDay
			})
		}
	}
	return false
}
