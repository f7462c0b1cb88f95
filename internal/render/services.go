package render

import (
	"cmp"
	"html/template"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/internal/views"
)

// ServicesPage is the list of services.
type ServicesPage struct {
	Frame
	HasOwner bool
	// HasSuggested is set where the words of some incident point to a service.
	HasSuggested bool
	// Described are the services with a file of their own, Named those that incidents
	// name, and Suggested those that their words point to only; there is no room at once
	// for MoreNamed and MoreSuggested, which fewer incidents have.
	Described, Named, Suggested []ServiceRow
	MoreNamed, MoreSuggested    []ServiceRow
	// Relations are what incidents showed to lean on what, and Gaps leads to where
	// documentation failed; nil if there is nothing.
	Relations *RelationMap
	Gaps      *CountedLink
}

// ServiceRow is a service in the list.
type ServiceRow struct {
	Link
	Owner               string
	Incidents, LastYear int
	// SaidOpen and Unsaid are as in views.ServiceSummary.
	SaidOpen, Unsaid int
	// SuggestedIn counts the incidents that do not name it and whose words point to it.
	SuggestedIn int
	LastSeen    string
}

func (s *site) servicesPage() *ServicesPage {
	p := &ServicesPage{Frame: s.frame(s.at(servicesAddress), servicesAddress, s.text("services.title"))}
	p.crumbs()
	p.Description = s.text("services.lead")
	for _, summary := range s.view.Services() {
		row := ServiceRow{
			Link: p.serviceLink(summary.Service), Owner: summary.Service.Owner, Incidents: summary.Incidents,
			LastYear: summary.LastYear, SaidOpen: summary.SaidOpen, Unsaid: summary.UnsaidActions, LastSeen: summary.LastSeen.String(), SuggestedIn: len(summary.Service.Suggestions),
		}
		p.HasSuggested = p.HasSuggested || row.SuggestedIn > 0
		p.HasOwner = p.HasOwner || row.Owner != ""
		switch {
		case summary.Service.Source != "":
			p.Described = append(p.Described, row)
		case summary.Incidents > 0:
			p.Named = append(p.Named, row)
		default:
			row.LastSeen = summary.Service.Suggestions[0].Incident.Date.String()
			p.Suggested = append(p.Suggested, row)
		}
	}
	p.Relations = s.relationMap(p.Frame, s.view.Relations())
	if gaps := s.view.Gaps(); len(gaps.Open)+len(gaps.Mended) > 0 {
		p.Gaps = &CountedLink{p.link(s.text("gaps.title"), gapsAddress), len(gaps.Open)}
	}
	slices.SortStableFunc(p.Suggested, func(a, b ServiceRow) int { return cmp.Compare(b.SuggestedIn, a.SuggestedIn) })
	p.Named, p.MoreNamed = foldServices(p.Named)
	p.Suggested, p.MoreSuggested = foldServices(p.Suggested)
	return p
}

// servicesShown is how many services of a kind stand on the page at once.
const servicesShown = 30

func foldServices(rows []ServiceRow) (shown, more []ServiceRow) {
	n := min(servicesShown, len(rows))
	return rows[:n], rows[n:]
}

// servicePages are the list of services, their pages with their twins, and the
// long lists that they lead to.
func (s *site) servicePages() []publish.Page {
	pages := []publish.Page{s.html(servicesAddress, "services.html", func() (any, error) { return s.servicesPage(), nil })}
	for _, service := range s.view.Base.Services {
		address := serviceAddress(service.Slug)
		pages = append(pages,
			s.html(address, "service.html", func() (any, error) { return s.servicePage(service) }),
			twin(address, func() any { return s.data.Service(service) }),
		)
		if !isOnlySuggested(service) {
			pages = append(pages, markdownTwin(address, func() (string, error) { return s.data.ServiceMarkdown(service) }))
		}
		if len(service.Incidents) > usesShown {
			pages = append(pages, s.listPages(incidentList{address: allOf(address), incidents: service.Incidents, facet: "service", value: service.Slug, describe: func(f *Frame) string {
				f.crumbs(f.link(s.text("services.title"), servicesAddress), f.serviceLink(service))
				return s.text("service.incidents-title", service.Title)
			}})...)
		}
	}
	return append(pages, s.gapsPages()...)
}

