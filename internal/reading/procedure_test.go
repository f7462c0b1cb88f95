package reading

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
)

func TestProcedure(t *testing.T) {
	for title, want := range map[string]bool{
		"Incident Response Runbook":              true,
		"Incident severity policy (v2)":          true,
		"Postmortem process: when and how":       true,
		"Incident runbook — blameless":           true,
		"Vorfall-Prozess":                        true,
		"Procédure de gestion des incidents":     true,
		"障害対応手順":                                 true,
		"故障复盘规范":                                 true,
		"장애 대응 프로세스":                             true,
		"Zombie process":                         false, // what broke
		"Wrong retry policy":                     false,
		"Incident 12: response":                  false, // a number is that of one incident
		"The runbook was out of date":            false,
		"Incident: nobody knew the runbook":      false,
		"Escalation did not reach the on-call":   false,
		"Incident response was slow on a Sunday": false,
	} {
		incident := &kb.Incident{Document: kb.Document{Title: title}}
		if _, got := Procedure(content.Entry{}, incident); got != want {
			t.Errorf("%q: %t, want %t", title, got, want)
		}
	}
	told := &kb.Incident{Document: kb.Document{Title: "Incident response"}, Date: kb.Date{Year: 2026, Month: 3, Day: 5}}
	if _, got := Procedure(content.Entry{}, told); got {
		t.Error("a text with a day tells of an incident")
	}
	caused := &kb.Incident{Document: kb.Document{Title: "Incident response: mail was late"}, Factors: []kb.Assignment{{Name: "full disk"}}}
	if _, got := Procedure(content.Entry{}, caused); got {
		t.Error("a title that goes on, above a cause, tells of an incident")
	}
	stepped := &kb.Incident{Document: kb.Document{Title: "Incident response playbook"}, Timeline: []kb.TimelineEntry{{Text: kb.Text{Plain: "draft, then review"}}}}
	if _, got := Procedure(content.Entry{}, stepped); !got {
		t.Error("steps without times are those of a procedure")
	}
	typed := content.Entry{Fields: map[content.Key]content.Value{content.KeyType: {Text: "incident"}}}
	if _, got := Procedure(typed, &kb.Incident{Document: kb.Document{Title: "Incident response"}}); got {
		t.Error("what the author calls an incident is one")
	}
}
