package pipeline

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/layouts"
)

// TestNoPageIsStale edits the example again and again: pages that are kept from one
// load to the next are those that a new loader would make.
func TestNoPageIsStale(t *testing.T) {
	folder := fstest.MapFS{}
	at := moment.Add(-time.Hour)
	put := func(in fstest.MapFS, name string, text []byte) {
		at = at.Add(time.Second)
		in[name] = &fstest.MapFile{Data: text, ModTime: at}
	}
	example := os.DirFS(filepath.Join("..", "..", "content"))
	err := fs.WalkDir(example, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(example, name)
		put(folder, name, text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	own := fstest.MapFS{}
	settings := defaults(folder)
	settings.Layouts = Overlay(own, layouts.FS)
	loader := NewLoader(settings)
	site, _ := load(t, loader, moment)
	written(t, site)
	edit := func(n int, old, changed string) {
		name := site.Base.Incidents[n].Source
		text := folder[name].Data
		if !bytes.Contains(text, []byte(old)) {
			t.Fatalf("%s has no %q", name, old)
		}
		put(folder, name, bytes.Replace(text, []byte(old), []byte(changed), 1))
	}
	for _, step := range []struct {
		name string
		do   func()
	}{
		{"a word at the end", func() {
			put(folder, site.Base.Incidents[0].Source, append(folder[site.Base.Incidents[0].Source].Data, "\nOne word more.\n"...))
		}},
		{"a line before everything", func() { edit(1, "\n\n", "\n\n\n") }},
		{"a title", func() { edit(2, "\n# ", "\n# Again: ") }},
		{"an action that is done", func() { edit(positionOfOpen(t, folder, site), "- [ ] ", "- [x] ") }},
		{"one document less", func() { delete(folder, site.Base.Incidents[3].Source) }},
		{"a layout", func() {
			put(own, "notfound.html", []byte(`{{template "head.html" .}}<h1>Nowhere</h1>{{template "foot.html" .}}`))
		}},
	} {
		step.do()
		again, _ := load(t, loader, moment)
		fresh, _ := load(t, NewLoader(settings), moment)
		if diff := cmp.Diff(written(t, fresh), written(t, again)); diff != "" {
			t.Fatalf("%s: a page is not what a new loader makes (-new +kept):\n%.3000s", step.name, diff)
		}
	}
}

// positionOfOpen finds an incident with an open item of a list.
func positionOfOpen(t *testing.T, folder fstest.MapFS, site *Site) int {
	t.Helper()
	for n, incident := range site.Base.Incidents {
		for _, a := range incident.Actions {
			if a.State == "open" && a.Text.Line > 0 && bytes.Contains(folder[incident.Source].Data, []byte("\n- [ ] ")) {
				return n
			}
		}
	}
	t.Fatal("no incident has an open item")
	return 0
}

// changing is a folder of which one file is another one when it is read for the
// second time, and as it was afterwards.
type changing struct {
	fs.FS
	name  string
	other []byte
	reads *int
}

func (c changing) Open(name string) (fs.File, error) {
	if name == c.name {
		if *c.reads++; *c.reads == 2 {
			return fstest.MapFS{name: {Data: c.other}}.Open(name)
		}
	}
	return c.FS.Open(name)
}

// TestLayoutThatChangesWhileItIsRead is as it was when it was hashed, and never longer
// than it was so.
func TestLayoutThatChangesWhileItIsRead(t *testing.T) {
	settings := defaults(fstest.MapFS{"a.md": {Data: []byte("# One\n"), ModTime: moment.Add(-time.Hour)}})
	settings.Layouts = changing{layouts.FS, "notfound.html", []byte("half"), new(int)}
	loader := NewLoader(settings)
	for n, half := range []bool{false, true, false} {
		site, _ := load(t, loader, moment)
		if got := written(t, site)["404.html"]; (got == "half") != half {
			t.Errorf("load %d has the layout of another moment", n+1)
		}
	}
}
