package views

import (
	"cmp"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
)

// ClosingState says whether the work of a postmortem is over.
type ClosingState int

// The states of closing.
const (
	// NothingToDo: the postmortem has no actions, so there is nothing to close.
	NothingToDo ClosingState = iota
	// Open: an action is open, or will not be done and nobody says why.
	Open
	// Closed: every action is done, or will not be done for a reason.
	Closed
)

// Closing says how far the work of a postmortem is. It depends on the actions
// alone, whatever the status of the document says.
type Closing struct {
	State ClosingState
	// On is the day of the last action done; zero unless the postmortem is
	// closed and every action that was done has a day.
	On kb.Date
	// Days is how long it took from the end of the incident, or else from its
	// date; meaningful if HasDays.
	Days    int
	HasDays bool
	// NeedReason counts the actions that will not be done without a reason.
	NeedReason int
	Count      ActionCount
	// Named is set where a heading names actions, or what ended the incident, or a
	// sentence speaks of what is to be done: that none was read does not say that
	// there are none.
	Named bool
}

// ClosingOf concludes how far the work of a postmortem is.
func ClosingOf(i *kb.Incident) Closing {
	c := Closing{Count: CountActions(i)}
	c.Named = slices.Contains(i.Named, kb.SectionActions) || slices.Contains(i.Named, kb.SectionResolution) ||
		slices.Contains(i.Mentioned, kb.SectionActions)
	if c.Count.Total() == 0 {
		return c
	}
	known := true
	for n := range i.Actions {
		a := &i.Actions[n]
		if a.NeedsReason() {
			c.NeedReason++
		}
		if a.State != kb.ActionDone {
			continue
		}
		known = known && !a.Done.IsZero()
		if a.Done.Compare(c.On) > 0 {
			c.On = a.Done
		}
	}
	c.State = Closed
	if c.Count.Open > 0 || c.NeedReason > 0 {
		c.State = Open
	}
	if c.State == Open || !known {
		c.On = kb.Date{}
	}
	if over := EndOf(i); !c.On.IsZero() && !over.IsZero() && c.On.Compare(over) >= 0 {
		c.Days, c.HasDays = c.On.DaysSince(over), true
	}
	return c
}

// EndOf is the day from which the follow-up of an incident counts: that of its
// resolution in the author's zone, or else its date; zero if neither is recorded.
func EndOf(i *kb.Incident) kb.Date {
	if i.Resolved != nil && !i.Resolved.Day.IsZero() {
		return i.Resolved.Day
	}
	return i.Date
}

// ClosedIncident is a postmortem whose work is over.
type ClosedIncident struct {
	Incident *kb.Incident
	Closing  Closing
}

// Closed lists the postmortems whose work is over, the last closed first; those of
// which the day is not known come last, in the order of the base.
func (v *View) Closed() []*ClosedIncident { return v.closed.of(v, findClosed) }

func findClosed(v *View) []*ClosedIncident {
	var closed []*ClosedIncident
	for _, i := range v.Base.Incidents {
		if c := ClosingOf(i); c.State == Closed {
			closed = append(closed, &ClosedIncident{i, c})
		}
	}
	slices.SortStableFunc(closed, func(a, b *ClosedIncident) int {
		return cmp.Or(b.Closing.On.Compare(a.Closing.On), b.Incident.Date.CompareLast(a.Incident.Date))
	})
	return closed
}
