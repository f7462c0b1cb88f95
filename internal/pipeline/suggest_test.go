package pipeline

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/debrief-dev/debrief/internal/problem"
)

// TestSuggestedOwnFactors: whatever gives a factor of the folder its address, what
// reads like a factor of the starter vocabulary with this address is suggested as
// the folder's own, once.
func TestSuggestedOwnFactors(t *testing.T) {
	for name, front := range map[string]string{
		"factors/full-disk.md":       "title: The cellar is full",
		"factors/full-disk.markdown": "title: The cellar is full",
		"factors/cellar.md":          "title: The cellar is full\nslug: full-disk",
		"factors/stairs.md":          "title: The cellar is full\nid: full-disk",
	} {
		site, err := Load(context.Background(), defaults(fstest.MapFS{
			"a.md": {Data: []byte("# One\n\n## Contributing factors\n\n- The disk was full.\n")},
			name:   {Data: []byte("---\n" + front + "\n---\nWords.\n")},
		}))
		if err != nil {
			t.Fatal(err)
		}
		var titles []string
		for _, f := range site.Base.Factors {
			if len(f.Suggestions) > 0 {
				titles = append(titles, f.Title)
			}
		}
		if got := strings.Join(titles, ", "); got != "The cellar is full" || len(site.Base.Factors) != 1 {
			t.Errorf("%s with %q: suggested %q of %d factors", name, front, got, len(site.Base.Factors))
		}
	}
}

// TestUnreadPhrase: a phrase that cannot be read is told with its place, once.
func TestUnreadPhrase(t *testing.T) {
	site, err := Load(context.Background(), defaults(fstest.MapFS{
		"a.md":             {Data: []byte("# One\n\n## Contributing factors\n\n- The lamp broke.\n")},
		"factors/lamps.md": {Data: []byte("---\ntitle: Lamps\nphrases:\n  en: |\n    broken lamp\n    (lamp\n---\nWords.\n")},
	}))
	if err != nil {
		t.Fatal(err)
	}
	var found []problem.Problem
	for _, p := range site.Problems {
		if p.Rule == problem.PhraseUnread {
			found = append(found, p)
		}
	}
	if len(found) != 1 || found[0].File != "factors/lamps.md" || found[0].Line == 0 {
		t.Errorf("the problems are %v", found)
	}
}

// TestStarterLinks: what the starter vocabulary says of factors that a folder does not have
// is no problem of the folder's authors, who cannot mend it.
func TestStarterLinks(t *testing.T) {
	site, err := Load(context.Background(), defaults(fstest.MapFS{
		"a.md": {Data: []byte("# One\n\n## Contributing factors\n\n- A failure in one service cascaded to all others.\n- Upgrading the database broke the client.\n- The processor was saturated, CPU was at 100 %.\n")},
	}))
	if err != nil {
		t.Fatal(err)
	}
	if len(site.Base.Factors) == 0 {
		t.Fatal("no factor is suggested")
	}
	for _, p := range site.Problems {
		if p.Rule == problem.LinkUnresolved || p.File == "" {
			t.Errorf("%v", p)
		}
	}
}

// TestSuggestedFromWhys: each answer of a why-chain is read as a cause, a factor counts
// once for the cause that the chain belongs to, and one that is named is left alone.
func TestSuggestedFromWhys(t *testing.T) {
	for _, tt := range []struct{ cause, want string }{
		{"The import stopped\n  - Why? A row was malformed\n    - Why? The importer did not check whether rows are complete\n      - Why? There was no validation",
			"unexpected-input, missing-safeguard"},
		{"**Blind trust** (human): nobody looked\n  - Why? There was no validation", ""},
	} {
		if got := suggestedFactors(t, "# One\n\n## Contributing factors\n\n- "+tt.cause+"\n"); got != tt.want {
			t.Errorf("%q: suggested %q, want %q", tt.cause, got, tt.want)
		}
	}
}

// TestSuggestedAsides: sentences that explain one cause of several say another only where
// they say that something was not there; those that explain the only one, more.
func TestSuggestedAsides(t *testing.T) {
	for _, tt := range []struct{ causes, want string }{
		{"### The sorter stopped\n\nIt was Monday. There was no alert on it. Writes failed due to a full disk.\n\n### The wind was strong\n\nIt blew.", "monitoring-gap"},
		{"The sorter stopped. There was no alert on it. Writes failed due to a full disk.", "monitoring-gap, full-disk"},
	} {
		if got := suggestedFactors(t, "# One\n\n## Root causes\n\n"+tt.causes+"\n"); got != tt.want {
			t.Errorf("%q: suggested %q, want %q", tt.causes, got, tt.want)
		}
	}
}

// TestSuggestedLearned: lessons, and accounts of how it was noticed, say a factor where they
// say that something was not there, and none where they praise, or say what to do.
func TestSuggestedLearned(t *testing.T) {
	for _, tt := range []struct{ section, want string }{
		{"## Lessons learned\n\n- There was no runbook for the sorter", "runbook-gap"},
		{"## Lessons learned\n\nIt was long ago. There were no backups of the plans.", "backup-gap"},
		{"## Detection\n\nA customer wrote. No alert watched the belt.", "monitoring-gap"},
		{"## Lessons learned\n\n- We need a runbook for the sorter\n- Never deploy without a review\n- Add the missing alert", ""},
		{"## Lessons learned\n\n- Tests alone are not enough\n- A full disk stops all belts", ""},
		{"## Lessons learned\n\n### What went well\n\n- The alert fired at once", "alert-fired-early"},
		{"## Detection\n\nThe alert fired at once.", ""},
	} {
		if got := suggestedFactors(t, "# One\n\n## Root causes\n\n- The belt stood still\n\n"+tt.section+"\n"); got != tt.want {
			t.Errorf("%q: suggested %q, want %q", tt.section, got, tt.want)
		}
	}
}

// suggestedFactors are those that are suggested for a document, in their order.
func suggestedFactors(t *testing.T, document string) string {
	t.Helper()
	site, err := Load(context.Background(), defaults(fstest.MapFS{"a.md": {Data: []byte(document)}}))
	if err != nil {
		t.Fatal(err)
	}
	var factors []string
	for _, s := range site.Base.Incidents[0].Suggestions {
		factors = append(factors, s.Factor)
	}
	return strings.Join(factors, ", ")
}
