package publish

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
)

func TestPaths(t *testing.T) {
	tests := []struct {
		name  string
		paths []string
		want  []string // words of the error; none if the paths are fine
	}{
		{"plain", []string{"index.html", "a/index.html", "a/b/index.html", "_headers", ".nojekyll", "a b/ü.png"}, nil},
		{"dots in names", []string{"a..b", "..a", "a...", "a/.b"}, nil},
		{"likeness is not sameness", []string{"a.html", "a", "ab/c", "a-b/c"}, nil},

		{"empty", []string{""}, []string{"empty"}},
		{"absolute", []string{"/etc/passwd"}, []string{"/etc/passwd", "absolute"}},
		{"up", []string{"../x"}, []string{`"../x"`, `".."`}},
		{"up inside", []string{"a/../../x"}, []string{`".."`}},
		{"up at the end", []string{"a/.."}, []string{`".."`}},
		{"here", []string{"./x"}, []string{`"."`}},
		{"empty part", []string{"a//x"}, []string{`""`}},
		{"folder", []string{"a/"}, []string{`""`}},
		{"backslash", []string{`a\x`}, []string{"backslash"}},
		{"backslash up", []string{`..\x`}, []string{"backslash"}},
		{"nul", []string{"a\x00b"}, []string{"control"}},
		{"newline", []string{"a\nb"}, []string{`"a\nb"`, "control"}},
		{"escape", []string{"a\x1b[2J"}, []string{"control"}},
		{"C1", []string{"a\u0085b"}, []string{"control"}},
		{"bytes", []string{"a\xffb"}, []string{"UTF-8"}},
		{"the manifest", []string{Manifest}, []string{Manifest, "kept"}},
		{"below the manifest", []string{Manifest + "/x"}, []string{"kept"}},
		{"the lock", []string{".debrief-lock"}, []string{"kept"}},
		{"a staging folder", []string{".debrief-staging-0123456789abcdef/x"}, []string{"kept"}},

		{"twice", []string{"a/index.html", "b", "a/index.html"}, []string{"two pages", `"a/index.html"`}},
		{"case", []string{"Api/x", "api/x"}, []string{`"Api/x"`, `"api/x"`, "ignores case"}},
		{"case beyond ASCII", []string{"É", "é"}, []string{`"É"`, `"é"`}},
		{"unicode forms", []string{"caf\u00e9", "cafe\u0301"}, []string{"one file"}},
		{"file and folder", []string{"a", "a/b"}, []string{`"a"`, `"a/b"`, "folder"}},
		{"folder and file", []string{"a/b/c", "a/b"}, []string{`"a/b"`, `"a/b/c"`}},
		{"file and folder by case", []string{"A/b", "a"}, []string{`"a"`, `"A/b"`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var pages []Page
			for _, path := range test.paths {
				pages = append(pages, text(path, "x"))
			}
			dir := t.TempDir()
			destination := filepath.Join(dir, "public")
			_, err := Publish(context.Background(), destination, pages, Options{})
			if test.want == nil {
				if err != nil {
					t.Fatal(err)
				}
				wantSite(t, destination, pages)
				return
			}
			if err == nil {
				t.Fatal("no error")
			}
			for _, word := range test.want {
				if !strings.Contains(err.Error(), word) {
					t.Errorf("error %q does not say %q", err, word)
				}
			}
			wantAlone(t, dir)
		})
	}
}

func TestFitsWindows(t *testing.T) {
	for _, name := range []string{"index.html", "console", "a.con", "com10", ".x"} {
		if !fitsWindows(name) {
			t.Errorf("%q is refused", name)
		}
	}
	for _, name := range []string{"con", "Aux.png", "nul .txt", "COM1.tar.gz", "a:b", "a?", "a.", "a "} {
		if fitsWindows(name) {
			t.Errorf("%q is let through", name)
		}
	}
}

// FuzzPaths: what checkPath lets through stays below the folder.
func FuzzPaths(f *testing.F) {
	for _, path := range []string{"a/b", "../a", `..\a`, "/a", "a/../../b", "a\x00", "C:/a", "a//b", "%2e%2e/a"} {
		f.Add(path)
	}
	f.Fuzz(func(t *testing.T, path string) {
		if checkPath(path) == nil && !filepath.IsLocal(filepath.FromSlash(path)) {
			t.Errorf("%q is let through", path)
		}
	})
}
