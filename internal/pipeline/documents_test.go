package pipeline

import (
	"context"
	"testing"
	"testing/fstest"

	"github.com/debrief-dev/debrief/internal/problem"
)

// TestProceduresArePages: a text about how incidents are handled stands among the pages,
// and a notice says why.
func TestProceduresArePages(t *testing.T) {
	site, err := Load(context.Background(), defaults(fstest.MapFS{
		"response.md": {Data: []byte("# Incident response runbook\n\n## Detection\n\nLook at the graphs.\n\n## Root cause\n\nAsk why five times.\n")},
		"mail.md":     {Data: []byte("# Mail was late\n\n## Root cause\n\nThe queue was full.\n")},
	}))
	if err != nil {
		t.Fatal(err)
	}
	if len(site.Base.Incidents) != 1 || len(site.Base.Pages) != 1 || site.Base.Pages[0].Title != "Incident response runbook" {
		t.Errorf("%d incidents, pages %v", len(site.Base.Incidents), site.Base.Pages)
	}
	var told int
	for _, p := range site.Problems {
		if p.Rule == problem.PageGuessed && p.File == "response.md" && p.Line == 1 {
			told++
		}
	}
	if told != 1 {
		t.Errorf("%d notices, want 1, in %v", told, site.Problems)
	}
}
