package sitetest

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"
)

// shuffled lists folders in another order each time, as disks do.
type shuffled struct{ fs.FS }

func (s shuffled) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(s.FS, name)
	rand.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	return entries, err
}

// TestReproducible: the same input makes the same bytes, whatever the order of
// the disk, the number of cores, the dates of the files and the machine's zone.
func TestReproducible(t *testing.T) {
	dir := exampleFolder
	want := exampleSite(t)
	touched := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		touched[name] = &fstest.MapFile{Data: data, ModTime: time.Unix(rand.Int64N(2e9), 0)}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	local := time.Local
	defer func() { time.Local = local }()
	for _, machine := range []struct {
		zone    string
		workers int
	}{{"UTC", 1}, {"Pacific/Kiritimati", 2}, {"America/St_Johns", 8}} {
		if time.Local, err = time.LoadLocation(machine.zone); err != nil {
			t.Fatal(err)
		}
		for _, folder := range []fs.FS{shuffled{os.DirFS(dir)}, touched} {
			settings := defaults(folder)
			settings.Workers = machine.workers
			sameSite(t, want, buildFolder(t, settings))
		}
	}
}

func sameSite(t *testing.T, want, got *built) {
	t.Helper()
	for path, data := range want.files {
		if !bytes.Equal(data, got.files[path]) {
			t.Errorf("%s differs between two builds", path)
		}
	}
	for path := range got.files {
		if _, ok := want.files[path]; !ok {
			t.Errorf("%s is there once only", path)
		}
	}
}
