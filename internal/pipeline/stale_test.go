package pipeline

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/layouts"
)

// TestNoPageIsStale edits the example again and again: pages that are kept from one
// load to the next are those that a new loader would make.
func TestNoPageIsStale(t *testing.T) {
	folder, put := exampleInMemory(t)
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

// exampleInMemory is the example, and what puts a file into it later than all others.
func exampleInMemory(t *testing.T) (folder fstest.MapFS, put func(in fstest.MapFS, name string, text []byte)) {
	t.Helper()
	folder = fstest.MapFS{}
	at := moment.Add(-24 * time.Hour)
	put = func(in fstest.MapFS, name string, text []byte) {
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
	return folder, put
}

// edits is how many random edits a test makes.
var edits = flag.Int("edits", 15, "how many random edits the test of stale pages makes")

// TestNoPageIsStaleAtRandom edits the example at random, one or two edits a load and now
// and then another day, with documents that link to one another and name the same things:
// nothing of what was found out before an edit is shown after it where a new loader shows
// something else.
func TestNoPageIsStaleAtRandom(t *testing.T) {
	for name, gone := range map[string]string{"example": "", "without services": "services/"} {
		t.Run(name, func(t *testing.T) {
			folder, put := exampleInMemory(t)
			maps.DeleteFunc(folder, func(name string, _ *fstest.MapFile) bool { return gone != "" && strings.HasPrefix(name, gone) })
			own := fstest.MapFS{}
			settings := defaults(folder)
			settings.AsOf = kb.Date{} // the day of the load
			settings.Layouts, settings.Check, settings.Quality = Overlay(own, layouts.FS), true, true
			loader, now := NewLoader(settings), moment
			random := rand.New(rand.NewPCG(19, uint64(*edits)))
			e := editor{folder: folder, own: own, put: put, random: random}
			for n := range *edits {
				what := e.edit(2 * n)
				switch random.IntN(8) {
				case 0:
					what += " and " + e.edit(2*n+1)
				case 1:
					what, now = what+" a day later", now.Add(24*time.Hour)
				}
				again, _ := load(t, loader, now)
				fresh, _ := load(t, NewLoader(settings), now)
				if diff := cmp.Diff(written(t, fresh), written(t, again)); diff != "" {
					t.Fatalf("edit %d, %s: a page is not what a new loader makes (-new +kept):\n%.3000s", n, what, diff)
				}
			}
		})
	}
}

// editor makes one random edit after the other.
type editor struct {
	folder, own fstest.MapFS
	put         func(in fstest.MapFS, name string, text []byte)
	random      *rand.Rand
}

func (e *editor) edit(n int) (what string) {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(e.folder)), func(name string) bool { return !strings.HasSuffix(name, ".md") })
	name, other := names[e.random.IntN(len(names))], names[e.random.IntN(len(names))]
	text := e.folder[name].Data
	word := fmt.Sprintf("zebra%d", e.random.IntN(5))
	described := []string{"services/" + word + ".md", "factors/" + word + ".md"}[e.random.IntN(2)]
	switch e.random.IntN(20) {
	case 0:
		e.put(e.folder, name, slices.Concat(text, []byte("\nThe "+word+" service failed, and [["+path.Base(strings.TrimSuffix(other, ".md"))+"]] too.\n")))
	case 1:
		e.put(e.folder, name, bytes.Replace(text, []byte("\n# "), []byte("\n# The "+word+": "), 1))
	case 2:
		e.put(e.folder, name, bytes.Replace(text, []byte("- [ ] "), []byte("- [x] "), 1))
	case 3:
		e.put(e.folder, name, slices.Concat(text, []byte("\n## Action items\n\n- [ ] Add an alarm to the queue of "+word+" @team due:2026-12-01\n")))
	case 4:
		e.put(e.folder, name, slices.Concat(text, []byte("\n## Contributing factors\n\n- **"+word+"** (technical): [["+path.Base(strings.TrimSuffix(other, ".md"))+"]] depends on the "+word+".\n")))
	case 5:
		e.put(e.folder, name, bytes.Replace(text, []byte("\n\n"), []byte("\n\n\n"), 1)) // all lines move
	case 6:
		e.put(e.folder, fmt.Sprintf("2026-11-%02d-%s.md", 1+e.random.IntN(20), word), text)
	case 7:
		delete(e.folder, name)
	case 8:
		delete(e.folder, name)
		e.put(e.folder, path.Join(path.Dir(name), fmt.Sprintf("renamed-%d.md", n)), text)
	case 9:
		if e.folder[described] == nil {
			e.put(e.folder, described, []byte("---\ntitle: "+strings.ToUpper(word)+"\n---\n\nKnown as "+word+".\n"))
		} else {
			delete(e.folder, described)
		}
		name = described
	case 10:
		e.put(e.folder, "debrief.yaml", []byte("title: "+word+"\n"+[]string{
			"", "time-zone: Asia/Tokyo\n", "language: de\n", "base-url: https://example.org/x/\nedit-url: https://example.org/edit/{path}\n",
			"follow-up: after 30 days\n", "rules: {title-twice: error, action-owner: off}\n", "suggest: off\n", "vocabulary: none\n", "sections: {actions: [Lessons], timeline: [Background]}\n",
			"markers: [{name: " + word + ", meaning: a test, synonyms: [scarcity]}]\n", "trackers: {new: \"https://example.org/new?t={title}\"}\n",
		}[e.random.IntN(11)]))
		name = "debrief.yaml"
	case 11:
		e.put(e.own, "notfound.html", []byte(`{{template "head.html" .}}<h1>`+word+`</h1>{{template "foot.html" .}}`))
		name = "notfound.html"
	case 12:
		image := []string{"", "shots/", ".attachments/"}[e.random.IntN(3)] + word + ".png"
		if e.folder[image] == nil {
			e.put(e.folder, image, picture(e.random.IntN(2)))
		} else {
			delete(e.folder, image)
		}
		e.put(e.folder, name, slices.Concat(text, []byte("\n![["+word+".png]]\n")))
		name = image
	case 13:
		e.put(e.folder, name, slices.Concat(text, []byte("\nThe "+word+" router (the Zebra"+word[5:]+" gateway) was down; the "+word+" router failed again. While `zebra-api` slows down, "+word+" depends on the zebra-api.\n")))
	case 15: // what a factor of the folder is recognised by
		name = []string{"factors/" + word + ".md", "factors/retry-storm.md"}[e.random.IntN(2)]
		said := []string{"queue", "alarm", "retried", "nobody knew", "restart", "certificate"}[e.random.IntN(6)]
		e.put(e.folder, name, []byte("---\ntitle: "+[]string{word, "Retry storm"}[e.random.IntN(2)]+"\nkind: "+[]string{"technical", "human"}[e.random.IntN(2)]+
			"\nmarkers: [scarcity]\nsynonyms: [the "+said+"]\nphrases: {en: [\""+said+"\"]}\n---\n\nIt comes back.\n"))
	case 16: // a word in the middle
		at := bytes.LastIndex(text[:e.random.IntN(len(text)+1)], []byte(". "))
		e.put(e.folder, name, slices.Concat(text[:at+1], []byte(" The "+word+" again."), text[at+1:]))
	case 17:
		e.put(e.folder, name, regexp.MustCompile(`(?m)^date: .*$`).ReplaceAll(text, fmt.Appendf(nil, "date: 2026-%02d-%02d", 1+e.random.IntN(11), 1+e.random.IntN(28))))
	case 18:
		e.put(e.folder, name, bytes.Replace(text, []byte("- [ ] "), []byte("- [ ] @"+word+" "), 1))
	case 19:
		e.put(e.folder, name, regexp.MustCompile(`(?m)^severity: .*$`).ReplaceAll(text, fmt.Appendf(nil, "severity: SEV-%d", 1+e.random.IntN(4))))
	case 14:
		e.put(e.folder, name, bytes.Replace(text, []byte("\nservices: ["), []byte("\nservices: ["+[]string{word, strings.ToUpper(word)}[e.random.IntN(2)]+", "), 1))
	}
	return name
}

// picture is the start of an image.
func picture(n int) []byte { return append([]byte("\x89PNG\r\n\x1a\n"), byte('a'+n)) }

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
