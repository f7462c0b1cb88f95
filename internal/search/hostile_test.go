package search

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/alloctest"
)

// nasty are queries that look for what is slow: 200 of them.
func nasty() []string {
	queries := []string{
		strings.Repeat("a", 2000), strings.Repeat("a ", 1000), strings.Repeat(`"`, 1000), strings.Repeat("-", 1000), strings.Repeat("-a ", 400),
		strings.Repeat(`-"a b" `, 200), strings.Repeat("a-", 500), strings.Repeat("a.b ", 300), strings.Repeat("aB", 500), strings.Repeat("a1", 500),
		strings.Repeat("factor:x ", 120), strings.Repeat("sev:1 ", 160), `factor:"`, `"` + strings.Repeat("pool ", 200), strings.Repeat("接続", 250),
		strings.Repeat("接 ", 250), strings.Repeat("\u0301", 400), strings.Repeat("e\u0301", 300), "\xff\xfe\x00", strings.Repeat("\x00", 900),
		strings.Repeat("timeuot ", 30), strings.Repeat("databsae connectoin ", 20), strings.Repeat("'", 900), "a'" + strings.Repeat("b'", 400),
		"*", "?", "a*", "/a/", "a~2", "+a", "a^9", "title:x", "(a OR b)", "[a TO b]", `a\`, "a AND NOT b", "__proto__", "constructor",
		"word", "wor", "w", "1", "0", "sev:", "year:99999999999999999999", "-year:2024 -year:2023", strings.Repeat("ﷺ", 300),
	}
	random := rand.New(rand.NewPCG(3, 4))
	pieces := []string{"a", "word1", "word", "db01", "pool-timeout", `"`, "-", ":", "factor:", "tag:", "接", "続", "é", " ", "'", "10.0.0.1", "\xff", "🔥", "of", "timeuot"}
	for len(queries) < 200 {
		var b strings.Builder
		for b.Len() < 1+random.IntN(1200) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		queries = append(queries, b.String())
	}
	return queries
}

// TestHostileQueries asks all of them, over documents made to be slow. What each
// allocates is held against twice what the worst does, a phrase of 200 words; how
// long they take is BenchmarkHostileQueries'.
func TestHostileQueries(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine, and long: for a whole run")
	}
	var texts []string
	random := rand.New(rand.NewPCG(5, 6))
	documents := 26
	for range documents {
		var b strings.Builder
		for range 2000 {
			fmt.Fprintf(&b, "word%d w%s pool-timeout 接続 ", random.IntN(20000), strings.Repeat("o", random.IntN(60)))
		}
		texts = append(texts, b.String())
	}
	x := bodies(t, Options{}, texts...)
	for _, query := range nasty() {
		var results Results
		var err error
		if got := alloctest.Bytes(func() { results, err = x.Search(t.Context(), Query{Text: query}, 10) }); got > 1<<30 {
			t.Errorf("%.40q allocates %d bytes", query, got)
		}
		if err != nil {
			t.Fatalf("%.40q: %v", query, err)
		}
		for _, hit := range results.Hits {
			for _, mark := range hit.Excerpt.Marks {
				if mark.From < 0 || mark.From >= mark.To || mark.To > len(hit.Excerpt.Text) {
					t.Errorf("%.40q: a mark at %v of %d bytes", query, mark, len(hit.Excerpt.Text))
				}
			}
		}
	}
}

func BenchmarkHostileQueries(b *testing.B) {
	x := bodies(b, Options{}, strings.Repeat("word pool-timeout 接続エラー ", 5000), strings.Repeat("databsae connection ", 5000))
	queries := nasty()
	for b.Loop() {
		for _, query := range queries {
			if _, err := x.Search(b.Context(), Query{Text: query}, 10); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func TestSearchStops(t *testing.T) {
	x := bodies(t, Options{}, "disk full")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := x.Search(ctx, Query{Text: "disk"}, 10); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v, want that of the context", err)
	}
	if _, err := New(ctx, x.documents, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v, want that of the context", err)
	}
}
