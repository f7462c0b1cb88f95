package render

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestListsLeaveOutWhatAllTitlesShare: only what every title begins with goes.
func TestListsLeaveOutWhatAllTitlesShare(t *testing.T) {
	for _, test := range []struct {
		titles []string
		want   string
	}{
		{[]string{"Postmortem: the disk is full", "Postmortem: no mail", "Postmortem: slow"}, "The disk is full"},
		{[]string{"Incident retro - search is slow", "Incident retro - no mail", "Incident retro - slow"}, "Search is slow"},
		{[]string{"Search: slow", "Checkout: no mail", "Search: down"}, "Search: slow"},
		{[]string{"Postmortem: the disk is full", "Postmortem: no mail"}, "Postmortem: the disk is full"},
		{[]string{"The disk is full", "The disk is slow", "The disk is gone"}, "The disk is full"},
		{[]string{"Postmortem: a", "Postmortem: ", "Postmortem: b"}, "Postmortem: a"},
	} {
		var incidents []*kb.Incident
		for _, title := range test.titles {
			incidents = append(incidents, &kb.Incident{Document: kb.Document{Title: title}})
		}
		if got := listTitle(test.titles[0], sharedPrefix(incidents)); got != test.want {
			t.Errorf("%q: %q, want %q", test.titles, got, test.want)
		}
	}
}
