package preview

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
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
	if status, body := r.get(before[0]); status != http.StatusOK || !strings.Contains(body, `"taken":`) {
		t.Errorf("%s: %d %s", before[0], status, body)
	}
	r.write("a.md", "# Queue\n\nThe soapstone stopped.\n")
	r.shows("/incidents/a/", "soapstone")
	if status, body := r.get("/incidents/a/index.md?" + before[0]); status != http.StatusOK || !strings.Contains(body, "soapstone") {
		t.Errorf("the Markdown that texts are taken from: %d %s", status, body)
	}
	after := r.indexNames()
	if after[0] == before[0] {
		t.Errorf("%s is the file of both texts", after[0])
	}
	if status, body := r.get(after[0]); status != http.StatusOK || !strings.Contains(body, `"taken":`) {
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

// deadlines notes when an answer may be written no longer, in the order of what happens.
type deadlines struct {
	*httptest.ResponseRecorder
	happened []string
}

func (d *deadlines) SetWriteDeadline(until time.Time) error {
	if until.IsZero() {
		d.happened = append(d.happened, "no end")
	} else {
		d.happened = append(d.happened, "an end")
	}
	return nil
}

func (d *deadlines) Write(body []byte) (int, error) {
	d.happened = append(d.happened, "written")
	return d.ResponseRecorder.Write(body)
}

// TestSearchTakesItsTime: however long an index is made, there is all the time of an
// answer to write it.
func TestSearchTakesItsTime(t *testing.T) {
	r := start(t, map[string]string{"a.md": "# A\n"}, nil)
	now, answer := r.state.Load(), &deadlines{ResponseRecorder: httptest.NewRecorder()}
	now.search = sync.OnceValues(func() (searchFiles, error) {
		answer.happened = append(answer.happened, "made")
		return now.makeSearch()
	})
	request := httptest.NewRequest(http.MethodGet, "/search-index.json", nil)
	request.Host = "localhost"
	r.ServeHTTP(answer, request)
	if want := []string{"no end", "made", "an end", "written"}; !slices.Equal(answer.happened, want) {
		t.Errorf("%q, want %q", answer.happened, want)
	}
}

// TestSearchPacked: the files are held compressed, and a browser gets them as it takes
// them.
func TestSearchPacked(t *testing.T) {
	r := start(t, map[string]string{"a.md": "# Queue\n\nThe quartzite stopped.\n"}, nil)
	files, err := r.state.Load().search()
	if err != nil {
		t.Fatal(err)
	}
	want, err := unpack(files["search-index.json"])
	if err != nil || !json.Valid(want) {
		t.Fatalf("the index is no JSON behind its compression (%v): %q", err, want)
	}
	for accepted, packed := range map[string]bool{
		"": false, "br": false, "gzip;q=0": false, "x-gzip, br": false, "identity, gzip;q=0.000": false,
		"gzip": true, "br, gzip": true, "gzip;q=0.5, *;q=0": true, "deflate , gzip ; q=1": true,
	} {
		request := httptest.NewRequest(http.MethodGet, "/search-index.json", nil)
		request.Host = "localhost"
		request.Header.Set("Accept-Encoding", accepted)
		answer := httptest.NewRecorder()
		r.ServeHTTP(answer, request)
		body, coding := answer.Body.Bytes(), answer.Header().Get("Content-Encoding")
		if (coding == "gzip") != packed {
			t.Errorf("to %q: compressed as %q", accepted, coding)
		}
		if coding == "gzip" {
			if body, err = unpack(body); err != nil {
				t.Errorf("to %q: %v", accepted, err)
			}
		}
		if !bytes.Equal(body, want) {
			t.Errorf("to %q: %q, want %q", accepted, body, want)
		}
	}
}

// TestSearchHeldOnce: a file of the index before that is still the same is not held
// twice, and not made again.
func TestSearchHeldOnce(t *testing.T) {
	r := start(t, map[string]string{"a.md": "# Queue\n\nThe quartzite stopped.\n", "b.md": "# Disk\n"}, nil)
	first, err := r.state.Load().search()
	if err != nil {
		t.Fatal(err)
	}
	r.write("b.md", "# Obsidian\n")
	r.shows("/incidents/b/", "Obsidian")
	second, err := r.state.Load().search()
	if err != nil {
		t.Fatal(err)
	}
	same := 0
	for name, body := range second {
		if before, there := first[name]; there && pipeline.Immutable(name) {
			same++
			if &before[0] != &body[0] {
				t.Errorf("%s is held twice", name)
			}
		}
	}
	if same == 0 || bytes.Equal(first["search-index.json"], second["search-index.json"]) {
		t.Errorf("%d files are the same; want some, and another index", same)
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
