package reading

import (
	"cmp"
	"fmt"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
)

// Timelines of all layouts are read by one reader, from the start of the document to
// its end: it has the day, the year and the zone in force, carries the day over
// midnight, and joins entries in a row to a figure.
//
//	## Timeline (2023-05-01, UTC)     the day and the zone in force
//	- 23:50 the disk is full
//	- 00:10 it is replaced            on 2023-05-02

// timelineReading is what a document's timeline says.
type timelineReading struct {
	stages   []kb.Stage
	entries  []kb.TimelineEntry
	figures  []kb.Figure
	unread   []kb.Unread
	problems []problem.Problem
	// said are the marks that the states of a status page are.
	said marks
}

// timelineReader reads one document's timeline from its start to its end.
type timelineReader struct {
	*outline
	timelineReading
	// dayOne is the first day where headings count days; zero if unknown.
	dayOne kb.Date
	// ctx is the day, the year and the zone in force.
	ctx when.Context
	// last is the clock of the entry before, for days that roll over midnight.
	last    time.Duration
	hasLast bool
	// counted is set below a heading that says that its times are counted from the
	// start of the incident.
	counted bool
	anchors anchors
	// visited are the sections that were read or are part of an entry.
	visited map[*section]bool
	// zones are those that the paragraphs of sections around timelines state.
	zones map[*section]when.Zone
	// joins is the end of the last entry's HTML if the next one may follow it
	// in one figure; -1 if not.
	joins int
	// doubted is set where an entry was reported whose digits are no time of day.
	doubted bool
	// lastInProse is set if the last entry was a paragraph.
	lastInProse bool
}

// isTimed tells it as times are written in the timeline at hand.
func (r *timelineReader) isTimed(text string) bool { return isTimedIn(r.someYear(), text) }

// someYear is inSomeYear as times are written in the timeline at hand.
func (r *timelineReader) someYear() when.Context {
	return r.ctx.InSomeYear()
}

// hasClockAtStart tells it as times are written in the timeline at hand.
func (r *timelineReader) hasClockAtStart(text string) bool {
	return startsWithClock(r.someYear(), text)
}

// setDay puts a day in force; zero if it is not known.
func (r *timelineReader) setDay(day kb.Date) {
	r.ctx.Day, r.hasLast = day, false
	if !day.IsZero() {
		r.ctx.Year = day.Year
	}
}

// openDay puts the day in force that a line or a row of its own says.
func (r *timelineReader) openDay(m when.Reading) {
	r.setDay(m.Moment.Day)
	if m.Refused != "" {
		r.refuse(m)
	}
	r.breakFigure()
}

// add appends an entry. figure is the stretch of HTML that the entry was read
// from, whole; keep is set where that stretch says more.
func (r *timelineReader) add(m when.Reading, text kb.Text, figure kb.Range, kind kb.EntryKind, keep bool) {
	if r.counted && !m.HasDay && m.Moment.HasClock {
		m.Moment = kb.Moment{Written: m.Moment.Written, Line: m.Moment.Line, Approximate: true}
	}
	r.follow(&m)
	if m.Refused != "" {
		r.refuse(m)
	}
	r.doubt(&m, &text)
	signal := markedSignal(&text)
	if kind == "" {
		kind = kindOfEntry(&text)
	}
	if signal == "" {
		signal = signalOfWording(text.Plain, kind)
	}
	entry := kb.TimelineEntry{Moment: m.Moment, End: m.End, Kind: kind, Signal: signal, Text: text}
	if kind == kb.EntryWait {
		entry.WaitsFor = waitsFor(text.Plain)
	}
	entry.Anchor = r.anchors.ofMoment(&m.Moment, text.Plain)
	r.entries = append(r.entries, entry)
	n := len(r.entries)
	r.lastInProse = false
	if figure.Empty() {
		r.joins = -1
		return
	}
	if last := len(r.figures) - 1; r.joins >= 0 && r.joins <= figure.From && last >= 0 {
		r.figures[last].Range.To = max(r.figures[last].Range.To, figure.To)
		r.figures[last].Last = n
		r.figures[last].Keep = r.figures[last].Keep || keep
	} else {
		r.figures = append(r.figures, kb.Figure{Kind: kb.TimelineFigure, Range: figure, First: n - 1, Last: n, Keep: keep})
	}
	r.joins = figure.To
}

