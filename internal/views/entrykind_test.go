package views

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestSaysKind(t *testing.T) {
	for _, test := range []struct {
		kind kb.EntryKind
		text string
		want bool
		rest string
	}{
		{kb.EntryTried, "Tried: two more web nodes", true, "two more web nodes"},
		{kb.EntryTried, "Versuch: mehr Knoten", true, "mehr Knoten"},
		{kb.EntryTried, "Tried two more web nodes", false, "Tried two more web nodes"},
		{kb.EntryDecision, "Tried: two more web nodes", false, "Tried: two more web nodes"},
		{"", "Shop: down", false, "Shop: down"},
	} {
		entry := kb.TimelineEntry{Kind: test.kind, Text: said(test.text)}
		if got := SaysKind(&entry); got != test.want {
			t.Errorf("%q of kind %q says its kind: %t", test.text, test.kind, got)
		}
		if got := withoutKind(&entry).Plain; got != test.rest {
			t.Errorf("below the heading of its kind %q is %q, want %q", test.text, got, test.rest)
		}
	}
}
