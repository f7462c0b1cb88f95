package publish

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// mount skips the test where mounting is not allowed.
func mount(t *testing.T, source, folder, kind string, flags uintptr, data string) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mount(source, folder, kind, flags, data); err != nil {
		t.Skip("mounting is not allowed here:", err)
	}
	t.Cleanup(func() { _ = unix.Unmount(folder, unix.MNT_DETACH) })
}

func TestMountPoints(t *testing.T) {
	for _, kind := range []string{"tmpfs", "bind"} {
		t.Run(kind, func(t *testing.T) {
			dir := t.TempDir()
			destination := filepath.Join(dir, "public")
			if kind == "tmpfs" {
				mount(t, "none", destination, "tmpfs", 0, "size=4m")
			} else {
				real := t.TempDir()
				mount(t, real, destination, "", unix.MS_BIND, "")
			}
			for _, version := range []string{"one", "two", "three"} {
				publishSite(t, destination, site(version, 10))
				wantOneVersion(t, destination, 10)
				wantAlone(t, dir, "public")
			}
		})
	}
}

// TestFullDisk sweeps over sizes of a page on a small disk: the old site stays
// until the new one fits.
func TestFullDisk(t *testing.T) {
	disk := filepath.Join(t.TempDir(), "disk")
	mount(t, "none", disk, "tmpfs", 0, "size=1m")
	destination := filepath.Join(disk, "public")
	publishSite(t, destination, site("one", 20))
	fit, full := 0, 0
	for size := 20_000; size <= 1_000_000; size += 25_000 {
		before := tree(t, disk)
		pages := append(site("two", 20), text("large.html", strings.Repeat("x", size)))
		_, err := Publish(context.Background(), destination, pages, Options{})
		if err == nil {
			fit++
			publishSite(t, destination, site("one", 20))
			publishSite(t, destination, site("one", 20)) // nothing carried
			continue
		}
		full++
		if !errors.Is(err, unix.ENOSPC) || !strings.Contains(err.Error(), destination) {
			t.Errorf("%d bytes: error %q, want that of a full disk, with the destination", size, err)
		}
		wantSame(t, before, disk)
	}
	if fit == 0 || full == 0 {
		t.Errorf("%d sizes fit and %d did not: the sweep is too narrow", fit, full)
	}
}

// TestFullOfFiles does the same with the number of files.
func TestFullOfFiles(t *testing.T) {
	disk := filepath.Join(t.TempDir(), "disk")
	mount(t, "none", disk, "tmpfs", 0, "size=1m,nr_inodes=60")
	destination := filepath.Join(disk, "public")
	publishSite(t, destination, site("one", 3))
	before := tree(t, disk)
	for count := 25; count < 60; count++ {
		_, err := Publish(context.Background(), destination, site(fmt.Sprint(count), count), Options{})
		if !errors.Is(err, unix.ENOSPC) {
			t.Fatalf("%d pages: error %v, want that of a full disk", count, err)
		}
		wantSame(t, before, disk)
	}
}

// TestFewDescriptors publishes many pages with few open files allowed.
func TestFewDescriptors(t *testing.T) {
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &limit); err != nil {
		t.Fatal(err)
	}
	few := unix.Rlimit{Cur: 64, Max: limit.Max}
	if err := unix.Setrlimit(unix.RLIMIT_NOFILE, &few); err != nil {
		t.Skip("cannot set the limit:", err)
	}
	defer func() { _ = unix.Setrlimit(unix.RLIMIT_NOFILE, &limit) }()
	publishSite(t, filepath.Join(t.TempDir(), "public"), site("one", 2000))
}
