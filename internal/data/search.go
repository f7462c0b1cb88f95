package data

import "github.com/debrief-dev/debrief/internal/search"

// Search is what "debrief search --json" prints.
type Search struct {
	Schema int    `json:"schema"`
	Query  string `json:"query"`
	// Total counts what was found, of which Results may have the best only.
	Total int `json:"total"`
	// Partial is set if no document has enough of the words, so that those that
	// have some are listed.
	Partial bool `json:"partial"`
	// Pages are those of factors, markers and services that the query is about.
	Pages   []FacetPage `json:"pages"`
	Results []Hit       `json:"results"`
	Facets  []Facet     `json:"facets"`
	// Notes say what of the query was not understood, or stands in no document.
	Notes []string `json:"notes"`
	// Nearest are words that were probably meant.
	Nearest []string `json:"nearest"`
}

// FacetValue is a value of a facet, such as a service.
type FacetValue struct {
	Facet search.Facet `json:"facet"`
	Value string       `json:"value"`
	Title string       `json:"title"`
	// Suggested is set where the words of the document point to the value, which it
	// does not name.
	Suggested bool `json:"suggested,omitempty"`
}

// FacetPage is a value that has a page of its own.
type FacetPage struct {
	FacetValue
	URL string `json:"url"`
}

// Found is a document that was found.
type Found struct {
	Title string `json:"title"`
	URL   string `json:"url"`
	// File is the path of the document.
	File string `json:"file"`
	// Page is set for a document that is no incident.
	Page     bool      `json:"page,omitempty"`
	Date     *string   `json:"date"`
	Severity *Severity `json:"severity"`
	// Services are names.
	Services []string `json:"services"`
}

// Hit is a document that was found, and how it fits.
type Hit struct {
	Found
	Score int `json:"score"`
	// Excerpt is the text around what was found, in pieces.
	Excerpt []Piece `json:"excerpt"`
	// Sections are others in which the words stand.
	Sections []HitSection `json:"sections"`
	// Matched are the values of facets that the query names.
	Matched []FacetValue `json:"matched"`
}

// Piece is a stretch of an excerpt, which matches the query or not.
type Piece struct {
	Text  string `json:"text"`
	Match bool   `json:"match,omitempty"`
}

// HitSection is a section of a document that was found.
type HitSection struct {
	Heading string `json:"heading"`
	URL     string `json:"url"`
}

// Facet is what the values of a facet would find.
type Facet struct {
	Name   search.Facet `json:"name"`
	Values []FacetCount `json:"values"`
}

// FacetCount is how many documents a value would find. Ticked is set if it narrows
// the search already.
type FacetCount struct {
	Value string `json:"value"`
	Title string `json:"title"`
	Count int    `json:"count"`
	// Suggested is how many of them do not name the value: their words point to it.
	Suggested int  `json:"suggested,omitempty"`
	Ticked    bool `json:"ticked,omitempty"`
}

// SearchOf is what a search found. The path of a document is made of its source.
func SearchOf(query string, results search.Results, path func(source string) string) Search {
	return Search{
		Schema: schema, Query: query, Total: results.Total, Partial: results.Partial,
		Pages:   each(results.Pages, func(v search.Value) FacetPage { return FacetPage{facetValue(v), v.URL} }),
		Results: each(results.Hits, func(h search.Hit) Hit { return hit(h, path(h.Document.File)) }),
		Facets: each(results.Facets, func(f search.FacetCount) Facet {
			return Facet{f.Facet, each(f.Values, func(v search.ValueCount) FacetCount {
				return FacetCount{v.Value, v.Title, v.Count, v.Suggested, v.Ticked}
			})}
		}),
		Notes: plainTexts(results.Notes), Nearest: plainTexts(results.Nearest),
	}
}

func hit(h search.Hit, file string) Hit {
	d := h.Document
	shape := Hit{
		Found: Found{Title: d.Title, URL: d.URL, File: file, Page: d.Page, Date: day(d.Date), Services: plainTexts(d.Services)},
		Score: h.Score, Excerpt: Pieces(h.Excerpt), Matched: each(h.Matched, facetValue),
		Sections: each(h.Sections, func(s search.SectionLink) HitSection { return HitSection{s.Heading, d.URL + "#" + s.Anchor} }),
	}
	if d.Severity != nil {
		shape.Severity = ranked(d.Severity.Text, d.Severity.Rank)
	}
	return shape
}

func facetValue(v search.Value) FacetValue { return FacetValue{v.Facet, v.Value, v.Title, v.Suggested} }

// Pieces cuts an excerpt at its marks.
func Pieces(excerpt search.Excerpt) []Piece {
	list, at := []Piece{}, 0
	add := func(upTo int, match bool) {
		if upTo > at {
			list = append(list, Piece{excerpt.Text[at:upTo], match})
			at = upTo
		}
	}
	for _, mark := range excerpt.Marks {
		add(mark.From, false)
		add(mark.To, true)
	}
	add(len(excerpt.Text), false)
	return list
}
