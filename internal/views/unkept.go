package views

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Unkept is an action that an earlier postmortem promised, against a factor that
// struck again, and that was open when it did.
type Unkept struct {
	Incident *kb.Incident
	Action   *kb.Action
	// Factor is what both incidents name.
	Factor *kb.Factor
}

// UnkeptBefore are the actions that earlier incidents promised and that were open
// on the day of this one, the newest incident first, each once. Both name the same
// factor, and the action is known to be open then: it is marked as open, or was done
// on a later day. What is to be learnt only is left out.
func (v *View) UnkeptBefore(i *kb.Incident) []Unkept {
	var promised []Unkept
	if i.Date.IsZero() {
		return nil
	}
	seen := map[*kb.Action]bool{}
	for _, slug := range factorsOf(i) {
		p := v.part(slug)
		for _, earlier := range p.incidents {
			if earlier == i || EndOf(earlier).IsZero() || EndOf(earlier).Compare(i.Date) >= 0 {
				continue
			}
			for n := range earlier.Actions {
				a := &earlier.Actions[n]
				if !seen[a] && a.Kind != kb.ActionLearn && a.Every.IsZero() && wasOpenOn(a, i.Date) {
					seen[a] = true
					promised = append(promised, Unkept{earlier, a, p.factor})
				}
			}
		}
	}
	slices.SortStableFunc(promised, func(a, b Unkept) int { return b.Incident.Date.Compare(a.Incident.Date) })
	return promised
}

// wasOpenOn tells whether an action is known to have been open on a day.
func wasOpenOn(a *kb.Action, day kb.Date) bool {
	return a.State == kb.ActionOpen && !a.Unmarked || a.State == kb.ActionDone && a.Done.Compare(day) > 0
}
