package data

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// The Markdown twin of a page is what its author wrote, with what was read out of it
// in front:
//
//	---
//	title: "The queue stopped"
//	url: "incidents/2026-03-01-queue/"
//	services: ["checkout"]
//	factors:
//	  - {"factor":"retry-storm","title":"Retry storm","kind":"technical","role":"lengthened"}
//	---
//
//	# The queue stopped
//	…
//
// The keys are those of the JSON twin, and each value is its JSON, which YAML reads
// as well. What is not recorded is left out, and so is what the text says itself and
// index.json has with its lines: the timeline, the actions, and causes that name no
// factor. The text is whole, but for comments, which are never published. The search
// takes its excerpts from it (internal/search/taken.go).

// front writes the keys in front of a text.
type front struct {
	bytes.Buffer
	err error
}

// put writes a key, unless its value is empty. A list of things has a line for each.
func (f *front) put(key string, value any) {
	v := reflect.ValueOf(value)
	if f.err != nil || !v.IsValid() || v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0 {
		return
	}
	if v.Kind() != reflect.Slice || v.Type().Elem().Kind() != reflect.Struct {
		f.WriteString(key + ": ")
		f.json(value)
		return
	}
	f.WriteString(key + ":\n")
	for i := range v.Len() {
		f.WriteString("  - ")
		f.json(v.Index(i).Interface())
	}
}

// putOpen says how many actions count as open, and of how many of them no document
// says a state.
func (f *front) putOpen(c views.ActionCount) {
	f.put("open_actions", c.Open)
	f.put("unsaid_actions", c.Unsaid)
}

