package render

import (
	"html/template"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// FactorPage is a contributing factor.
type FactorPage struct {
	Frame
	Factor *kb.Factor
	// Kind is the word; empty if nobody said it.
	Kind    string
	Markers []Link
	// Definition is the text of its own file; empty if there is none.
	Definition template.HTML
	// Incidents and Mitigated count where it took part and where it held back.
	Incidents, Mitigated int
	LastSeen             string
	Strip                *Strip
	// Roles are its parts in incidents by role, and Protected where it kept
	// things from being worse.
	Roles     []UseGroup
	Protected []Use
	// HeldBack is what kept things from being worse where it took part.
	HeldBack []Use
	Chains   []Use
	Actions  *OpenActions
	With     []CountedLink
	// All leads to the list of all its incidents; empty if all are shown.
	All     string
	CitedBy []Link
	// Suggested are incidents whose words point to it and that do not name it;
	// SuggestedIn counts all of them.
	Suggested   []SuggestedUse
	SuggestedIn int
	// Starter is set where the definition is that of the starter vocabulary.
	Starter bool
}

// UseGroup is the parts of a factor with one role.
type UseGroup struct {
	Heading, Anchor string
	Uses            []Use
	// More counts those that are not listed.
	More int
}

// Use is one part of a factor in an incident, seen from the factor.
type Use struct {
	Link
	Date  string
	Badge *Badge
	// Cause is how the incident names it, where the page is not the factor's
	// own.
	Cause template.HTML
	Note  template.HTML
	Whys  []Why
}

// CountedLink is a link and in how many incidents it holds.
type CountedLink struct {
	Link
	Count int
}

const (
	// usesShown is how many parts of a factor, and incidents of a service, its
	// page lists; the rest stand in a list of their own.
	usesShown = 50
	// asideShown is how many why-chains, and how many protections, a factor's
	// page quotes; the incidents have them all.
	asideShown = 12
)

func (s *site) factorPage(f *kb.Factor) (*FactorPage, error) {
	address := factorAddress(f.Slug)
	at := place{address: address}
	d := s.view.FactorDetail(f)
	p := &FactorPage{
		Frame: s.frame(at, factorsAddress, f.Title), Factor: f, Markers: s.markerLinks(Frame{at: at}, f.Markers),
		Incidents: d.Incidents, Mitigated: d.Mitigated, LastSeen: d.LastSeen.Words(),
	}
	if f.Kind != "" {
		p.Kind = string(f.Kind)
	}
	p.crumbs(p.link("Factors", factorsAddress))
	p.Twin, p.Edit = "index.json", edit(s.in.EditURL, f.Source)
	if hasFeed(f) {
		p.Feed = p.feedLinks(s.feedTitle(f.Title), address)
	}
	p.Description = "Contributing factor, seen in " + kb.Plural(d.Incidents, "incident", "incidents") + "."
	var err error
	if p.Definition, err = s.definition(at, &f.Document, address); err != nil {
		return nil, err
	}
	incidents := views.IncidentsOf(f.Assignments)
	first, last := span(incidents)
	p.Strip = spanStrip(incidents, first, last)
	for _, group := range []struct {
		heading, anchor string
		uses            []kb.FactorUse
	}{
		{"Where it contributed", "contributed", d.Contributed},
		{"Where it lengthened recovery", "lengthened", d.Lengthened},
		{"Where it was seen", "seen", d.Unspecified},
	} {
		if len(group.uses) == 0 {
			continue
		}
		uses, err := s.uses(p.Frame, group.uses, false)
		if err != nil {
			return nil, err
		}
		p.Roles = append(p.Roles, UseGroup{group.heading, group.anchor, uses, len(group.uses) - len(uses)})
	}
	if p.Protected, err = s.uses(p.Frame, d.Mitigations, false); err != nil {
		return nil, err
	}
	if p.HeldBack, err = s.uses(p.Frame, newest(d.HeldBack, asideShown), true); err != nil {
		return nil, err
	}
	if p.Chains, err = s.uses(p.Frame, newest(d.Chains, asideShown), false); err != nil {
		return nil, err
	}
	if p.Actions, err = s.openActions(p.Frame, d.Actions); err != nil {
		return nil, err
	}
	if p.Actions != nil {
		p.Actions.Note = "Of the incidents in which it took part."
		p.Actions.All = p.link("All open actions by incident", byIncidentAddress)
	}
	for _, c := range d.With {
		p.With = append(p.With, CountedLink{p.factorLink(c.Factor), c.Count})
	}
	if len(f.Assignments) > usesShown || len(f.Mitigations) > usesShown {
		p.All = at.to(allOf(address))
	}
	p.CitedBy = s.citedBy(p.Frame, &f.Document)
	p.Suggested, p.SuggestedIn = s.suggestedUses(p.Frame, f)
	p.Starter = f.Starter
	return p, nil
}

// hasFeed tells whether a factor has a feed: one that is only suggested has none.
func hasFeed(f *kb.Factor) bool { return !f.Starter || len(f.Assignments)+len(f.Mitigations) > 0 }

// definition is the whole text of a described factor or service.
func (s *site) definition(at place, d *kb.Document, own string) (template.HTML, error) {
	text, err := s.rich(at, d, own)
	if err != nil {
		return "", err
	}
	return text.wholeBody()
}

// wholeBody is a document's text without the heading that repeats its title.
func (r richText) wholeBody() (template.HTML, error) {
	d := r.document
	whole := kb.Range{To: len(d.Body.HTML)}
	heading := titleHeading(d, d.Body.HTML)
	if heading.Empty() {
		return r.body(whole)
	}
	whole.From = heading.To
	second := secondTop(d)
	if second == 0 {
		return r.body(whole)
	}
	deep, err := r.body(kb.Range{From: whole.From, To: second})
	if err != nil {
		return "", err
	}
	rest, err := r.body(kb.Range{From: second, To: whole.To})
	return template.HTML(promote.Replace(string(deep))) + rest, err
}

// newest keeps the first of a list that has the newest first.
func newest(uses []kb.FactorUse, limit int) []kb.FactorUse { return uses[:min(len(uses), limit)] }

// uses shows parts of factors in incidents, at most usesShown.
func (s *site) uses(f Frame, all []kb.FactorUse, named bool) ([]Use, error) {
	var uses []Use
	for _, use := range all[:min(len(all), usesShown)] {
		incident, a := use.Incident, use.Assignment
		address := incidentAddress(incident.Slug)
		text, err := s.rich(f.at, &incident.Document, address)
		if err != nil {
			return nil, err
		}
		link := f.incidentLink(incident)
		if a.Anchor != "" {
			link = f.link(incident.Title, address+"#"+causeAnchor(a))
		}
		u := Use{Link: link, Date: incident.Date.String(), Badge: s.badge(incident)}
		if named {
			if u.Cause, err = text.text(a.Title); err != nil {
				return nil, err
			}
		}
		if u.Note, err = text.text(a.Note); err != nil {
			return nil, err
		}
		if u.Whys, err = whys(a.Whys, text); err != nil {
			return nil, err
		}
		uses = append(uses, u)
	}
	return uses, nil
}

// citedBy are the documents that link to one.
func (s *site) citedBy(f Frame, d *kb.Document) []Link {
	var links []Link
	for _, ref := range d.LinkedFrom {
		if address, ok := s.urls.of(ref); ok {
			links = append(links, f.link(s.titleOf(ref), address))
		}
	}
	return links
}
