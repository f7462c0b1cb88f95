package reading

import (
	"fmt"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
)

// The timeline. Every section whose heading says so is read (timeline_blocks.go),
// and where none gives an entry, what has times under other headings
// (timeline_elsewhere.go). Sections that are chat logs, and code elsewhere, are never read.
//
//	## Timeline
//	- 10:00 the disk filled up
//	- 10:20 it was noticed

// readTimeline reads the timeline. start holds what is known before: the day of
// the incident, if any, and the site's zone.
func readTimeline(o *outline, start when.Context) timelineReading {
	r := newTimelineReader(o, start)
	for _, s := range o.sections {
		if s.Class == kb.SectionTimeline && !r.visited[s] && !s.parent.within(kb.SectionTimeline) {
			r.timelineSection(s, start)
		}
	}
	switch {
	case len(o.updates) > 0 && len(r.entries) <= len(withState(o.updates)):
		r = newTimelineReader(o, start)
		r.history(start)
	case len(r.entries) == 0 || r.onlyMilestones():
		r.elsewhere(start)
	}
	r.yearsBefore()
	r.afternoons()
	return r.timelineReading
}

func newTimelineReader(o *outline, start when.Context) *timelineReader {
	return &timelineReader{outline: o, ctx: start, anchors: anchors{prefix: "t-"}, visited: map[*section]bool{}, zones: map[*section]when.Zone{}, joins: -1}
}

// timelineSection reads a section whose heading promises a timeline.
func (r *timelineReader) timelineSection(s *section, start when.Context) {
	before, figures := len(r.entries), len(r.figures)
	r.begin(s, start)
	starts := lineStarts(s)
	r.ctx = r.ctx.Among(textsOf(starts))
	r.section(s)
	if len(r.entries) == before+1 && r.lastInProse && paragraphsOf(s) > 1 {
		// One sentence among others that happens to start with a time.
		r.entries, r.figures, r.stages = r.entries[:before], r.figures[:figures], nil
		r.leave(s, "only one of its paragraphs starts with a time")
		return
	}
	if s.empty() || onlySpeaksOfTimes(s) || len(r.entries) > before && r.timedChildren(s) {
		r.siblings(s)
	}
	if len(r.entries) == before {
		r.conversation(s)
	}
	if len(r.entries) == before {
		r.steps(s)
	}
	hour, clear := r.unclearHour(starts)
	switch {
	case len(r.entries) == before && clear != "":
		r.leave(s, fmt.Sprintf("%q on line %d may be a number, too; write %s for a time", hour.text, hour.line, clear))
	case len(r.entries) == before && !s.empty():
		r.leave(s, whyUnread(s))
	case clear != "":
		r.unread = append(r.unread, kb.Unread{
			Class: kb.UnreadTime, Heading: hour.text, Line: hour.line,
			Reason: fmt.Sprintf("it may be a number, too; write %s for a time", clear),
		})
	}
}

// steps reads a list in which nothing has a time, be it numbered, all there is below
// the heading, or its items all beginning with a phase in bold, or a table with a
// column for it: what happened, in the order in which it did.
//
//	## Timeline                      | When    | What                    |
//	1. The worker takes a lock.      |---------|-------------------------|
//	2. The disk is full.             | Trigger | The worker takes a lock |
//
//	- **Alert:** the disk is full.   ## Timeline
//	- **Repair** – it is emptied.    - The worker takes a lock.
//	                                 - Then the disk is full.
func (r *timelineReader) steps(s *section) {
	read := 0
	for _, b := range s.blocks {
		if t, ok := r.stepTableOf(b); ok {
			r.rows(b, t)
		}
		goesOn := b.Ordered && read > 0 && b.Number == read+1
		if b.Kind == markdown.List && (b.Ordered || namesPhases(b) || tellsSteps(s, b)) && (len(b.Children) > 1 || goesOn) && !slices.ContainsFunc(b.Children, isTemplateItem) {
			r.breakFigure()
			before, figures, all := len(r.entries), len(r.figures), true
			for i := range b.Children {
				all = r.item(b, &b.Children[i]) && all
			}
			r.leaveList(all, before, figures)
			read = b.Number + len(b.Children) - 1
		}
	}
}

// tellsSteps tells whether a list of whole sentences is all that stands below a
// heading.
func tellsSteps(s *section, list *markdown.Block) bool {
	if len(s.blocks) != 1 || len(s.children) > 0 || len(list.Children) < fewestPhases {
		return false
	}
	return allOf(list.Children, func(item *markdown.Block) bool {
		head := leadOf(item)
		return head != nil && !isTask(item) && !isLabel(head) && !isFragment(head.Text) && !announcesList(head.Text)
	})
}

// fewestPhases is how many items with a phase in bold tell what happened in order.
const fewestPhases = 3

// namesPhases tells whether all items of a list begin with a phase in bold and go on
// behind it.
func namesPhases(list *markdown.Block) bool {
	return len(list.Children) >= fewestPhases && allOf(list.Children, func(item *markdown.Block) bool {
		head := leadOf(item)
		if head == nil || isTask(item) {
			return false
		}
		bold := openingBold(head)
		l, labelled := labelAtLine(whole(head))
		return bold > 0 && bold <= longestLabel && !l.key.isField() && prose.HasLetter(head.Text[bold:]) && !(labelled && isFragment(head.Text[bold:]))
	})
}

// onlyMilestones tells whether the entries only name the marks ("First detected
// 10:00"), as some do above a timeline of what happened.
func (r *timelineReader) onlyMilestones() bool {
	return allOf(r.entries, func(e *kb.TimelineEntry) bool {
		_, isMark := markOf(e.Text.Plain)
		return isMark && strings.Count(strings.TrimSpace(e.Text.Plain), " ") <= 2
	})
}

// paragraphsOf counts the paragraphs of a section that say something.
func paragraphsOf(s *section) int {
	n := 0
	for part := range s.tree() {
		for b := range ofKind(part.blocks, markdown.Paragraph) {
			if !isTemplateParagraph(b) && !speaksOfTimes(b.Text) {
				n++
			}
		}
	}
	return n
}
