package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/assets"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/layouts"
)

// defaults are the settings of a site over a folder.
func defaults(folder fs.FS) Settings {
	return Settings{
		Folder: folder, ConfigFolder: folder, ConfigName: "debrief.yaml", Layouts: layouts.FS, Assets: assets.FS,
		AsOf: kb.Date{Year: 2026, Month: 11, Day: 21},
	}
}

// moment is when the loads of these tests happen.
var moment = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// written renders all pages of a site, and lists its problems.
func written(t *testing.T, site *Site) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, page := range site.Pages.All() {
		var out bytes.Buffer
		if err := page.Write(&out); err != nil {
			t.Fatalf("%s: %v", page.Path, err)
		}
		files[page.Path] = out.String()
	}
	var list strings.Builder
	if err := (problem.Printer{}).Print(&list, site.Problems); err != nil {
		t.Fatal(err)
	}
	files["problems"] = list.String()
	return files
}

// load loads and fails the test on an error.
func load(t *testing.T, loader *Loader, now time.Time) (*Site, Change) {
	t.Helper()
	site, change, err := loader.Load(context.Background(), now)
	if err != nil {
		t.Fatal(err)
	}
	return site, change
}

// TestLoadAgain: whatever is done to a folder, the next load of a loader gives
// what the first load of a new one gives, and reads no other file.
func TestLoadAgain(t *testing.T) {
	old := moment.Add(-time.Hour)
	put := func(folder fstest.MapFS, name, text string) {
		old = old.Add(time.Second)
		folder[name] = &fstest.MapFile{Data: []byte(text), ModTime: old}
	}
	steps := []struct {
		name string
		do   func(fstest.MapFS)
		want Change
	}{
		{"nothing", func(fstest.MapFS) {}, Change{}},
		{"a word", func(f fstest.MapFS) {
			put(f, "2026-01-01-a.md", "# First\n\nOther words, and [b](b.md).\n\n## Contributing factors\n\n- **Retry storm** (technical)\n")
		}, Change{Files: []string{"2026-01-01-a.md"}}},
		{"a touch", func(f fstest.MapFS) { put(f, "b.md", string(f["b.md"].Data)) }, Change{}},
		{"another factor", func(f fstest.MapFS) {
			put(f, "b.md", "---\ndate: 2026-02-02\nservices: [checkout]\nfactors: [{factor: Queue limits, kind: human, markers: [Team changes, New one]}]\n---\n# Second\n")
		}, Change{Files: []string{"b.md"}}},
		{"a description", func(f fstest.MapFS) {
			put(f, "factors/retry-storm.md", "---\ntitle: Retry storm\nkind: economic\nmarkers: [scarcity]\nsynonyms: [Queue limits]\n---\nSee [[b]].\n")
		}, Change{Files: []string{"factors/retry-storm.md"}}},
		{"a new file", func(f fstest.MapFS) {
			put(f, "sub/b.md", "# Second\n\n[[2026-01-01-a]] ![](../x.png)\n")
			put(f, "x.png", "\x89PNG\r\n\x1a\n")
		}, Change{Files: []string{"sub/b.md"}, Attachments: true}},
		{"another image", func(f fstest.MapFS) { put(f, "x.png", "\x89PNG\r\n\x1a\nmore") }, Change{Attachments: true}},
		{"a rename", func(f fstest.MapFS) { f["c.md"] = f["b.md"]; delete(f, "b.md") }, Change{Files: []string{"c.md"}, Removed: []string{"b.md"}}},
		{"a template", func(f fstest.MapFS) { put(f, "template.md", "# [Title]\n") }, Change{Listing: true}},
		{"a configuration", func(f fstest.MapFS) { put(f, "debrief.yaml", "title: Bookshop\npages: [sub]\n") },
			Change{Files: []string{"2026-01-01-a.md", "c.md", "factors/retry-storm.md", "sub/b.md"}, Config: true}},
		{"another title", func(f fstest.MapFS) {
			put(f, "debrief.yaml", "title: Library\npages: [sub]\nrules: {action-owner: error}\n")
		},
			Change{Config: true}},
		{"one file fewer", func(f fstest.MapFS) { delete(f, "sub/b.md") }, Change{Removed: []string{"sub/b.md"}}},
		{"a cause in words", func(f fstest.MapFS) {
			put(f, "d.md", "# Third\n\n## Contributing factors\n\n- The disk was full.\n")
		}, Change{Files: []string{"d.md"}}},
		{"no starter vocabulary", func(f fstest.MapFS) { put(f, "debrief.yaml", "title: Bookshop\npages: [sub]\nvocabulary: none\n") },
			Change{Files: []string{"2026-01-01-a.md", "c.md", "d.md", "factors/retry-storm.md"}, Config: true}},
	}
	folder := fstest.MapFS{}
	put(folder, "2026-01-01-a.md", "# First\n\nWords, and [b](b.md).\n\n## Contributing factors\n\n- **Retry storm** (technical): clients\n- **Queue limits**: small\n")
	put(folder, "b.md", "---\ndate: 2026-02-02\nrelated: [2026-01-01-a, nobody]\nservices: [checkout, \"\", Checkout]\ntags: [\"\", one]\n---\n# Second\n")
	loader := NewLoader(defaults(folder))
	load(t, loader, moment)
	for _, step := range steps {
		t.Run(step.name, func(t *testing.T) {
			step.do(folder)
			site, change := load(t, loader, moment)
			if diff := cmp.Diff(step.want, change); diff != "" {
				t.Errorf("the change (-want +got):\n%s", diff)
			}
			fresh, err := Load(context.Background(), defaults(folder))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(written(t, fresh), written(t, site)); diff != "" {
				t.Errorf("a clean load differs (-clean +again):\n%s", diff)
			}
		})
	}
}

