package adopt

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
)

// suggesting is a base of two incidents whose words read like one factor; the second
// incident may be of the first one's file.
func suggesting(t *testing.T, secondFile string) *kb.Base {
	t.Helper()
	incident := func(source, slug, words string) *kb.Incident {
		return &kb.Incident{
			Document:    kb.Document{Source: source, Title: slug, WantedSlug: slug},
			Suggestions: []kb.Suggestion{{Factor: "monitoring-gap", Title: "Monitoring gap", Words: words, Text: words + " at all", Line: 7}},
		}
	}
	base, _ := kb.New(kb.Parts{
		Incidents: []*kb.Incident{incident("a.md", "one", "no monitoring"), incident(secondFile, "two", "No monitoring")},
		Factors:   []*kb.Factor{{Document: kb.Document{Title: "Monitoring gap", WantedSlug: "monitoring-gap"}, Starter: true}},
	})
	return base
}

func TestAccept(t *testing.T) {
	base := suggesting(t, "b.md")
	changes, err := Accept(base, Factors(base))
	if err != nil || len(changes) != 2 || changes[0].File.Path != "a.md" {
		t.Fatalf("changes %+v, error %v", changes, err)
	}
	text, err := content.Add(changes[0].File, []byte("text"), changes[0].Additions...)
	if want := "---\nfactors:\n  - factor: Monitoring gap\n    words: no monitoring\n---\n\ntext"; err != nil || string(text) != want {
		t.Errorf("got %q, want %q, error %v", text, want, err)
	}
}

// Front matter speaks of all incidents of a log, so it cannot name one's factor.
func TestAcceptLog(t *testing.T) {
	base := suggesting(t, "a.md")
	if _, err := Accept(base, Factors(base)); err == nil || !strings.HasPrefix(err.Error(), "a.md:7: the file has 2 incidents") {
		t.Errorf("error %v", err)
	}
	if _, err := Reject(base, Factors(base)); err == nil {
		t.Error("rejected in a log")
	}
}

// A phrase is learned once, in a new file that says what the starter vocabulary says.
func TestLearn(t *testing.T) {
	base := suggesting(t, "b.md")
	changes, err := Learn(base, fstest.MapFS{}, Factors(base))
	if err != nil || len(changes) != 1 || changes[0].File.Path != "factors/monitoring-gap.md" {
		t.Fatalf("changes %+v, error %v", changes, err)
	}
	text, err := content.Add(changes[0].File, changes[0].Text, changes[0].Additions...)
	if err != nil || strings.Count(string(text), "- no monitoring\n") != 1 || !strings.Contains(string(text), "title: \"Monitoring gap\"") {
		t.Errorf("text %q, error %v", text, err)
	}
	taken := fstest.MapFS{"factors/monitoring-gap.md": {Data: []byte("---\nslug: other\n---\n")}}
	if _, err := Learn(base, taken, Factors(base)); err == nil {
		t.Error("a file of another factor would be overwritten")
	}
}
