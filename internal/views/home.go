package views

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Home is what the first page shows.
type Home struct {
	// Newest are the latest incidents, at most five.
	Newest []*kb.Incident
	// Services are those that most incidents hit.
	Services []ServiceSummary
	// Returning is what keeps coming back.
	Returning []Returning
	// Follow counts all actions, and Overdue and NoDue those of the open ones that
	// are overdue and that have no due date; Oldest is the one due first.
	Follow         ActionCount
	Overdue, NoDue int
	Oldest         *FollowUp
	// OnThisDay are incidents whose day comes round in the month from the day of
	// the view on, the nearest first.
	OnThisDay []Anniversary
}

// Anniversary is an incident and the day on which it comes round.
type Anniversary struct {
	Incident *kb.Incident
	// Day is that day in the year of the reader.
	Day   kb.Date
	Years int
}

const (
	// newestOnHome is how many postmortems the first page tells of, and
	// servicesOnHome how many services it names.
	newestOnHome, servicesOnHome = 5, 5
	// anniversaryDays is how long a published page knows what day it is, and
	// mostAnniversaries how many it remembers.
	anniversaryDays, mostAnniversaries = 31, 40
)

// Home is what the home page shows.
func (v *View) Home() Home { return v.home.of(v, firstPage) }

func firstPage(v *View) Home {
	base := v.Base
	h := Home{Newest: base.Incidents[:min(newestOnHome, len(base.Incidents))], Returning: v.Returns(), OnThisDay: v.anniversaries()}
	for _, s := range v.Services() {
		if s.Incidents > 0 && len(h.Services) < servicesOnHome {
			h.Services = append(h.Services, s)
		}
	}
	for _, i := range base.Incidents {
		for n := range i.Actions {
			h.Follow.add(&i.Actions[n])
		}
	}
	open := v.openActions(base.Incidents)
	for i := range open {
		h.Overdue += count(open[i].Overdue)
		h.NoDue += count(open[i].Due.IsZero())
	}
	if h.Overdue > 0 {
		h.Oldest = &open[0]
	}
	return h
}

// anniversaries lists the incidents of earlier years by the day on which they come
// round.
func (v *View) anniversaries() []Anniversary {
	var list []Anniversary
	for _, i := range v.Base.Incidents {
		for _, year := range []int{v.AsOf.Year, v.AsOf.Year + 1} {
			day := kb.Date{Year: year, Month: i.Date.Month, Day: i.Date.Day}
			if i.Date.IsZero() || i.Date.Year >= year || !day.Valid() {
				continue
			}
			if away := day.DaysSince(v.AsOf); away >= 0 && away < anniversaryDays {
				list = append(list, Anniversary{i, day, year - i.Date.Year})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Anniversary) int { return a.Day.Compare(b.Day) })
	return list[:min(mostAnniversaries, len(list))]
}
