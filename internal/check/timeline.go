package check

import (
	"fmt"
	"slices"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// fewestEntries is how many entries tell a story: what was seen, what was done,
// and what came of it.
const fewestEntries = 3

// timelineFew finds a timeline that leaves out what lies between.
func timelineFew(p *page) {
	if n := len(p.Timeline); n > 0 && n < fewestEntries {
		entries := "entries"
		if n == 1 {
			entries = "entry"
		}
		p.report(problem.TimelineFew, p.atLine(p.Timeline[0].Text.Line), fmt.Sprintf("the timeline has only %d %s", n, entries))
	}
}

// shortestGap is what needs no explanation.
const shortestGap = 2 * time.Hour

// timelineGap finds the stretch of a timeline, once it is known that something is
// wrong, that took most of its time and of which nothing is told.
func timelineGap(p *page) {
	if len(p.Timeline) < fewestEntries {
		return
	}
	whole, ok := kb.Between(&p.Timeline[0].Moment, &p.Timeline[len(p.Timeline)-1].Moment)
	if !ok || whole <= 0 {
		return
	}
	for i := 1; i < len(p.Timeline); i++ {
		before, after := &p.Timeline[i-1], &p.Timeline[i]
		gap, ok := kb.Between(&before.Moment, &after.Moment)
		if !ok || gap < shortestGap || 2*gap < whole || before.End != nil || p.isBeforeDetection(&before.Moment) {
			continue
		}
		p.report(problem.TimelineGap, p.atLine(after.Text.Line), fmt.Sprintf("nothing is told of the %s before %s, most of the time it took", kb.Length(gap), after.Moment.Written))
		return
	}
}

// isBeforeDetection tells whether nobody knew of the incident yet; the first
// entry counts as such where no time of detection is known.
func (p *page) isBeforeDetection(m *kb.Moment) bool {
	if p.Detected == nil {
		return m == &p.Timeline[0].Moment && p.Timeline[0].Kind != kb.EntryDetection && len(p.Timeline) > fewestEntries+1
	}
	d, ok := kb.Between(m, p.Detected)
	return ok && d > 0
}

// timelineEarly finds entries from before anyone was aware that there is an issue.
func timelineEarly(p *page) {
	if p.Detected == nil {
		return
	}
	early := 0
	for i := range p.Timeline {
		if d, ok := kb.Between(&p.Timeline[i].Moment, p.Detected); ok && d > 0 {
			early++
		}
	}
	if early > 0 {
		p.report(problem.TimelineEarly, p.atLine(p.Timeline[0].Text.Line), fmt.Sprintf("the log begins before it was detected (%s)", p.Detected.Written))
	}
}

// timelineOrder finds the first entry that is earlier than the one above it in a list
// that is in order otherwise. A list with the newest entry on top is, too.
func timelineOrder(p *page) {
	for _, f := range p.Figures {
		if f.Kind != kb.TimelineFigure {
			continue
		}
		back, forth, first := 0, 0, -1
		for i := f.First + 1; i < f.Last; i++ {
			switch d, ok := kb.Between(&p.Timeline[i-1].Moment, &p.Timeline[i].Moment); {
			case ok && d < 0:
				if back++; first < 0 {
					first = i
				}
			case ok && d > 0:
				forth++
			}
		}
		if back > 0 && forth >= fewestInOrder*back {
			before, entry := &p.Timeline[first-1], &p.Timeline[first]
			p.report(problem.TimelineOrder, p.atLine(entry.Text.Line), fmt.Sprintf("%s stands behind %s and is earlier", entry.Moment.Written, before.Moment.Written))
			return
		}
	}
}

// fewestInOrder is how many entries of a list in order follow the one above them, for
// each that does not.
const fewestInOrder = 3

// timelineOpinion finds words in the timeline that say what to think of an event.
func timelineOpinion(p *page) {
	for i := range p.passages {
		one := &p.passages[i]
		if !one.timeline {
			continue
		}
		opinions := slices.DeleteFunc(slices.Collect(one.of("opinion")), func(h hit) bool {
			return !p.knows("opinion") || one.negated(h.from) // "nothing obviously abnormal" is what was seen
		})
		for h := range one.of("person") {
			if said, found := one.hindsight(h); found {
				opinions = append(opinions, said)
			}
		}
		for _, h := range opinions {
			p.report(problem.TimelineOpinion, p.at(one, h), fmt.Sprintf("%q in the timeline is what someone thought of it, and not what happened", one.words(h)))
		}
	}
}
