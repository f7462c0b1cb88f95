package sitetest

import (
	"os"
	"path/filepath"
	"testing"
)

// mostTimesSource is how many times its Markdown the page of a long postmortem is at the
// most, before it is compressed.
const mostTimesSource = 4.9

// TestIncidentPagesAreLight: what a page says twice, or says of itself, stays little
// beside what its author wrote.
func TestIncidentPagesAreLight(t *testing.T) {
	b := exampleSite(t)
	held := 0
	for _, incident := range b.Base.Incidents {
		source, err := os.ReadFile(filepath.Join(exampleFolder, filepath.FromSlash(incident.Source)))
		if err != nil {
			t.Fatal(err)
		}
		if len(source) < 5000 {
			continue // the frame of a page is most of it
		}
		held++
		page := len(b.files["incidents/"+incident.Slug+"/index.html"])
		if page == 0 || float64(page) > mostTimesSource*float64(len(source)) {
			t.Errorf("%s is %d bytes of HTML, of %d that were written", incident.Slug, page, len(source))
		}
	}
	if held < 5 {
		t.Errorf("only %d postmortems are long enough", held)
	}
}
