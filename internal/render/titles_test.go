package render

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestListsLeaveOutWhatAllTitlesShare: only what every title begins with goes, and what
// only says that the document is a postmortem.
func TestListsLeaveOutWhatAllTitlesShare(t *testing.T) {
	for _, test := range []struct {
		titles  []string
		opening string
		want    string
	}{
		{[]string{"Postmortem: the disk is full", "Postmortem: no mail", "Postmortem: slow"}, "", "The disk is full"},
		{[]string{"Incident retro - search is slow", "Incident retro - no mail", "Incident retro - slow"}, "", "Search is slow"},
		{[]string{"Postmortem: api-gateway is slow", "No mail"}, "Postmortem: ", "api-gateway is slow"},
		{[]string{"Postmortem: gRPC calls fail", "No mail"}, "Postmortem: ", "gRPC calls fail"},
		{[]string{"Search: slow", "Checkout: no mail", "Search: down"}, "", "Search: slow"},
		{[]string{"Postmortem: the disk is full", "Postmortem: no mail"}, "", "Postmortem: the disk is full"},
		{[]string{"Postmortem: the disk is full", "No mail"}, "Postmortem: ", "The disk is full"},
		{[]string{"The disk is full", "The disk is slow", "The disk is gone"}, "", "The disk is full"},
		{[]string{"Postmortem: a", "Postmortem: ", "Postmortem: b"}, "", "Postmortem: a"},
	} {
		var incidents []*kb.Incident
		for _, title := range test.titles {
			incidents = append(incidents, &kb.Incident{Document: kb.Document{Title: title}})
		}
		incidents[0].Opening = test.opening
		frame := Frame{prefix: sharedPrefix(incidents)}
		if got := frame.listTitle(incidents[0]); got != test.want {
			t.Errorf("%q: %q, want %q", test.titles, got, test.want)
		}
	}
}
