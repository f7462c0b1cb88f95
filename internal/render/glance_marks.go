package render

import (
	"math"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// edgeRoom is how near an end short words are that begin or end at their mark, in percent,
// and letter how much of the figure one of their letters takes; phoneLetter on a phone.
const edgeRoom, letter, phoneLetter = 16, 1.1, 2.4

// GlanceMark is a mark over the bar; Anchor is how its words stand at X, "middle" or
// "end"; empty where they begin there. Brief is set where a phone has room for the clock
// alone, and Close where it has none.
type GlanceMark struct {
	X, Clock, Word, Anchor string
	Brief, Close           bool
}

// placedMark is a mark and when it was.
type placedMark struct {
	views.Mark
	at float64
}

// markKnots are the marks between which the phases lie.
func markKnots(incident *kb.Incident, phases []views.Phase, since func(*kb.Moment) (float64, bool)) (knots []float64, marks []placedMark) {
	if len(phases) == 0 {
		return nil, nil
	}
	ends := map[string]bool{phases[0].From: true}
	for _, p := range phases {
		ends[p.To] = true
	}
	for _, mark := range views.Marks(incident) {
		if !ends[mark.Name] {
			continue
		}
		at, ok := since(mark.Moment)
		if !ok || len(knots) > 0 && at < knots[len(knots)-1] {
			return nil, nil
		}
		knots, marks = append(knots, at), append(marks, placedMark{mark, at})
	}
	return knots, marks
}

// closeOnPhone closes the marks that have no room on a phone, where all but the last show
// their words or are brief, and counts them.
func closeOnPhone(marks []GlanceMark, at []float64, brief bool) (closed int) {
	last := len(marks) - 1
	end, _ := marks[last].reach(at[last], phoneLetter)
	taken := math.Inf(-1)
	for i := range marks[:last] {
		marks[i].Brief = brief
		from, to := marks[i].reach(at[i], phoneLetter)
		if marks[i].Close = from < taken || to > end; marks[i].Close {
			closed++
			continue
		}
		taken = to
	}
	return closed
}

// newGlanceMark writes words over a place of the bar, so that they stay inside.
func newGlanceMark(x float64, clock, word string) GlanceMark {
	mark := GlanceMark{X: hundredths(x), Clock: clock, Word: word, Anchor: "middle"}
	from, to := mark.reach(x, letter)
	room := max(edgeRoom, (to-from)/2)
	switch {
	case x < room:
		mark.Anchor = ""
	case x > 100-room:
		mark.Anchor = "end"
	}
	return mark
}

// reach is from where to where the words stand, with a gap behind them, in percent.
func (m GlanceMark) reach(x, letter float64) (from, to float64) {
	letters := utf8.RuneCountInString(m.Clock) + 1
	if !m.Brief {
		letters += utf8.RuneCountInString(m.Word) + 1
	}
	width := letter * float64(letters)
	switch m.Anchor {
	case "":
		return x, x + width
	case "end":
		return x - width, x
	default:
		return x - width/2, x + width/2
	}
}
