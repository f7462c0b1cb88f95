package render

import (
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// edgeRoom is how near an end words are that begin or end at their mark, in percent,
// and letter how much of the figure one of their letters takes; phoneLetter on a phone.
const edgeRoom, letter, phoneLetter = 16, 1.1, 2.4

// GlanceMark is a mark over the bar; Anchor is how its words stand at X, "middle" or
// "end"; empty where they begin there. Close is set where a phone has no room for the words.
type GlanceMark struct {
	X, Text, Anchor string
	Close           bool
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

// newGlanceMark writes words over a place of the bar, so that they stay inside.
func newGlanceMark(x float64, text string) GlanceMark {
	mark := GlanceMark{X: hundredths(x), Text: text, Anchor: "middle"}
	switch {
	case x < edgeRoom:
		mark.Anchor = ""
	case x > 100-edgeRoom:
		mark.Anchor = "end"
	}
	return mark
}

// reach is from where to where the words stand, with a gap behind them, in percent.
func (m GlanceMark) reach(x, letter float64) (from, to float64) {
	width := letter * float64(utf8.RuneCountInString(m.Text)+1)
	switch m.Anchor {
	case "":
		return x, x + width
	case "end":
		return x - width, x
	default:
		return x - width/2, x + width/2
	}
}
