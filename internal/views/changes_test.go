package views

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestSince: a document that was renamed is no new one, a factor returns only where it
// is named anew, and what was promised before is told with the incident.
func TestSince(t *testing.T) {
	day := kb.Date{Year: 2026, Month: 11, Day: 21}
	action := func(anchor, text string, state kb.ActionState) kb.Action {
		return kb.Action{Anchor: anchor, Text: kb.Text{Plain: text}, State: state}
	}
	make := func(incidents ...*kb.Incident) *View {
		base, problems := kb.New(kb.Parts{Incidents: incidents})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		return New(base, day, kb.Schedule{})
	}
	old := func(source, slug string, state kb.ActionState) *kb.Incident {
		return &kb.Incident{
			Document: kb.Document{Source: source, WantedSlug: slug, Title: "Till slow"}, Date: kb.Date{Year: 2026, Month: 1, Day: 10},
			Factors: []kb.Assignment{{Name: "Retry storm"}}, Actions: []kb.Action{action("a-1", "Add back-off to the client of the queue", state)},
		}
	}
	before := make(old("till.md", "", kb.ActionOpen))
	now := make(old("till.md", "till-slow", kb.ActionDone), &kb.Incident{
		Document: kb.Document{Source: "queue.md", Title: "Queue stuck"}, Date: kb.Date{Year: 2026, Month: 3, Day: 1},
		Factors: []kb.Assignment{{Name: "Retry storm"}, {Name: "Full disk"}}, Actions: []kb.Action{action("a-1", "Add back-off to the client of the queue", kb.ActionOpen)},
	})
	c := now.Since(before)
	if len(c.Incidents) != 1 || c.Incidents[0].Title != "Queue stuck" {
		t.Errorf("new are %v", c.Incidents)
	}
	if len(c.Returning) != 1 || c.Returning[0].Before != 1 || len(c.Returning[0].Incidents) != 1 || c.Returning[0].LastSeen.Day != 10 {
		t.Errorf("returning are %v", c.Returning)
	}
	if len(c.New) != 1 || c.New[0].Factor.Slug != "full-disk" {
		t.Errorf("factors seen first are %v", c.New)
	}
	if len(c.Promised) != 1 || len(c.Done) != 1 || len(c.Again) != 1 || c.Again[0].Earlier[0].Title != "Till slow" {
		t.Errorf("promised are %v, done %v, promised again %v", c.Promised, c.Done, c.Again)
	}
	if !now.Since(now).IsEmpty() {
		t.Error("nothing changed, and there is something to tell")
	}
}
