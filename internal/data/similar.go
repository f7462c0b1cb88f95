package data

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// Similar is what "debrief similar --json" prints of a document: the earlier incidents
// that are most like it, the nearest first, and what is still to be done about them.
type Similar struct {
	Schema   int               `json:"schema"`
	AsOf     string            `json:"as_of"`
	Incident IncidentName      `json:"incident"`
	Similar  []SimilarIncident `json:"similar"`
}

// SimilarIncident is one of them. Source is its file.
type SimilarIncident struct {
	IncidentName
	URL     string   `json:"url"`
	Source  string   `json:"source"`
	Reasons []string `json:"reasons"`
	// Open are its open actions.
	Open []PromisedAction `json:"open"`
}

// PromisedAction is an open action of an earlier incident. Again is the line on which
// the document promises the same; null if it does not.
type PromisedAction struct {
	Action
	Overdue bool `json:"overdue"`
	Again   *int `json:"again"`
}

// Similar are the earlier incidents that are like one.
func (s Site) Similar(i *kb.Incident) Similar {
	shape := Similar{Schema: schema, AsOf: s.View.AsOf.String(), Incident: nameOf(i), Similar: []SimilarIncident{}}
	for _, similar := range s.View.Similar(i) {
		shape.Similar = append(shape.Similar, SimilarIncident{
			IncidentName: nameOf(similar.Incident), URL: s.Address(kb.Ref{Kind: kb.ToIncident, Slug: similar.Incident.Slug}), Source: similar.Incident.Source,
			Reasons: each(similar.Reasons, func(r views.Reason) string { return r.Text(texts.English()) }), Open: each(similar.Open, promised),
		})
	}
	return shape
}

func promised(p views.Promised) PromisedAction {
	shape := PromisedAction{Action: action(*p.Action), Overdue: p.Overdue}
	shape.Due = day(p.Due)
	if p.Again != nil {
		shape.Again = &p.Again.Text.Line
	}
	return shape
}
