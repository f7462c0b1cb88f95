package views

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
)

// KindCount counts the actions of a kind; the empty kind is of those that say none.
type KindCount struct {
	Kind kb.ActionKind
	ActionCount
}

// AgeCount counts open actions whose incident is up to Days old; 0 is for those of
// incidents that are older or have no date.
type AgeCount struct{ Days, Count int }

// actionKinds counts all actions by what they are for.
func (v *View) actionKinds() []KindCount {
	kinds := make([]KindCount, len(kindsAndNone))
	for n, kind := range kindsAndNone {
		kinds[n].Kind = kind
	}
	total := 0
	for _, i := range v.Base.Incidents {
		for n := range i.Actions {
			a := &i.Actions[n]
			kinds[slices.Index(kindsAndNone, a.Kind)].add(a)
			total += count(a.Kind != "")
		}
	}
	if total < fewestDrawn {
		return nil
	}
	return kinds
}

// openAges counts the actions that documents say are open by how long ago their
// incidents began: four weeks and eight are what guides ask for.
func (v *View) openAges() []AgeCount {
	ages := []AgeCount{{Days: 28}, {Days: 56}, {Days: 182}, {}}
	total, most := 0, 0
	for _, i := range v.Base.Incidents {
		open := CountActions(i).Said()
		at := slices.IndexFunc(ages, func(a AgeCount) bool {
			return a.Days == 0 || !i.Date.IsZero() && v.AsOf.DaysSince(i.Date) <= a.Days
		})
		ages[at].Count += open
		total, most = total+open, max(most, ages[at].Count)
	}
	if total < fewestDrawn || most == total {
		return nil // All of one age are no picture.
	}
	return ages
}
