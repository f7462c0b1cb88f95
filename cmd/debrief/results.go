package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/search"
)

// mostValues is how many values of a facet a terminal shows.
const mostValues = 6

// printResults prints what a search found for a person; what is to be said of
// the query itself goes to the error stream.
func (p program) printResults(text string, flags searchFlags, results search.Results) error {
	for _, note := range results.Notes {
		fmt.Fprintf(p.stderr, "debrief: %s\n", problem.Visible(note))
	}
	if len(results.Hits) == 0 {
		fmt.Fprintf(p.stderr, "debrief: %s\n", nothingFound(text, flags.narrows()))
	} else if results.Partial {
		fmt.Fprintln(p.stderr, "debrief: no document has enough of these words; the ones below have some")
	}
	if len(results.Nearest) > 0 {
		fmt.Fprintf(p.stderr, "  help: did you mean %s?\n", problem.Visible(strings.Join(results.Nearest, ", ")))
	}
	if len(results.Hits) == 0 {
		return nil
	}
	page := resultPage{color: p.colors(p.stdout)}
	page.pages(results.Pages)
	for _, hit := range results.Hits {
		page.hit(hit, flags.pathOf(hit.Document.Source()))
	}
	fmt.Fprintf(&page.out, "%s found", count(results.Total, "document"))
	if shown := len(results.Hits); shown < results.Total {
		fmt.Fprintf(&page.out, ", the best %d shown (-n 0 shows all)", shown)
	}
	page.out.WriteString("\n")
	for _, facet := range results.Facets {
		page.facet(facet)
	}
	_, err := fmt.Fprint(p.stdout, page.out.String())
	return err
}

// nothingFound says that nothing fits a query, or the flags, or both at once.
func nothingFound(text string, narrowed bool) string {
	quoted := problem.Visible(text)
	if !strings.Contains(text, `"`) {
		quoted = `"` + quoted + `"`
	}
	switch {
	case strings.TrimSpace(text) == "":
		return "nothing was found that fits all of the flags"
	case narrowed:
		return "nothing was found for " + quoted + " that fits the flags too"
	default:
		return "nothing was found for " + quoted
	}
}

// resultPage is the text of results for a terminal.
type resultPage struct {
	out   strings.Builder
	color bool
}

// pages writes the addresses of the pages of factors, markers and services that
// the query is about.
func (r *resultPage) pages(values []search.Value) {
	for _, value := range values {
		fmt.Fprintf(&r.out, "%s: %s\n  %s\n\n", value.Facet, r.paint("1", problem.Visible(value.Title)), r.paint("36", problem.Visible(value.URL)+" on the site"))
	}
}

// hit writes one document: its title, its file, what is known of it, the excerpt,
// and where else in it the words stand.
func (r *resultPage) hit(hit search.Hit, path string) {
	d := hit.Document
	fmt.Fprintf(&r.out, "%s\n  %s\n", r.paint("1", problem.Visible(d.Title)), r.paint("36", problem.Visible(path)))
	var facts []string
	if d.Page {
		facts = append(facts, "page")
	}
	if !d.Date.IsZero() {
		facts = append(facts, d.Date.String())
	}
	if d.Severity != nil {
		facts = append(facts, d.Severity.Text)
	}
	if len(d.Services) > 0 {
		facts = append(facts, strings.Join(d.Services, ", "))
	}
	for _, value := range hit.Matched {
		if value.Facet != search.ServiceFacet {
			facts = append(facts, string(value.Facet)+": "+value.Title)
		}
	}
	r.line(problem.Visible(strings.Join(facts, " · ")))
	var excerpt strings.Builder
	for _, piece := range pieces(hit.Excerpt) {
		text := problem.Visible(piece.Text)
		if piece.Match {
			text = r.paint("1", text)
		}
		excerpt.WriteString(text)
	}
	r.line(excerpt.String())
	var headings []string
	for _, section := range hit.Sections {
		headings = append(headings, section.Heading)
	}
	if len(headings) > 0 {
		r.line("in: " + problem.Visible(strings.Join(headings, " · ")))
	}
	r.out.WriteString("\n")
}

// line writes a line below a title, unless it is empty.
func (r *resultPage) line(text string) {
	if text != "" {
		fmt.Fprintf(&r.out, "  %s\n", text)
	}
}

// facet writes what the values of a facet would find: all of them, or where they
// are many, the ticked ones and those that find most.
func (r *resultPage) facet(facet search.FacetCount) {
	found := slices.DeleteFunc(slices.Clone(facet.Values), func(v search.ValueCount) bool { return v.Count == 0 && !v.Ticked })
	if len(found) > mostValues {
		slices.SortStableFunc(found, func(a, b search.ValueCount) int {
			switch {
			case a.Ticked == b.Ticked:
				return cmp.Compare(b.Count, a.Count)
			case a.Ticked:
				return -1
			default:
				return 1
			}
		})
	}
	var values []string
	for i, value := range found {
		text := fmt.Sprintf("%s %d", problem.Visible(value.Title), value.Count)
		switch {
		case value.Ticked:
			values = append(values, r.paint("1", text))
		case i < mostValues:
			values = append(values, text)
		}
	}
	if more := len(found) - len(values); more > 0 {
		values = append(values, fmt.Sprintf("%d more", more))
	}
	if len(values) > 0 {
		fmt.Fprintf(&r.out, "  %-8s %s\n", facet.Facet, strings.Join(values, " · "))
	}
}

