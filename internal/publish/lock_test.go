package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestSecondPublisherIsToldAtOnce(t *testing.T) {
	dir := t.TempDir()
	destination := filepath.Join(dir, "public")
	publishSite(t, destination, site("one", 3))
	cmd, in, out := runChild(t, "hold", destination, 0)
	if _, err := io.ReadFull(out, make([]byte, len("writing"))); err != nil {
		t.Fatal(err)
	}
	_, err := Publish(context.Background(), destination, site("two", 3), Options{})
	if !errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), destination) {
		t.Errorf("error is %v, want ErrBusy with the destination", err)
	}
	wantSite(t, destination, site("one", 3))
	publishSite(t, filepath.Join(dir, "other"), site("two", 3)) // a site of its own is free

	if err := errors.Join(in.Close(), cmd.Wait()); err != nil {
		t.Fatal(err)
	}
	if body, _ := os.ReadFile(filepath.Join(destination, "index.html")); string(body) != "held" {
		t.Errorf("the site is %q: the first publisher was disturbed", body)
	}
	wantAlone(t, dir, "other", "public")
}

func TestLockDiesWithItsProcess(t *testing.T) {
	dir := t.TempDir()
	destination := filepath.Join(dir, "public")
	cmd, _, out := runChild(t, "hold", destination, 0)
	if _, err := io.ReadFull(out, make([]byte, len("writing"))); err != nil {
		t.Fatal(err)
	}
	killChild(cmd)
	publishSite(t, destination, site("two", 3))
	wantSite(t, destination, site("two", 3))
	wantAlone(t, dir, "public")
}

// Many starts at once: one publisher at a time, and all others are told.
func TestManyStartsAtOnce(t *testing.T) {
	dir := t.TempDir()
	destination := filepath.Join(dir, "public")
	var group sync.WaitGroup
	var won sync.Map
	for i := range 50 {
		group.Go(func() {
			_, err := Publish(context.Background(), destination, site(fmt.Sprintf("v%02d", i), 3), Options{Immutable: immutable, Outlives: immutable})
			if err == nil {
				won.Store(i, true)
			} else if !errors.Is(err, ErrBusy) {
				t.Errorf("publisher %d: %v", i, err)
			}
		})
	}
	group.Wait()
	winners := 0
	won.Range(func(any, any) bool { winners++; return true })
	if winners == 0 {
		t.Error("nobody published")
	}
	wantOneVersion(t, destination, 3)
	wantAlone(t, dir, "public")
}

// Only one of those who ask gets the lock, although its file comes and goes.
func TestLockExcludes(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "lock")
	var group sync.WaitGroup
	var inside sync.Mutex
	for range 8 {
		group.Go(func() {
			for range 2000 {
				unlock, err := takeLock(path)
				if errors.Is(err, ErrBusy) {
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				if !inside.TryLock() {
					t.Error("two hold the lock")
				} else {
					time.Sleep(time.Duration(rand.IntN(20)) * time.Microsecond)
					inside.Unlock()
				}
				unlock()
			}
		})
	}
	group.Wait()
	wantAlone(t, dir)
}
