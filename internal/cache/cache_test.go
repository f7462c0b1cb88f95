package cache

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// keep keeps a folder with one file.
func keep(t *testing.T, c Cache, name, text string) string {
	t.Helper()
	path, err := c.Keep(name, func(folder string) error {
		return os.WriteFile(filepath.Join(folder, "text"), []byte(text), 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func numbered(n byte) string { return Name("test", [32]byte{n}) }

func names(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, entry := range entries {
		all = append(all, entry.Name())
	}
	return strings.Join(all, " ")
}

func TestKeepAndFind(t *testing.T) {
	c := New(filepath.Join(t.TempDir(), "a", "b"))
	if got := c.Find(numbered(1)); got != "" {
		t.Errorf("found %q in an empty cache", got)
	}
	path := keep(t, c, numbered(1), "one")
	if got := c.Find(numbered(1)); got != path {
		t.Errorf("found %q, kept %q", got, path)
	}
	// Whoever comes second finds what the first one made.
	keep(t, c, numbered(1), "two")
	if text, err := os.ReadFile(filepath.Join(path, "text")); err != nil || string(text) != "one" {
		t.Errorf("%q, %v", text, err)
	}
	if got := names(t, c.folder); got != numbered(1) {
		t.Errorf("left behind: %s", got)
	}
	if err := c.Remove(numbered(1)); err != nil || c.Find(numbered(1)) != "" {
		t.Errorf("still there: %v", err)
	}
}

// TestKeepAtOnce lets many make the same folder.
func TestKeepAtOnce(t *testing.T) {
	c := New(t.TempDir())
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			path, err := c.Keep(numbered(1), func(folder string) error {
				return os.WriteFile(filepath.Join(folder, "text"), []byte("whole"), 0o600)
			})
			if err != nil {
				t.Error(err)
				return
			}
			if text, err := os.ReadFile(filepath.Join(path, "text")); err != nil || string(text) != "whole" {
				t.Errorf("%q, %v", text, err)
			}
		})
	}
	group.Wait()
	if got := names(t, c.folder); got != numbered(1) {
		t.Errorf("left behind: %s", got)
	}
}

func TestKeepNothingThatFails(t *testing.T) {
	broken := errors.New("broken")
	c := New(t.TempDir())
	if _, err := c.Keep(numbered(1), func(string) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
	if got := names(t, c.folder); got != "" {
		t.Errorf("left behind: %s", got)
	}
	var none Cache
	if _, err := none.Keep(numbered(1), func(string) error { return nil }); err == nil || none.Find(numbered(1)) != "" {
		t.Error("something is kept nowhere")
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := New(filepath.Join(file, "cache")).Keep(numbered(1), func(string) error { return nil }); err == nil {
		t.Error("something is kept below a file")
	}
}

// TestPrune keeps the folders made last, and takes away what was left behind, but
// nothing that is not ours.
func TestPrune(t *testing.T) {
	c := New(t.TempDir())
	start := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	for _, other := range []string{"mine", unfinished + "1", unfinished + "2"} {
		if err := os.Mkdir(filepath.Join(c.folder, other), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	age(t, filepath.Join(c.folder, unfinished+"1"), start)
	for n := range byte(most + 2) {
		age(t, keep(t, c, numbered(n+1), "text"), start.Add(time.Duration(n)*time.Minute))
	}
	for n := range byte(most + 2) {
		if there, want := c.Find(numbered(n+1)) != "", n >= 2; there != want {
			t.Errorf("folder %d: there %t, want %t", n+1, there, want)
		}
	}
	if got := names(t, c.folder); strings.Contains(got, unfinished+"1") || !strings.Contains(got, unfinished+"2") || !strings.Contains(got, "mine") {
		t.Errorf("there are %s", got)
	}
}

func age(t *testing.T, path string, to time.Time) {
	t.Helper()
	if err := os.Chtimes(path, to, to); err != nil {
		t.Fatal(err)
	}
}
