package views

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// What words read like is no silence.
func TestSilencesHearSuggestions(t *testing.T) {
	told := incident("told", on("2026-01-01"))
	told.Suggestions = []kb.Suggestion{{Factor: "full-disk", Title: "Full disk"}, {Factor: "spare-capacity", Title: "Spare capacity", Mitigator: true}}
	silent := incident("silent", on("2026-01-02"))
	counts := map[string]int{}
	base, _ := kb.New(kb.Parts{
		Incidents: []*kb.Incident{told, silent},
		Factors:   []*kb.Factor{{Document: kb.Document{Slug: "full-disk", Title: "Full disk"}}, {Document: kb.Document{Slug: "spare-capacity", Title: "Spare capacity"}}},
	})
	for _, s := range New(base, kb.Date{}, kb.Schedule{}).silences() {
		counts[s.What] = s.Count
	}
	if counts["contributed"] != 1 || counts["kept"] != 1 || counts["to-do"] != 2 {
		t.Errorf("%v", counts)
	}
}
