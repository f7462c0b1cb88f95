package data

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/search"
)

// SearchBrief is what a search found, without what only a page with boxes to tick
// shows.
type SearchBrief struct {
	Schema  int          `json:"schema"`
	Query   string       `json:"query"`
	Total   int          `json:"total"`
	Partial bool         `json:"partial"`
	Pages   []FacetPage  `json:"pages"`
	Results []FoundBrief `json:"results"`
	Notes   []string     `json:"notes"`
	Nearest []string     `json:"nearest"`
}

// FoundBrief is a document that was found. Excerpt is the text around the words, and
// Sections are others that have some.
type FoundBrief struct {
	Found
	Excerpt  string         `json:"excerpt"`
	Sections []FoundSection `json:"sections"`
}

// FoundSection is a section that was found, and the line of its heading.
type FoundSection struct {
	HitSection
	Line int `json:"line"`
}

// SearchBrief is what a search found. The path of a document is made of its source.
func (s Site) SearchBrief(query string, results search.Results, path func(source string) string) SearchBrief {
	whole := SearchOf(query, results, path)
	brief := SearchBrief{
		Schema: schema, Query: query, Total: whole.Total, Partial: whole.Partial, Pages: whole.Pages, Results: []FoundBrief{}, Notes: whole.Notes, Nearest: whole.Nearest,
	}
	found := map[string][]*kb.Document{} // a file may hold several
	for _, h := range results.Hits {
		found[h.Document.File] = nil
	}
	s.View.Base.EachDocument(func(_ kb.Ref, d *kb.Document) {
		if _, wanted := found[d.Source]; wanted {
			found[d.Source] = append(found[d.Source], d)
		}
	})
	for n, h := range whole.Results {
		hit := results.Hits[n]
		one := FoundBrief{h.Found, hit.Excerpt.Text, []FoundSection{}}
		for m, section := range h.Sections {
			one.Sections = append(one.Sections, FoundSection{section, lineOf(found[hit.Document.File], hit.Sections[m].Anchor)})
		}
		brief.Results = append(brief.Results, one)
	}
	return brief
}

// lineOf is the line of the heading with an anchor in the documents of a file; 0 if
// none has it.
func lineOf(file []*kb.Document, anchor string) int {
	for _, d := range slices.Backward(file) {
		for i := range d.Sections {
			if d.Sections[i].Anchor == anchor {
				return d.Sections[i].Line
			}
		}
	}
	return 0
}
