package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPublishAndPublishAgain(t *testing.T) {
	dir := t.TempDir()
	destination := filepath.Join(dir, "public")
	result := publishSite(t, destination, site("one", 20))
	wantSite(t, destination, site("one", 20))
	if result.Files != 23 || result.Bytes != 23*3 || result.Leftovers != nil {
		t.Errorf("result is %+v, want 23 files of 3 bytes and no leftovers", result)
	}
	if real, _ := filepath.EvalSymlinks(destination); result.Destination != real {
		t.Errorf("result names %s, want %s", result.Destination, real)
	}

	publishSite(t, destination, site("two", 5))
	wantSite(t, destination, site("two", 5), "assets/app-one.css")
	wantAlone(t, dir, "public")
}

func TestPublishMakesParentsAndKeepsPermissions(t *testing.T) {
	dir := t.TempDir()
	destination := filepath.Join(dir, "a", "b", "public")
	publishSite(t, destination, site("one", 1))
	if err := os.Chmod(destination, 0o750); err != nil {
		t.Fatal(err)
	}
	publishSite(t, destination, site("two", 1))
	info, err := os.Stat(destination)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o750 {
		t.Errorf("the folder has mode %o, want that of the old one, 750", info.Mode().Perm())
	}
}

func TestPublishIntoLinkKeepsLink(t *testing.T) {
	for _, target := range []string{"real/", "missing"} {
		t.Run(target, func(t *testing.T) {
			dir := t.TempDir()
			if strings.HasSuffix(target, "/") {
				lay(t, dir, map[string]string{target: ""})
			}
			lay(t, dir, map[string]string{"public": "-> " + strings.TrimSuffix(target, "/")})
			publishSite(t, filepath.Join(dir, "public"), site("one", 2))
			wantSite(t, filepath.Join(dir, target), site("one", 2))
			if _, err := os.Readlink(filepath.Join(dir, "public")); err != nil {
				t.Errorf("the link is gone: %v", err)
			}
		})
	}
}

func TestSameBytesInAnyOrderWithAnyWorkers(t *testing.T) {
	dir := t.TempDir()
	var want map[string]string
	for _, workers := range []int{1, 2, 8} {
		for round := range 3 {
			pages := site("one", 50)
			rand.Shuffle(len(pages), func(i, j int) { pages[i], pages[j] = pages[j], pages[i] })
			destination := filepath.Join(dir, fmt.Sprintf("%d-%d", workers, round))
			if _, err := Publish(context.Background(), destination, pages, Options{Workers: workers, Immutable: immutable, Outlives: immutable}); err != nil {
				t.Fatal(err)
			}
			got := tree(t, destination)
			if want == nil {
				want = got
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("%d workers, round %d (-first +this):\n%s", workers, round, diff)
			}
		}
	}
}

func TestFailingPageLeavesOldSite(t *testing.T) {
	broken := errors.New("broken on purpose")
	failAt := func(k int) func(io.Writer) error {
		return func(w io.Writer) error {
			if _, err := w.Write(make([]byte, k)); err != nil {
				return err
			}
			return broken
		}
	}
	tests := []struct {
		name  string
		write func(io.Writer) error
		want  string
		is    error
	}{
		{"at once", failAt(0), "broken on purpose", broken},
		{"after a byte", failAt(1), "broken on purpose", broken},
		{"after a full buffer", failAt(bufferSize + 1), "broken on purpose", broken},
		{"after much", failAt(3 << 20), "broken on purpose", broken},
		{"panic", func(io.Writer) error { panic("lost the plot") }, "panic: lost the plot (at publish_test.go:", nil},
		{"panic of the runtime", func(io.Writer) error { var pages []Page; return pages[0].Write(nil) },
			"panic: runtime error: index out of range [0] with length 0 (at publish_test.go:", nil},
	}
	for _, test := range tests {
		for _, existing := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/existing=%t", test.name, existing), func(t *testing.T) {
				dir := t.TempDir()
				destination := filepath.Join(dir, "deep", "public")
				if existing {
					publishSite(t, destination, site("one", 10))
				}
				before := tree(t, dir)
				pages := slices.Insert(site("two", 10), 5, Page{"bad/index.html", test.write})
				_, err := Publish(context.Background(), destination, pages, Options{})
				if err == nil || !strings.Contains(err.Error(), `page "bad/index.html"`) || !strings.Contains(err.Error(), test.want) {
					t.Errorf("error is %v, want it to name the page and say %q", err, test.want)
				}
				if test.is != nil && !errors.Is(err, test.is) {
					t.Errorf("error %v does not wrap the page's", err)
				}
				if err != nil && (!strings.Contains(err.Error(), destination) || strings.Contains(err.Error(), "staging")) {
					t.Errorf("error %q should name the destination, and not the staging folder", err)
				}
				wantSame(t, before, dir)
			})
		}
	}
}

