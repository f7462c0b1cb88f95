package pipeline

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/debrief-dev/debrief/internal/search"
)

// searchTitles opens the search of a folder and returns the title of the first hit.
func searchTitles(t *testing.T, settings Settings, text string) (string, FolderSummary) {
	t.Helper()
	found, err := OpenSearch(t.Context(), settings)
	if err != nil {
		t.Fatal(err)
	}
	results, err := found.Search(t.Context(), search.Query{Text: text}, 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := found.Close(); err != nil {
		t.Fatal(err)
	}
	if len(results.Hits) == 0 {
		return "", found.Folder
	}
	return results.Hits[0].Document.Title, found.Folder
}

// kept are the folders of a cache.
func kept(t *testing.T, folder string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// TestOpenSearchKeeps holds an index that was kept to what a new one says, and lets
// everything that it depends on make another one.
func TestOpenSearchKeeps(t *testing.T) {
	folder := fstest.MapFS{
		"a.md":      {Data: []byte("# Disk full\n\nThe disk was full.\n")},
		"broken.md": {Data: []byte("---\ntitle: x\ntitle: y\n---\n\n# Broken\n")},
	}
	settings := defaults(folder)
	settings.Cache, settings.Version = filepath.Join(t.TempDir(), "cache"), "1"
	indexes := 0
	for _, step := range []struct {
		name   string
		change func()
		want   string
		made   int
	}{
		{"the first time", func() {}, "Disk full", 1},
		{"the second time", func() {}, "Disk full", 0},
		{"a changed file", func() { folder["a.md"] = &fstest.MapFile{Data: []byte("# Disk crowded\n\nThe disk was full.\n")} }, "Disk crowded", 1},
		{"a moved file", func() { folder["b.md"] = folder["a.md"]; delete(folder, "a.md") }, "Disk crowded", 1},
		{"a configuration", func() { folder["debrief.yaml"] = &fstest.MapFile{Data: []byte("language: de\n")} }, "Disk crowded", 1},
		{"a draft", func() { settings.Drafts = true }, "Disk crowded", 1},
		{"another program", func() { settings.Version = "2" }, "Disk crowded", 1},
		{"an index that is broken", func() {
			for _, path := range kept(t, settings.Cache) {
				if err := os.Truncate(filepath.Join(path, keptIndex, "root.bolt"), 10); err != nil {
					t.Fatal(err)
				}
			}
		}, "Disk crowded", 0},
		{"a folder that is gone", func() {
			if err := os.RemoveAll(settings.Cache); err != nil {
				t.Fatal(err)
			}
			indexes = 0
		}, "Disk crowded", 1},
	} {
		step.change()
		got, summary := searchTitles(t, settings, "disk full")
		if got != step.want {
			t.Errorf("%s: found %q, want %q", step.name, got, step.want)
		}
		if summary != (FolderSummary{Documents: 2, Errors: 1}) {
			t.Errorf("%s: %+v", step.name, summary)
		}
		indexes = min(indexes+step.made, 4)
		if n := len(kept(t, settings.Cache)); n != indexes {
			t.Errorf("%s: %d indexes are kept, want %d", step.name, n, indexes)
		}
	}
}

// TestOpenSearchWithout answers where nothing can be kept, or nothing may be.
func TestOpenSearchWithout(t *testing.T) {
	settings := defaults(fstest.MapFS{"a.md": {Data: []byte("# Disk full\n\nThe disk was full.\n")}})
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, cache := range []string{"", file, filepath.Join(file, "below")} {
		settings.Cache, settings.Version = cache, "1"
		if got, _ := searchTitles(t, settings, "disk"); got != "Disk full" {
			t.Errorf("with the cache %q: found %q", cache, got)
		}
	}
	settings.Cache, settings.Version = t.TempDir(), ""
	if got, _ := searchTitles(t, settings, "disk"); got != "Disk full" || len(kept(t, settings.Cache)) > 0 {
		t.Errorf("found %q, and kept %v", got, kept(t, settings.Cache))
	}
}
