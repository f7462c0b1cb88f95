// Package sitetest holds the tests of whole sites: folders go in, and what is
// judged is what a host serves, a browser shows and a reader does.
//
// It stands behind the pipeline, which it calls as a command does, and is no part
// of the program. A site is built in memory (harness_test.go); tests that need a
// browser, Node or real postmortems skip where there are none, and say so.
package sitetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/debrief-dev/debrief/assets"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/internal/render"
	"github.com/debrief-dev/debrief/layouts"
)

// today is the day of which the sites of these tests speak.
var today = kb.Date{Year: 2026, Month: 11, Day: 21}

// defaults are the settings of a site over a folder.
func defaults(folder fs.FS) pipeline.Settings {
	return pipeline.Settings{
		Folder: folder, ConfigFolder: folder, ConfigName: "debrief.yaml",
		Layouts: layouts.FS, Assets: assets.FS, AsOf: today,
	}
}

// built is a site in memory.
type built struct {
	*pipeline.Site
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
func buildFolder(t testing.TB, settings pipeline.Settings) *built {
	t.Helper()
	b, err := build(settings)
	if err != nil {
		t.Fatal(err)
	}
	b.t = t
	b.isText()
	return b
}

// isText wants every file of the site to be UTF-8; what authors attach is as it was.
func (b *built) isText() {
	b.t.Helper()
	for path, data := range b.files {
		if !strings.HasPrefix(path, "files/") && !utf8.Valid(data) {
			b.t.Errorf("%s is not valid UTF-8", path)
		}
	}
}

// onDisk has the sites of folders on disk by the path of the folder, each as the
// function that builds it the first time that a test asks for it.
var onDisk sync.Map

// buildOnce is the site of a folder on disk. All tests share it, so none changes
// it.
func buildOnce(t testing.TB, folder string) *built {
	t.Helper()
	once, _ := onDisk.LoadOrStore(folder, sync.OnceValues(func() (*built, error) { return build(defaults(os.DirFS(folder))) }))
	shared, err := once.(func() (*built, error))()
	if err != nil {
		t.Fatal(err)
	}
	b := *shared
	b.t = t
	return &b
}

// exampleSite is the site of the example.
func exampleSite(t testing.TB) *built { t.Helper(); return buildOnce(t, exampleFolder) }

func build(settings pipeline.Settings) (*built, error) {
	site, err := pipeline.Load(context.Background(), settings)
	if err != nil {
		return nil, err
	}
	b := &built{Site: site, files: map[string][]byte{}}
	var mu sync.Mutex
	write := func(page publish.Page) error {
		var out bytes.Buffer
		if err := page.Write(&out); err != nil {
			return fmt.Errorf("%s: %w", page.Path, err)
		}
		mu.Lock()
		defer mu.Unlock()
		if _, twice := b.files[page.Path]; twice {
			return fmt.Errorf("%s is written twice", page.Path)
		}
		b.files[page.Path] = out.Bytes()
		return nil
	}
	var errs []error
	for _, page := range site.Pages.All() {
		errs = append(errs, write(page))
	}
	errs = append(errs, site.SearchFiles(context.Background(), write))
	return b, errors.Join(errs...)
}

// published is a file of a site as readers get it.
func published(t testing.TB, name string, file []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	page := publish.Page{Path: name, Write: func(w io.Writer) error { _, err := w.Write(file); return err }}
	if err := render.Short(page).Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
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
		lines = append(lines, strings.TrimSpace(p.File+" "+p.Level.String()+" "+p.Rule.String()))
	}
	return strings.Join(lines, "\n")
}

var (
	exampleFolder = filepath.Join("..", "..", "content")
	corporaRoot   = filepath.Join("..", "..", "..", "shared", "corpora")
)

// exampleAndCorpora are the folders of the example and of the corpora; without
// these, and in a short run, it says that the example is all.
func exampleAndCorpora(t testing.TB) []string {
	t.Helper()
	folders := []string{exampleFolder}
	if _, err := os.Stat(corporaRoot); err != nil || testing.Short() {
		t.Log("only the example: no corpora of real postmortems here, or no time for them")
		return folders
	}
	return append(folders, corpora(t)...)
}

// corpora are the folders of real postmortems beside the project; the test is
// skipped where they are absent, and in a short run.
func corpora(t testing.TB) []string {
	t.Helper()
	if testing.Short() {
		t.Skip("the real postmortems are for a whole run")
	}
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
