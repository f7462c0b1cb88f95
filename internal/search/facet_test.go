package search

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
)

// library is a small knowledge base with all facets.
func library() kb.Parts {
	a := incidentOf("a.md", "Checkout down", "2024-03-02", "The pool ran out.")
	a.Severity = &kb.Severity{Text: "SEV1", Rank: 1}
	a.Status, a.Tags = "final", []string{"Database"}
	a.Services = []kb.Mention{{Name: "Payments"}, {Name: "Checkout"}}
	a.Factors = []kb.Assignment{
		{Name: "Retry storm", Title: kb.Text{Plain: "Retry storm"}, Kind: kb.FactorTechnical, Markers: []string{"scarcity"}},
	}
	a.Mitigators = []kb.Assignment{{Name: "Rate limit", Title: kb.Text{Plain: "Rate limit"}}}
	b := incidentOf("b.md", "Search slow", "2024-01-02", "The pool was cold.")
	b.Severity = &kb.Severity{Text: "minor thing", Rank: 0}
	b.Status, b.Draft = "review", true
	b.Services = []kb.Mention{{Name: "Search"}}
	b.Factors = []kb.Assignment{{Name: "Cold caches", Title: kb.Text{Plain: "Cold caches"}, Kind: kb.FactorHuman}}
	c := incidentOf("c.md", "Almost out of disk", "2023-05-06", "The disk of the pool.")
	c.NearMiss = true
	c.Services = []kb.Mention{{Name: "Payments"}}
	c.Factors = []kb.Assignment{
		{Name: "Cold caches", Title: kb.Text{Plain: "Cold caches"}, Kind: kb.FactorHuman},
		{Title: kb.Text{Plain: "Nobody looked"}},
	}
	page := incidentOf("guide.md", "A guide to the pool", "", "Words.")
	return kb.Parts{
		Incidents: []*kb.Incident{a, b, c}, Pages: []*kb.Page{{Document: page.Document}}, Markers: kb.Markers(),
		Severities: []kb.SeverityLevel{{Name: "Critical", Rank: 1}, {Name: "Major", Rank: 2}},
	}
}