func (r *resultPage) paint(code, text string) string {
	if !r.color || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// The JSON of a search. The schema is raised when a reader of it would go wrong.
type searchJSON struct {
	Schema  int    `json:"schema"`
	Query   string `json:"query"`
	Total   int    `json:"total"`
	Partial bool   `json:"partial"`
	// Pages are those of factors, markers and services that the query is about.
	Pages   []pageJSON  `json:"pages"`
	Results []hitJSON   `json:"results"`
	Facets  []facetJSON `json:"facets"`
	Notes   []string    `json:"notes"`
	Nearest []string    `json:"nearest"`
}

type pageJSON struct {
	Facet search.Facet `json:"facet"`
	Value string       `json:"value"`
	Title string       `json:"title"`
	URL   string       `json:"url"`
}

type hitJSON struct {
	Title    string        `json:"title"`
	URL      string        `json:"url"`
	File     string        `json:"file"`
	Page     bool          `json:"page,omitempty"`
	Date     string        `json:"date,omitempty"`
	Severity *severityJSON `json:"severity"`
	Services []string      `json:"services"`
	Score    int           `json:"score"`
	Excerpt  []piece       `json:"excerpt"`
	Sections []sectionJSON `json:"sections"`
	Matched  []matchedJSON `json:"matched"`
}

type severityJSON struct {
	Text string `json:"text"`
	Rank int    `json:"rank,omitempty"`
}

type sectionJSON struct {
	Heading string `json:"heading"`
	URL     string `json:"url"`
}

type matchedJSON struct {
	Facet search.Facet `json:"facet"`
	Value string       `json:"value"`
	Title string       `json:"title"`
}

type facetJSON struct {
	Name   search.Facet `json:"name"`
	Values []valueJSON  `json:"values"`
}

type valueJSON struct {
	Value  string `json:"value"`
	Title  string `json:"title"`
	Count  int    `json:"count"`
	Ticked bool   `json:"ticked,omitempty"`
}

// piece is a stretch of an excerpt, which matches the query or not.
type piece struct {
	Text  string `json:"text"`
	Match bool   `json:"match,omitempty"`
}

// pieces cuts an excerpt at its marks.
func pieces(excerpt search.Excerpt) []piece {
	list, at := []piece{}, 0
	add := func(upTo int, match bool) {
		if upTo > at {
			list = append(list, piece{excerpt.Text[at:upTo], match})
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

// resultsJSON is what a search found, for a program.
func resultsJSON(text string, flags searchFlags, results search.Results) searchJSON {
	out := searchJSON{
		Schema: 1, Query: text, Total: results.Total, Partial: results.Partial, Pages: []pageJSON{}, Results: []hitJSON{}, Facets: []facetJSON{},
		Notes: append([]string{}, results.Notes...), Nearest: append([]string{}, results.Nearest...),
	}
	for _, value := range results.Pages {
		out.Pages = append(out.Pages, pageJSON(value))
	}
	for _, hit := range results.Hits {
		out.Results = append(out.Results, jsonOf(hit, flags.pathOf(hit.Document.Source())))
	}
	for _, facet := range results.Facets {
		values := []valueJSON{}
		for _, value := range facet.Values {
			values = append(values, valueJSON{value.Value, value.Title, value.Count, value.Ticked})
		}
		out.Facets = append(out.Facets, facetJSON{facet.Facet, values})
	}
	return out
}

func jsonOf(hit search.Hit, path string) hitJSON {
	d := hit.Document
	one := hitJSON{
		Title: d.Title, URL: d.URL, File: path, Page: d.Page, Date: dateText(d.Date), Services: append([]string{}, d.Services...),
		Score: hit.Score, Excerpt: pieces(hit.Excerpt), Sections: []sectionJSON{}, Matched: []matchedJSON{},
	}
	if d.Severity != nil {
		one.Severity = &severityJSON{d.Severity.Text, d.Severity.Rank}
	}
	for _, section := range hit.Sections {
		one.Sections = append(one.Sections, sectionJSON{section.Heading, d.URL + "#" + section.Anchor})
	}
	for _, value := range hit.Matched {
		one.Matched = append(one.Matched, matchedJSON{value.Facet, value.Value, value.Title})
	}
	return one
}

func dateText(date kb.Date) string {
	if date.IsZero() {
		return ""
	}
	return date.String()
}
