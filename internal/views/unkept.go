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
// on the day of this one, the newest incident first, each once, and not more than so
// many. Both name the same factor, and the action is known to be open then: it is
// marked as open, or was done on a later day. What is to be learnt only is left out.
func (v *View) UnkeptBefore(i *kb.Incident, most int) []Unkept {
	var promised []Unkept
	if i.Date.IsZero() {
		return nil
	}
	seen := map[*kb.Action]bool{}
	for _, slug := range factorsOf(i) {
		promised = v.unkeptOf(i, v.part(slug), seen, promised, most)
	}
	slices.SortStableFunc(promised, func(a, b Unkept) int { return b.Incident.Date.Compare(a.Incident.Date) })
	return promised[:min(len(promised), most)]
}

// unkeptOf adds what was promised against one factor. Its incidents stand newest
// first, so that those behind this one, and of these the first, are enough.
func (v *View) unkeptOf(i *kb.Incident, p *factorPart, seen map[*kb.Action]bool, promised []Unkept, most int) []Unkept {
	from := len(promised)
	older, _ := slices.BinarySearchFunc(p.incidents, i.Date, func(other *kb.Incident, day kb.Date) int {
		if other.Date.Compare(day) >= 0 {
			return -1
		}
		return 1
	})
	for _, earlier := range p.incidents[older:] {
		if len(promised)-from >= most {
			break
		}
		if EndOf(earlier).IsZero() || EndOf(earlier).Compare(i.Date) >= 0 {
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
	return promised
}

// wasOpenOn tells whether an action is known to have been open on a day.
func wasOpenOn(a *kb.Action, day kb.Date) bool {
	return a.State == kb.ActionOpen && !a.Unmarked || a.State == kb.ActionDone && a.Done.Compare(day) > 0
}
