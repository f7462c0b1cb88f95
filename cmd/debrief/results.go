package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/data"
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
		fmt.Fprintf(p.stderr, "debrief: %s\n", nothingFound(text, flags.narrows(), results.Pages))
	} else if results.Partial {
		fmt.Fprintln(p.stderr, "debrief: no document has enough of these words; the ones below have some")
	}
	if len(results.Nearest) > 0 && len(results.Pages) == 0 {
		fmt.Fprintf(p.stderr, "  help: did you mean %s?\n", problem.Visible(strings.Join(results.Nearest, ", ")))
	}
	page := resultPage{color: p.colors(p.stdout)}
	page.pages(results.Pages)
	if len(results.Hits) == 0 {
		_, err := fmt.Fprint(p.stdout, page.out.String())
		return err
	}
	for _, hit := range results.Hits {
		page.hit(hit, flags.pathOf(hit.Document.File))
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

// nothingFound says that nothing fits a query, or the flags, or both at once; beside
// pages that it is about, that no document does.
func nothingFound(text string, narrowed bool, pages []search.Value) string {
	quoted := problem.Visible(text)
	if !strings.Contains(text, `"`) {
		quoted = `"` + quoted + `"`
	}
	nothing := "nothing"
	if len(pages) > 0 {
		nothing = "no document"
	}
	switch {
	case strings.TrimSpace(text) == "":
		return nothing + " was found that fits all of the flags"
	case narrowed:
		return nothing + " was found for " + quoted + " that fits the flags too"
	default:
		return nothing + " was found for " + quoted
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
		facts = append(facts, d.Severity.Word)
	}
	if len(d.Services) > 0 {
		facts = append(facts, strings.Join(d.Services, ", "))
	}
	for _, value := range hit.Matched {
		switch {
		case value.Suggested:
			facts = append(facts, "suggested "+string(value.Facet)+": "+value.Title)
		case value.Facet != search.ServiceFacet:
			facts = append(facts, string(value.Facet)+": "+value.Title)
		}
	}
	r.line(problem.Visible(strings.Join(facts, " · ")))
	var excerpt strings.Builder
	for _, piece := range data.Pieces(hit.Excerpt) {
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
		if value.Suggested > 0 {
			text += fmt.Sprintf(" (%d suggested)", value.Suggested)
		}
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
