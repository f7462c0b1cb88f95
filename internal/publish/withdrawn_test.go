package publish

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWithdrawnWordsAreGone: what has the words of a document leaves with it, and
// only styles and scripts stay for open pages.
func TestWithdrawnWordsAreGone(t *testing.T) {
	destination := filepath.Join(t.TempDir(), "site")
	options := Options{
		Immutable: func(path string) bool { return path != "index.html" },
		Outlives:  func(path string) bool { return strings.HasPrefix(path, "assets/") },
	}
	for _, version := range []string{"one", "two"} {
		var pages []Page
		for _, path := range []string{"index.html", "assets/" + version + ".css", "search/" + version + ".json"} {
			pages = append(pages, Page{Path: path, Write: func(w io.Writer) error {
				_, err := io.WriteString(w, version)
				return err
			}})
		}
		if _, err := Publish(context.Background(), destination, pages, options); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(filepath.Join(destination, "search", "one.json")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the words of the first site are still there (%v)", err)
	}
	if _, err := os.Stat(filepath.Join(destination, "assets", "one.css")); err != nil {
		t.Errorf("the styles of the first site are gone: %v", err)
	}
}