// json writes a value and the end of its line.
func (f *front) json(value any) {
	encoder := json.NewEncoder(&f.Buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil && f.err == nil {
		f.err = err
	}
}

// before is the twin of a document: the keys, and its text.
func (f *front) before(d *kb.Document) (string, error) {
	text, err := markdown.Twin(d.Body)
	if err = cmp.Or(f.err, err); err != nil {
		return "", fmt.Errorf("write %s as Markdown: %w", d.Source, err)
	}
	const line = "---\n"
	gap := ""
	if text != "" {
		gap = "\n"
	}
	return line + prose.Marked(f.String()) + line + gap + text, nil
}

// frontFactor is a factor of an incident in its front.
type frontFactor struct {
	Factor *string `json:"factor,omitempty"`
	Title  string  `json:"title"`
	Kind   *string `json:"kind,omitempty"`
	Role   *string `json:"role,omitempty"`
	Note   *string `json:"note,omitempty"`
}

// frontAction is an action in the front.
type frontAction struct {
	Text   string  `json:"text"`
	State  string  `json:"state"`
	Owner  *string `json:"owner,omitempty"`
	Due    *string `json:"due,omitempty"`
	Ticket *string `json:"ticket,omitempty"`
}

// frontIncident is an incident in the front of a factor or a service.
type frontIncident struct {
	Title string  `json:"title"`
	Date  *string `json:"date,omitempty"`
	URL   string  `json:"url"`
}

// frontLink is a link of the text that leads to another page of the site.
type frontLink struct {
	Written string `json:"written"`
	URL     string `json:"url"`
}

// frontIncidents is how many incidents stand in the front of a factor or a service;
// index.json has all of them.
const frontIncidents = 50

// IncidentMarkdown is the Markdown twin of an incident: incidents/SLUG/index.md.
func (s Site) IncidentMarkdown(i *kb.Incident) (string, error) {
	head := s.head(i)
	var f front
	s.putDocument(&f, kb.Ref{Kind: kb.ToIncident, Slug: i.Slug}, &i.Document)
	f.put("date", head.Date)
	f.put("severity", head.Severity)
	f.put("status", head.Status)
	f.put("services", head.Services)
	f.put("tags", head.Tags)
	for _, mark := range []struct {
		key   string
		value *Moment
	}{
		{"started", head.Started}, {"detected", head.Detected}, {"acknowledged", head.Acknowledged}, {"mitigated", head.Mitigated}, {"resolved", head.Resolved},
	} {
		if mark.value != nil && mark.value.Time != nil {
			f.put(mark.key, mark.value.Time)
		} else if mark.value != nil {
			f.put(mark.key, mark.value.Written)
		}
	}
	f.put("durations", head.Durations)
	if !i.Body.Shows(i.Summary) {
		f.put("summary", head.Summary)
	}
	f.put("factors", frontFactors(i, i.Factors))
	f.put("mitigators", frontFactors(i, i.Mitigators))
	f.put("suggested_factors", each(i.Suggestions, func(one kb.Suggestion) string { return one.Factor }))
	f.put("suggested_services", each(i.SuggestedServices, func(one kb.SuggestedService) string { return one.Slug }))
	f.putOpen(views.CountActions(i))
	f.put("actions", actionsBesides(i))
	f.put("related", each(s.View.Related(i), func(r views.Related) string { return r.Incident.Slug }))
	f.put("links", s.frontLinks(&i.Document))
	return f.before(&i.Document)
}

// putDocument writes what documents of all kinds have.
func (s Site) putDocument(f *front, ref kb.Ref, d *kb.Document) {
	f.put("title", d.Title)
	f.put("id", d.ID)
	f.put("url", s.Address(ref))
	f.put("source", d.Source)
	f.put("language", d.Language)
}

// frontFactors are the named ones of a list, and those that the text does not have.
func frontFactors(i *kb.Incident, list []kb.Assignment) []frontFactor {
	var front []frontFactor
	for _, a := range list {
		if a.Factor == "" && i.Body.Shows(a.Title) {
			continue
		}
		whole := assignment(a)
		short := frontFactor{Factor: whole.Factor, Title: whole.Title, Kind: whole.Kind, Role: whole.Role}
		if !i.Body.Shows(a.Note) {
			short.Note = whole.Note
		}
		front = append(front, short)
	}
	return front
}

// actionsBesides are the actions that stand in front matter only.
func actionsBesides(i *kb.Incident) []frontAction {
	var besides []frontAction
	for _, a := range i.Actions {
		if i.Body.Shows(a.Text) {
			continue
		}
		whole := action(a)
		short := frontAction{Text: whole.Text, State: whole.State, Owner: whole.Owner, Due: whole.Due}
		if whole.Ticket != nil {
			short.Ticket = &whole.Ticket.Text
		}
		besides = append(besides, short)
	}
	return besides
}

func (s Site) frontIncident(i *kb.Incident) frontIncident {
	return frontIncident{i.Title, day(i.Date), s.Address(kb.Ref{Kind: kb.ToIncident, Slug: i.Slug})}
}

// frontLinks says where the links of a text lead on the site, each once.
func (s Site) frontLinks(d *kb.Document) []frontLink {
	var links []frontLink
	seen := map[string]bool{}
	for i := range d.Body.Links {
		link := &d.Body.Links[i]
		if link.To.Kind == kb.NoRef || link.To.Kind == kb.ToSelf || seen[link.Target] {
			continue
		}
		seen[link.Target] = true
		if address := s.Address(link.To); address != "" {
			links = append(links, frontLink{link.Target, address})
		}
	}
	return links
}

// FactorMarkdown is the Markdown twin of a factor: factors/SLUG/index.md.
func (s Site) FactorMarkdown(factor *kb.Factor) (string, error) {
	var f front
	s.putDocument(&f, kb.Ref{Kind: kb.ToFactor, Slug: factor.Slug}, &factor.Document)
	f.put("kind", string(factor.Kind))
	f.put("markers", factor.Markers)
	f.put("synonyms", factor.Synonyms)
	s.putIncidents(&f, "incidents", views.IncidentsOf(factor.Assignments))
	s.putIncidents(&f, "mitigations", views.IncidentsOf(factor.Mitigations))
	f.putOpen(views.CountFollowUps(s.View.FactorDetail(factor).Actions))
	f.put("links", s.frontLinks(&factor.Document))
	return f.before(&factor.Document)
}

// ServiceMarkdown is the Markdown twin of a service: services/SLUG/index.md.
func (s Site) ServiceMarkdown(service *kb.Service) (string, error) {
	var f front
	s.putDocument(&f, kb.Ref{Kind: kb.ToService, Slug: service.Slug}, &service.Document)
	f.put("owner", service.Owner)
	f.put("synonyms", service.Synonyms)
	f.put("resources", each(service.Resources, func(r kb.Resource) Resource { return Resource(r) }))
	detail := s.View.ServiceDetail(service)
	s.putIncidents(&f, "incidents", service.Incidents)
	f.put("factors", factorSlugs(detail.Factors))
	f.putOpen(views.CountFollowUps(detail.Actions))
	f.put("links", s.frontLinks(&service.Document))
	return f.before(&service.Document)
}

// PageMarkdown is the Markdown twin of a page: PATH/index.md.
func (s Site) PageMarkdown(page *kb.Page) (string, error) {
	var f front
	s.putDocument(&f, kb.Ref{Kind: kb.ToPage, Slug: page.Path}, &page.Document)
	f.put("links", s.frontLinks(&page.Document))
	return f.before(&page.Document)
}

// putIncidents names the newest incidents, and counts the others.
func (s Site) putIncidents(f *front, key string, incidents []*kb.Incident) {
	named := incidents[:min(frontIncidents, len(incidents))]
	f.put(key, each(named, s.frontIncident))
	f.put("more_"+key, len(incidents)-len(named))
}
