package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
)

// A timeline as headings, below it or, where it is empty, beside it:
//
//	## Timeline
//	### 2017-10-17 07:42        a day and a time: an entry
//	text
//	### 08:47 - Rebooted        an entry with a title
//	### 05.05.2020              a day: in force for the list below it,
//	- 09:50 the team is told    or an entry if there is no list of times
//	### Next morning            the day behind that of the entry above
//	### Rebooted (08:47)        an entry; what stands below it stays below it
//	### 08:47-09:10 Repair      above nothing but a list of times, a part of the timeline
//	- 08:50 the disk is new

// heading reads a section below a timeline.
func (r *timelineReader) heading(s *section) {
	m, timed := r.ctx.ReadBeside(s.Heading, s.Line)
	if isTemplateTime(s.Heading) {
		timed = false
	}
	if at := bracketedMoment(s.Heading); at > 0 && !timed {
		r.bracketedEntry(s, at)
		return
	}
	switch {
	case timed && isDayOnly(m) && r.holdsSteps(s):
		r.openDay(m)
		r.visited[s] = true
		r.steps(s)
	case timed && isDayOnly(m) && (r.holdsTimes(s) || r.opensDayBeside(s)):
		r.openDay(m)
		if z, ok := when.FindZone(s.Heading); ok {
			r.ctx.Zone = z
		}
		r.section(s)
	case timed && m.Moment.HasClock && r.holdsTimedList(s):
		// What happened stands in the list, and the heading above a part of it.
		if m.HasDay {
			r.setDay(m.Moment.Day)
		}
		r.breakFigure()
		first := len(r.entries)
		r.section(s)
		name := s.Heading
		if rest := strings.TrimSpace(name[m.N:]); prose.HasLetter(rest) {
			// Its entries say when it was.
			name = rest
		}
		r.stage(s, name, first)
	case timed:
		r.headingEntry(s, m)
	default:
		r.breakFigure()
		day, many := dayInside(s.Heading, r.ctx)
		if !day.IsZero() && !many {
			r.setDay(day)
		}
		if day.IsZero() && nextDay.opening(s.Heading+" ") != "" {
			r.passDay(0)
		}
		r.countedDay(s.Heading, !day.IsZero() && !many)
		first := len(r.entries)
		r.section(s)
		if day.IsZero() {
			r.stage(s, s.Heading, first)
		}
	}
}

// bracketedMoment is where the bracket opens that ends a heading with a time of day;
// 0 if none does.
func bracketedMoment(heading string) int {
	text := strings.TrimRight(prose.Start(heading, longestHeading), " :")
	open := strings.LastIndexAny(text, "([（")
	if open <= 0 || !strings.ContainsAny(text[len(text)-1:], ")]") && !strings.HasSuffix(text, "）") || !prose.HasLetter(text[:open]) {
		return 0
	}
	inside := strings.TrimLeft(text[open:], "([（")
	m, ok := inSomeYear.ReadMoment(inside, 0)
	if !ok || !m.Moment.HasClock || strings.Trim(inside[m.N:], ")]） ") != "" {
		return 0
	}
	return open
}

// bracketedEntry reads a heading that ends in a time as an entry.
func (r *timelineReader) bracketedEntry(s *section, at int) {
	m, _ := r.ctx.ReadMoment(strings.TrimLeft(s.Heading[at:], "([（"), s.Line)
	r.visit(s)
	body := s.Range
	body.To = r.endOf(s).html
	head := whole(s.head)
	before := strings.TrimRight(s.Heading[:at], " ")
	from := max(0, strings.Index(s.head.Text, before))
	text := head.sentence(from, from+len(before))
	text.Line = s.Line
	r.add(m, text, body, "", true)
}

