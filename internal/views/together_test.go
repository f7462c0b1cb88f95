package views

import (
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestTogether: services that the very same incidents hit are one group, and a pair that
// more incidents hit is one of its own.
func TestTogether(t *testing.T) {
	var parts kb.Parts
	for slug, services := range map[string]string{"a": "mail web queue", "b": "mail web queue", "c": "mail web", "d": "web"} {
		incident := &kb.Incident{Document: kb.Document{Source: slug + ".md", Slug: slug, Title: slug}}
		for name := range strings.FieldsSeq(services) {
			incident.Services = append(incident.Services, kb.Mention{Name: name})
		}
		parts.Incidents = append(parts.Incidents, incident)
	}
	base, _ := kb.New(parts)
	var got []string
	for _, group := range New(base, kb.Date{Year: 2026, Month: 7, Day: 1}, kb.Schedule{}).failTogether() {
		row := ""
		for _, service := range group.Services {
			row += service.Slug + " "
		}
		for _, incident := range group.Incidents {
			row += incident.Slug
		}
		got = append(got, row)
	}
	if all := strings.Join(got, ", "); all != "mail web abc, mail queue web ab" {
		t.Errorf("together: %s", all)
	}
}
