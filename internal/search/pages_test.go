package search

import (
	"strings"
	"testing"
)

// TestPages: a query about a factor, a marker or a service leads to its page.
func TestPages(t *testing.T) {
	x := indexOf(t, Options{}, library())
	tests := []struct{ name, query, want string }{
		{"a name", "retry storm ", "factors/retry-storm/"},
		{"a part of it, in another form", "retries ", "factors/retry-storm/"},
		{"half typed", "stor", "factors/retry-storm/"},
		{"by two letters of its last word", "retry st", "factors/retry-storm/"},
		{"a slip of the finger", "paymints ", "services/payments/"},
		{"as a phrase", `"cold caches"`, "factors/cold-caches/"},
		{"a marker", "scarcity ", "markers/scarcity-economics/"},
		{"more words than the name has", "retry storm checkout ", ""},
		{"a word of a title alone", "down ", ""},
		{"nothing known", "zzzzzz ", ""},
		{"what is left out does not count", "caches -zebra", "factors/cold-caches/"},
		{"only what is left out", "-retry", ""},
		{"asked for", "service:checkout", "services/checkout/"},
		{"asked for first", "service:checkout payments ", "services/checkout/ services/payments/"},
		{"not without", "-service:checkout", ""},
		{"has no page", "year:2024", ""},
		{"what mitigated has no incidents", "rate limit ", ""},
		{"everything", "", ""},
		{"at most three", "service:checkout service:payments service:search factor:retry-storm", "factors/retry-storm/ services/checkout/ services/payments/"},
	}
	suggested := indexOf(t, Options{}, suggesting())
	for query, want := range map[string]string{
		"differing conceptual models ": "markers/differing-conceptual-models/", "differing conc": "markers/differing-conceptual-models/", "differing zebras ": "",
	} {
		if got := pagesOf(t, suggested, query); got != want {
			t.Errorf("in words of no document, %q leads to %q, want %q", query, got, want)
		}
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := pagesOf(t, x, tt.query); got != tt.want {
				t.Errorf("%q leads to %q, want %q", tt.query, got, tt.want)
			}
		})
	}
}

// pagesOf are the addresses of the pages that a query is about.
func pagesOf(t *testing.T, x *Index, query string) string {
	t.Helper()
	results, err := x.Search(t.Context(), Query{Text: query}, 9)
	if err != nil {
		t.Fatal(err)
	}
	var urls []string
	for _, page := range results.Pages {
		urls = append(urls, page.URL)
	}
	return strings.Join(urls, " ")
}

// TestBeginningsOfNames: while somebody types the name of a factor or a service, or a
// title, there is no moment at which nothing is found, or only some of the words.
func TestBeginningsOfNames(t *testing.T) {
	base := library()
	x := indexOf(t, Options{}, base)
	var names []string
	for _, i := range base.Incidents {
		names = append(names, i.Title)
	}
	for _, f := range base.Factors {
		if len(f.Assignments) > 0 {
			names = append(names, f.Title)
		}
	}
	for _, s := range base.Services {
		names = append(names, s.Title)
	}
	for _, name := range names {
		for end := range name {
			text := name[:end]
			if strings.TrimSpace(text) == "" {
				continue
			}
			results, err := x.Search(t.Context(), Query{Text: text}, 9)
			if err != nil {
				t.Fatal(err)
			}
			if results.Total == 0 && len(results.Pages) == 0 || results.Partial {
				t.Errorf("%q on the way to %q finds %d, partly %t", text, name, results.Total, results.Partial)
			}
		}
	}
}
