package main

import (
	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/views"
)

// digestData is what "debrief digest --format json" prints; what is not recorded
// is null.
type digestData struct {
	Schema    int              `json:"schema"`
	Period    string           `json:"period"`
	From      string           `json:"from"`
	To        string           `json:"to"`
	AsOf      string           `json:"as_of"`
	Quiet     bool             `json:"quiet"`
	Summary   string           `json:"summary"`
	Published []digestIncident `json:"published"`
	Closed    []digestClosed   `json:"closed"`
	Protected []digestShield   `json:"protected"`
	New       []digestFactor   `json:"new_factors"`
	Returning []digestFactor   `json:"returning_factors"`
	Done      []followUpItem   `json:"done"`
	// Open and Overdue count; the lists have the first 50.
	Open        int            `json:"open_count"`
	Overdue     int            `json:"overdue_count"`
	StillOpen   []followUpItem `json:"open"`
	OverdueList []followUpItem `json:"overdue"`
	Thanks      *string        `json:"thanks"`
}

type digestIncident struct {
	incidentItem
	Severity *string  `json:"severity"`
	Services []string `json:"services"`
	Abstract *string  `json:"abstract"`
}

type digestClosed struct {
	incidentItem
	On      *string `json:"closed_on"`
	Days    *int    `json:"days_to_close"`
	Changed *string `json:"changed"`
}

type digestShield struct {
	Text     string       `json:"text"`
	Incident incidentItem `json:"incident"`
}

type digestFactor struct {
	Slug      string   `json:"slug"`
	Title     string   `json:"title"`
	Incidents []string `json:"incidents"`
	Before    *string  `json:"last_seen_before"`
}

func digestJSON(view *views.View, d *views.Digest) digestData {
	data := digestData{
		Schema: 1, Period: d.Period.Slug(), From: d.Period.From.String(), To: d.Period.To.String(), AsOf: d.End.String(),
		Quiet: d.Quiet, Summary: message.Summary(d),
		Published: []digestIncident{}, Closed: []digestClosed{}, Protected: []digestShield{},
		New: digestFactors(d.NewFactors), Returning: digestFactors(d.ReturningFactors),
		Done: followUpItems(view, d.Done), Open: d.StillOpenCount, Overdue: d.OverdueCount,
		StillOpen: followUpItems(view, d.StillOpen), OverdueList: followUpItems(view, d.Overdue), Thanks: orNull(message.Thanks(d.Thanks)),
	}
	for _, i := range d.Published {
		item := digestIncident{incidentItem: incidentJSON(i), Services: []string{}, Abstract: orNull(views.Abstract(i))}
		if i.Severity != nil {
			item.Severity = orNull(i.Severity.Text)
		}
		for _, s := range i.Services {
			item.Services = append(item.Services, s.Slug)
		}
		data.Published = append(data.Published, item)
	}
	for _, c := range d.Closed {
		item := digestClosed{incidentItem: incidentJSON(c.Incident), On: orNull(c.Closing.On.String()), Changed: orNull(c.Incident.Changed.Plain)}
		if c.Closing.HasDays {
			item.Days = &c.Closing.Days
		}
		data.Closed = append(data.Closed, item)
	}
	for _, p := range d.Protected {
		data.Protected = append(data.Protected, digestShield{message.ProtectionWords(p.Assignment), incidentJSON(p.Incident)})
	}
	return data
}

func digestFactors(seen []views.FactorSeen) []digestFactor {
	list := make([]digestFactor, len(seen))
	for n, f := range seen {
		list[n] = digestFactor{f.Factor.Slug, f.Factor.Title, []string{}, orNull(f.Before.String())}
		for _, i := range f.Incidents {
			list[n].Incidents = append(list[n].Incidents, i.Slug)
		}
	}
	return list
}
