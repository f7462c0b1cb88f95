package sitetest

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/publish"
)

// TestSiteInsideItsSource: a site built into the folder of its source is not
// read as documents by the next build.
func TestSiteInsideItsSource(t *testing.T) {
	if content.SiteManifest != publish.Manifest {
		t.Fatalf("content looks for %q, but publish writes %q", content.SiteManifest, publish.Manifest)
	}
	b := buildArchive(t, "-- a.md --\n# A\n-- public/"+publish.Manifest+" --\n{}\n-- public/old.md --\n# Canary\n")
	if b.Documents != 1 || len(b.Base.Incidents) != 1 {
		t.Errorf("read %d documents, want 1", b.Documents)
	}
}
