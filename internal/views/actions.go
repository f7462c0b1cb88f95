package views

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
)

// ActionCount says how the actions of an incident stand. Unsaid counts those of Open
// of which no document says a state.
type ActionCount struct{ Open, Done, Wontfix, Unsaid int }

// Total is the number of actions.
func (c ActionCount) Total() int { return c.Open + c.Done + c.Wontfix }

// Said counts those of Open that a document says are open.
func (c ActionCount) Said() int { return c.Open - c.Unsaid }

// AllUnsaid tells whether some actions count as open, and none because a document
// says so.
func (c ActionCount) AllUnsaid() bool { return c.Open > 0 && c.Unsaid == c.Open }

// CountActions counts the actions of an incident by state.
func CountActions(incident *kb.Incident) ActionCount {
	var c ActionCount
	for i := range incident.Actions {
		c.add(&incident.Actions[i])
	}
	return c
}

// CountFollowUps counts actions by state.
func CountFollowUps(list []FollowUp) ActionCount {
	var c ActionCount
	for _, f := range list {
		c.add(f.Action)
	}
	return c
}

func (c *ActionCount) add(a *kb.Action) {
	switch a.State {
	case kb.ActionDone:
		c.Done++
	case kb.ActionWontfix:
		c.Wontfix++
	default:
		c.Open++
		c.Unsaid += count(a.SaysNoState())
	}
}

// openActions lists the open actions of incidents by the days that are written:
// overdue ones first, then by due date, then those without one in the order of
// the incidents.
func (v *View) openActions(incidents []*kb.Incident) []FollowUp {
	var open []FollowUp
	for _, i := range incidents {
		for n := range i.Actions {
			if a := &i.Actions[n]; a.State == kb.ActionOpen {
				open = append(open, followUp(i, a, v.AsOf))
			}
		}
	}
	slices.SortStableFunc(open, func(a, b FollowUp) int { return dueOf(a.Action).CompareLast(dueOf(b.Action)) })
	return open
}

// Overdue tells whether an open action was due before the day.
func (v *View) Overdue(a *kb.Action) bool { return isOverdue(a, v.AsOf) }

// ToReview tells whether a risk that was accepted was to be looked at again before the
// day.
func (v *View) ToReview(a *kb.Action) bool { return isToReview(a, v.AsOf) }

func isToReview(a *kb.Action, asOf kb.Date) bool {
	return a.State == kb.ActionWontfix && !a.Review.IsZero() && a.Review.Compare(asOf) < 0
}

// WorthCount says of the actions of a kind how many are done, and how many of them
// were called worth it or not.
type WorthCount struct {
	// Kind is empty for actions of which nobody said it.
	Kind          kb.ActionKind
	Done, Yes, No int
}

// kindsAndNone are the kinds in the order of lists, and that of actions of which nobody
// said it.
var kindsAndNone = append(slices.Clone(kb.ActionKinds), "")

// worthCounts counts done actions by kind; none where nobody said of any whether it
// was worth it.
func worthCounts(done []FollowUp) []WorthCount {
	var counts []WorthCount
	said := false
	for _, kind := range kindsAndNone {
		c := WorthCount{Kind: kind}
		for _, f := range done {
			if f.Action.Kind == kind {
				c.Done++
				c.Yes += count(f.Action.Worth == kb.WorthYes)
				c.No += count(f.Action.Worth == kb.WorthNo)
			}
		}
		said = said || c.Yes+c.No > 0
		if c.Done > 0 {
			counts = append(counts, c)
		}
	}
	if !said {
		return nil
	}
	return counts
}

// isOverdue tells whether an open action was due before asOf. One that comes back
// is, too, where a day for it is known: it waits for the day on which it was done.
func isOverdue(a *kb.Action, asOf kb.Date) bool {
	due := dueOf(a)
	return a.State == kb.ActionOpen && !due.IsZero() && due.Compare(asOf) < 0
}

// dueOf is the day by which an action is to be done: for one that comes back, an
// interval after the day on which it was done last.
func dueOf(a *kb.Action) kb.Date {
	if !a.Every.IsZero() && !a.Done.IsZero() {
		return a.Every.From(a.Done, 1)
	}
	return a.Due
}
