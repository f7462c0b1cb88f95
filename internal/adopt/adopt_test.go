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

// What is kept away is written once a document, however many items read like it.
func TestReject(t *testing.T) {
	base := suggesting(t, "b.md")
	terms := Factors(base)
	terms[0].Suggested = append(terms[0].Suggested, terms[0].Suggested[0])
	changes, err := Reject(base, terms)
	if err != nil || len(changes) != 2 {
		t.Fatalf("changes %+v, error %v", changes, err)
	}
	text, err := content.Add(changes[0].File, []byte("---\nrejected_suggestions: [Haste] # not that\n---\ntext"), changes[0].Additions...)
	if want := "---\nrejected_suggestions: [Haste, Monitoring gap] # not that\n---\ntext"; err != nil || string(text) != want {
		t.Errorf("got %q, want %q, error %v", text, want, err)
	}
}

// A folder's own file of a factor learns in the list that it has, and nothing that it
// knows; the words of another language are another list.
func TestLearnInOwnFile(t *testing.T) {
	own := "---\ntitle: Monitoring gap\nphrases:\n  en:\n    - no monitoring # ours\n    - blind\n---\nWords.\n"
	base, _ := kb.New(kb.Parts{
		Incidents: []*kb.Incident{
			{Document: kb.Document{Source: "a.md", Title: "a"}, Suggestions: []kb.Suggestion{{Factor: "monitoring-gap", Title: "Monitoring gap", Words: "no monitoring", Text: "no monitoring of it", Language: "en"}}},
			{Document: kb.Document{Source: "b.md", Title: "b"}, Suggestions: []kb.Suggestion{{Factor: "monitoring-gap", Title: "Monitoring gap", Words: "keine Warnung", Text: "keine Warnung", Language: "de"}}},
			{Document: kb.Document{Source: "c.md", Title: "c"}, Suggestions: []kb.Suggestion{{Factor: "monitoring-gap", Title: "Monitoring gap", Words: "nobody watched it", Text: "nobody watched it", Language: "en"}}},
		},
		Factors: []*kb.Factor{{Document: kb.Document{Source: "factors/gap.md", Title: "Monitoring gap", WantedSlug: "monitoring-gap"}}},
	})
	folder := fstest.MapFS{"factors/gap.md": {Data: []byte(own)}}
	changes, err := Learn(base, folder, Factors(base))
	if err != nil || len(changes) != 1 || changes[0].File.Path != "factors/gap.md" {
		t.Fatalf("changes %+v, error %v", changes, err)
	}
	text, err := content.Add(changes[0].File, []byte(own), changes[0].Additions...)
	want := "---\ntitle: Monitoring gap\nphrases:\n  en:\n    - no monitoring # ours\n    - blind\n    - nobody watched it\n  de:\n    - keine warnung\n---\nWords.\n"
	if err != nil || string(text) != want {
		t.Errorf("got\n%s\nwant\n%s\nerror %v", text, want, err)
	}
}
