package sitetest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/problem"
)

// counted joins what an item is for 0, 1, 2 and so on until there are n bytes.
func counted(n int, item func(i int) string) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(item(i))
	}
	return b.String()
}

// TestNamesBeyondTheLimit: what is cut is said, and causes stay.
func TestNamesBeyondTheLimit(t *testing.T) {
	names := func(prefix string) string {
		return counted(1000, func(i int) string { return prefix + strings.Repeat("x", i%7) + strings.Repeat("y", i/7) + ", " })
	}
	b := buildArchive(t, "-- incidents/2026-03-01-attack.md --\n---\nservices: ["+names("s")+"]\nfactors: ["+names("f")+"]\ntags: ["+names("t")+"]\n---\n\n# A\n")
	found := 0
	for _, p := range b.Problems {
		if p.Rule == problem.LimitNames && p.Line > 0 && p.File != "" {
			found++
		}
	}
	if found != 3 || len(b.Base.Services) != 64 || len(b.Base.Tags) != 64 || len(b.Base.Factors) < 64 {
		t.Errorf("%d findings, %d services, %d tags, %d factors:\n%s", found, len(b.Base.Services), len(b.Base.Tags), len(b.Base.Factors), b.found())
	}
	if got := len(b.Base.Incidents[0].Factors); got <= 64 {
		t.Errorf("%d causes are left", got)
	}
}

// TestActionsBeyondTheLimit: what is not followed up is still read.
func TestActionsBeyondTheLimit(t *testing.T) {
	b := buildArchive(t, "-- incidents/2026-03-01-attack.md --\n# A\n\n## Action items\n\n"+counted(60_000, func(i int) string { return fmt.Sprintf("- [ ] do%d\n", i) })+"- [ ] the very last\n")
	if len(b.Problems) == 0 || b.Problems[0].Rule != problem.LimitNames || len(b.Base.Incidents[0].Actions) != 3000 {
		t.Errorf("%d actions, and these problems: %s", len(b.Base.Incidents[0].Actions), b.found())
	}
	b.contains("incidents/2026-03-01-attack/index.html", "do2999", "do3000", "the very last")
}
