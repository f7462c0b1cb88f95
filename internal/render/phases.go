package render

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// PhaseBar is the time of an incident, divided at its marks.
type PhaseBar struct {
	// Sentence says where most of the time went; empty if it was divided.
	Sentence string
	// Label is the bar in words, for those who do not see it.
	Label  string
	Phases []Phase
	// Before and After are drawn dashed where the start or the end is unknown.
	Before, After *Stretch
	// Width is the length of the drawing; its height is 20.
	Width int
}

// Phase is a stretch of the bar.
type Phase struct {
	Stretch
	// Tone numbers the stages, 1 to 4, the same on every page.
	Tone          int
	From, To      string
	Doing, Length string
	Percent       string
}

// Stretch is a part of the drawing.
type Stretch struct{ X, Width string }

const (
	barWidth = 1000
	// unknownWidth is how wide a dashed end is, and leastWidth how wide a
	// phase is at least, or nobody would see it.
	unknownWidth = 40
	leastWidth   = 6
	barGap       = 3
)

// phaseTones is the tone of the stage that ends with a mark.
var phaseTones = map[string]int{"detected": 1, "acknowledged": 2, "mitigated": 3, "resolved": 4}

// phaseBar draws the phases of an incident; nil if fewer than two are known: one
// alone is a duration, which the facts give.
func phaseBar(incident *kb.Incident) *PhaseBar {
	phases := views.Phases(incident)
	if len(phases) < 2 {
		return nil
	}
	bar := &PhaseBar{Width: barWidth, Sentence: mostTime(phases)}
	x, room := 0.0, float64(barWidth)
	if incident.Started == nil {
		bar.Before = stretch(0, unknownWidth-barGap)
		x, room = unknownWidth, room-unknownWidth
	}
	if incident.Resolved == nil {
		bar.After = stretch(barWidth-unknownWidth+barGap, unknownWidth-barGap)
		room -= unknownWidth
	}
	room -= float64(len(phases)) * leastWidth
	var words []string
	for _, p := range phases {
		width := leastWidth + p.Share*room
		bar.Phases = append(bar.Phases, Phase{
			Stretch: *stretch(x, max(width-barGap, 2)), Tone: phaseTones[p.To], From: p.From, To: p.To,
			Doing: upperFirst(p.Doing), Length: kb.Length(p.Length), Percent: percent(p.Share),
		})
		words = append(words, fmt.Sprintf("%s to %s %s", p.From, p.To, kb.Length(p.Length)))
		x += width
	}
	bar.Label = strings.Join(words, ", ")
	return bar
}

func stretch(x, width float64) *Stretch {
	return &Stretch{strconv.FormatFloat(x, 'f', 1, 64), strconv.FormatFloat(width, 'f', 1, 64)}
}

func percent(share float64) string {
	switch {
	case share < 0.01:
		return "under 1 %"
	case share > 0.99 && share < 1:
		return "over 99 %"
	default:
		return strconv.Itoa(int(share*100+0.5)) + " %"
	}
}

// mostTime says where most of the time went, if one phase clearly took it.
func mostTime(phases []views.Phase) string {
	longest, ok := views.Longest(phases)
	if !ok {
		return ""
	}
	if len(phases) == 2 {
		other := phases[0]
		if other == longest {
			other = phases[1]
		}
		return fmt.Sprintf("Most time went into %s (%s); %s took %s.", longest.Doing, kb.Length(longest.Length), other.Doing, kb.Length(other.Length))
	}
	rest := -longest.Length
	for _, p := range phases {
		rest += p.Length
	}
	return fmt.Sprintf("Most time went into %s (%s); everything else took %s.", longest.Doing, kb.Length(longest.Length), kb.Length(rest))
}
