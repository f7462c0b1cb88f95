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
	// TextLanguage is that of the definition where it is not the site's; else "".
	TextLanguage string
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
	// With are factors that stand beside it, MoreWith how many are not shown.
	With     []CountedLink
	MoreWith int
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

// asideShown is how many why-chains, and how many protections, a factor's page
// quotes; the incidents have them all.
const asideShown = 12

func (s *site) factorPage(f *kb.Factor) (*FactorPage, error) {
	address := factorAddress(f.Slug)
	at := place{address: address}
	d := s.view.FactorDetail(f)
	p := &FactorPage{
		Frame: s.frame(at, factorsAddress, f.Title), Factor: f, TextLanguage: s.textLanguage(&f.Document), Markers: s.markerLinks(Frame{at: at}, f.Markers),
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
	p.MoreWith = max(0, len(d.With)-chipsShown)
	for _, c := range d.With[:min(chipsShown, len(d.With))] {
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