func TestFacetsInQueries(t *testing.T) {
	x := indexOf(t, Options{}, library())
	tests := []struct {
		name, query string
		ticked      map[Facet][]string
		want, notes string
	}{
		{"by slug", "factor:retry-storm", nil, "a", ""},
		{"by title", `factor:"Retry Storm"`, nil, "a", ""},
		{"by letters alone", `factor:retrystorm`, nil, "a", ""},
		{"what mitigated is no factor", "factor:rate-limit", nil, "", "Factor: nothing is called “rate-limit”; the most frequent: Cold caches and Retry storm"},
		{"severity by rank", "sev:1", nil, "a", ""},
		{"severity by the site's word", "severity:critical", nil, "a", ""},
		{"near miss", `sev:"near miss"`, nil, "c", ""},
		{"severity off the scale", "sev:minor-thing", nil, "b", ""},
		{"marker", "marker:scarcity-economics", nil, "a", ""},
		{"kind", "kind:human", nil, "b c", ""},
		{"drafts", "status:draft", nil, "b", ""},
		{"status", "status:review", nil, "b", ""},
		{"year", "year:2024", nil, "a b", ""},
		{"tag", "tag:database", nil, "a", ""},
		{"any of one facet", "service:payments service:search", nil, "a b c", ""},
		{"all facets", "service:payments year:2023", nil, "c", ""},
		{"typed and ticked", "service:search", map[Facet][]string{ServiceFacet: {"checkout"}}, "a b", ""},
		{"ticked facets", "", map[Facet][]string{ServiceFacet: {"payments"}, YearFacet: {"2024"}}, "a", ""},
		{"excluded", "-service:payments", nil, "b guide", ""},
		{"excluded beside words", "pool -year:2024", nil, "c guide", ""},
		{"unknown and known", "service:search service:nope", nil, "b", "Service: nothing is called “nope”; the most frequent: Payments, Checkout and Search"},
		{"like a known one", "service:paymentz", nil, "", "Service: nothing is called “paymentz”; try Payments"},
		{"unknown, excluded", "-service:nope pool ", nil, "b c a guide", "Service: nothing is called “nope”; the most frequent: Payments, Checkout and Search"},
		{"unknown, ticked", "", map[Facet][]string{KindFacet: {"nope"}}, "", "Kind of factor: nothing is called “nope”; the most frequent: human and technical"},
		{"words that no document has", "502 pool xyzzyq 502 ", nil, "b c a guide", "words that no document has: 502, xyzzyq"},
		{"beside a facet", "service:search 502", nil, "", "words that no document has: 502"},
		{"a phrase and what is left out", `"502" -503`, nil, "", ""},
		{"a word that others stand for", "chekcout ", nil, "a", ""},
		{"a word of a service", "payments ", nil, "a c", ""},
		{"a word of a mitigator", "rate limit ", nil, "a", ""},
		{"a word of a cause", "nobody ", nil, "c", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			query := Query{Text: tt.query, Ticked: tt.ticked}
			if diff := cmp.Diff(tt.want, found(t, x, query)); diff != "" {
				t.Error(diff)
			}
			results, err := x.Search(t.Context(), query, 0)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.notes, strings.Join(results.Notes, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFacetCounts(t *testing.T) {
	x := indexOf(t, Options{}, library())
	tests := []struct{ name, query, want string }{
		{"everything", "", "factor: cold-caches 2, retry-storm 1\nmarker: scarcity-economics 1\nkind: human 2, technical 1\n" +
			"service: checkout 1, payments 2, search 1\nsev: 1 1, 5 1, minor-thing 1\nstatus: draft 1, final 1, review 1\nyear: 2024 2, 2023 1\ntag: database 1"},
		{"a tick counts in other facets, not in its own", "service:payments", "factor: cold-caches 1, retry-storm 1\nmarker: scarcity-economics 1\nkind: human 1, technical 1\n" +
			"service: checkout 1, *payments 2, search 1\nsev: 1 1, 5 1, minor-thing 0\nstatus: draft 0, final 1, review 0\nyear: 2024 1, 2023 1\ntag: database 1"},
		{"two facets", "service:payments year:2023", "factor: cold-caches 1, retry-storm 0\nmarker: scarcity-economics 0\nkind: human 1, technical 0\n" +
			"service: checkout 0, *payments 1, search 0\nsev: 1 0, 5 1, minor-thing 0\nstatus: draft 0, final 0, review 0\nyear: 2024 1, *2023 1\ntag: database 0"},
		{"words", "disk ", "factor: cold-caches 1, retry-storm 0\nmarker: scarcity-economics 0\nkind: human 1, technical 0\n" +
			"service: checkout 0, payments 1, search 0\nsev: 1 0, 5 1, minor-thing 0\nstatus: draft 0, final 0, review 0\nyear: 2024 0, 2023 1\ntag: database 0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			results, err := x.Search(t.Context(), Query{Text: tt.query}, 0)
			if err != nil {
				t.Fatal(err)
			}
			var lines []string
			for _, facet := range results.Facets {
				var values []string
				for _, v := range facet.Values {
					tick := ""
					if v.Ticked {
						tick = "*"
					}
					values = append(values, fmt.Sprintf("%s%s %d", tick, v.Value, v.Count))
				}
				lines = append(lines, string(facet.Facet)+": "+strings.Join(values, ", "))
			}
			if diff := cmp.Diff(tt.want, strings.Join(lines, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// suggesting is an incident that names one factor and one service, and whose words
// point to others, beside one that names them.
func suggesting() kb.Parts {
	a := incidentOf("a.md", "Pages were late", "2024-03-02", "Nobody was told.")
	a.Services = []kb.Mention{{Name: "Search"}}
	a.Factors = []kb.Assignment{{Name: "Cold caches", Title: kb.Text{Plain: "Cold caches"}, Kind: kb.FactorTechnical}}
	a.Suggestions = []kb.Suggestion{
		{Factor: "retry-storm", Title: "Retry storm", Kind: kb.FactorTechnical, Markers: []string{"differing conceptual models"}, Words: "clients retried", Line: 3},
		{Factor: "rate-limit", Title: "Rate limit", Mitigator: true, Words: "the limit held", Line: 4},
	}
	a.SuggestedServices = []kb.SuggestedService{{Name: "Payments", Words: "payments was down", Line: 5}, {Name: "Search", Words: "search was slow", Line: 6}}
	b := incidentOf("b.md", "Nobody was told", "2024-01-02", "Again.")
	b.Services = []kb.Mention{{Name: "Payments"}}
	b.Factors = []kb.Assignment{{Name: "Retry storm", Title: kb.Text{Plain: "Retry storm"}, Kind: kb.FactorHuman}}
	limit := &kb.Factor{Document: kb.Document{Source: "factors/rate-limit.md", Title: "Rate limit"}}
	return kb.Parts{Incidents: []*kb.Incident{a, b}, Factors: []*kb.Factor{limit}, Markers: kb.Markers()}
}

// TestSuggestedValues: what words point to is found as what is named is, is told
// apart wherever it is counted or shown, and leaves the ranking alone.
func TestSuggestedValues(t *testing.T) {
	x := indexOf(t, Options{}, suggesting())
	for query, want := range map[string]string{
		"marker:differing-conceptual-models": "a", "factor:retry-storm": "a b", "service:payments": "a b", "kind:technical": "a", "factor:rate-limit": "", "retry storm ": "b", "payments ": "b",
	} {
		if got := found(t, x, Query{Text: query}); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
	results, err := x.Search(t.Context(), Query{Text: "factor:retry-storm service:payments service:search"}, 9)
	if err != nil {
		t.Fatal(err)
	}
	var counts []string
	for _, facet := range results.Facets[:4] {
		for _, v := range facet.Values {
			counts = append(counts, fmt.Sprintf("%s %d of which %d", v.Value, v.Count, v.Suggested))
		}
	}
	want := []string{"cold-caches 1 of which 0", "retry-storm 2 of which 1", "differing-conceptual-models 1 of which 1", "human 1 of which 0", "technical 1 of which 0", "payments 2 of which 1", "search 1 of which 0"}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Error(diff)
	}
	wantMatched := []Value{
		{FactorFacet, "retry-storm", "Retry storm", "factors/retry-storm/", true},
		{ServiceFacet, "payments", "Payments", "services/payments/", true},
		{ServiceFacet, "search", "Search", "services/search/", false},
	}
	if diff := cmp.Diff(wantMatched, results.Hits[0].Matched); diff != "" {
		t.Error(diff)
	}
}

func TestMatchedFacets(t *testing.T) {
	x := indexOf(t, Options{}, library())
	for query, want := range map[string][]Value{
		"retries ":       {{FactorFacet, "retry-storm", "Retry storm", "factors/retry-storm/", false}},
		"payments down ": {{ServiceFacet, "payments", "Payments", "services/payments/", false}},
		"year:2024 pool": {{YearFacet, "2024", "2024", "", false}},
		"pool ":          nil,
	} {
		results, err := x.Search(t.Context(), Query{Text: query}, 9)
		if err != nil {
			t.Fatal(err)
		}
		for _, hit := range results.Hits {
			if hit.Document.File == "a.md" {
				if diff := cmp.Diff(want, hit.Matched); diff != "" {
					t.Errorf("%q: %s", query, diff)
				}
			}
		}
	}
}