// breakFigure ends the figure at hand: what follows is not part of the list.
func (r *timelineReader) breakFigure() { r.joins = -1 }

// insideList lets the next entry share the figure of the list.
func (r *timelineReader) insideList(list *markdown.Block) {
	if r.joins >= 0 {
		r.joins = list.HTML.From
	}
}

// A day rolls over where the clock goes back by this much after a late hour.
// Less is disorder (corpora.md §4).
const (
	lateHour  = 16 * time.Hour
	rollsOver = 8 * time.Hour
)

// follow carries the day from entry to entry.
func (r *timelineReader) follow(m *when.Reading) {
	if m.HasDay {
		r.setDay(m.Moment.Day)
	} else if m.Moment.HasClock && !m.Moment.Day.IsZero() {
		marked := m.Moment.Day.Compare(r.ctx.Day) != 0
		if !marked && r.hasLast && r.last >= lateHour && r.last-m.Moment.Clock >= rollsOver {
			r.shift(m)
		}
		if marked || m.Moment.Day.Compare(r.ctx.Day) > 0 {
			// A marked day, such as (+1d) or (day before), holds for its own entry.
			return
		}
	}
	if m.Moment.HasClock {
		r.last, r.hasLast = m.Moment.Clock, true
	}
	if m.End != nil && m.End.HasClock && m.End.Day.Compare(m.Moment.Day) == 0 {
		r.last = m.Moment.Clock
	}
}

// yearEnds is how many days a timeline goes back at the most where its days have no
// year: more is the end of a year.
const yearEnds = 180

// yearsBefore moves days without a year to the year before where the entries behind
// them are months earlier: "12-03" above "01-05".
func (r *timelineReader) yearsBefore() {
	for i := len(r.entries) - 2; i >= 0; i-- {
		m, next := &r.entries[i].Moment, r.entries[i+1].Moment.Day
		if m.Day.IsZero() || next.IsZero() || when.Year(m.Written) > 0 || m.Day.Compare(next.AddDays(yearEnds)) <= 0 {
			continue
		}
		before := m.Day
		if before.Year--; !before.Valid() {
			continue
		}
		shiftEntry(r.ctx, &r.entries[i], before.DaysSince(m.Day))
		r.entries[i].Anchor = r.anchors.ofMoment(m, r.entries[i].Text.Plain)
	}
}

// shiftEntry moves an entry to another day.
func shiftEntry(dates when.Context, e *kb.TimelineEntry, days int) {
	dates.Shift(&e.Moment, days)
	if e.End != nil && !e.End.Day.IsZero() {
		dates.Shift(e.End, days)
	}
}

// shift moves an entry, and the days after it, to the next day.
func (r *timelineReader) shift(m *when.Reading) {
	r.ctx.Day = r.ctx.Day.AddDays(1)
	r.ctx.Shift(&m.Moment, 1)
	if m.End != nil {
		r.ctx.Shift(m.End, 1)
	}
}

// refuse reports a day that cannot be.
func (r *timelineReader) refuse(m when.Reading) {
	r.problems = append(r.problems, problem.New(problem.DateImpossible, problem.Place{Line: m.Moment.Line}, m.Refused).
		WithHelp("write the day as YYYY-MM-DD").WithLevel(problem.Notice))
}

// doubt reports an entry whose digits are no time of day. After midnight some go on
// counting, and a typing error repeats: the first of them is told.
func (r *timelineReader) doubt(m *when.Reading, text *kb.Text) {
	wrong := when.NoClock(cmp.Or(m.Moment.Written, prose.Start(text.Plain, len("12:75:00"))))
	if wrong == "" || m.Moment.HasClock || r.doubted {
		return
	}
	r.doubted = true
	line := cmp.Or(m.Moment.Line, text.Line)
	r.problems = append(r.problems, problem.New(problem.TimeUnreadable, problem.Place{Line: line},
		fmt.Sprintf("no clock shows %s, so the entry has no time", wrong)).WithHelp("correct it; behind midnight write the next day, as in 2026-03-06 01:10"))
}

// leave says why a section was not read.
func (r *timelineReader) leave(s *section, reason string) {
	r.unread = append(r.unread, kb.Unread{Class: kb.SectionTimeline, Heading: s.Heading, Line: s.Line, Reason: reason})
}
