package publish

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
)

// errBusyFolder is what the rename of a mount point says.
const errBusyFolder = syscall.EBUSY

func TestReadersDuringSwitches(t *testing.T) {
	destination := filepath.Join(t.TempDir(), "public")
	publishSite(t, destination, site("one", 3))
	var stop atomic.Bool
	done := make(chan int)
	go func() {
		reads := 0
		for ; !stop.Load(); reads++ {
			body, err := os.ReadFile(filepath.Join(destination, "incidents", "001", "index.html"))
			if err != nil || string(body) != "one" && string(body) != "two" {
				t.Errorf("read %q (%v)", body, err)
			}
		}
		done <- reads
	}()
	p := publisher{system: host(), opts: Options{Immutable: immutable, Outlives: immutable}}
	if err := p.exchange("", ""); isUnsupported(err) {
		t.Log("no exchange on this system")
	}
	p.syncTree = func(string) error { return nil } // to switch as often as can be
	for i := range 200 {
		if _, err := p.publish(context.Background(), destination, site([]string{"two", "one"}[i%2], 3)); err != nil {
			t.Fatal(err)
		}
	}
	stop.Store(true)
	if reads := <-done; reads < 200 {
		t.Errorf("only %d reads: the test has tested little", reads)
	}
}

// ways are systems that switch in different ways.
var ways = map[string]func(*system){
	"exchange": func(*system) {},
	"two renames": func(s *system) {
		s.exchange = func(_, _ string) error { return syscall.EINVAL }
	},
	"file by file": func(s *system) {
		s.exchange = func(_, _ string) error { return syscall.EBUSY }
	},
	"file by file after two renames": func(s *system) {
		s.exchange = func(_, _ string) error { return syscall.ENOSYS }
		rename := s.rename
		s.rename = func(from, to string) error {
			if filepath.Base(from) == "public" {
				return &os.LinkError{Op: "rename", Old: from, New: to, Err: syscall.EXDEV}
			}
			return rename(from, to)
		}
	},
	"no hard links": func(s *system) {
		s.link = func(_, _ string) error { return syscall.EPERM }
	},
	"known mount point": func(s *system) {
		s.isMount = func(folder string) bool { return filepath.Base(folder) == "public" }
	},
	"nothing may be written beside": func(s *system) {
		take := s.takeLock
		s.takeLock = func(path string) (func(), error) {
			if strings.HasPrefix(filepath.Base(path), ".public") {
				return nil, &os.PathError{Op: "open", Path: path, Err: syscall.EACCES}
			}
			return take(path)
		}
	},
}

// All ways to switch give the same folder.
func TestWaysToSwitch(t *testing.T) {
	steps := [][]Page{
		site("one", 10),
		append(site("two", 3), text("name", "file")),
		append(site("three", 3), text("name/below", "folder")),
		append(site("four", 12), text("name", "file again")),
		append(site("five", 0), text("incidents", "a file where folders were")),
		site("six", 1),
	}
	for way, alter := range ways {
		t.Run(way, func(t *testing.T) {
			dir := t.TempDir()
			p := publisher{system: host(), opts: Options{Immutable: immutable, Outlives: immutable}}
			alter(&p.system)
			destination, plain := filepath.Join(dir, "public"), filepath.Join(t.TempDir(), "site")
			lay(t, dir, map[string]string{"public/.gitkeep": ""})
			lay(t, filepath.Dir(plain), map[string]string{"site/.gitkeep": ""})
			for i, pages := range steps {
				if _, err := p.publish(context.Background(), destination, pages); err != nil {
					t.Fatalf("step %d: %v", i, err)
				}
				publishSite(t, plain, pages)
				wantSame(t, tree(t, plain), destination)
				wantAlone(t, dir, "public")
			}
		})
	}
}

