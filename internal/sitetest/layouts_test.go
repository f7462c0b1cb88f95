package sitetest

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// TestLayoutsWriteWhatHTMLTemplateWrites builds the example and real postmortems
// twice: as ever, and with layouts that begin with what only html/template knows,
// and are otherwise the same. Every page is the same to the byte.
func TestLayoutsWriteWhatHTMLTemplateWrites(t *testing.T) {
	folders := []string{exampleFolder}
	if !testing.Short() {
		if entries, err := os.ReadDir(corporaRoot); err == nil {
			for _, entry := range entries {
				if entry.IsDir() {
					folders = append(folders, filepath.Join(corporaRoot, entry.Name()))
				}
			}
		}
	}
	for _, folder := range folders {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			settings := defaults(os.DirFS(folder))
			settings.Layouts = unknown(t, settings.Layouts)
			slow, err := build(settings)
			if err != nil {
				t.Fatal(err)
			}
			fast := buildOnce(t, folder)
			if len(slow.files) != len(fast.files) {
				t.Errorf("%d files, not %d", len(fast.files), len(slow.files))
			}
			for path, want := range slow.files {
				if !bytes.Equal(fast.files[path], want) {
					t.Errorf("%s differs", path)
				}
			}
		})
	}
}

// unknown puts before each layout of a page what writes nothing, and is known to
// html/template alone.
func unknown(t *testing.T, layouts fs.FS) fs.FS {
	t.Helper()
	slow := fstest.MapFS{}
	err := fs.WalkDir(layouts, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".html") {
			return err
		}
		text, err := fs.ReadFile(layouts, name)
		slow[name] = &fstest.MapFile{Data: append([]byte(`{{if print ""}}{{end}}`), text...)}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return slow
}
