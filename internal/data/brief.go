package data

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// Briefs are small: what somebody on call needs to hear first. The twins have
// everything.

// briefIncidents, briefTerms and briefActions are how many of each a brief names.
const briefIncidents, briefTerms, briefActions = 5, 5, 10

// ServiceBrief is what to know of a service. The counts are of all, the lists have
// the first: the newest incidents, the most frequent factors and services, the
// actions that are due first.
type ServiceBrief struct {
	Schema        int             `json:"schema"`
	AsOf          string          `json:"as_of"`
	Slug          string          `json:"slug"`
	Title         string          `json:"title"`
	URL           string          `json:"url"`
	Owner         *string         `json:"owner"`
	Resources     []Resource      `json:"resources"`
	IncidentCount int             `json:"incident_count"`
	LastYear      int             `json:"last_year"`
	Incidents     []BriefIncident `json:"incidents"`
	// SuggestedIn are incidents that do not name the service and whose words point to it.
	SuggestedIn []BriefIncident `json:"suggested_in"`
	Factors     []BriefTerm     `json:"factors"`
	FailsWith   []BriefTerm     `json:"fails_with"`
	OpenCount   int             `json:"open_count"`
	// UnsaidCount counts those of OpenCount of which no document says a state.
	UnsaidCount int        `json:"unsaid_count"`
	Open        []FollowUp `json:"open"`
	OnCall
}

// OnCall is what helps those who are called for a service or are about to change it.
// The lists have the first; a list says nothing that no document says.
type OnCall struct {
	// ReadFirst are the postmortems to read before anything is touched.
	ReadFirst []BriefIncident `json:"read_first"`
	// Steps are what to do if it happens again, Symptoms how it showed, Errors the
	// messages of programs, Tried what did not help, and Repairs what did.
	Steps    []Remark `json:"steps"`
	Symptoms []Remark `json:"symptoms"`
	Errors   []Remark `json:"errors"`
	Tried    []Remark `json:"tried"`
	Repairs  []Remark `json:"repairs"`
	// DocGaps are places where documentation failed.
	DocGaps []Remark `json:"doc_gaps"`
	// Tolerated are failures that people live with, and Declined actions that will not be
	// done.
	Tolerated []Remark `json:"tolerated"`
	Declined  []Remark `json:"declined"`
	// Reveals are the relations to other parts of the system that incidents revealed.
	Reveals []Relation `json:"reveals"`
}

// Remark is something that a document says. Incident is null for the description of
// the service itself; Line is in the file of the one or the other.
type Remark struct {
	Text     string        `json:"text"`
	Incident *IncidentName `json:"incident"`
	Line     int           `json:"line"`
	// Reason says why an action will not be done.
	Reason *string `json:"reason"`
	// Suggested is true where the incident does not name the service, and its title,
	// abstract or impact speaks of it.
	Suggested bool `json:"suggested"`
}

// Relation says that From leans on To. Until is the time until which nobody knew, as
// written; Stated is false for what a sentence speaks of.
type Relation struct {
	From   RelationEnd `json:"from"`
	To     RelationEnd `json:"to"`
	Until  *string     `json:"hidden_until"`
	Stated bool        `json:"stated"`
	Seen   []Remark    `json:"seen_in"`
}

// RelationEnd is a part of the system; Slug is null where no service has the name.
type RelationEnd struct {
	Name string  `json:"name"`
	Slug *string `json:"slug"`
}

// briefRemarks is how many remarks a list of a brief has.
const briefRemarks = 5

func (s Site) onCall(o *views.OnCall) OnCall {
	remarks := func(list []views.Remark) []Remark { return each(first(list, briefRemarks), remark) }
	return OnCall{
		ReadFirst: each(o.Read, s.briefIncident), Steps: remarks(o.Steps), Symptoms: remarks(o.Symptoms), Errors: remarks(o.Errors), Tried: remarks(o.Tried), Repairs: remarks(o.Repairs),
		DocGaps: remarks(o.Gaps), Tolerated: remarks(o.Tolerated), Declined: remarks(o.Declined),
		Reveals: each(first(o.Relations, briefRemarks), func(r views.Revealed) Relation {
			return Relation{relationEnd(r.From), relationEnd(r.To), known(r.Until), r.Stated, remarks(r.Seen)}
		}),
	}
}

