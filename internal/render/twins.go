package render

import (
	"github.com/debrief-dev/debrief/internal/kb"
)

// factorTwin is the data of a factor's page.
type factorTwin struct {
	Schema      int       `json:"schema"`
	Slug        string    `json:"slug"`
	ID          *string   `json:"id"`
	URL         string    `json:"url"`
	Source      *string   `json:"source"`
	Title       string    `json:"title"`
	Kind        *string   `json:"kind"`
	Markers     []string  `json:"markers"`
	Synonyms    []string  `json:"synonyms"`
	Incidents   []useTwin `json:"incidents"`
	Mitigations []useTwin `json:"mitigations"`
	OpenActions int       `json:"open_actions"`
	With        []string  `json:"with"`
}

// useTwin is a factor's part in an incident.
type useTwin struct {
	Slug string  `json:"slug"`
	Date *string `json:"date"`
	Role *string `json:"role"`
	Note *string `json:"note"`
	Line int     `json:"line"`
}

func (s *site) factorTwin(f *kb.Factor) factorTwin {
	d := s.view.FactorDetail(f)
	t := factorTwin{
		Schema: schema, Slug: f.Slug, ID: known(f.ID), URL: s.urls.absolute(factorAddress(f.Slug)), Source: known(f.Source),
		Title: f.Title, Kind: known(string(f.Kind)), Markers: list(f.Markers), Synonyms: list(f.Synonyms),
		Incidents: useTwins(f.Assignments), Mitigations: useTwins(f.Mitigations), OpenActions: len(d.Actions), With: []string{},
	}
	for _, c := range d.With {
		t.With = append(t.With, c.Factor.Slug)
	}
	return t
}

func useTwins(uses []kb.FactorUse) []useTwin {
	twins := []useTwin{}
	for _, use := range uses {
		a := use.Assignment
		twins = append(twins, useTwin{use.Incident.Slug, known(use.Incident.Date.String()), known(string(a.Role)), known(a.Note.Plain), a.Line})
	}
	return twins
}

// serviceTwin is the data of a service's page.
type serviceTwin struct {
	Schema      int            `json:"schema"`
	Slug        string         `json:"slug"`
	ID          *string        `json:"id"`
	URL         string         `json:"url"`
	Source      *string        `json:"source"`
	Title       string         `json:"title"`
	Owner       *string        `json:"owner"`
	Synonyms    []string       `json:"synonyms"`
	Resources   []resourceTwin `json:"resources"`
	Incidents   []string       `json:"incidents"`
	Factors     []string       `json:"factors"`
	FailsWith   []string       `json:"fails_with"`
	OpenActions int            `json:"open_actions"`
}

type resourceTwin struct {
	Label string `json:"label"`
	URL   string `json:"url"`
}

func (s *site) serviceTwin(service *kb.Service) serviceTwin {
	d := s.view.ServiceDetail(service)
	t := serviceTwin{
		Schema: schema, Slug: service.Slug, ID: known(service.ID), URL: s.urls.absolute(serviceAddress(service.Slug)),
		Source: known(service.Source), Title: service.Title, Owner: known(service.Owner), Synonyms: list(service.Synonyms),
		Resources: []resourceTwin{}, Incidents: []string{}, Factors: []string{}, FailsWith: []string{}, OpenActions: len(d.Actions),
	}
	for _, r := range service.Resources {
		t.Resources = append(t.Resources, resourceTwin{r.Label, r.URL})
	}
	for _, incident := range service.Incidents {
		t.Incidents = append(t.Incidents, incident.Slug)
	}
	for _, c := range d.Factors {
		t.Factors = append(t.Factors, c.Factor.Slug)
	}
	for _, c := range d.FailsWith {
		t.FailsWith = append(t.FailsWith, c.Service.Slug)
	}
	return t
}