// All of the new site is on the disk before the switch, and the switch before
// Publish returns.
func TestOrderOfSyncs(t *testing.T) {
	for way, want := range map[string]string{
		"exchange":    "syncTree exchange syncFolder",
		"two renames": "syncTree exchange rename rename rename syncFolder",
	} {
		destination := filepath.Join(t.TempDir(), "public")
		publishSite(t, destination, site("one", 3))
		real := host()
		ways[way](&real)
		var calls []string
		p := publisher{system: counted(real, func(_ int, name string) error {
			if name != "mkdir" && name != "syncFile" {
				calls = append(calls, name)
			}
			return nil
		}), opts: Options{Workers: 1}}
		if _, err := p.publish(context.Background(), destination, site("two", 3)); err != nil {
			t.Fatal(err)
		}
		want = "takeLock" + strings.Repeat(" create", len(site("two", 3))+1) + " " + want
		if got := strings.Join(calls, " "); got != want {
			t.Errorf("%s: calls are %s\nwant %s", way, got, want)
		}
	}
}

// In a folder that cannot be switched whole, pages come after what they refer to
// by hash, and old files go last.
func TestOrderOfMoves(t *testing.T) {
	destination := filepath.Join(t.TempDir(), "public")
	p := publisher{system: host(), opts: Options{Immutable: immutable, Outlives: immutable}}
	ways["file by file"](&p.system)
	if _, err := p.publish(context.Background(), destination, site("one", 5)); err != nil {
		t.Fatal(err)
	}
	var moved []string
	rename := p.rename
	p.rename = func(from, to string) error {
		name, _ := filepath.Rel(destination, to)
		moved = append(moved, filepath.ToSlash(name))
		if _, err := os.Stat(filepath.Join(destination, "incidents", "004", "index.html")); err != nil && name != Manifest {
			t.Errorf("an old file was gone before %s came", name)
		}
		return rename(from, to)
	}
	if _, err := p.publish(context.Background(), destination, site("two", 1)); err != nil {
		t.Fatal(err)
	}
	want := Manifest + " assets/app-one.css assets/app-two.css incidents/000/index.html index.html index.json " + Manifest
	if got := strings.Join(moved, " "); got != want {
		t.Errorf("moved %s\nwant  %s", got, want)
	}
}

// A file of someone else in the way of a rename that was never ours to finish.
func TestRecoverLeavesOthersAlone(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, map[string]string{
		".public.debrief-staging-mine/x":                   "not our form of name",
		".public2.debrief-staging-0123456789abcdef/x":      "of another site",
		".public.debrief-old-0123456789abcdef":             "a file",
		".public.debrief-staging-aaaaaaaaaaaaaaaa/x":       "ours",
		".public.debrief-old-bbbbbbbbbbbbbbbb/x":           "ours",
		"public/":                                          "",
		"elsewhere/x":                                      "x",
		".public.debrief-staging-cccccccccccccccc/link":    "-> ../elsewhere",
		".public.debrief-staging-dddddddddddddddd/a/b/c/d": "ours",
	})
	publishSite(t, filepath.Join(dir, "public"), site("one", 1))
	wantAlone(t, dir, ".public.debrief-old-0123456789abcdef", ".public.debrief-staging-mine",
		".public2.debrief-staging-0123456789abcdef", "elsewhere", "public")
	if body, err := os.ReadFile(filepath.Join(dir, "elsewhere", "x")); string(body) != "x" {
		t.Errorf("a file behind a link is %q (%v)", body, err)
	}
}

// A run killed between its two renames is finished if its new site is there, and
// else undone.
func TestRecoverBetweenRenames(t *testing.T) {
	const id = "0123456789abcdef"
	for _, staged := range []bool{true, false} {
		dir := t.TempDir()
		place := besideOf(filepath.Join(dir, "public"))
		publishSite(t, place.old(id), site("one", 3))
		want := site("one", 3)
		if staged {
			publishSite(t, place.staging(id), site("two", 3))
			want = site("two", 3)
		}
		if leftovers, err := (publisher{system: host()}).recover(place); err != nil || leftovers != nil {
			t.Errorf("leftovers %q, error %v", leftovers, err)
		}
		wantSite(t, place.destination, want)
		wantAlone(t, dir, "public")
	}
}
