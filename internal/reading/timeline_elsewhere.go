package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
)

// A timeline without a heading of its own:
//
//	## Context
//	- 2023-04-01 10:00 the disk filled up
//	- 2023-04-01 10:20 it was noticed
//
//	10:00 the disk filled up          three lines of a paragraph or more
//	10:20 it was noticed
//	10:31 logs deleted, all good

// elsewhere reads lists, tables, lines and headings of times under other headings, in a
// document whose timeline has no heading of its own.
func (r *timelineReader) elsewhere(start when.Context) {
	before := len(r.entries)
	r.ctx = r.ctx.Among(nil)
	for _, s := range r.sections {
		if !mayHoldTimeline(s) || r.visited[s] {
			continue
		}
		for _, b := range s.blocks {
			if b.Kind == markdown.List && share(b, hasClockAtStart) >= 2 && !isNarrative(b) || b.Kind == markdown.Table && r.isTimeTable(b) || isTimedLines(b) {
				r.begin(s, start)
				r.blocks([]*markdown.Block{b})
			}
		}
	}
	if len(r.entries) > before {
		return
	}
	if before == 0 {
		if r.chats(start); len(r.entries) > 0 {
			return
		}
	}
	for _, s := range r.sections {
		timed := 0
		for _, child := range s.children {
			if !child.label && hasClockAtStart(child.Heading) && child.Class == kb.SectionOther {
				timed++
			}
		}
		if timed < 2 || r.visited[s] || !mayHoldTimeline(s) {
			continue
		}
		r.begin(s, start)
		for _, child := range s.children {
			if !r.visited[child] && !child.label && hasClockAtStart(child.Heading) && child.Class == kb.SectionOther {
				r.heading(child)
			} else {
				r.breakFigure()
			}
		}
	}
}

// fewestTimedLines make a timeline of a paragraph; two may be a sentence that was broken.
const fewestTimedLines = 3

// isTimedLines tells whether a paragraph is lines that all start with a time of day.
func isTimedLines(b *markdown.Block) bool {
	if b.Kind != markdown.Paragraph || strings.Count(b.Text, "\n")+1 < fewestTimedLines {
		return false
	}
	for line := range strings.SplitSeq(b.Text, "\n") {
		if line == "" || !prose.IsDigit(line[0]) || !hasClockAtStart(line) {
			return false
		}
	}
	return true
}

// isNarrative tells whether a numbered list tells a story in which some sentences
// begin with a time: others do not.
func isNarrative(list *markdown.Block) bool {
	timed := count(list.Children, func(item *markdown.Block) bool { return hasClockAtStart(leadText(item)) })
	return list.Ordered && timed*4 < len(list.Children)*3
}