// TestLoadAgainExample loads the example twice, with every file written again in
// between: nothing that the first load linked may show in the second.
func TestLoadAgainExample(t *testing.T) {
	loader := NewLoader(defaults(os.DirFS(filepath.Join("..", "..", "content"))))
	first, _ := load(t, loader, moment)
	want := written(t, first)
	loader.site = nil
	second, _ := load(t, loader, moment)
	if diff := cmp.Diff(want, written(t, second)); diff != "" {
		t.Errorf("the second load differs (-first +second):\n%s", diff)
	}
	if diff := cmp.Diff(want, written(t, first)); diff != "" {
		t.Errorf("the second load changed the first site (-before +after):\n%s", diff)
	}
}

// TestLoadWhatIsLearnt: another phrase of a factor is looked for in what incidents said;
// of the files only its own is read again, and incidents that it does not touch stay the same.
func TestLoadWhatIsLearnt(t *testing.T) {
	const text = "# Down\n\n## Contributing factors\n\n- %s\n"
	folder := fstest.MapFS{
		"factors/fatigue.md": {Data: []byte("---\ntitle: Fatigue\nkind: human\n---\n"), ModTime: moment.Add(-2 * time.Hour)},
		"a.md":               {Data: fmt.Appendf(nil, text, "The batteries went flat at dusk."), ModTime: moment.Add(-time.Hour)},
		"b.md":               {Data: fmt.Appendf(nil, text, "The disk was full."), ModTime: moment.Add(-time.Hour)},
	}
	settings, reads := defaults(folder), 0
	settings.Progress, settings.Workers = func(string, int, int) { reads++ }, 1
	loader := NewLoader(settings)
	load(t, loader, moment)
	untouched := loader.read["b.md"].incidents[0]
	reads = 0
	folder["factors/fatigue.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Fatigue\nkind: human\nphrases: {en: [batteries went flat]}\n---\n"), ModTime: moment.Add(-time.Hour)}
	site, change := load(t, loader, moment)
	if reads != 1 || !slices.Equal(change.Files, []string{"factors/fatigue.md"}) {
		t.Errorf("%d files were read, and %v are told", reads, change.Files)
	}
	if loader.read["b.md"].incidents[0] != untouched {
		t.Error("an incident whose words say nothing of it is another one")
	}
	suggested := ""
	for _, f := range site.Base.Factors {
		for _, use := range f.Suggestions {
			suggested += use.Incident.Source + ": " + f.Slug + "\n"
		}
	}
	if !strings.Contains(suggested, "a.md: fatigue\n") {
		t.Errorf("suggested are\n%s", suggested)
	}
}