func TestFirstErrorStopsTheOthers(t *testing.T) {
	var written atomic.Int64
	pages := []Page{{"bad.html", func(io.Writer) error { return errors.New("bad") }}}
	for i := range 1000 {
		pages = append(pages, Page{fmt.Sprint(i), func(io.Writer) error { written.Add(1); return nil }})
	}
	if _, err := Publish(context.Background(), filepath.Join(t.TempDir(), "public"), pages, Options{Workers: 1}); err == nil {
		t.Fatal("no error")
	}
	if written.Load() != 0 {
		t.Errorf("%d pages were written after the first had failed", written.Load())
	}
}

func TestCancel(t *testing.T) {
	dir := t.TempDir()
	destination := filepath.Join(dir, "public")
	publishSite(t, destination, site("one", 10))
	before := tree(t, dir)
	ctx, cancel := context.WithCancel(context.Background())
	pages := append(site("two", 10), Page{"endless.html", func(w io.Writer) error {
		cancel()
		for {
			if _, err := w.Write(make([]byte, bufferSize)); err != nil {
				return err
			}
		}
	}})
	if _, err := Publish(ctx, destination, pages, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, want context.Canceled", err)
	}
	wantSame(t, before, dir)
}

// lookingLock looks at a site when it is taken and when it is given back.
type lookingLock struct{ take, giveBack func() }

func (l lookingLock) Lock()   { l.take() }
func (l lookingLock) Unlock() { l.giveBack() }

// TestSwitchingIsHeld: whoever waits for the lock finds one whole site or the other.
func TestSwitchingIsHeld(t *testing.T) {
	dir := t.TempDir()
	destination := filepath.Join(dir, "public")
	publishSite(t, destination, site("one", 10))
	before, held := tree(t, destination), false
	_, err := Publish(context.Background(), destination, site("two", 10), Options{Switching: lookingLock{
		take:     func() { held = true; wantSame(t, before, destination) },
		giveBack: func() { held = held && !maps.Equal(before, tree(t, destination)) },
	}})
	if err != nil || !held {
		t.Errorf("the switch was not made between lock and unlock: %v", err)
	}
}

func TestProgressCountsEachPage(t *testing.T) {
	var calls, highest atomic.Int64
	pages := site("one", 100)
	_, err := Publish(context.Background(), filepath.Join(t.TempDir(), "public"), pages, Options{Progress: func(done, total int) {
		calls.Add(1)
		if total != len(pages) {
			t.Errorf("total is %d, want %d", total, len(pages))
		}
		if done == total {
			highest.Store(int64(done))
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	if calls.Load() != int64(len(pages)) || highest.Load() != int64(len(pages)) {
		t.Errorf("%d calls up to %d, want %d of each", calls.Load(), highest.Load(), len(pages))
	}
}

func TestImmutableFilesStayForOnePublish(t *testing.T) {
	destination := filepath.Join(t.TempDir(), "public")
	steps := []struct {
		version string
		carried []string
	}{
		{"one", nil},
		{"one", nil},
		{"two", []string{"assets/app-one.css"}},
		{"three", []string{"assets/app-two.css"}},
		{"one", []string{"assets/app-three.css"}},
		{"one", nil},
	}
	for i, step := range steps {
		publishSite(t, destination, site(step.version, 2))
		wantSite(t, destination, site(step.version, 2), step.carried...)
		for _, carried := range step.carried {
			body, err := os.ReadFile(filepath.Join(destination, carried))
			if err != nil || !strings.Contains(carried, string(body)) {
				t.Errorf("step %d: %s is %q (%v)", i, carried, body, err)
			}
		}
	}
	// A fresh folder and one with a history end alike, once nothing is carried.
	fresh := filepath.Join(t.TempDir(), "public")
	publishSite(t, fresh, site("one", 2))
	wantSame(t, tree(t, fresh), destination)
}

func TestDamagedOrBlockedFilesAreNotCarried(t *testing.T) {
	destination := filepath.Join(t.TempDir(), "public")
	old := append(site("one", 1), text("assets/cut.css", "whole"), text("assets/gone.css", "gone"),
		text("assets/name", "a file now, a folder next"), text("assets/folder/x.css", "the other way"))
	publishSite(t, destination, old)
	lay(t, destination, map[string]string{"assets/cut.css": "cut"})
	if err := os.Remove(filepath.Join(destination, "assets", "gone.css")); err != nil {
		t.Fatal(err)
	}
	pages := append(site("two", 1), text("assets/name/x.css", "x"), text("assets/folder", "x"))
	publishSite(t, destination, pages)
	wantSite(t, destination, pages, "assets/app-one.css")
}

func TestNoPagesIsAnError(t *testing.T) {
	dir := t.TempDir()
	if _, err := Publish(context.Background(), filepath.Join(dir, "public"), nil, Options{}); err == nil {
		t.Error("an empty site was published")
	}
	wantAlone(t, dir)
}
