package kb

import (
	"slices"
	"testing"
)

// TestDerived: what follows from an incident is found once for all copies of it, anew
// where it was read anew, and every time where its texts are no longer those that were
// read; what nobody asks for is forgotten.
func TestDerived(t *testing.T) {
	read := []*Incident{{Document: Document{Title: "a"}}, {Document: Document{Title: "b"}}}
	var derived Derived[string]
	asked := 0
	of := func(incidents []*Incident) []string {
		return derived.Of(incidents, func(i *Incident) string { asked++; return i.Title })
	}
	check := func(step string, incidents []*Incident, wantAsked int, want ...string) {
		t.Helper()
		asked = 0
		if got := of(incidents); !slices.Equal(got, want) || asked != wantAsked {
			t.Errorf("%s: %q, asked for %d; want %q, asked for %d", step, got, asked, want, wantAsked)
		}
	}
	copies := func() []*Incident { return Parts{Incidents: read}.Clone().Incidents }
	check("at first", copies(), 2, "a", "b")
	check("again", copies(), 0, "a", "b")
	read[0] = &Incident{Document: Document{Title: "c"}}
	check("one read anew", copies(), 1, "c", "b")
	named := copies()
	named[1].AsRead, named[1].Title = nil, "b of another"
	check("one with other texts", named, 1, "c", "b of another")
	check("one gone", copies()[1:], 1, "b")
	if len(derived.kept) != 1 {
		t.Errorf("%d are kept", len(derived.kept))
	}
}
