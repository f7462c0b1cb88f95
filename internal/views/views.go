// Package views holds what we conclude from a knowledge base: lists by year,
// related incidents, what a factor or a service page says, the phases of an
// incident, what the home page shows; and what follows from an incident: whether
// its work is over, when people meet again, what is still to be done, which
// promises come back, and what to tell of a month.
//
// In the pipeline it stands between kb, whose linked Base it reads, and render,
// which shows its results. Every function depends on the base and, where time
// matters, on the day given as asOf, and on nothing else: no clock, no files, no
// HTML, no addresses.
package views

import (
	"cmp"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Year is the incidents of one year, newest first. Year 0 holds those without a
// date.
type Year struct {
	Year      int
	Incidents []*kb.Incident
	// Months counts the incidents of January to December.
	Months [12]int
}

// ByYear groups the incidents of the base, the latest year first and the
// undated last.
func ByYear(base *kb.Base) []Year {
	var years []Year
	for _, incident := range base.Incidents {
		y := incident.Date.Year
		if n := len(years); n == 0 || years[n-1].Year != y {
			years = append(years, Year{Year: y})
		}
		year := &years[len(years)-1]
		year.Incidents = append(year.Incidents, incident)
		if y != 0 {
			year.Months[incident.Date.Month-1]++
		}
	}
	return years
}

// ActionCount says how the actions of an incident stand.
type ActionCount struct{ Open, Done, Wontfix int }

// Total is the number of actions.
func (c ActionCount) Total() int { return c.Open + c.Done + c.Wontfix }

// CountActions counts the actions of an incident by state.
func CountActions(incident *kb.Incident) ActionCount {
	var c ActionCount
	for i := range incident.Actions {
		switch incident.Actions[i].State {
		case kb.ActionDone:
			c.Done++
		case kb.ActionWontfix:
			c.Wontfix++
		default:
			c.Open++
		}
	}
	return c
}

// OpenAction is an action that is still to be done, with the incident that it
// comes from.
type OpenAction struct {
	Incident *kb.Incident
	Action   *kb.Action
	// Overdue is set if the action was due before the day of the view.
	Overdue bool
}

// OpenActions lists the open actions of the incidents: overdue ones first, then
// by due date, then those without one in the order of the incidents.
func OpenActions(incidents []*kb.Incident, asOf kb.Date) []OpenAction {
	var open []OpenAction
	for _, incident := range incidents {
		for i := range incident.Actions {
			a := &incident.Actions[i]
			if a.State == kb.ActionOpen {
				open = append(open, OpenAction{incident, a, IsOverdue(a, asOf)})
			}
		}
	}
	slices.SortStableFunc(open, func(a, b OpenAction) int { return compareDue(dueOf(a.Action), dueOf(b.Action)) })
	return open
}

// IsOverdue tells whether an open action was due before asOf. One that comes back
// is, too, where a day for it is known: it waits for the day on which it was done.
func IsOverdue(a *kb.Action, asOf kb.Date) bool {
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

// compareDue orders due days; no day comes last.
func compareDue(a, b kb.Date) int {
	switch {
	case a.IsZero() && b.IsZero():
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	default:
		return a.Compare(b)
	}
}

// lastYear keeps the incidents of the twelve months that end with asOf. The
// incidents are newest first.
func lastYear(incidents []*kb.Incident, asOf kb.Date) []*kb.Incident {
	from := kb.DateOf(asOf.Midnight().AddDate(-1, 0, 1))
	first := 0
	for first < len(incidents) && incidents[first].Date.Compare(asOf) > 0 {
		first++
	}
	last := first
	for last < len(incidents) && incidents[last].Date.Compare(from) >= 0 {
		last++
	}
	return incidents[first:last]
}

// sortCounts orders by count, the largest first, then by name.
func sortCounts[T any](counts []T, count func(T) int, name func(T) string) {
	slices.SortFunc(counts, func(a, b T) int {
		return cmp.Or(cmp.Compare(count(b), count(a)), cmp.Compare(name(a), name(b)))
	})
}
