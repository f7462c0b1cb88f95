package render

import (
	"html/template"
	"path"

	"github.com/debrief-dev/debrief/internal/kb"
)

// PlainPage is a README or a guide.
type PlainPage struct {
	Frame
	// Heading is the page's title, and TitleAnchor the id of the author's own.
	Heading, TitleAnchor string
	// TextLanguage is that of the document; empty if it is the site's.
	TextLanguage string
	Body         template.HTML
	Contents     []Heading
	CitedBy      []Link
}

// contentsFrom is how many headings a plain page has before a list of them helps.
const contentsFrom = 4

func (s *site) plainPage(page *kb.Page) (*PlainPage, error) {
	address := pageAddress(page.Path)
	in := noSection
	if address == aboutAddress {
		in = section(aboutAddress)
	}
	at := s.at(address)
	p := &PlainPage{Frame: s.frame(at, in, page.Title), Heading: page.Title, TextLanguage: s.textLanguage(&page.Document)}
	if above := pageAddress(path.Dir(page.Path)); s.plain[above] != nil {
		p.crumbs(p.link(s.plain[above].Title, above))
	}
	p.Article, p.Markdown, p.Edit = true, markdownFile, edit(s.in.EditURL, page.Source)
	var err error
	if p.Body, err = s.definition(at, &page.Document, address); err != nil {
		return nil, err
	}
	var plan bodyPlan
	if title := titleHeading(&page.Document); title != nil {
		p.TitleAnchor = title.Anchor
		plan.cuts = append(plan.cuts, cut{Range: title.Element})
	}
	p.Contents = contents(&page.Document, plan, nil)
	if len(p.Contents) < contentsFrom {
		p.Contents = nil
	}
	p.CitedBy = s.citedBy(p.Frame, &page.Document)
	return p, nil
}

// NotFoundPage is what a host shows for an address that leads nowhere. It is
// served at any depth, so its links start at the host's root: with the path of
// the base URL if one is configured, else with "/".
type NotFoundPage struct {
	Frame
	Newest []Link
}

func (s *site) notFoundPage() *NotFoundPage {
	p := &NotFoundPage{Frame: s.frame(place{root: s.urls.root}, noSection, s.text("notfound.title"))}
	p.Searching = true
	for _, incident := range s.view.Base.Incidents[:min(5, len(s.view.Base.Incidents))] {
		p.Newest = append(p.Newest, p.incidentLink(incident))
	}
	return p
}
