package sitetest

import (
	"os"
	"path/filepath"
	"testing"
)

// TestPagesWeighLittle: the page of an incident is its words and little more. What
// stands around them is said once, and what only scripts need is made by them. The
// questions of a review list the actions a second time. Of a long postmortem, of which
// the frame of a page is not the most, all of it together stays below some times what its
// author wrote.
func TestPagesWeighLittle(t *testing.T) {
	const around, times, long, timesOfLong = 9_200, 2.5, 5000, 4.25
	b := exampleSite(t)
	held := 0
	for _, incident := range b.Base.Incidents {
		source, err := os.ReadFile(filepath.Join(exampleFolder, filepath.FromSlash(incident.Source)))
		if err != nil {
			t.Fatal(err)
		}
		most := around + int(times*float64(len(source)))
		if len(source) >= long {
			most = min(most, int(timesOfLong*float64(len(source))))
			held++
		}
		file := "incidents/" + incident.Slug + "/index.html"
		if page := len(published(t, file, b.files[file])); page == 0 || page > most {
			t.Errorf("%s weighs %d bytes for %d of source, want at most %d", incident.Slug, page, len(source), most)
		}
	}
	if held < 5 {
		t.Errorf("only %d postmortems are long enough", held)
	}
}
