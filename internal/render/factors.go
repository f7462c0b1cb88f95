package render

import (
	"cmp"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/internal/views"
)

// FactorsPage is the taxonomy of contributing factors.
type FactorsPage struct {
	Frame
	Groups []FactorGroup
	// Markers were seen, and Unseen not yet.
	Markers []MarkerRow
	Unseen  []Link
	// Protections leads to what kept things from being worse; empty if nothing did.
	Protections string
	// HasSuggested is set where a factor is suggested somewhere.
	HasSuggested bool
	// HasNamed is set where an incident names one.
	HasNamed bool
	// AsWritten are causes, protections and lessons that no factor took.
	AsWritten []WrittenList
}

// FactorGroup is the factors of one kind.
type FactorGroup struct {
	// Kind is the word; Meaning explains it in a sentence.
	Kind, Anchor, Meaning string
	Rows                  []FactorRow
}

// FactorRow is a factor in the list.
type FactorRow struct {
	Link
	Incidents int
	// SaidOpen and Unsaid are as in views.FactorSummary.
	SaidOpen, Unsaid int
	// Suggested counts the incidents that do not name it and read like it.
	Suggested int
	LastSeen  string
	Track     *Track
	Markers   []Link
}

// MarkerRow is a marker in the list.
type MarkerRow struct {
	Link
	Meaning   string
	Incidents int
}

func (s *site) factorsPage() *FactorsPage {
	p := &FactorsPage{Frame: s.frame(s.at(factorsAddress), factorsAddress, s.text("factors.heading"))}
	p.crumbs()
	p.Description = s.text("factors.description")
	var lines [][]*kb.Incident // of the rows, in their order
	for _, group := range s.view.FactorsByKind() {
		kind := cmp.Or(string(group.Kind), "other")
		shown := FactorGroup{Kind: s.texts.Word("kinds.", kind), Meaning: s.texts.Word("kinds-about.", kind), Anchor: "kind-" + kind}
		for _, f := range group.Factors {
			p.HasSuggested = p.HasSuggested || f.Suggested > 0
			p.HasNamed = p.HasNamed || f.Incidents > 0
			if f.Incidents == 0 && (f.Mitigated > 0 || readsLikeProtection(f.Factor)) {
				continue // It only protects, and has its place there.
			}
			shown.Rows = append(shown.Rows, FactorRow{
				Link: p.factorLink(f.Factor), Incidents: f.Incidents, SaidOpen: f.SaidOpen, Unsaid: f.UnsaidActions, LastSeen: f.LastSeen.String(),
				Suggested: f.Suggested,
				Markers:   s.markerLinks(p.Frame, f.Factor.Markers),
			})
			lines = append(lines, views.IncidentsOf(f.Factor.Assignments))
		}
		if len(shown.Rows) > 0 {
			p.Groups = append(p.Groups, shown)
		}
	}
	p.draw(s, lines)
	if s.has.protections {
		p.Protections = p.at.to(protectionsAddress)
	}
	p.AsWritten = s.asWritten(p.Frame)
	for _, m := range s.view.Markers() {
		link := p.link(m.Marker.Name, markerAddress(m.Marker.Slug))
		if len(m.Incidents) == 0 {
			p.Unseen = append(p.Unseen, link)
			continue
		}
		p.Markers = append(p.Markers, MarkerRow{link, m.Marker.Meaning, len(m.Incidents)})
	}
	return p
}

// draw puts the incidents of the rows on lines, and draws them sparser where all marks
// together would make the page heavy.
func (p *FactorsPage) draw(s *site, lines [][]*kb.Incident) {
	axis, dated := newTimeAxis(s.view.Base.Incidents, s.view.AsOf)
	if !dated {
		return
	}
	axis = axis.ofTable(lines)
	for _, group := range p.Groups {
		for i := range group.Rows {
			row := &group.Rows[i]
			if len(lines[0]) > 0 {
				row.Track = axis.trackOf(s.texts, row.Text, lines[0], row.Href, s.incidentMark(p.Frame))
			}
			lines = lines[1:]
		}
	}
}

// readsLikeProtection tells whether a factor was last suggested as what kept things
// from being worse.
func readsLikeProtection(f *kb.Factor) bool {
	return len(f.Suggestions) > 0 && f.Suggestions[0].Suggestion.Mitigator
}

// factorPages are the taxonomy, the pages of factors with their twins, the long
// lists that they lead to, and the pages of markers.
func (s *site) factorPages() []publish.Page {
	pages := []publish.Page{s.html(factorsAddress, "factors.html", func() (any, error) { return s.factorsPage(), nil })}
	for _, f := range s.view.Base.Factors {
		address := factorAddress(f.Slug)
		pages = append(pages,
			s.html(address, "factor.html", func() (any, error) { return s.factorPage(f) }),
			twin(address, func() any { return s.data.Factor(f) }),
			markdownTwin(address, func() (string, error) { return s.data.FactorMarkdown(f) }),
		)
		if len(f.Assignments) > usesShown || len(f.Mitigations) > usesShown {
			incidents := s.view.IncidentsWith(f)
			pages = append(pages, s.listPages(incidentList{address: allOf(address), incidents: incidents, facet: "factor", value: f.Slug, describe: func(frame *Frame) string {
				frame.crumbs(frame.link(s.text("factors.title"), factorsAddress), frame.factorLink(f))
				return s.text("factor.incidents-title", f.Title)
			}})...)
		}
	}
	for i, m := range s.view.Base.Markers {
		address := markerAddress(m.Slug)
		pages = append(pages, s.html(address, "marker.html", func() (any, error) { return s.markerPage(i) }))
	}
	return pages
}

// MarkerPage is a marker and where it was seen.
type MarkerPage struct {
	Frame
	Marker  kb.Marker
	Factors []Link
	Cases   CaseRows
	More    int
	// Incidents counts where it was seen.
	Incidents int
	Track     *Track
	// Beliefs are the tables of what people took the system for, on the page of the
	// marker for that.
	Beliefs []BeliefRows
}

func (s *site) markerPage(i int) (*MarkerPage, error) {
	m := s.view.Markers()[i]
	at := s.at(markerAddress(m.Marker.Slug))
	p := &MarkerPage{Frame: s.frame(at, factorsAddress, m.Marker.Name), Marker: m.Marker, Incidents: len(m.Incidents)}
	p.crumbs(p.link(s.text("factors.title"), factorsAddress))
	p.Description = m.Marker.Meaning
	for _, f := range m.Factors {
		p.Factors = append(p.Factors, p.factorLink(f))
	}
	var err error
	if p.Cases, err = s.caseRows(p.Frame, s.view.MarkerCases(m), len(m.Factors) > 1); err != nil {
		return nil, err
	}
	for n := range p.Cases {
		s.foldFinished(&p.Cases[n])
	}
	p.More = len(m.Incidents) - len(p.Cases)
	p.Track = s.incidentTrack(p.Frame, introduction(s.texts, m.Incidents), m.Incidents, at.to(incidentsAddress))
	if m.Marker.Slug == kb.DifferingModels {
		p.Beliefs = beliefRows(p.Frame, s.view.Beliefs())
	}
	return p, nil
}
