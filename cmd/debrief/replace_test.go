package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReplaceFile(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "digest.md")
	for _, text := range []string{"a long first digest\n", "short\n"} {
		if err := replaceFile(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
		holds(t, name, text)
	}
	if err := os.Chmod(name, 0o640); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(folder, "latest.md")
	if err := os.Symlink("digest.md", link); err != nil {
		t.Skip(err) // Windows wants a right for it
	}
	if err := replaceFile(link, []byte("by its other name\n")); err != nil {
		t.Fatal(err)
	}
	holds(t, name, "by its other name\n")
	if info, err := os.Lstat(link); err != nil || info.Mode().Type() != fs.ModeSymlink {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
	leftOver(t, folder, 2)
}

// A file that cannot be written whole stays as it was, and errors name it.
func TestReplaceFileFails(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "digest.md")
	if err := replaceFile(name, []byte("old\n")); err != nil {
		t.Fatal(err)
	}
	for _, place := range []string{folder, filepath.Join(folder, "nowhere", "digest.md"), filepath.Join(name, "digest.md")} {
		err := replaceFile(place, []byte("new\n"))
		if err == nil || !strings.HasPrefix(err.Error(), "write "+place+": ") {
			t.Errorf("%s: the error is %v", place, err)
		}
	}
	if os.Geteuid() == 0 {
		t.Log("root may write everywhere: modes are not tried")
	} else {
		if err := os.Chmod(name, 0o400); err != nil {
			t.Fatal(err)
		}
		if err := replaceFile(name, []byte("new\n")); err == nil {
			t.Error("a protected file was written")
		}
		if err := os.Chmod(name, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(folder, 0o500); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(folder, 0o700) }) // else it cannot be removed
		if err := replaceFile(name, []byte("new\n")); err == nil || !strings.Contains(err.Error(), "write "+name+": ") {
			t.Errorf("in a protected folder the error is %v", err)
		}
	}
	holds(t, name, "old\n")
	leftOver(t, folder, 1)
}

func holds(t *testing.T, name, want string) {
	t.Helper()
	if got, err := os.ReadFile(name); err != nil || string(got) != want {
		t.Errorf("%s holds %q, %v, want %q", name, got, err, want)
	}
}

func leftOver(t *testing.T, folder string, want int) {
	t.Helper()
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != want {
		t.Errorf("the folder has %v, %v, want %d entries", entries, err, want)
	}
}
