package main

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// followUpList is what "debrief followups --json" prints. Its words are those of
// the JSON beside the pages; what is not recorded is null. The schema is raised
// when a reader of it would go wrong.
type followUpList struct {
	Schema  int            `json:"schema"`
	AsOf    string         `json:"as_of"`
	Actions []followUpItem `json:"actions"`
}

type followUpItem struct {
	Text     string       `json:"text"`
	State    string       `json:"state"`
	Owner    *string      `json:"owner"`
	Due      *string      `json:"due"`
	Done     *string      `json:"done"`
	Overdue  bool         `json:"overdue"`
	Every    *string      `json:"every"`
	Kind     *string      `json:"kind"`
	Ticket   *ticketItem  `json:"ticket"`
	Anchor   string       `json:"anchor"`
	Source   string       `json:"source"`
	Line     int          `json:"line"`
	Echo     *echoItem    `json:"echo"`
	Incident incidentItem `json:"incident"`
}

type ticketItem struct {
	Text string  `json:"text"`
	URL  *string `json:"url"`
}

type echoItem struct {
	Incidents int     `json:"incidents"`
	First     *string `json:"first"`
}

type incidentItem struct {
	Slug  string  `json:"slug"`
	Title string  `json:"title"`
	Date  *string `json:"date"`
}

func followUpsJSON(view *views.View, listed []views.FollowUp) followUpList {
	return followUpList{Schema: 1, AsOf: view.AsOf.String(), Actions: followUpItems(view, listed)}
}

func followUpItems(view *views.View, listed []views.FollowUp) []followUpItem {
	list := make([]followUpItem, len(listed))
	for n, f := range listed {
		list[n] = followUpJSON(f, view.Echo(f.Action))
	}
	return list
}

func followUpJSON(f views.FollowUp, echo *views.Echo) followUpItem {
	a := f.Action
	item := followUpItem{
		Text: a.Text.Head(), State: string(a.State), Owner: orNull(a.Owner), Due: orNull(f.Due.String()), Done: orNull(a.Done.String()), Overdue: f.Overdue,
		Every: orNull(a.Every.String()), Kind: orNull(string(a.Kind)), Anchor: a.Anchor,
		Source: f.Incident.Source, Line: a.Text.Line, Incident: incidentJSON(f.Incident),
	}
	if a.Ticket != nil {
		item.Ticket = &ticketItem{a.Ticket.Text, orNull(a.Ticket.URL)}
	}
	if echo != nil {
		item.Echo = &echoItem{echo.Incidents, orNull(echo.First.String())}
	}
	return item
}

func incidentJSON(i *kb.Incident) incidentItem {
	return incidentItem{i.Slug, i.Title, orNull(i.Date.String())}
}

// orNull is a text, or null where nothing is recorded.
func orNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
