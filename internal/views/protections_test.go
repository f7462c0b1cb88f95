package views

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestProtections tells apart what has a name, what has none, luck and near misses, and
// says what is praised and kept by nobody.
func TestProtections(t *testing.T) {
	var parts kb.Parts
	for n := range 3 {
		parts.Incidents = append(parts.Incidents, &kb.Incident{
			Document: kb.Document{Source: string(rune('a'+n)) + ".md", Title: "Incident"}, Date: kb.Date{Year: 2026, Month: 3, Day: 3 - n},
			Mitigators: []kb.Assignment{
				{Name: "Spare capacity", Title: kb.Text{Plain: "Spare capacity"}}, {Name: "Drills", Title: kb.Text{Plain: "Drills"}},
			},
		})
	}
	newest := parts.Incidents[0]
	newest.NearMiss = true
	newest.Mitigators = append(newest.Mitigators, kb.Assignment{Title: kb.Text{Plain: "It was Sunday"}, Luck: true}, kb.Assignment{Title: kb.Text{Plain: "Ann saw it"}})
	newest.Actions = []kb.Action{
		{Text: kb.Text{Plain: "Hold drills each quarter"}, State: kb.ActionOpen, Kind: kb.ActionPreserve}, {Text: kb.Text{Plain: "Mend it"}, State: kb.ActionOpen},
	}
	base, _ := kb.New(parts)
	v := New(base, kb.Date{Year: 2026, Month: 4, Day: 1}, kb.Schedule{})
	if empty := New(&kb.Base{}, v.AsOf, kb.Schedule{}); !v.HasProtections() || empty.HasProtections() {
		t.Error("there are protections where there is none, or none where there are")
	}
	p := v.Protections()
	if len(p.Named) != 2 || p.Named[0].Factor.Title != "Drills" || len(p.Named[0].Keep) != 1 || p.Named[0].Unkept() {
		t.Errorf("drills are kept by an action: %+v", p.Named)
	}
	if !p.Named[1].Unkept() {
		t.Error("spare capacity helped three times and is kept by nobody")
	}
	if len(p.Other) != 1 || len(p.Lucky) != 1 || len(p.NearMisses) != 1 || len(p.NearMisses[0].Caught) != 4 || len(p.Keep) != 1 {
		t.Errorf("%d others, %d lucky, %d near misses, %d to keep", len(p.Other), len(p.Lucky), len(p.NearMisses), len(p.Keep))
	}
}
