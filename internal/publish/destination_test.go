package publish

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRefusedDestinations(t *testing.T) {
	const ours = `{"schema": 1, "about": "", "files": [{"path": "index.html", "size": 3}]}`
	tests := []struct {
		name        string
		layout      map[string]string
		destination string // below the layout's folder
		source      string // the same
		want        string
	}{
		{"a file", map[string]string{"public": "text"}, "public", "", "it is a file"},
		{"a link to a file", map[string]string{"file": "text", "public": "-> file"}, "public", "", "it is a file"},
		{"a loop of links", map[string]string{"public": "-> other", "other": "-> public"}, "public", "", ""},
		{"a foreign file", map[string]string{"public/thesis.doc": "x"}, "public", "", "did not write it (it holds thesis.doc)"},
		{"a foreign file deep down", map[string]string{"public/a/b/c": "x"}, "public", "", "a/b/c"},
		{"a hidden file", map[string]string{"public/.env": "x"}, "public", "", ".env"},
		{"a repository", map[string]string{"public/.git/HEAD": "x"}, "public", "", ".git/HEAD"},
		{"a link", map[string]string{"public/x": "-> /etc"}, "public", "", "holds x"},
		{"a link as gitkeep", map[string]string{"public/.gitkeep": "-> /etc/passwd"}, "public", "", ".gitkeep"},
		{"a gitkeep deep down", map[string]string{"public/a/.gitkeep": ""}, "public", "", "a/.gitkeep"},
		{"the site of another tool", map[string]string{"public/index.html": "x", "public/style.css": "y"}, "public", "", "index.html, style.css"},
		{"many files", map[string]string{"public/a": "", "public/b": "", "public/c": "", "public/d": ""}, "public", "", "a, b, c and more"},
		{"our site and a foreign file", map[string]string{"public/" + Manifest: ours, "public/index.html": "old", "public/notes.txt": "x"},
			"public", "", "files that debrief did not write (notes.txt)"},
		{"our site and a file of another case", map[string]string{"public/" + Manifest: ours, "public/Index.html": "x"}, "public", "", "(Index.html)"},
		{"our file is a link", map[string]string{"public/" + Manifest: ours, "public/index.html": "-> /etc/passwd"}, "public", "", "(index.html)"},
		{"a damaged manifest", map[string]string{"public/" + Manifest: "{"}, "public", "", "damaged"},
		{"a manifest that reaches out", map[string]string{"public/" + Manifest: `{"schema": 1, "files": [{"path": "../../x"}]}`}, "public", "", "damaged"},
		{"a manifest of tomorrow", map[string]string{"public/" + Manifest: `{"schema": 2}`}, "public", "", "another version"},
		{"the manifest is a link", map[string]string{"m": ours, "public/" + Manifest: "-> ../m"}, "public", "", "is not a file"},
		{"something like a staging folder", map[string]string{"public/.debrief-staging-mine/x": "x"}, "public", "", ".debrief-staging-mine/x"},

		{"the source", map[string]string{"content/a.md": "x"}, "content", "content", "it is the source folder"},
		{"the source, empty", map[string]string{"content/": ""}, "content", "content", "it is the source folder"},
		{"the source through a link", map[string]string{"content/": "", "link": "-> content"}, "link", "content", "it is the source folder"},
		{"around the source", map[string]string{"repo/content/": ""}, "repo", "repo/content", "or holds it"},
		{"far around the source", map[string]string{"repo/a/b/content/": ""}, "repo", "repo/a/b/content", "or holds it"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			lay(t, dir, test.layout)
			before := tree(t, dir)
			destination := filepath.Join(dir, test.destination)
			opts := Options{}
			if test.source != "" {
				opts.Source = filepath.Join(dir, test.source)
			}
			_, err := Publish(context.Background(), destination, site("one", 1), opts)
			wantSame(t, before, dir)
			if err == nil {
				t.Fatal("no error")
			}
			var refused *RefusedError
			if test.want == "" {
				return
			}
			if !errors.As(err, &refused) {
				t.Fatalf("error %q is not a RefusedError", err)
			}
			if refused.Destination != destination || refused.Help == "" || !strings.Contains(err.Error(), refused.Reason) || !strings.Contains(refused.Reason, test.want) {
				t.Errorf("refused %+v, want the destination, a help, and a reason with %q", refused, test.want)
			}
		})
	}
}

func TestRefusedPlaces(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, map[string]string{"users/me/work/here/": "", "a/": ""})
	t.Setenv("HOME", filepath.Join(dir, "users", "me"))
	t.Setenv("USERPROFILE", filepath.Join(dir, "users", "me"))
	t.Chdir(filepath.Join(dir, "users", "me", "work", "here"))
	before := tree(t, dir)
	tests := []struct{ destination, want string }{
		{"", "no name"},
		{"/", "root of the file system"},
		{filepath.Join(dir, "users", "me"), "home folder"},
		{filepath.Join(dir, "users"), "home folder"},
		{".", "working in"},
		{"..", "working in"},
		{"../../../../a/../users/me/work/here/", "working in"},
	}
	for _, test := range tests {
		_, err := Publish(context.Background(), test.destination, site("one", 1), Options{})
		var refused *RefusedError
		if !errors.As(err, &refused) || !strings.Contains(refused.Reason, test.want) {
			t.Errorf("%q: %v, want a refusal with %q", test.destination, err, test.want)
		}
		wantSame(t, before, dir)
	}
}

