package views

import (
	"github.com/debrief-dev/debrief/internal/kb"
)

// Home is what the first page shows.
type Home struct {
	// Newest are the latest incidents, at most three.
	Newest []*kb.Incident
	// Overdue counts the overdue actions; Oldest is the one due first.
	Overdue int
	Oldest  *FollowUp
	// Open counts all open actions.
	Open int
	// WithDue counts those of them that have a day by which to be done.
	WithDue int
	// Returning is the factor seen most often in the last twelve months, if
	// that is at least three times; ReturningCount says how often.
	Returning      *kb.Factor
	ReturningCount int
	// Cited are the incidents that most others link to, at most three, each
	// with at least two links.
	Cited []CitedIncident
}

// CitedIncident is an incident and how many other documents link to it.
type CitedIncident struct {
	Incident *kb.Incident
	Count    int
}

// returningAtLeast is how often a factor must return to be worth the first page.
const returningAtLeast = 3

// Home is what the home page shows.
func (v *View) Home() Home { return v.home.of(v, firstPage) }

func firstPage(v *View) Home {
	base := v.Base
	h := Home{Newest: base.Incidents[:min(3, len(base.Incidents))]}
	open := v.openActions(base.Incidents)
	h.Open = len(open)
	for i := range open {
		h.WithDue += count(!open[i].Due.IsZero())
		if open[i].Overdue {
			h.Overdue++
		}
	}
	if h.Overdue > 0 {
		h.Oldest = &open[0]
	}
	recent := lastYear(base.Incidents, v.AsOf)
	if counts := v.countFactors(recent, "", returningAtLeast); len(counts) > 0 {
		h.Returning, h.ReturningCount = counts[0].Factor, counts[0].Count
	}
	for _, incident := range base.Incidents {
		if n := len(incident.LinkedFrom); n >= 2 {
			h.Cited = append(h.Cited, CitedIncident{incident, n})
		}
	}
	sortCounts(h.Cited, func(c CitedIncident) int { return c.Count }, func(c CitedIncident) string { return c.Incident.Slug })
	h.Cited = h.Cited[:min(3, len(h.Cited))]
	return h
}
