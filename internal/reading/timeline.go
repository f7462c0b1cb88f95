package reading

import (
	"slices"
	"strings"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
)

// The timeline: which sections hold it, and what is in force while it is read.
// The four formats are in timeline_table.go, timeline_list.go,
// timeline_headings.go and timeline_lines.go.
//
// Every section whose heading says so is read, and where none gives an entry,
// a list or a table of times under any other heading. Chat logs and code are
// never read.

// timelineReading is what a document's timeline says.
type timelineReading struct {
	entries  []kb.TimelineEntry
	figures  []kb.Figure
	unread   []kb.Unread
	problems []problem.Problem
}

// timelineReader reads one document's timeline from its start to its end.
type timelineReader struct {
	*outline
	timelineReading
	// dayOne is the first day where headings count days; zero if unknown.
	dayOne kb.Date
	// ctx is the day, the year and the zone in force.
	ctx timeContext
	// last is the clock of the entry before, for days that roll over midnight.
	last    time.Duration
	hasLast bool
	anchors anchors
	// visited are the sections that were read or are part of an entry.
	visited map[*section]bool
	// zones are those that the paragraphs of sections around timelines state.
	zones map[*section]zone
	// joins is the end of the last entry's HTML if the next one may follow it
	// in one figure; -1 if not.
	joins int
	// lastInProse is set if the last entry was a paragraph.
	lastInProse bool
}

// readTimeline reads the timeline. start holds what is known before: the day of
// the incident, if any, and the site's zone.
func readTimeline(o *outline, start timeContext) timelineReading {
	r := &timelineReader{outline: o, ctx: start, anchors: anchors{prefix: "t-"}, visited: map[*section]bool{}, zones: map[*section]zone{}, joins: -1}
	for _, s := range o.sections {
		if s.Class == kb.SectionTimeline && !r.visited[s] && !s.parent.within(kb.SectionTimeline) {
			r.timelineSection(s, start)
		}
	}
	if len(r.entries) == 0 || r.onlyMilestones() {
		r.elsewhere(start)
	}
	return r.timelineReading
}

// timelineSection reads a section whose heading promises a timeline.
func (r *timelineReader) timelineSection(s *section, start timeContext) {
	before, figures := len(r.entries), len(r.figures)
	r.begin(s, start)
	r.section(s)
	if len(r.entries) == before+1 && r.lastInProse && paragraphsOf(s) > 1 {
		// One sentence among others that happens to start with a time.
		r.entries, r.figures = r.entries[:before], r.figures[:figures]
		r.leave(s, "only one of its paragraphs starts with a time")
		return
	}
	if s.empty() || len(r.entries) > before && timedChildren(s) {
		r.siblings(s)
	}
	if len(r.entries) == before {
		r.steps(s)
	}
	if len(r.entries) == before && !s.empty() {
		r.leave(s, whyUnread(s))
	}
}

// steps reads a numbered list in which nothing has a time: what happened, in the
// order in which it did.
//
//	## Timeline
//	1. The worker takes a lock.
//	2. The disk is full.
func (r *timelineReader) steps(s *section) {
	for _, b := range s.blocks {
		if b.Kind == markdown.List && b.Ordered && len(b.Children) > 1 && !slices.ContainsFunc(b.Children, isTemplateItem) {
			r.breakFigure()
			for i := range b.Children {
				r.item(b, &b.Children[i])
			}
		}
	}
}

// isTemplateItem tells whether an item was left over from a template.
func isTemplateItem(item markdown.Block) bool {
	return len(item.Children) > 0 && item.Children[0].Kind == markdown.Paragraph && isTemplateParagraph(&item.Children[0])
}

// onlyMilestones tells whether the entries only name the marks ("First detected
// 10:00"), as some do above a timeline of what happened.
func (r *timelineReader) onlyMilestones() bool {
	for i := range r.entries {
		text := r.entries[i].Text.Plain
		if _, ok := markOf(text); !ok || strings.Count(strings.TrimSpace(text), " ") > 2 {
			return false
		}
	}
	return true
}

// leave says why a section was not read.
func (r *timelineReader) leave(s *section, reason string) {
	r.unread = append(r.unread, kb.Unread{Class: kb.SectionTimeline, Heading: s.Heading, Line: s.Line, Reason: reason})
}

// paragraphsOf counts the paragraphs of a section that say something.
func paragraphsOf(s *section) int {
	n := 0
	for _, b := range s.blocks {
		if b.Kind == markdown.Paragraph && !isTemplateParagraph(b) && !speaksOfTimes(b.Text) {
			n++
		}
	}
	for _, child := range s.children {
		n += paragraphsOf(child)
	}
	return n
}

// begin sets what is in force at the start of a section: what its heading says
// comes before what is known of the document.
func (r *timelineReader) begin(s *section, start timeContext) {
	if len(r.entries) == 0 {
		r.ctx = start
	} else {
		r.ctx.Zone = start.Zone
	}
	r.hasLast, r.joins = false, -1
	if z, ok := findZone(s.Heading); ok {
		r.ctx.Zone = z
	} else if z, ok := r.zoneNear(s); ok {
		r.ctx.Zone = z
	}
	r.dayOfHeading(s.Heading)
}

// zoneNear finds a line such as "All times in CET" in the section, or right
// before it.
func (r *timelineReader) zoneNear(s *section) (zone, bool) {
	if z, ok := zoneOfParagraphs(s.blocks); ok {
		return z, true
	}
	for _, child := range s.children {
		if child.label {
			if z, ok := findZone(child.leadWords()); ok && len(child.leadWords()) < longestZoneLine {
				return z, true
			}
		}
	}
	for p := s.parent; p != nil; p = p.parent {
		stated, known := r.zones[p]
		if !known {
			stated, _ = zoneOfParagraphs(p.blocks)
			r.zones[p] = stated
		}
		if stated.Written != "" {
			return stated, true
		}
	}
	return zone{}, false
}

