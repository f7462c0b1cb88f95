package sitetest

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestTwinsMeet: in a folder where nobody named a factor or a service, incidents
// with the same title lead to each other, and most say what was like them before.
func TestTwinsMeet(t *testing.T) {
	for _, folder := range corpora(t) {
		if filepath.Base(folder) != "dfds-postmortems" {
			continue
		}
		b := buildOnce(t, folder)
		page := func(i *kb.Incident) string { return string(b.files["incidents/"+i.Slug+"/index.html"]) }
		titled, seen := map[string]*kb.Incident{}, 0
		for _, incident := range b.Base.Incidents {
			if strings.Contains(page(incident), "<h2>Seen before") {
				seen++
			}
			twin := titled[incident.Title]
			titled[incident.Title] = incident
			if twin == nil {
				continue
			}
			if !strings.Contains(page(twin), `href="../`+incident.Slug+`/"`) || !strings.Contains(page(incident), `href="../`+twin.Slug+`/"`) {
				t.Errorf("%s and %s have the same title, and do not lead to each other", twin.Slug, incident.Slug)
			}
		}
		if len(titled) == len(b.Base.Incidents) {
			t.Error("no two incidents have the same title, and this tests nothing")
		}
		if seen < 28 {
			t.Errorf("%d of %d incidents say what was seen before, want at least 28", seen, len(b.Base.Incidents))
		}
	}
}

// TestCasesStandOnce: the page of a factor names each of its incidents once as a case.
func TestCasesStandOnce(t *testing.T) {
	b := exampleSite(t)
	for _, factor := range b.Base.Factors {
		_, main, _ := strings.Cut(string(b.files["factors/"+factor.Slug+"/index.html"]), "<main")
		for _, incident := range b.Base.Incidents {
			if n := strings.Count(main, `<h3><a href="../../incidents/`+incident.Slug+`/`); n > 1 {
				t.Errorf("%s has %s as %d cases", factor.Slug, incident.Slug, n)
			}
		}
	}
	if !strings.Contains(string(b.files["factors/retry-storm/index.html"]), `<h3><a href="../../incidents/`) {
		t.Error("no case is found at all")
	}
}
