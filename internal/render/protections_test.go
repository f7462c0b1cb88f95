package render

import (
	"fmt"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestProtectionsSayWhatTheyLeaveOut: a list that ends before its time says so.
func TestProtectionsSayWhatTheyLeaveOut(t *testing.T) {
	var incidents []*kb.Incident
	for i := range writtenShown + 3 {
		incident := &kb.Incident{
			Document: kb.Document{Source: fmt.Sprintf("i%d.md", i), Title: fmt.Sprint("Incident ", i)}, Date: kb.Date{Year: 2026, Month: 3, Day: 1 + i%28}, NearMiss: true,
			Actions: []kb.Action{{Anchor: "a-1", Text: kb.Text{Plain: "go on"}, Kind: kb.ActionPreserve}},
		}
		for range caughtShown + 7 {
			incident.Mitigators = append(incident.Mitigators, kb.Assignment{Title: kb.Text{Plain: "somebody saw it"}})
		}
		incidents = append(incidents, incident)
	}
	base, _ := kb.New(kb.Parts{Incidents: incidents})
	page := written(t, input(base))["mitigators/index.html"]
	if n := strings.Count(page, `<p class="more">and 3 more, on the pages of their incidents</p>`); n != 2 {
		t.Errorf("%d lists say that they leave out 3, want 2: what keeps it, and near misses\n%s", n, page)
	}
	if n := strings.Count(page, "and 7 more</span>"); n != writtenShown {
		t.Errorf("%d near misses say that more caught them, want %d", n, writtenShown)
	}
}