// ServicePage is a service.
type ServicePage struct {
	Frame
	// Owner is who looks after it; empty if nobody said.
	Owner string
	// Resources are its links outside: runbook, dashboard, repository.
	Resources  []Link
	Definition template.HTML
	// TextLanguage is that of the definition where it is not the site's; else "".
	TextLanguage string
	// Incidents counts all, LastYear those of the last twelve months.
	Incidents, LastYear int
	// Cost says what they cost; empty where none names an amount.
	Cost string
	// StepsFirst is set where the description says what to do on call.
	StepsFirst bool
	// Read are the postmortems to read first, OnCall is what its incidents say to those
	// on call, and Relations what they showed to lean on what.
	Read      []Link
	OnCall    []OnCallPart
	Relations *RelationMap
	// Cases are its incidents, newest first.
	Cases CaseRows
	// All leads to the list of all its incidents; empty if all are shown.
	All   string
	Track *Track
	// Open leads to the open actions of its incidents; nil if there are none.
	// Calendar leads to their due dates; empty if there is none.
	Open      *Link
	Calendar  string
	Factors   Folding[CountedLink]
	FailsWith Folding[CountedLink]
	// MoreFactors and MoreFailsWith count those that are not shown.
	MoreFactors, MoreFailsWith int
	CitedBy                    []Link
	// Suggested are incidents whose words point to it and that do not name it;
	// SuggestedIn counts all of them.
	Suggested   CaseRows
	SuggestedIn int
}

// isOnlySuggested tells whether the words of incidents point to a service that
// nothing describes and nobody names. It has a page, and neither a text to read as
// Markdown nor a feed.
func isOnlySuggested(service *kb.Service) bool {
	return service.Source == "" && len(service.Incidents) == 0
}

// chipsShown is how many things that stand beside another its page shows; the
// incidents below have the rest.
const chipsShown = 30

func (s *site) servicePage(service *kb.Service) (*ServicePage, error) {
	address := serviceAddress(service.Slug)
	at := s.at(address)
	d := s.view.ServiceDetail(service)
	p := &ServicePage{
		Frame: s.frame(at, servicesAddress, service.Title), Owner: service.Owner, TextLanguage: s.textLanguage(&service.Document), Incidents: d.Incidents, LastYear: d.LastYear,
		Cost: costSentence(s.texts, views.CostOf(service.Incidents)),
	}
	p.crumbs(p.link(s.text("services.title"), servicesAddress))
	p.Twin, p.Edit = "index.json", edit(s.in.EditURL, service.Source)
	if !isOnlySuggested(service) {
		p.Markdown = markdownFile
		p.Feed = p.feedLinks(s.feedTitle(service.Title), address)
	}
	for _, r := range service.Resources {
		p.Resources = append(p.Resources, Link{Text: r.Label, Href: kb.OutsideAddress(r.URL)})
	}
	var err error
	if p.Definition, err = s.definition(at, &service.Document, address); err != nil {
		return nil, err
	}
	onCall := s.view.OnCall(service)
	for _, i := range onCall.Read {
		p.Read = append(p.Read, p.incidentLink(i))
	}
	p.StepsFirst = len(service.Again) > 0
	p.OnCall, p.Relations = s.onCallParts(p.Frame, onCall), s.relationMap(p.Frame, onCall.Relations)
	if len(service.Incidents) > usesShown {
		p.All = at.to(allOf(address))
	}
	if p.Cases, err = s.caseRows(p.Frame, s.view.ServiceCases(service), false); err != nil {
		return nil, err
	}
	p.Track = s.incidentTrack(p.Frame, introduction(s.texts, service.Incidents), service.Incidents, at.to(incidentsAddress))
	if len(d.Actions) > 0 {
		link := p.link(message.OpenWords(s.texts, views.CountFollowUps(d.Actions)), s.board().services[service.Slug])
		p.Open = &link
		p.Calendar = s.serviceCalendar(p.Frame, service)
	}
	p.MoreFactors, p.MoreFailsWith = max(0, len(d.Factors)-chipsShown), max(0, len(d.FailsWith)-chipsShown)
	for _, c := range d.Factors[:min(chipsShown, len(d.Factors))] {
		p.Factors = append(p.Factors, CountedLink{p.factorLink(c.Factor), c.Count})
	}
	for _, c := range d.FailsWith[:min(chipsShown, len(d.FailsWith))] {
		p.FailsWith = append(p.FailsWith, CountedLink{p.serviceLink(c.Service), c.Count})
	}
	p.CitedBy = s.citedBy(p.Frame, &service.Document)
	p.Suggested, p.SuggestedIn = s.suggestedHits(p.Frame, service)
	p.Description = service.Title + ": " + s.count("incidents", d.Incidents) + "."
	if p.Incidents == 0 && p.SuggestedIn > 0 {
		p.Description = service.Title + ": " + s.count("service.point", p.SuggestedIn)
	}
	return p, nil
}
