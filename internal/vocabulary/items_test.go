package vocabulary

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestItems holds the starter vocabulary against the items of testdata/items.txt.
func TestItems(t *testing.T) {
	data, err := os.ReadFile("testdata/items.txt")
	if err != nil {
		t.Fatal(err)
	}
	v := New(Starter())
	kinds := map[string]Factor{}
	for _, f := range v.factors {
		kinds[f.Slug] = f
	}
	slug, seen := "", map[string]int{}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			slug = strings.Trim(line, "[]")
			if _, ok := kinds[slug]; !ok {
				t.Errorf("there is no factor %s", slug)
			}
		default:
			seen[slug+line[:1]]++
			item := Item{Text: line[2:], Language: "en", Role: Cause}
			if language, text, ok := strings.Cut(item.Text, " | "); ok {
				item.Language, item.Text = language, text
			}
			if kinds[slug].Mitigator {
				item.Role = Mitigator
			}
			got := v.Read(item)
			found := slices.ContainsFunc(got.Suggestions, func(s Suggestion) bool { return s.Slug == slug })
			if found != (line[0] == '+') {
				t.Errorf("[%s] %s\n\thave %s", slug, line, summary(got))
			}
		}
	}
	for slug := range kinds {
		if seen[slug+"+"] < 3 || seen[slug+"-"] < 2 {
			t.Errorf("%s: %d items that read like it and %d that do not, want 3 and 2", slug, seen[slug+"+"], seen[slug+"-"])
		}
	}
}

// summary says what a reading has, in a line.
func summary(r Reading) string {
	var b strings.Builder
	for _, s := range r.Suggestions {
		b.WriteString(s.Slug + " (" + s.Words + " by " + s.Phrase + ") ")
	}
	for _, s := range r.Refusals {
		b.WriteString("not " + s.Slug + " (" + s.Words + ": " + s.Reason + ") ")
	}
	return b.String()
}