// TestLoadWithinOneTick: a file that is written twice while the clock of the disk
// stands still, and keeps its size, is read again.
func TestLoadWithinOneTick(t *testing.T) {
	folder := fstest.MapFS{"a.md": {Data: []byte("# One\n"), ModTime: moment}}
	loader := NewLoader(defaults(folder))
	load(t, loader, moment.Add(time.Second))
	folder["a.md"] = &fstest.MapFile{Data: []byte("# Two\n"), ModTime: moment}
	site, _ := load(t, loader, moment.Add(time.Hour))
	if got := site.Base.Incidents[0].Title; got != "Two" {
		t.Errorf("the title is %q", got)
	}
	if _, change := load(t, loader, moment.Add(time.Hour)); !change.Empty() {
		t.Errorf("it is read for ever: %+v", change)
	}
}

// TestLoadLastGood: a file with errors is shown as it was before it had them.
func TestLoadLastGood(t *testing.T) {
	const good, broken = "---\ntitle: Good %d\n---\nText.\n", "---\ntitle: [\n---\nText.\n"
	folder := fstest.MapFS{}
	settings := defaults(folder)
	settings.LastGood = true
	loader := NewLoader(settings)
	for n := range 5 {
		folder["a.md"] = &fstest.MapFile{Data: fmt.Appendf(nil, good, n), ModTime: moment}
		site, _ := load(t, loader, moment)
		if len(site.Problems) > 0 {
			t.Fatal(site.Problems)
		}
		for range 2 {
			folder["a.md"] = &fstest.MapFile{Data: []byte(broken + strings.Repeat("\n", n)), ModTime: moment}
			site, _ = load(t, loader, moment)
			if want := fmt.Sprintf("Good %d", n); site.Base.Incidents[0].Title != want {
				t.Errorf("broken: the title is %q, want %q", site.Base.Incidents[0].Title, want)
			}
			if problem.Count(site.Problems, problem.Error) != 1 {
				t.Errorf("the problems are %v", site.Problems)
			}
		}
	}
	delete(folder, "a.md")
	load(t, loader, moment)
	folder["a.md"] = &fstest.MapFile{Data: []byte(broken), ModTime: moment}
	if site, _ := load(t, loader, moment); strings.HasPrefix(site.Base.Incidents[0].Title, "Good") {
		t.Error("a file that was removed is still shown")
	}
}

// TestLoadAfterError: what a failed load read is not lost for the next one.
func TestLoadAfterError(t *testing.T) {
	folder := fstest.MapFS{"a.md": {Data: []byte("# One\n"), ModTime: moment}}
	settings := defaults(folder)
	own := fstest.MapFS{}
	settings.Layouts = Overlay(own, layouts.FS)
	loader := NewLoader(settings)
	load(t, loader, moment)
	own["incident.html"] = &fstest.MapFile{Data: []byte("{{")}
	folder["a.md"] = &fstest.MapFile{Data: []byte("# Two\n"), ModTime: moment}
	if _, _, err := loader.Load(context.Background(), moment); err == nil || !strings.Contains(err.Error(), "incident.html") {
		t.Fatal("a broken layout went unnoticed:", err)
	}
	delete(own, "incident.html")
	site, change := load(t, loader, moment)
	if got := site.Base.Incidents[0].Title; got != "Two" || !change.Look {
		t.Errorf("the title is %q, the change %+v", got, change)
	}
}

// TestCopies: a copy of an incident is told of, once, and one of a page or of nothing is
// not.
func TestCopies(t *testing.T) {
	folder := fstest.MapFS{}
	for name, text := range map[string]string{
		"a/2026-01-01-mail.md": "# Mail late\n", "b/2026-01-01-mail.md": "# Mail late\n", "c/2026-01-01-mail.md": "# Mail late \n",
		"guide/a.md": "# A\n", "guide/b.md": "# A\n", "d.md": "", "e.md": "",
	} {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	site, err := Load(context.Background(), defaults(folder))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range site.Problems {
		if p.Rule == problem.DocumentTwice || p.Rule == problem.TitleTwice {
			got = append(got, p.File+": "+p.Message)
		}
	}
	want := `a/2026-01-01-mail.md: "Mail late" is the title of c/2026-01-01-mail.md, too` + "\n" +
		"b/2026-01-01-mail.md: this is a/2026-01-01-mail.md once more, to the last byte"
	if strings.Join(got, "\n") != want {
		t.Errorf("%q, want %q", got, want)
	}
}
