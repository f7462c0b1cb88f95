package data

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// FollowUps is what "debrief followups --json" prints: open actions, those that are
// due first in front, seen from a day.
type FollowUps struct {
	Schema  int        `json:"schema"`
	AsOf    string     `json:"as_of"`
	Actions []FollowUp `json:"actions"`
}

// FollowUp is an action seen from a day. Of one that comes back, "due" is the day on
// which it is to be done next.
type FollowUp struct {
	Action
	Overdue bool `json:"overdue"`
	// Source is the file of the action; incidents/SLUG/#ANCHOR is its address.
	Source string `json:"source"`
	// Echo is null unless other postmortems promise the same.
	Echo     *Echo        `json:"echo"`
	Incident IncidentName `json:"incident"`
}

// Echo says in how many postmortems something is promised, and the date of the
// first of them.
type Echo struct {
	Incidents int     `json:"incidents"`
	First     *string `json:"first"`
}

// IncidentName is an incident where it is only named.
type IncidentName struct {
	Slug  string  `json:"slug"`
	Title string  `json:"title"`
	Date  *string `json:"date"`
}

// FollowUps are the listed actions.
func (s Site) FollowUps(listed []views.FollowUp) FollowUps {
	return FollowUps{Schema: schema, AsOf: s.View.AsOf.String(), Actions: each(listed, s.followUp)}
}

func (s Site) followUp(f views.FollowUp) FollowUp {
	shape := FollowUp{Action: action(*f.Action), Overdue: f.Overdue, Source: f.Incident.Source, Incident: nameOf(f.Incident)}
	shape.Due = day(f.Due)
	if echo := s.View.Echo(f.Action); echo != nil {
		shape.Echo = &Echo{echo.Incidents, day(echo.First)}
	}
	return shape
}

func nameOf(i *kb.Incident) IncidentName { return IncidentName{i.Slug, i.Title, day(i.Date)} }