// longestZoneLine bounds a line that speaks of the zone of others.
const longestZoneLine = 160

// zoneOfParagraphs finds the zone that a short paragraph states for all times.
func zoneOfParagraphs(blocks []*markdown.Block) (zone, bool) {
	for _, b := range blocks {
		if b.Kind != markdown.Paragraph || len(b.Text) > longestZoneLine || !speaksOfTimes(b.Text) {
			continue
		}
		if z, ok := findZone(b.Text); ok {
			return z, true
		}
	}
	return zone{}, false
}

// speaksOfTimes tells a line about all times from one that has a time.
func speaksOfTimes(text string) bool {
	lower := strings.ToLower(text)
	for _, word := range []string{
		"times", "timestamps", "timezone", "time zone", "time in", "time is", "zeiten", "zeitzone", "heures", "fuseau", "horas", "zona horaria",
		"fuso", "horários", "tider", "tidspunkt", "tidssone", "klokkeslett", "時刻", "時間", "时间", "时区", "タイムゾーン",
	} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	return false
}

// dayOfHeading takes a day from a heading: "Timeline - May 29, 2021". Of a range
// of days only the year is certain.
func (r *timelineReader) dayOfHeading(text string) {
	day, many := dayInside(text, r.ctx.year())
	if day.IsZero() {
		return
	}
	r.ctx.Year = day.Year
	if many {
		if r.ctx.Day.Year != day.Year {
			r.ctx.Day = kb.Date{}
		}
		return
	}
	r.ctx.Day = day
}

// dayInside finds the first day that starts at a word of a short text, and
// whether a second one follows.
func dayInside(text string, year int) (day kb.Date, many bool) {
	text = prefixRunes(text, 200)
	for i := 0; i < len(text); {
		if i > 0 && isWordByte(text[i-1]) {
			i++
			continue
		}
		found, n, _ := readDay(text[i:], year)
		if n == 0 || found.IsZero() {
			i++
			continue
		}
		if !day.IsZero() && found != day {
			return day, true
		}
		day = found
		i += n
	}
	return day, false
}

func isWordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || isDigit(b) || b >= 0x80
}

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

// blocks reads the blocks of a section. A table that lost its heading row to a
// missing line of dashes is read with the paragraph before it.
func (r *timelineReader) blocks(list []*markdown.Block) {
	for _, b := range list {
		switch b.Kind {
		case markdown.Paragraph:
			r.paragraph(b)
		case markdown.List:
			r.list(b)
		case markdown.Table:
			r.table(b)
		case markdown.Definitions:
			r.definitions(b)
		case markdown.Quote, markdown.Alert, markdown.Markup:
			r.breakFigure()
			if hasBlocks(b) {
				r.blocks(blocksOf(b))
			}
			r.breakFigure()
		default:
			r.breakFigure()
		}
	}
}

func hasBlocks(b *markdown.Block) bool { return len(b.Children) > 0 }

// add appends an entry. figure is the stretch of HTML that the entry was read
// from, whole; keep is set where that stretch says more.
func (r *timelineReader) add(m momentReading, text kb.Text, figure kb.Range, kind kb.EntryKind, keep bool) {
	r.follow(&m)
	if m.Refused != "" {
		r.refuse(m)
	}
	if kind == "" {
		kind = kindOfEntry(&text)
	}
	entry := kb.TimelineEntry{Moment: m.Moment, End: m.End, Kind: kind, Text: text}
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

// A day rolls over where the clock goes back by this much after a late hour.
// Less is disorder (corpora.md §4).
const (
	lateHour  = 16 * time.Hour
	rollsOver = 8 * time.Hour
)

// follow carries the day from entry to entry.
func (r *timelineReader) follow(m *momentReading) {
	if m.HasDay {
		r.ctx.Day = m.Moment.Day
		if !m.Moment.Day.IsZero() {
			r.ctx.Year = m.Moment.Day.Year
		}
		r.hasLast = false
	} else if m.Moment.HasClock && !m.Moment.Day.IsZero() {
		if r.hasLast && r.last >= lateHour && r.last-m.Moment.Clock >= rollsOver {
			r.shift(m)
		}
		if m.Moment.Day.Compare(r.ctx.Day) > 0 {
			// A marked day, such as (+1d), holds for its own entry.
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

// shift moves an entry, and the days after it, to the next day.
func (r *timelineReader) shift(m *momentReading) {
	r.ctx.Day = r.ctx.Day.AddDays(1)
	move := func(moment *kb.Moment) {
		moment.Day = moment.Day.AddDays(1)
		z := r.ctx.Zone
		if moment.Zone != z.Written {
			z = zoneOf(moment.Zone)
		}
		moment.Instant = resolve(*moment, z.at(r.ctx.Home))
	}
	move(&m.Moment)
	if m.End != nil {
		move(m.End)
	}
}

func (r *timelineReader) refuse(m momentReading) {
	r.problems = append(r.problems, problem.New(problem.DateImpossible, problem.Place{Line: m.Moment.Line}, m.Refused).
		WithHelp("write the day as YYYY-MM-DD").WithLevel(problem.Notice))
}

// at is the context for a moment on a line.
func (r *timelineReader) at(line int) timeContext {
	ctx := r.ctx
	ctx.Line = line
	return ctx
}
