package data

import (
	"encoding/json"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestMapping: every field of the mapping is one of the exports.
func TestMapping(t *testing.T) {
	var mapping struct {
		Mappings struct {
			Properties map[string]any
		}
	}
	if err := json.Unmarshal([]byte(Mapping), &mapping); err != nil {
		t.Fatal(err)
	}
	site := bare(t)
	known := map[string]bool{}
	for _, line := range []any{ExportedIncident{}, ExportedFactor{"factor", site.Factor(site.View.Base.Factors[0])}, ExportedService{"service", site.Service(site.View.Base.Services[0])}} {
		written, err := json.Marshal(line)
		if err != nil {
			t.Fatal(err)
		}
		var keys map[string]any
		if err := json.Unmarshal(written, &keys); err != nil {
			t.Fatal(err)
		}
		for key := range keys {
			known[key] = true
		}
	}
	if len(mapping.Mappings.Properties) < 20 {
		t.Errorf("the mapping has %d fields", len(mapping.Mappings.Properties))
	}
	for field := range mapping.Mappings.Properties {
		if !known[field] {
			t.Errorf("the mapping has %q, and no export has it", field)
		}
	}
}

// TestNotesOfTheNewestUses: the twin of a factor has notes of some of its incidents, and
// all incidents.
func TestNotesOfTheNewestUses(t *testing.T) {
	of := make([]kb.FactorUse, notedUses+1)
	for i := range of {
		of[i] = kb.FactorUse{Incident: &kb.Incident{}, Assignment: &kb.Assignment{Note: kb.Text{Plain: "It was full."}}}
	}
	got := uses(of)
	if len(got) != len(of) || got[notedUses-1].Note == nil || got[notedUses].Note != nil {
		t.Errorf("%d uses, the last two with the notes %v and %v", len(got), got[notedUses-1].Note, got[len(got)-1].Note)
	}
}
