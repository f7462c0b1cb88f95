package main

import (
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/search"
)

func TestFacetLine(t *testing.T) {
	counts := func(list ...search.ValueCount) search.FacetCount {
		return search.FacetCount{Facet: search.TagFacet, Values: list}
	}
	value := func(title string, count int) search.ValueCount { return search.ValueCount{Title: title, Count: count} }
	many := counts(value("a", 1), value("b", 2), value("c", 0), value("d", 5), value("e", 1), value("f", 1), value("g", 1), value("h", 1))
	many.Values = append(many.Values, search.ValueCount{Title: "z", Count: 0, Ticked: true})
	tests := []struct {
		name  string
		facet search.FacetCount
		want  string
	}{
		{"none", counts(value("a", 0)), ""},
		{"few keep their order", counts(value("a", 1), value("b", 0), value("c", 3)), "  tag      a 1 · c 3\n"},
		{"of many the ticked ones and the largest", many, "  tag      z 0 · d 5 · b 2 · a 1 · e 1 · f 1 · 2 more\n"},
		{"suggestions are told apart", counts(search.ValueCount{Title: "a", Count: 3, Suggested: 2}), "  tag      a 3 (2 suggested)\n"},
		{"controls are shown", counts(value("a\x1b[31m", 1)), "  tag      a\\x1b[31m 1\n"},
	}
	for _, tt := range tests {
		var page resultPage
		page.facet(tt.facet)
		if got := page.out.String(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestHitLines(t *testing.T) {
	hit := search.Hit{
		Document: &search.Document{Title: "Queue \x1b]0;evil\a stuck", Services: []string{"Mail"}},
		Excerpt:  search.Excerpt{Text: "The queue\x1b[2J stopped.", Marks: []kb.Range{{From: 4, To: 9}}},
	}
	page := resultPage{color: true}
	page.hit(hit, "content/a.md")
	want := "\x1b[1mQueue \\x1b]0;evil\\x07 stuck\x1b[0m\n  \x1b[36mcontent/a.md\x1b[0m\n  Mail\n  The \x1b[1mqueue\x1b[0m\\x1b[2J stopped.\n\n"
	if got := page.out.String(); got != want {
		t.Errorf("a hit in colour is\n%q, want\n%q", got, want)
	}
	page = resultPage{}
	page.hit(hit, "content/a.md")
	if strings.Contains(page.out.String(), "\x1b") {
		t.Errorf("a hit without colour drives the terminal: %q", page.out.String())
	}
}
