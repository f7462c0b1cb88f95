package views

import (
	"slices"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Mark is one of the five marks of an incident.
type Mark struct {
	// Name is one of the names of marks in kb.
	Name string
	// Moment is nil if the mark is not recorded.
	Moment *kb.Moment
}

// Marks lists the five marks of an incident in their order.
func Marks(incident *kb.Incident) []Mark {
	return []Mark{
		{kb.MarkStarted, incident.Started}, {kb.MarkDetected, incident.Detected}, {kb.MarkAcknowledged, incident.Acknowledged},
		{kb.MarkMitigated, incident.Mitigated}, {kb.MarkResolved, incident.Resolved},
	}
}

// Phase is the stretch between two recorded marks that follow one another.
type Phase struct {
	From, To string
	// Doing names what went on: "detect", "acknowledge", "mitigate", "resolve",
	// "whole" or "fix"; its words are the text "phase." and this.
	Doing  string
	Length time.Duration
	// Share is the part of the whole, 0 to 1.
	Share float64
}

// Phases divides an incident at its recorded marks. It is empty unless at least
// two marks have a time that can be compared, in ascending order. Where it was taken on,
// or declared, only after it was repaired, that ends no phase.
func Phases(incident *kb.Incident) []Phase {
	var phases []Phase
	var last *Mark
	var total time.Duration
	marks := Marks(incident)
	if isAfter(incident.Acknowledged, incident.Mitigated) {
		marks = slices.DeleteFunc(marks, func(m Mark) bool { return m.Name == kb.MarkAcknowledged })
	}
	for i := range marks {
		m := &marks[i]
		if m.Moment == nil {
			continue
		}
		if last != nil {
			length, ok := kb.Between(last.Moment, m.Moment)
			onItAtOnce := length == 0 && m.Name == kb.MarkAcknowledged // which took no time of its own
			if !ok || length < 0 || onItAtOnce {
				continue
			}
			phases = append(phases, Phase{From: last.Name, To: m.Name, Doing: doing(last.Name, m.Name), Length: length})
			total += length
		}
		last = m
	}
	if total <= 0 {
		return nil
	}
	for i := range phases {
		phases[i].Share = float64(phases[i].Length) / float64(total)
	}
	return phases
}

// isAfter tells whether a moment is known to come after another.
func isAfter(m, other *kb.Moment) bool {
	if m == nil || other == nil {
		return false
	}
	since, ok := kb.Between(other, m)
	return ok && since > 0
}

// doing names what goes on between two marks.
func doing(from, to string) string {
	switch {
	case to == kb.MarkDetected:
		return "detect"
	case to == kb.MarkAcknowledged:
		return "acknowledge"
	case from == kb.MarkMitigated:
		return "resolve"
	case to == kb.MarkMitigated:
		return "mitigate"
	case from == kb.MarkStarted:
		return "whole"
	default:
		return "fix"
	}
}

// Longest returns the phase that took most of the time, if one clearly did: at
// least two phases, and more than half of the whole.
func Longest(phases []Phase) (Phase, bool) {
	longest, _ := longestOf(phases)
	return longest, longest.Share > 0.5
}

// longestOf is the phase that took longest; false unless there are two, and no other
// took as long.
func longestOf(phases []Phase) (longest Phase, alone bool) {
	if len(phases) < 2 {
		return Phase{}, false
	}
	for _, p := range phases {
		switch {
		case p.Length > longest.Length:
			longest, alone = p, true
		case p.Length == longest.Length:
			alone = false
		}
	}
	return longest, alone
}
