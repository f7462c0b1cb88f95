package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// folder writes files into a new folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	memory := fstest.MapFS{}
	for name, text := range files {
		memory[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	path := filepath.Join(t.TempDir(), "site")
	if err := os.CopyFS(path, memory); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestCompareFolders(t *testing.T) {
	before := folder(t, map[string]string{"same.html": "a\nb\n", "a/index.html": "one\ntwo\nthree\n", "gone.json": "{}", "longer": "x\n", "bytes": "\xff\n"})
	after := folder(t, map[string]string{"same.html": "a\nb\n", "a/index.html": "one\n2\nthree\n", "new.json": "{}", "longer": "x\ny\n", "bytes": "\xfe\n"})
	got, files, err := compareFolders(before, after)
	if err != nil {
		t.Fatal(err)
	}
	want := []difference{
		{"a/index.html", "line 2\n    - two\n    + 2"},
		{"bytes", "line 1\n    - \xff\n    + \xfe"},
		{"gone.json", "is gone"},
		{"longer", "line 2\n    - \n    + y"},
		{"new.json", "is new"},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(difference{})); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if files != 6 {
		t.Errorf("%d files are counted, want 6", files)
	}
	if same, _, err := compareFolders(before, before); err != nil || len(same) > 0 {
		t.Errorf("a folder differs from itself: %v, %v", same, err)
	}
	if all, _, err := compareFolders(filepath.Join(before, "none"), after); err != nil || len(all) != 5 {
		t.Errorf("where nothing was built, %d files are new, want 5: %v", len(all), err)
	}
}

// TestFirstLineOfLongLines: a line of a whole page is shown where it differs.
func TestFirstLineOfLongLines(t *testing.T) {
	long := strings.Repeat("é", 500)
	got := firstLine(long+"A"+long, long+"B"+long)
	for _, want := range []string{"A", "B"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q does not show %q", got, want)
		}
	}
	if len(got) > 3*most || strings.ContainsRune(got, '\uFFFD') {
		t.Errorf("%d bytes: %q", len(got), got)
	}
}

func TestTimeless(t *testing.T) {
	for said, want := range map[string]string{
		"Built 16 incidents in 517 ms: 344 files, 3.0 MB, in site": "Built 16 incidents in no time: 344 files, 3.0 MB, in site",
		"Built 2 in 3.0 s: 3 files":                                "Built 2 in no time: 3 files",
		"in 3 services":                                            "in 3 services",
	} {
		if got := timeless(said); got != want {
			t.Errorf("%q becomes %q, want %q", said, got, want)
		}
	}
}
