package render

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestSearchPageLeadsToEveryFacet(t *testing.T) {
	base := library(t)
	page := inspect(t, "search", written(t, input(base))["search/index.html"])
	for _, want := range []string{
		"../services/orders/", "../factors/unbounded-logs/", "../factors/unwatched/", "../markers/scarcity-economics/", "../tags/storage/", "../incidents/2026/",
		"../services/", "../factors/", "../tags/", "../incidents/",
	} {
		if !slices.Contains(page.hrefs, want) {
			t.Errorf("no link to %s", want)
		}
	}
}

func TestExampleQueries(t *testing.T) {
	one := func(i kb.Incident) *kb.Base {
		base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{&i}})
		return base
	}
	doc := kb.Document{Source: "a.md", Title: "A"}
	empty, _ := kb.New(kb.Parts{})
	tests := []struct {
		name string
		give *kb.Base
		want []string
	}{
		{"empty", empty, nil},
		{"nothing but a title", one(kb.Incident{Document: doc}), nil},
		{"severity and service", one(kb.Incident{Document: doc, Severity: &kb.Severity{Text: "major", Rank: 2}, Services: []kb.Mention{{Name: "Order Desk"}}}), []string{"service:order-desk sev:2"}},
		{"severity off the scale", one(kb.Incident{Document: doc, Severity: &kb.Severity{Text: "apricot"}, Services: []kb.Mention{{Name: "api"}}}), nil},
		{"factor of two words", one(kb.Incident{Document: doc, Factors: []kb.Assignment{{Name: "Retry storm"}}}), []string{`factor:"Retry storm"`}},
		{"factor of one word", one(kb.Incident{Document: doc, Factors: []kb.Assignment{{Name: "Load"}}}), []string{`factor:Load`}},
		{"factor with quotes", one(kb.Incident{Document: doc, Factors: []kb.Assignment{{Name: `The "fix" itself`}}}), []string{`factor:the-fix-itself`}},
		{"tags where nobody named a factor", one(kb.Incident{Document: kb.Document{Source: "a.md", Title: "A", Tags: []string{"dns"}}}), []string{"tag:dns"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, exampleQueries(test.give)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestEveryPageHasOneSearchBox(t *testing.T) {
	for file, text := range written(t, input(library(t))) {
		if !strings.HasSuffix(file, ".html") || strings.Contains(text, `http-equiv="refresh"`) {
			continue
		}
		if n := strings.Count(text, "<form"); n != 1 {
			t.Errorf("%s has %d forms", file, n)
		}
	}
}