func TestAcceptedDestinations(t *testing.T) {
	tests := []struct {
		name        string
		layout      map[string]string
		destination string
		source      string
		kept        []string
	}{
		{"missing", nil, "public", "", nil},
		{"empty", map[string]string{"public/": ""}, "public", "", nil},
		{"empty folders", map[string]string{"public/a/b/": ""}, "public", "", nil},
		{"only a gitkeep", map[string]string{"public/.gitkeep": ""}, "public", "", []string{".gitkeep"}},
		{"what a desktop leaves", map[string]string{"public/.DS_Store": "x", "public/a/Thumbs.db": "x"}, "public", "", nil},
		{"beside the source", map[string]string{"content/a.md": "x"}, "public", "content", nil},
		{"in the source, which knows a site by its manifest", map[string]string{"content/a.md": "x"}, "content/public", "content", nil},
		{"hidden in the source", map[string]string{"content/a.md": "x"}, "content/.site", "content", nil},
		{"a source that is a part of its name", map[string]string{"content/a.md": "x"}, "content-site", "content", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			lay(t, dir, test.layout)
			opts := Options{}
			if test.source != "" {
				opts.Source = filepath.Join(dir, test.source)
			}
			destination := filepath.Join(dir, test.destination)
			for range 3 {
				if _, err := Publish(context.Background(), destination, site("one", 2), opts); err != nil {
					t.Fatal(err)
				}
				wantSite(t, destination, site("one", 2), test.kept...)
			}
		})
	}
}

// A file that comes while the pages are written is not lost either.
func TestForeignFileDuringPublish(t *testing.T) {
	dir := t.TempDir()
	destination := filepath.Join(dir, "public")
	publishSite(t, destination, site("one", 2))
	pages := site("two", 2)
	write := pages[0].Write
	drop := filepath.Join(destination, "upload.txt")
	pages[0].Write = func(w io.Writer) error {
		return errors.Join(os.WriteFile(drop, []byte("dear to someone"), 0o666), write(w))
	}
	_, err := Publish(context.Background(), destination, pages, Options{})
	if _, ok := errors.AsType[*RefusedError](err); !ok {
		t.Errorf("error is %v, want a refusal", err)
	}
	if body, err := os.ReadFile(drop); string(body) != "dear to someone" {
		t.Errorf("the file is %q (%v)", body, err)
	}
	wantAlone(t, dir, "public")
}

// A file that comes after the last look at the old site is not lost with it.
func TestForeignFileAfterTheLastLook(t *testing.T) {
	for way, alter := range map[string]func(*system){"exchange": ways["exchange"], "two renames": ways["two renames"]} {
		for _, test := range []struct {
			name, file string
			inTheWay   bool
		}{
			{"beside the pages", "upload.txt", false},
			{"in a new folder", "mine/deep/upload.txt", false},
			{"where the new site has a page", "incidents/004/index.html", true},
		} {
			t.Run(way+"/"+test.name, func(t *testing.T) {
				dir := t.TempDir()
				destination := filepath.Join(dir, "public")
				publishSite(t, destination, site("one", 2))
				p := publisher{system: host()}
				alter(&p.system)
				exchange := p.exchange
				p.exchange = func(a, b string) error {
					lay(t, destination, map[string]string{test.file: "dear to someone"})
					return exchange(a, b)
				}
				result, err := p.publish(context.Background(), destination, site("two", 5))
				if err != nil {
					t.Fatal(err)
				}
				where := destination
				if test.inTheWay {
					if len(result.Leftovers) != 1 {
						t.Fatalf("left over are %q, want the folder with the file", result.Leftovers)
					}
					where = result.Leftovers[0]
				} else if len(result.Foreign) != 1 || result.Foreign[0] != test.file {
					t.Errorf("foreign files are %q, want %q", result.Foreign, test.file)
				}
				for range 2 {
					if body, err := os.ReadFile(filepath.Join(where, filepath.FromSlash(test.file))); string(body) != "dear to someone" {
						t.Errorf("the file is %q (%v)", body, err)
					}
					_, _ = Publish(context.Background(), destination, site("three", 5), Options{}) // refused, or not: it stays
				}
			})
		}
	}
}

// TestMixedIsSaid: the one switch that is not whole says so.
func TestMixedIsSaid(t *testing.T) {
	destination := filepath.Join(t.TempDir(), "public")
	publishSite(t, destination, site("one", 2))
	p := publisher{system: host()}
	ways["file by file"](&p.system)
	moves := 0
	rename := p.rename
	p.rename = func(from, to string) error {
		if moves++; moves > 3 {
			return &os.LinkError{Op: "rename", Old: from, New: to, Err: errors.New("no space left")}
		}
		return rename(from, to)
	}
	if _, err := p.publish(context.Background(), destination, site("two", 2)); !errors.Is(err, ErrMixed) {
		t.Errorf("error is %v, want one that says ErrMixed", err)
	}
}
