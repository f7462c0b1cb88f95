package markdown

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// FuzzParse holds every body to the judges: HTML and plain text in step, HTML
// well formed also to a browser, nothing written that is not on the lists.
func FuzzParse(f *testing.F) {
	f.Add(typical())
	for i, vector := range vectors() {
		f.Add([]byte(strings.Replace(places[i%len(places)], "%s", vector, 1)))
	}
	for _, pattern := range hostilePatterns {
		f.Add([]byte(pattern.make(60)))
	}
	for _, pair := range pairs(f) {
		f.Add([]byte(pair.source))
	}
	p := New(Options{Trackers: []kb.Tracker{{Key: "#", URL: "https://t.example.com/{id}"}, {Key: "AB", URL: "https://t.example.com/{key}"}}})
	f.Fuzz(func(t *testing.T, body []byte) {
		if len(body) > 10_000 {
			t.Skip("long texts are for the limits' test")
		}
		for _, wrong := range judge(p.Parse(Source{File: "a.md", Text: body, Line: 1})) {
			t.Errorf("%s\nsource: %q", wrong, body)
		}
	})
}

// FuzzHighlight looks for code on which a lexer does not end, or changes a word.
func FuzzHighlight(f *testing.F) {
	names := slices.Sorted(maps.Keys(languages))
	for i := range names {
		f.Add(uint8(i), snippets[i%len(snippets)])
	}
	f.Fuzz(func(t *testing.T, which uint8, code string) {
		if len(code) > 500 || strings.Contains(code, "\x00") {
			t.Skip("long texts are for the benchmarks, and NUL never gets here")
		}
		lang := names[int(which)%len(names)]
		if html := highlight(lang, code); html != nil && visible(html) != code {
			t.Errorf("%s changes %q to %q", lang, code, visible(html))
		}
	})
}
