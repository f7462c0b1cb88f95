package reading

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/markdown"
)

func TestSplit(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // role, line, first line of the body
	}{
		{
			"a log with an introduction",
			"# Incident log\n\nNewest first.\n\n## 2026-03-14: search is slow\n\nText.\n\n### Timeline\n\n- 09:00 x\n\n## Queue stuck, 2026-03-01\n\nText.\n\n# Legend\n\nDays are UTC.\n",
			[]string{"incident 5 # 2026-03-14: search is slow", "incident 13 # Queue stuck, 2026-03-01", "page 1 # Incident log"},
		},
		{
			"months in words, and one heading without a day",
			"## March 14, 2026 - search\n\na\n\n## 1 March 2026 queue\n\nb\n\n## No date known: disk\n\nc\n",
			[]string{"incident 1 # March 14, 2026 - search", "incident 5 # 1 March 2026 queue", "incident 9 # No date known: disk"},
		},
		{
			"headings in code do not count",
			"## 2026-03-14 search\n\n```\n## 2026-01-01 code\n```\n\n## 2026-03-01 queue\n\nb\n",
			[]string{"incident 1 # 2026-03-14 search", "incident 7 # 2026-03-01 queue"},
		},
		{
			"a timeline with a heading for each day is one incident",
			"# Outage\n\n## Timeline\n\n### 2026-03-14\n\n- 09:00 x\n\n### 2026-03-15\n\n- 09:00 y\n",
			[]string{"incident 1 # Outage"},
		},
		{"one heading with a day is one incident", "# 2026-03-14 search\n\n## Summary\n\nText.\n", []string{"incident 1 # 2026-03-14 search"}},
		{"no headings", "Text.\n", []string{"incident 1 Text."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := markdown.Parse(markdown.Source{Text: []byte(tt.text), Line: 1}, markdown.Options{})
			parts := Split(content.Entry{Body: []byte(tt.text), BodyLine: 1}, doc)
			var got []string
			length := 0
			words := strings.NewReplacer("#", "", "\n", "")
			for _, part := range parts {
				first, _, _ := strings.Cut(string(part.Body), "\n")
				role := "incident"
				if part.Role == content.PageRole {
					role = "page"
				}
				got = append(got, fmt.Sprint(role, " ", part.BodyLine, " ", first))
				length += len(words.Replace(string(part.Body)))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if whole := len(words.Replace(tt.text)); length != whole {
				t.Errorf("the parts have %d bytes, the document %d", length, whole)
			}
		})
	}
}
