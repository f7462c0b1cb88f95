package preview

import (
	"context"
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/debrief-dev/debrief/internal/pipeline"
)

// indexNames asks for the index as a browser does, and returns the paths of the
// documents' files.
func (r *running) indexNames() []string {
	r.t.Helper()
	status, body := r.get("/search-index.json")
	if status != http.StatusOK {
		r.t.Fatalf("/search-index.json: %d\n%s", status, body)
	}
	var index struct {
		Files struct {
			Width int
			Names string
		}
	}
	if err := json.Unmarshal([]byte(body), &index); err != nil {
		r.t.Fatal(err)
	}
	var names []string
	for rest := index.Files.Names; rest != ""; rest = rest[index.Files.Width:] {
		names = append(names, "/search/"+rest[:index.Files.Width]+".json")
	}
	return names
}

// TestSearchFollows: the index is that of the site as it is shown, and the files
// of the one before can still be had by a page that began to search then.
func TestSearchFollows(t *testing.T) {
	r := start(t, map[string]string{"a.md": "# Queue\n\nThe quartzite stopped.\n"}, nil)
	before := r.indexNames()
	if len(before) != 1 {
		t.Fatalf("the index names %d files, want 1", len(before))
	}
	if status, body := r.get(before[0]); status != http.StatusOK || !strings.Contains(body, "quartzite") {
		t.Errorf("%s: %d %s", before[0], status, body)
	}
	r.write("a.md", "# Queue\n\nThe obsidian stopped.\n")
	r.shows("/incidents/a/", "obsidian")
	after := r.indexNames()
	if status, body := r.get(after[0]); status != http.StatusOK || !strings.Contains(body, "obsidian") {
		t.Errorf("%s: %d %s", after[0], status, body)
	}
	if status, _ := r.get(before[0]); status != http.StatusOK {
		t.Errorf("%s: %d, want the file of the index before", before[0], status)
	}
	if status, _ := r.get("/search/nothing.json"); status != http.StatusNotFound {
		t.Errorf("a file that is not there: %d", status)
	}
}

// TestSearchOnDemand: a save does not make an index, and many who ask at once get
// one and the same.
func TestSearchOnDemand(t *testing.T) {
	r := start(t, map[string]string{"a.md": "# A\n"}, nil)
	now := r.state.Load()
	var mu sync.Mutex
	made := 0
	now.search = sync.OnceValues(func() (searchFiles, error) {
		mu.Lock()
		defer mu.Unlock()
		made++
		return now.makeSearch()
	})
	r.get("/")
	r.get("/incidents/a/")
	if made != 0 {
		t.Errorf("pages made %d indexes, want none", made)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() { r.get("/search-index.json") })
	}
	group.Wait()
	if made != 1 {
		t.Errorf("%d indexes were made, want 1", made)
	}
}

// TestSearchBelowBase: an address with the path of the site's host is the same
// file.
func TestSearchBelowBase(t *testing.T) {
	r := start(t, map[string]string{"a.md": "# A\n", "debrief.yaml": "base-url: https://example.org/notes/\n"}, nil)
	if status, _ := r.get("/notes/search-index.json"); status != http.StatusOK {
		t.Errorf("below the path of the base URL: %d", status)
	}
}

func TestPanicInSearch(t *testing.T) {
	s := newSnapshot(&pipeline.Site{}, nil) // no base: whatever reads it panics
	if files, err := s.search(); err == nil || files != nil || !strings.Contains(err.Error(), "search index") {
		t.Errorf("files %v and error %v, want an error", files, err)
	}
}

// BenchmarkFirstSearch is what the first search after a save waits for, in the
// folder named by DEBRIEF_FOLDER.
func BenchmarkFirstSearch(b *testing.B) {
	folder := os.Getenv("DEBRIEF_FOLDER")
	if folder == "" {
		b.Skip("DEBRIEF_FOLDER names no folder of postmortems")
	}
	settings := buildSettings(b, folder, b.TempDir())
	site, _, err := pipeline.NewLoader(settings).Load(context.Background(), time.Now())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := newSnapshot(site, nil).search(); err != nil {
			b.Fatal(err)
		}
	}
}
