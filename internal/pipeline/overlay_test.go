package pipeline

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func TestOverlay(t *testing.T) {
	lower := fstest.MapFS{"page.html": {Data: []byte("built in")}, "partials/head.html": {Data: []byte("built in")}}
	upper := fstest.MapFS{"page.html": {Data: []byte("own")}, "secret.txt": {Data: []byte("no part of a site")}}
	both := Overlay(upper, lower)
	tests := []struct{ name, want string }{
		{"page.html", "own"},
		{"partials/head.html", "built in"},
		{"secret.txt", ""},
	}
	for _, tt := range tests {
		got, err := fs.ReadFile(both, tt.name)
		if string(got) != tt.want || (err == nil) != (tt.want != "") {
			t.Errorf("%s: %q, %v; want %q", tt.name, got, err, tt.want)
		}
	}
	names, err := fs.Glob(both, "*.html")
	if err != nil || len(names) != 1 {
		t.Errorf("listed %v, %v", names, err)
	}
}

func TestFolderHoldsItsReadersIn(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(dir, "secret.txt")
	if err := os.WriteFile(outside, []byte("canary"), 0o600); err != nil {
		t.Fatal(err)
	}
	inside := filepath.Join(dir, "content")
	if err := os.Mkdir(inside, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(inside, "link.md")); err != nil {
		t.Skip("this system has no symbolic links:", err)
	}
	folder, err := Folder(inside)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"link.md", "../secret.txt", outside, strings.Repeat("../", 9) + "etc/passwd"} {
		if got, err := fs.ReadFile(folder, name); err == nil {
			t.Errorf("read %q through %q", got, name)
		}
	}
}
