package data

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// Factor is the twin of a factor's page: factors/SLUG/index.json. A factor that is
// named only has no id and no source.
type Factor struct {
	Schema int     `json:"schema"`
	Slug   string  `json:"slug"`
	ID     *string `json:"id"`
	URL    string  `json:"url"`
	Source *string `json:"source"`
	Title  string  `json:"title"`
	Kind   *string `json:"kind"`
	// Markers are slugs; Synonyms are other names that mean the factor.
	Markers  []string `json:"markers"`
	Synonyms []string `json:"synonyms"`
	// Incidents are those in which it took part, and Mitigations those that it
	// kept from being worse, newest first.
	Incidents   []Use `json:"incidents"`
	Mitigations []Use `json:"mitigations"`
	// OpenActions counts the actions of its incidents that count as open, and
	// UnsaidActions those of them of which no document says a state.
	OpenActions   int `json:"open_actions"`
	UnsaidActions int `json:"unsaid_actions"`
	// With are the slugs of factors that stand beside it in two incidents or more.
	With []string `json:"with"`
	// Cost is what the incidents cost in which it took part.
	Cost Cost `json:"cost"`
}

// Use is a factor's part in an incident.
type Use struct {
	Slug string  `json:"slug"`
	Date *string `json:"date,omitempty"`
	Role *string `json:"role,omitempty"`
	// Note is how it begins, of the newest; the twin of the incident has the whole.
	Note *string `json:"note,omitempty"`
	Line int     `json:"line"`
}

// noteStart is how many bytes of a note the twin of a factor has at most, and notedUses of
// how many incidents.
const noteStart, notedUses = 120, 50

// Factor is the twin of a factor.
func (s Site) Factor(f *kb.Factor) Factor {
	d := s.View.FactorDetail(f)
	return Factor{
		Schema: schema, Slug: f.Slug, ID: known(f.ID), URL: s.Address(kb.Ref{Kind: kb.ToFactor, Slug: f.Slug}), Source: known(f.Source),
		Title: f.Title, Kind: known(string(f.Kind)), Markers: plainTexts(f.Markers), Synonyms: plainTexts(f.Synonyms),
		Incidents: uses(f.Assignments), Mitigations: uses(f.Mitigations), OpenActions: len(d.Actions),
		UnsaidActions: views.CountFollowUps(d.Actions).Unsaid, With: factorSlugs(d.With), Cost: cost(views.CostOf(views.IncidentsOf(f.Assignments))),
	}
}

func uses(of []kb.FactorUse) []Use {
	shapes := make([]Use, len(of))
	for i, u := range of {
		a := u.Assignment
		shapes[i] = Use{Slug: u.Incident.Slug, Date: day(u.Incident.Date), Role: known(string(a.Role)), Line: a.Line}
		if i < notedUses {
			shapes[i].Note = known(prose.Shorten(prose.Line(a.Note.Plain), noteStart))
		}
	}
	return shapes
}

func factorSlugs(counts []views.FactorCount) []string {
	return each(counts, func(c views.FactorCount) string { return c.Factor.Slug })
}

// Service is the twin of a service's page: services/SLUG/index.json.
type Service struct {
	Schema   int      `json:"schema"`
	Slug     string   `json:"slug"`
	ID       *string  `json:"id"`
	URL      string   `json:"url"`
	Source   *string  `json:"source"`
	Title    string   `json:"title"`
	Owner    *string  `json:"owner"`
	Synonyms []string `json:"synonyms"`
	// Resources are labelled addresses outside the site.
	Resources []Resource `json:"resources"`
	// Incidents are the slugs of those that hit it, newest first; Factors and
	// FailsWith those of the factors of its incidents and of the services hit by
	// the same ones, the most frequent first.
	Incidents   []string `json:"incidents"`
	Factors     []string `json:"factors"`
	FailsWith   []string `json:"fails_with"`
	OpenActions int      `json:"open_actions"`
	// UnsaidActions are those of OpenActions of which no document says a state.
	UnsaidActions int `json:"unsaid_actions"`
	// Cost is what its incidents cost.
	Cost Cost `json:"cost"`
}

// Resource is a labelled address, as written.
type Resource struct {
	Label string `json:"label"`
	URL   string `json:"url"`
}

// Service is the twin of a service.
func (s Site) Service(service *kb.Service) Service {
	d := s.View.ServiceDetail(service)
	return Service{
		Schema: schema, Slug: service.Slug, ID: known(service.ID), URL: s.Address(kb.Ref{Kind: kb.ToService, Slug: service.Slug}),
		Source: known(service.Source), Title: service.Title, Owner: known(service.Owner), Synonyms: plainTexts(service.Synonyms),
		Resources: each(service.Resources, func(r kb.Resource) Resource { return Resource(r) }),
		Incidents: kb.Slugs(service.Incidents), Factors: factorSlugs(d.Factors),
		FailsWith:   each(d.FailsWith, func(c views.ServiceCount) string { return c.Service.Slug }),
		OpenActions: len(d.Actions), UnsaidActions: views.CountFollowUps(d.Actions).Unsaid, Cost: cost(views.CostOf(service.Incidents)),
	}
}
