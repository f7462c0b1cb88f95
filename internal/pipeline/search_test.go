package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"testing/fstest"
	"time"

	"github.com/debrief-dev/debrief/internal/publish"
)

// TestSearchIsPublished: the index of the search arrives with the pages, and
// names a file for each document that is there.
func TestSearchIsPublished(t *testing.T) {
	site, err := Load(context.Background(), defaults(os.DirFS(filepath.Join("..", "..", "content"))))
	if err != nil {
		t.Fatal(err)
	}
	destination := filepath.Join(t.TempDir(), "public")
	result, err := Publish(context.Background(), site, destination, publish.Options{Immutable: Immutable})
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(destination, searchIndex))
	if err != nil {
		t.Fatal(err)
	}
	var index struct {
		Version, Count int
		Files          struct {
			Width int
			Names string
		}
	}
	if err := json.Unmarshal(data, &index); err != nil {
		t.Fatal(err)
	}
	if want := len(site.Base.Incidents) + len(site.Base.Pages); index.Version != 4 || index.Count != want {
		t.Errorf("the index has version %d and %d documents, want 4 and %d", index.Version, index.Count, want)
	}
	if got, want := len(index.Files.Names), index.Count*index.Files.Width; got != want {
		t.Errorf("the names have %d characters, want %d", got, want)
	}
	names := map[string]bool{}
	for i := 0; i+index.Files.Width <= len(index.Files.Names); i += index.Files.Width {
		name := filepath.Join(destination, "search", index.Files.Names[i:i+index.Files.Width]+".json")
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
		names[name] = true
	}
	if result.Files < len(site.Pages.All())+1+len(names) {
		t.Errorf("%d files are counted, want more than the %d pages and %d of the search", result.Files, len(site.Pages.All()), 1+len(names))
	}
}

// discard writes a page to nowhere.
func discard(page publish.Page) error { return page.Write(io.Discard) }

func TestSearchFilesStop(t *testing.T) {
	site, err := Load(context.Background(), defaults(fstest.MapFS{"a.md": {Data: []byte("# A\n")}}))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := site.SearchFiles(ctx, discard); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, want %v", err, context.Canceled)
	}
}

// TestSearchFilesLeaveNothing: a preview makes an index again and again, so none
// may leave anything running.
func TestSearchFilesLeaveNothing(t *testing.T) {
	site, err := Load(context.Background(), defaults(fstest.MapFS{"a.md": {Data: []byte("# A\n")}}))
	if err != nil {
		t.Fatal(err)
	}
	before := runtime.NumGoroutine()
	for range 10 {
		if err := site.SearchFiles(context.Background(), discard); err != nil {
			t.Fatal(err)
		}
	}
	// What was told to stop may take a moment.
	after := runtime.NumGoroutine()
	for range 100 {
		if after = runtime.NumGoroutine(); after <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines run after ten indexes, and %d did before", after, before)
}

func TestImmutable(t *testing.T) {
	tests := []struct {
		path                string
		immutable, ofSearch bool
	}{
		{"assets/site-0123456789.css", true, false},
		{"search/abcdefg.json", true, true},
		{"search/terms-abcdefg.json", true, true},
		{"search-index.json", false, true},
		{"search/index.html", false, false},
		{"index.html", false, false},
		{"incidents/search/index.json", false, false},
	}
	for _, tt := range tests {
		if got := Immutable(tt.path); got != tt.immutable {
			t.Errorf("Immutable(%q) is %v, want %v", tt.path, got, tt.immutable)
		}
		if got := IsSearchFile(tt.path); got != tt.ofSearch {
			t.Errorf("IsSearchFile(%q) is %v, want %v", tt.path, got, tt.ofSearch)
		}
	}
}

// BenchmarkSearchFiles is what the search adds to a build, in bytes of Markdown a
// second.
func BenchmarkSearchFiles(b *testing.B) {
	folder, size := generated(1_000)
	site, err := Load(context.Background(), defaults(folder))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(size)
	for b.Loop() {
		if err := site.SearchFiles(context.Background(), discard); err != nil {
			b.Fatal(err)
		}
	}
}