func remark(r views.Remark) Remark {
	shape := Remark{Text: r.Text.Plain, Line: r.Text.Line, Reason: known(r.Reason), Suggested: r.Suggested}
	if r.Incident != nil {
		name := nameOf(r.Incident)
		shape.Incident = &name
	}
	return shape
}

func relationEnd(m kb.Mention) RelationEnd { return RelationEnd{m.Name, known(m.Slug)} }

// BriefIncident is an incident in a brief: its name, and where it can be read.
type BriefIncident struct {
	IncidentName
	Severity *Severity `json:"severity"`
	URL      string    `json:"url"`
	Source   string    `json:"source"`
}

// BriefTerm is a factor or a service, and in how many of the incidents it is.
type BriefTerm struct {
	Slug      string `json:"slug"`
	Title     string `json:"title"`
	Incidents int    `json:"incidents"`
}

// ServiceBrief is the brief of a service.
func (s Site) ServiceBrief(service *kb.Service) ServiceBrief {
	d := s.View.ServiceDetail(service)
	open := slices.Clone(d.Actions)
	slices.SortStableFunc(open, func(a, b views.FollowUp) int { return a.Due.CompareLast(b.Due) })
	return ServiceBrief{
		Schema: schema, AsOf: s.View.AsOf.String(), Slug: service.Slug, Title: service.Title, URL: s.Address(kb.Ref{Kind: kb.ToService, Slug: service.Slug}),
		Owner: known(service.Owner), Resources: each(service.Resources, func(r kb.Resource) Resource { return Resource(r) }),
		IncidentCount: d.Incidents, LastYear: d.LastYear, Incidents: each(first(service.Incidents, briefIncidents), s.briefIncident),
		SuggestedIn: each(first(service.Suggestions, briefIncidents), func(hit kb.SuggestedHit) BriefIncident { return s.briefIncident(hit.Incident) }),
		Factors:     each(first(d.Factors, briefTerms), func(c views.FactorCount) BriefTerm { return BriefTerm{c.Factor.Slug, c.Factor.Title, c.Count} }),
		FailsWith: each(first(d.FailsWith, briefTerms), func(c views.ServiceCount) BriefTerm {
			return BriefTerm{c.Service.Slug, c.Service.Title, c.Count}
		}),
		OpenCount: len(open), UnsaidCount: views.CountFollowUps(open).Unsaid, Open: each(first(open, briefActions), s.followUp), OnCall: s.onCall(s.View.OnCall(service)),
	}
}

func (s Site) briefIncident(i *kb.Incident) BriefIncident {
	return BriefIncident{nameOf(i), severity(i.Severity), s.Address(kb.Ref{Kind: kb.ToIncident, Slug: i.Slug}), i.Source}
}

// IncidentBrief is an incident without what only its text tells at length: the
// timeline, the sections, and what its words suggest.
type IncidentBrief struct {
	Schema int `json:"schema"`
	Head
	Factors    []Assignment `json:"factors"`
	Mitigators []Assignment `json:"mitigators"`
	Actions    []Action     `json:"actions"`
	Related    []Related    `json:"related"`
	// Entries counts the timeline.
	Entries int `json:"timeline_entries"`
}

// IncidentBrief is the brief of an incident.
func (s Site) IncidentBrief(i *kb.Incident) IncidentBrief {
	twin := s.Incident(i)
	return IncidentBrief{schema, twin.Head, twin.Factors, twin.Mitigators, twin.Actions, twin.Related, len(twin.Timeline)}
}

// Timeline is a stretch of the timeline of an incident.
type Timeline struct {
	Schema   int          `json:"schema"`
	Incident IncidentName `json:"incident"`
	Source   string       `json:"source"`
	URL      string       `json:"url"`
	Total    int          `json:"total"`
	Entries  []Entry      `json:"entries"`
}

// Timeline is a stretch of so many entries, after those that are skipped.
func (s Site) Timeline(i *kb.Incident, skip, most int) Timeline {
	skip = min(max(0, skip), len(i.Timeline))
	return Timeline{
		schema, nameOf(i), i.Source, s.Address(kb.Ref{Kind: kb.ToIncident, Slug: i.Slug}), len(i.Timeline), each(first(i.Timeline[skip:], most), entry),
	}
}

// first are the first things of a list.
func first[T any](all []T, most int) []T { return all[:min(len(all), max(0, most))] }
