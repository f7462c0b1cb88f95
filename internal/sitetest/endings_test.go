package sitetest

import (
	"testing"
	"testing/fstest"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestEveryEndingIsStripped holds that an ending under which a document is read
// shows in no address and no title, and that links may leave it out.
func TestEveryEndingIsStripped(t *testing.T) {
	for _, ending := range kb.DocumentEndings {
		b := buildFolder(t, defaults(fstest.MapFS{
			"README" + ending:                 {Data: []byte("What we write down, [disk](2024-01-03-disk-full.html), [too](2024-01-03-disk-full).\n")},
			"2024-01-03-disk-full" + ending:   {Data: []byte("It was full.\n")},
			"2024-01-04-queue/index" + ending: {Data: []byte("It was stuck.\n")},
		}))
		if len(b.Problems) > 0 {
			t.Errorf("%s: problems: %s", ending, b.found())
		}
		b.contains("incidents/2024-01-03-disk-full/index.html", "<h1>Disk full</h1>")
		b.contains("incidents/2024-01-04-queue/index.html", "<h1>Queue</h1>")
		b.contains("about/index.html", `<a href="../incidents/2024-01-03-disk-full/">disk</a>`, `<a href="../incidents/2024-01-03-disk-full/">too</a>`)
	}
}
