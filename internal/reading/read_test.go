package reading

import (
	"fmt"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// FuzzRead reads any text: nothing panics, every position is inside the file,
// and every piece shows the words that it has.
func FuzzRead(f *testing.F) {
	for _, c := range structureCases(f) {
		f.Add(c.give)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		entry := content.Entry{File: content.File{Path: "fuzz.md"}, Body: []byte(text), BodyLine: 1}
		doc := markdown.Parse(markdown.Source{File: "fuzz.md", Text: entry.Body, Line: 1}, markdown.Options{Trackers: structureRules.Trackers})
		incident, problems := Incident(entry, doc, structureRules)
		lines := strings.Count(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n") + 1
		for _, wrong := range checkProperties(incident, 1, lines) {
			t.Error(wrong)
		}
		for _, p := range problems {
			if p.Line < 0 || p.Line > lines {
				t.Errorf("a problem on line %d of %d: %s", p.Line, lines, p.Message)
			}
		}
	})
}

// large makes a document of n repetitions of a piece.
func large(head, piece string, n int) string { return head + strings.Repeat(piece, n) }

// BenchmarkRead reads documents of growing size, also hostile ones: the time for
// each byte must not grow.
func BenchmarkRead(b *testing.B) {
	kinds := []struct{ name, head, piece string }{
		{"list", "## Timeline\n\n", "- 10:00 **it** went [on](https://x.example/issues/1)\n"},
		{"lines", "## Timeline\n\n", "10:00 it went `on` and **on**\n"},
		{"headings", "## Timeline\n\n", "### 10:00 it went on\n\ntext\n\n"},
		{"table", "## Timeline\n\n| Time | Event |\n|---|---|\n", "| 10:00 | it went on |\n"},
		{"actions", "## Action items\n\n", "- [ ] look at it @alice due:2024-05-01 (owner: Bob, due: 2024-05-02) #12 #13 #14\n"},
		{"causes", "## Contributing factors\n\n", "- **Name** (technical): it was so\n  - because of that\n"},
		{"labels", "# Title\n\n", "**Root cause:** it was so.\n**Impact:** none\n"},
		{"digits", "## Timeline\n\n", "1 2 3 10:0 2024-13-40 12/31/ 99:99 ~ca (owner: "},
		{"brackets", "## Action items\n\n- ", "(((["},
		{"questions", "## Five whys\n\n", "- Why? Why did it? Why\n"},
		{"siblings", "", "## Timeline\n\n"},
		{"parents", "", "# A\n## Timeline\n"},
		{"aims", "# A\n\n", "## Prevention\n\n| a | b |\n|-|-|\n| c | d |\n\n"},
		{"rules", "# A\n\n", "## Prevention\n\n- never do it\n\n"},
		{"zones", "# A\n\n" + strings.Repeat("All times are fine\n\n", 1000), "## Timeline\n\nx\n\n"},
		{"nested", "## Five whys\n\n", "- because\n  - because\n    - because\n"},
	}
	for _, kind := range kinds {
		for _, n := range []int{100, 1000, 10000} {
			text := large(kind.head, kind.piece, n)
			entry := content.Entry{File: content.File{Path: "large.md"}, Body: []byte(text), BodyLine: 1}
			doc := markdown.Parse(markdown.Source{File: "large.md", Text: entry.Body, Line: 1}, markdown.Options{})
			b.Run(fmt.Sprintf("%s/%d", kind.name, n), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for range b.N {
					Incident(entry, doc, Rules{})
				}
			})
		}
	}
}
