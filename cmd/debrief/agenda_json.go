package main

import (
	"github.com/debrief-dev/debrief/internal/views"
)

// agendaList is what "debrief agenda --json" prints; what is not recorded is
// null.
type agendaList struct {
	Schema int    `json:"schema"`
	AsOf   string `json:"as_of"`
	// Day is the day of the meeting, and Previous that of the one before.
	Day      string       `json:"day"`
	Previous *string      `json:"previous"`
	Items    []agendaItem `json:"items"`
	Closed   []closedItem `json:"closed_since"`
}

type agendaItem struct {
	Incident   incidentItem   `json:"incident"`
	Source     string         `json:"source"`
	Open       []followUpItem `json:"open"`
	NeedReason []string       `json:"needs_reason"`
	Done       []doneItem     `json:"done_since"`
}

type doneItem struct {
	Text string  `json:"text"`
	Done *string `json:"done"`
}

type closedItem struct {
	Incident incidentItem `json:"incident"`
	On       *string      `json:"closed_on"`
}

func agendaJSON(view *views.View, agenda *views.Agenda) agendaList {
	list := agendaList{
		Schema: 1, AsOf: view.AsOf.String(), Day: agenda.Day.String(), Previous: orNull(agenda.Previous.String()),
		Items: []agendaItem{}, Closed: []closedItem{},
	}
	for _, one := range agenda.Items {
		item := agendaItem{
			Incident: incidentJSON(one.Incident), Source: one.Incident.Source,
			Open: followUpItems(view, one.Open), NeedReason: []string{}, Done: []doneItem{},
		}
		for _, a := range one.NeedReason {
			item.NeedReason = append(item.NeedReason, a.Text.Head())
		}
		for _, a := range one.Changed {
			item.Done = append(item.Done, doneItem{a.Text.Head(), orNull(a.Done.String())})
		}
		list.Items = append(list.Items, item)
	}
	for _, c := range agenda.ClosedSince {
		list.Closed = append(list.Closed, closedItem{incidentJSON(c.Incident), orNull(c.Closing.On.String())})
	}
	return list
}
