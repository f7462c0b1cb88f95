package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/debrief-dev/debrief/assets"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/layouts"
)

// today is the day of which the sites of these tests speak.
var today = kb.Date{Year: 2026, Month: 11, Day: 21}

// defaults are the settings of a site over a folder.
func defaults(folder fs.FS) Settings {
	return Settings{
		Folder: folder, ConfigFolder: folder, ConfigName: "debrief.yaml",
		Layouts: layouts.FS, Assets: assets.FS, AsOf: today,
	}
}

// built is a site in memory.
type built struct {
	*Site
	t     testing.TB
	files map[string][]byte
}

// archive makes a folder from a txtar archive.
func archive(text string) fstest.MapFS {
	folder := fstest.MapFS{}
	for _, file := range txtar.Parse([]byte(text)).Files {
		folder[file.Name] = &fstest.MapFile{Data: file.Data}
	}
	return folder
}

// buildArchive builds the site of a txtar archive in memory.
func buildArchive(t testing.TB, text string) *built {
	t.Helper()
	return buildFolder(t, defaults(archive(text)))
}

// buildFolder builds a site in memory.
func buildFolder(t testing.TB, settings Settings) *built {
	t.Helper()
	site, err := Load(context.Background(), settings)
	if err != nil {
		t.Fatal(err)
	}
	b := &built{Site: site, t: t, files: map[string][]byte{}}
	var mu sync.Mutex
	write := func(page publish.Page) error {
		var out bytes.Buffer
		if err := page.Write(&out); err != nil {
			return fmt.Errorf("%s: %w", page.Path, err)
		}
		mu.Lock()
		defer mu.Unlock()
		if _, twice := b.files[page.Path]; twice {
			t.Errorf("%s is written twice", page.Path)
		}
		b.files[page.Path] = out.Bytes()
		return nil
	}
	for _, page := range site.Pages {
		if err := write(page); err != nil {
			t.Fatal(err)
		}
	}
	if err := site.SearchFiles(context.Background(), write); err != nil {
		t.Fatal(err)
	}
	return b
}

// contains fails the test unless the file holds every one of the texts.
func (b *built) contains(path string, texts ...string) {
	b.t.Helper()
	file, ok := b.files[path]
	if !ok {
		b.t.Errorf("there is no %s", path)
		return
	}
	for _, text := range texts {
		if !bytes.Contains(file, []byte(text)) {
			b.t.Errorf("%s does not contain %q", path, text)
		}
	}
}

// lacks fails the test if the file holds one of the texts.
func (b *built) lacks(path string, texts ...string) {
	b.t.Helper()
	for _, text := range texts {
		if bytes.Contains(b.files[path], []byte(text)) {
			b.t.Errorf("%s contains %q", path, text)
		}
	}
}

// found lists the problems as file:line rule.
func (b *built) found() string {
	var lines []string
	for _, p := range b.Problems {
		lines = append(lines, strings.TrimSpace(p.File+" "+p.Level.String()+" "+p.Rule))
	}
	return strings.Join(lines, "\n")
}

var corporaRoot = filepath.Join("..", "..", "..", "shared", "corpora")

// exampleAndCorpora are the folders of the example and of the corpora; without
// these it says so.
func exampleAndCorpora(t testing.TB) []string {
	t.Helper()
	folders := []string{filepath.Join("..", "..", "content")}
	if _, err := os.Stat(corporaRoot); err != nil {
		t.Log("only the example: no corpora of real postmortems here")
		return folders
	}
	return append(folders, corpora(t)...)
}

// corpora are the folders of real postmortems beside the project; the test is
// skipped where they are absent.
func corpora(t testing.TB) []string {
	t.Helper()
	entries, err := os.ReadDir(corporaRoot)
	if err != nil {
		t.Skip("no corpora of real postmortems here:", err)
	}
	var folders []string
	for _, entry := range entries {
		if entry.IsDir() {
			folders = append(folders, filepath.Join(corporaRoot, entry.Name()))
		}
	}
	return folders
}
