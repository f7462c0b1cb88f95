package render

import (
	"html/template"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// FactorPage is a contributing factor as a casebook: what it is, when it was seen,
// what was done about it, and each incident once.
type FactorPage struct {
	Frame
	// Kind is the word; empty if nobody said it.
	Kind    string
	Markers []Link
	// Definition is how the text of its own file opens, and More what follows under
	// headings: how to recognise it, what has helped.
	Definition, More template.HTML
	// TextLanguage is that of the definition where it is not the site's; else "".
	TextLanguage string
	// Incidents and Mitigated count where it took part and where it held back.
	Incidents, Mitigated int
	LastSeen             string
	// Cost says what its incidents cost; empty where none names an amount.
	Cost    string
	Track   *Track
	Verdict *VerdictBox
	// Heading counts the cases. HasMore is how many are not shown, and All leads to
	// all of them; empty if all are shown.
	Heading string
	Cases   CaseRows
	HasMore int
	All     string
	// Suggested are incidents whose words point to it and that do not name it;
	// SuggestedIn counts all of them.
	Suggested   CaseRows
	SuggestedIn int
	// With are factors that stand beside it, MoreWith how many are not shown.
	With     Folding[CountedLink]
	MoreWith int
	CitedBy  []Link
}

func (s *site) factorPage(f *kb.Factor) (*FactorPage, error) {
	address := factorAddress(f.Slug)
	at := s.at(address)
	d := s.view.FactorDetail(f)
	p := &FactorPage{
		Frame: s.frame(at, factorsAddress, f.Title), Kind: s.texts.Word("factor-kind.", string(f.Kind)), TextLanguage: s.textLanguage(&f.Document),
		Markers:   s.markerLinks(Frame{at: at}, f.Markers),
		Incidents: d.Incidents, Mitigated: d.Mitigated, LastSeen: s.texts.Day(d.LastSeen),
		Cost: costSentence(s.texts, views.CostOf(views.IncidentsOf(f.Assignments))),
	}
	p.crumbs(p.link(s.text("factors.title"), factorsAddress))
	p.Twin, p.Markdown, p.Edit = "index.json", markdownFile, edit(s.in.EditURL, f.Source)
	if hasFeed(f) {
		p.Feed = p.feedLinks(s.feedTitle(f.Title), address)
	}
	var err error
	if p.Definition, p.More, err = s.definitionParts(at, &f.Document, address); err != nil {
		return nil, err
	}
	cases := s.view.FactorCases(f)
	if p.Cases, err = s.caseRows(p.Frame, cases, false); err != nil {
		return nil, err
	}
	p.Heading = s.text("factor.so-far", prose.UpperFirst(s.count("times", len(cases))))
	p.HasMore = len(cases) - len(p.Cases)
	if len(f.Assignments) > usesShown || len(f.Mitigations) > usesShown {
		p.All = at.to(allOf(address))
	}
	p.Verdict = s.verdict(views.IncidentsOf(f.Assignments))
	p.Suggested, p.SuggestedIn = s.suggestedCases(p.Frame, f)
	p.Description = s.factorDescription(p)
	var suggested []*kb.Incident
	for _, use := range views.SuggestedIn(f) {
		suggested = append(suggested, use.Incident)
	}
	p.Track = s.factorTrack(cases[:len(p.Cases)], suggested[:len(p.Suggested)])
	p.MoreWith = max(0, len(d.With)-chipsShown)
	for _, c := range d.With[:min(chipsShown, len(d.With))] {
		p.With = append(p.With, CountedLink{p.factorLink(c.Factor), c.Count})
	}
	p.CitedBy = s.citedBesides(p.Frame, f, cases)
	return p, nil
}

// factorDescription says where a factor was seen, in the words of its page.
func (s *site) factorDescription(p *FactorPage) string {
	switch {
	case p.Incidents > 0:
		return s.text("factor.description", s.count("incidents.in", p.Incidents))
	case p.Mitigated > 0:
		return s.count("factor.kept", p.Mitigated)
	case p.SuggestedIn > 0:
		return s.text("factor.unnamed") + " " + s.count("factor.read", p.SuggestedIn)
	}
	return s.text("factor.unnamed")
}

// citedBesides are the documents that link to a factor and are none of its cases.
func (s *site) citedBesides(f Frame, factor *kb.Factor, cases []views.Case) []Link {
	d := kb.Document{LinkedFrom: slices.DeleteFunc(slices.Clone(factor.LinkedFrom), func(ref kb.Ref) bool {
		return ref.Kind == kb.ToIncident && slices.ContainsFunc(cases, func(c views.Case) bool { return c.Incident.Slug == ref.Slug })
	})}
	return s.citedBy(f, &d)
}

// definitionParts is the text of a described factor: how it opens, and what follows
// under its headings.
func (s *site) definitionParts(at place, d *kb.Document, own string) (opening, sections template.HTML, err error) {
	text, err := s.rich(at, d, own)
	if err != nil {
		return "", "", err
	}
	from, whole := 0, len(text.document.Body.HTML)
	if title := titleHeading(text.document); title != nil {
		from = title.Element.To
	}
	for _, section := range text.document.Sections {
		if section.Range.From < from || section.Level == 0 {
			continue
		}
		if section.Level == 1 {
			break
		}
		if opening, err = text.body(kb.Range{From: from, To: section.Range.From}); err != nil {
			return "", "", err
		}
		sections, err = text.body(kb.Range{From: section.Range.From, To: whole})
		return opening, sections, err
	}
	opening, err = text.wholeBody()
	return opening, "", err
}
