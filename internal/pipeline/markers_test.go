package pipeline

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
)

func TestMarkersInTheLanguageOfTheSite(t *testing.T) {
	if diff := cmp.Diff(kb.Markers(), siteMarkers(content.Config{})); diff != "" {
		t.Errorf("in English (-want +got):\n%s", diff)
	}
	german := siteMarkers(content.Config{Language: "de-AT", Markers: []kb.Marker{{Name: "Team changes", Meaning: "Leute wechseln."}, {Name: "Neu"}}})
	var names []string
	for _, m := range german {
		names = append(names, m.Name)
	}
	if want := []string{"Knappheit", "Verschiedene Vorstellungen", "Wechsel im Team", "Neu"}; !slices.Equal(names, want) {
		t.Errorf("the markers are %q, want %q", names, want)
	}
	if m := german[0]; !slices.Contains(m.Synonyms, "Scarcity economics") || m.Slug != "scarcity-economics" {
		t.Errorf("%+v is not understood by its own name", m)
	}
	if got := german[2].Meaning; got != "Leute wechseln." {
		t.Errorf("the site's own meaning has become %q", got)
	}
}