// stage notes a heading without a time that has entries below it: a part into which the
// author divided the timeline. What stands below it first is its summary.
func (r *timelineReader) stage(s *section, name string, first int) {
	if len(r.entries) == first || s.head == nil || s.Class == kb.SectionTimeline {
		return
	}
	stage := kb.Stage{Title: shownHeading(name), First: first, Last: len(r.entries), Line: s.Line}
	for _, b := range s.blocks {
		if b.Kind != markdown.Paragraph {
			break
		}
		if isProse(b) && !r.isTimed(b.Text) {
			stage.Summary = whole(b).all()
			break
		}
	}
	for len(r.stages) > 0 && r.stages[len(r.stages)-1].First >= first {
		r.stages = r.stages[:len(r.stages)-1] // a part of this one
	}
	r.stages = append(r.stages, stage)
}

// holdsSteps tells whether the heading of a day has nothing below it but a table of
// what happened, without times.
func (r *timelineReader) holdsSteps(s *section) bool {
	if len(s.blocks) != 1 || len(s.children) > 0 {
		return false
	}
	_, ok := r.stepTableOf(s.blocks[0])
	return ok
}

// headingEntry reads a timed heading and everything below it as one entry.
func (r *timelineReader) headingEntry(s *section, m when.Reading) {
	end := r.endOf(s)
	nested := r.timedChildren(s) || holdsOther(s)
	if nested {
		// Deeper headings with times are entries of their own.
		r.visited[s] = true
		end = r.ownEnd(s)
	} else {
		r.visit(s)
	}
	body := s.Range
	body.To = end.html
	title := strings.TrimSpace(s.Heading[m.N:])
	heading := s.head
	below := firstBelow(s)
	var text kb.Text
	switch {
	case below == nil || below.HTML.From >= end.html:
		text = whole(heading).sentence(len(heading.Text)-len(title), len(heading.Text))
	case title == "":
		text = r.stretch(kb.Range{From: below.HTML.From, To: end.html}, kb.Range{From: below.Plain.From, To: end.plain}, 0, s.Line)
	default:
		skip := len(heading.Text) - len(strings.TrimLeft(heading.Text, " ")) + m.N
		text = r.stretch(kb.Range{From: heading.HTML.From, To: end.html}, kb.Range{From: heading.Plain.From, To: end.plain}, skip, s.Line)
	}
	if title != "" {
		text.Line = s.Line
	}
	r.add(m, text, body, "", false)
	if nested {
		r.children(s.children)
	}
}

// firstBelow is the first block below a heading; nil if there is none.
func firstBelow(s *section) *markdown.Block {
	if len(s.blocks) > 0 {
		return s.blocks[0]
	}
	for _, child := range s.children {
		switch {
		case child.head != nil:
			return child.head
		case child.lead.block != nil:
			return child.lead.block
		}
		if b := firstBelow(child); b != nil {
			return b
		}
	}
	return nil
}

// holdsOther tells whether there are actions, causes or lessons below a heading.
func holdsOther(s *section) bool {
	return !s.visit(func(part *section) bool {
		return part == s || !isOneOf(part.Class, kb.SectionActions, kb.SectionCauses, kb.SectionLessons, kb.SectionTimeline)
	})
}

// sectionEnd is where a section ends in both texts.
type sectionEnd struct{ html, plain int }

// endOf finds the end of what a section holds.
func (o *outline) endOf(s *section) sectionEnd {
	var end sectionEnd
	for part := range s.tree() {
		own := o.ownEnd(part)
		end.html, end.plain = max(end.html, own.html), max(end.plain, own.plain)
	}
	return end
}

// ownEnd finds the end of what a section holds above the sections below it.
func (o *outline) ownEnd(s *section) sectionEnd {
	end := sectionEnd{s.Range.To, 0}
	if s.head != nil {
		end = sectionEnd{s.head.HTML.To, s.head.Plain.To}
	}
	if s.lead.block != nil {
		end = sectionEnd{max(end.html, s.lead.block.HTML.To), max(end.plain, s.lead.block.Plain.To)}
	}
	for _, b := range s.blocks {
		end.html, end.plain = max(end.html, b.HTML.To), max(end.plain, b.Plain.To)
	}
	return end
}

// visit marks a section and all below it as read.
func (r *timelineReader) visit(s *section) {
	for part := range s.tree() {
		r.visited[part] = true
	}
}
