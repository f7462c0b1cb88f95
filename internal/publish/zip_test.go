package publish

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func TestZip(t *testing.T) {
	folder := t.TempDir()
	site, file := filepath.Join(folder, "site"), filepath.Join(folder, "post mortems.zip")
	immutable := func(path string) bool { return path == "a-1.css" }
	write := func(name, text string) Page {
		return Page{Path: name, Write: func(w io.Writer) error { _, err := io.WriteString(w, text); return err }}
	}
	// The style of the first site stays in the second for open pages, and in no file.
	for _, pages := range [][]Page{{write("index.html", "old"), write("a-1.css", "x")}, {write("index.html", "new"), write("b/é.html", "deep")}} {
		if _, err := Publish(context.Background(), site, pages, Options{Immutable: immutable, Outlives: immutable}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(filepath.Join(site, "a-1.css")); err != nil {
		t.Fatal(err)
	}
	if err := Zip(site, file); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := archive.Close(); err != nil {
			t.Error(err)
		}
	}()
	var names []string
	for _, f := range archive.File {
		names = append(names, f.Name)
		if day := f.Modified.Format(time.DateOnly); day != "1980-01-01" {
			t.Errorf("%s is of %s", f.Name, day)
		}
	}
	if want := []string{"post mortems/b/é.html", "post mortems/index.html"}; !slices.Equal(names, want) {
		t.Errorf("it holds %q, want %q", names, want)
	}
	first, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := Zip(site, file); err != nil {
		t.Fatal(err)
	}
	if second, err := os.ReadFile(file); err != nil || !bytes.Equal(first, second) {
		t.Errorf("the same site has other bytes (%v)", err)
	}
}

// What cannot be packed leaves no file, nor a part of one.
func TestZipFails(t *testing.T) {
	folder := t.TempDir()
	site := filepath.Join(folder, "site")
	if _, err := Publish(context.Background(), site, []Page{{Path: "index.html", Write: func(io.Writer) error { return nil }}}, Options{}); err != nil {
		t.Fatal(err)
	}
	var refused *RefusedError
	if err := Zip(site, filepath.Join(site, "a.zip")); !errors.As(err, &refused) {
		t.Errorf("a file in the site itself: %v", err)
	}
	if err := Zip(t.TempDir(), filepath.Join(folder, "a.zip")); err == nil {
		t.Error("a folder that is no site was packed")
	}
	if err := os.Remove(filepath.Join(site, "index.html")); err != nil {
		t.Fatal(err)
	}
	if err := Zip(site, filepath.Join(folder, "a.zip")); err == nil {
		t.Error("a site that lacks a file was packed")
	}
	if left, err := filepath.Glob(filepath.Join(folder, "*zip*")); err != nil || len(left) > 0 {
		t.Errorf("left are %q (%v)", left, err)
	}
}
