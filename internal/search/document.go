package search

import (
	"fmt"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Document is something that can be found: an incident or a plain page. Its
// documentTexts are made from the rendered body whenever they are wanted, so that an
// index of a large folder does not keep them.
type Document struct {
	// URL is the address below the site's root.
	URL   string
	Title string
	// File is its path below the content folder.
	File string
	// Page is set for a plain page, such as a guide.
	Page bool
	// Date is zero for pages, and where none is recorded.
	Date kb.Date
	// Severity is nil where none is recorded.
	Severity *Severity
	// Services are the names of the services hit, as named: what is suggested stands in
	// Values alone.
	Services []string
	// Values are the document's values of all facets, in the order of facets.
	Values []Value
	// Language is the author's own word for it, as a BCP 47 tag; empty for that
	// of the site.
	Language string

	// source is nil in an index that was opened.
	source *kb.Document
	// incident is nil for a plain page.
	incident *kb.Incident
	// factorTitles are the titles of what contributed and what mitigated;
	// markerTitles are the names of the markers of what contributed.
	factorTitles, markerTitles []string
}

// Severity is how bad an incident was.
type Severity struct {
	// Text is the author's word; Rank is 1 to 5, 0 if it is on no scale.
	Text string
	Rank int
	// Word is Text, or the name of the level where that is a bare number.
	Word string
}

// Section is a stretch of a document under a heading.
type Section struct {
	// Heading and Anchor are empty for the first section, which has the abstract
	// and what stands before the first heading.
	Heading, Anchor string
	// Text is what a reader sees, a block or a line of code on each line.
	Text string
}

// twin is the text of the Markdown twin of the document's page, behind its front; body is
// that of the document, packed or not.
func (d *Document) twin(body kb.Body) (string, error) {
	written, err := markdown.Twin(body)
	if err != nil {
		return "", fmt.Errorf("text of %q as Markdown: %w", d.File, err)
	}
	return written, nil
}

// Documents lists what can be found in a knowledge base: the incidents, newest
// first, then the plain pages. address is the path of a page below the site's
// root.
func Documents(base *kb.Base, address func(kb.Ref) string) []Document {
	l := newLister(base, address)
	documents := make([]Document, 0, len(base.Incidents)+len(base.Pages))
	for _, incident := range base.Incidents {
		d := l.incident(incident)
		d.URL = address(kb.Ref{Kind: kb.ToIncident, Slug: incident.Slug})
		documents = append(documents, d)
	}
	for _, page := range base.Pages {
		documents = append(documents, Document{
			URL: address(kb.Ref{Kind: kb.ToPage, Slug: page.Path}), Title: page.Title, File: page.Source, Page: true,
			Language: page.Language, source: &page.Document,
		})
	}
	return documents
}

// lister knows the titles and the addresses of what documents name.
type lister struct {
	address                    func(kb.Ref) string
	factors, markers, services map[string]string
	tag                        func(name string) *kb.Tag
	// levels are the site's names of the ranks.
	levels map[int]string
}

func newLister(base *kb.Base, address func(kb.Ref) string) *lister {
	l := &lister{
		address: address,
		factors: map[string]string{}, markers: map[string]string{}, services: map[string]string{}, tag: base.Tag,
		levels: map[int]string{nearMissRank: "Near miss"},
	}
	for _, f := range base.Factors {
		l.factors[f.Slug] = f.Title
	}
	for _, m := range base.Markers {
		l.markers[m.Slug] = m.Name
	}
	for _, s := range base.Services {
		l.services[s.Slug] = s.Title
	}
	for _, level := range slices.Backward(slices.Concat(base.Severities, kb.BuiltInLevels)) {
		l.levels[level.Rank] = level.Name
	}
	return l
}

// nearMissRank is the rank of an incident in which nothing happened, almost.
const nearMissRank = 5

func (l *lister) incident(incident *kb.Incident) Document {
	d := Document{Title: incident.Title, File: incident.Source, Date: incident.Date, Language: incident.Language, source: &incident.Document, incident: incident}
	if s := incident.Severity; s != nil {
		d.Severity = &Severity{s.Text, s.Rank, s.Word()}
	} else if incident.NearMiss {
		d.Severity = &Severity{"near miss", nearMissRank, "near miss"}
	}
	for _, mention := range incident.Services {
		d.Services = append(d.Services, titleOf(l.services, mention.Slug, mention.Name))
	}
	for _, list := range [][]kb.Assignment{incident.Factors, incident.Mitigators} {
		for _, a := range list {
			d.factorTitles = append(d.factorTitles, titleOf(l.factors, a.Factor, prose.Line(a.Title.Plain)))
		}
	}
	d.Values = slices.Clone(l.values(incident, d.Severity)) // without the room to grow
	for _, value := range d.Values {
		if value.Facet == MarkerFacet && !value.Suggested {
			d.markerTitles = append(d.markerTitles, value.Title)
		}
	}
	return d
}

func titleOf(titles map[string]string, slug, otherwise string) string {
	if title := titles[slug]; title != "" {
		return title
	}
	return otherwise
}
