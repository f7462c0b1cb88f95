package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// The test binary runs itself as another process, to be killed or to hold a lock.
// The variable says what the child does: a verb, the destination, and a number.
const childVariable = "DEBRIEF_PUBLISH_CHILD"

func TestMain(m *testing.M) {
	task := os.Getenv(childVariable)
	if task == "" {
		os.Exit(m.Run())
	}
	fields := strings.Split(task, "|")
	number, _ := strconv.Atoi(fields[2])
	if err := child(fields[0], fields[1], number); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

const crashPages = 300

// child is what the other process does.
func child(verb, destination string, number int) error {
	ctx, opts := context.Background(), Options{Immutable: immutable, Outlives: immutable}
	switch verb {
	case "republish": // without end, two versions in turn
		for i := 0; ; i++ {
			fmt.Println("round", i)
			if _, err := Publish(ctx, destination, site([]string{"two", "one"}[i%2], crashPages), opts); err != nil {
				return err
			}
		}
	case "hold": // a publish that ends when standard input does
		pages := append(site("held", 3), Page{"slow.html", func(io.Writer) error {
			fmt.Println("writing")
			_, err := io.Copy(io.Discard, os.Stdin)
			return err
		}})
		_, err := Publish(ctx, destination, pages, opts)
		return err
	case "die", "die-renaming", "die-moving": // at the call of a number
		p := publisher{system: counted(systemOf(verb), func(call int, _ string) error {
			if call == number {
				kill()
			}
			return nil
		}), opts: opts}
		p.opts.Workers = 1
		_, err := p.publish(ctx, destination, site("two", 3))
		return err
	}
	return errors.New("what is " + verb + "?")
}

// kill ends this process as kill -9 does.
func kill() {
	if self, err := os.FindProcess(os.Getpid()); err == nil {
		_ = self.Kill()
	}
	select {}
}

// systemOf is the real system, or one that lacks a way to switch.
func systemOf(verb string) system {
	s := host()
	switch {
	case strings.HasSuffix(verb, "-renaming"):
		s.exchange = func(_, _ string) error { return errors.ErrUnsupported }
	case strings.HasSuffix(verb, "-moving"):
		s.exchange = func(_, _ string) error { return errBusyFolder }
	}
	return s
}

// counted calls before ahead of each call to the system, numbered from 1; an error
// of before takes the place of the call.
func counted(s system, before func(call int, name string) error) system {
	var calls atomic.Int64
	hook := func(name string) error { return before(int(calls.Add(1)), name) }
	either := func(name string, call func() error) error {
		if err := hook(name); err != nil {
			return err
		}
		return call()
	}
	c := s
	c.mkdir = func(path string) error { return either("mkdir", func() error { return s.mkdir(path) }) }
	c.create = func(path string) (file *os.File, err error) {
		err = either("create", func() error { file, err = s.create(path); return err })
		return file, err
	}
	c.rename = func(a, b string) error { return either("rename", func() error { return s.rename(a, b) }) }
	c.exchange = func(a, b string) error { return either("exchange", func() error { return s.exchange(a, b) }) }
	c.syncFile = func(f *os.File) error { return either("syncFile", func() error { return s.syncFile(f) }) }
	c.syncTree = func(path string) error { return either("syncTree", func() error { return s.syncTree(path) }) }
	c.syncFolder = func(path string) error { return either("syncFolder", func() error { return s.syncFolder(path) }) }
	c.takeLock = func(path string) (unlock func(), err error) {
		err = either("takeLock", func() error { unlock, err = s.takeLock(path); return err })
		return unlock, err
	}
	return c
}

// runChild starts the test binary again.
func runChild(t testing.TB, verb, destination string, number int) (*exec.Cmd, io.WriteCloser, io.Reader) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%s|%s|%d", childVariable, verb, destination, number))
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { killChild(cmd) })
	return cmd, in, out
}

// killChild ends a child, if it still runs, and waits for its end.
func killChild(cmd *exec.Cmd) {
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
}

// wantOneVersion fails unless the folder is one whole version of a site; it
// returns which.
func wantOneVersion(t testing.TB, folder string, count int) string {
	t.Helper()
	body, err := os.ReadFile(filepath.Join(folder, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	version := string(body)
	m, err := readManifest(folder)
	if err != nil || m == nil {
		t.Fatalf("the manifest is %v (%v)", m, err)
	}
	var carried []string
	for _, file := range m.Files {
		if file.Carried {
			carried = append(carried, file.Path)
		}
	}
	wantSite(t, folder, site(version, count), carried...)
	return version
}

func TestKilledAtRandomMoments(t *testing.T) {
	rounds := 30
	if testing.Short() {
		rounds = 5
	}
	dir := t.TempDir()
	destination := filepath.Join(dir, "public")
	publishSite(t, destination, site("one", crashPages))
	littered := 0
	for range rounds {
		cmd, _, out := runChild(t, "republish", destination, 0)
		if _, err := io.ReadFull(out, make([]byte, len("round 0"))); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.IntN(120_000)) * time.Microsecond)
		killChild(cmd)
		wantOneVersion(t, destination, crashPages)
		if entries, _ := os.ReadDir(dir); len(entries) > 1 {
			littered++
		}
		publishSite(t, destination, site("three", crashPages))
		wantOneVersion(t, destination, crashPages)
		wantAlone(t, dir, "public")
		if t.Failed() {
			return
		}
	}
	if littered == 0 {
		t.Error("no run was killed while it worked: the test has tested nothing")
	}
}

// TestKilledAtEachCall kills a publish before each of its calls to the system, and
// lets the next one do whatever is left to do.
func TestKilledAtEachCall(t *testing.T) {
	for _, verb := range []string{"die", "die-renaming", "die-moving"} {
		for _, existing := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/existing=%t", verb, existing), func(t *testing.T) {
				for number := 1; ; number++ {
					if number > 100 {
						t.Fatal("a small publish makes more than 100 calls")
					}
					if !killAtCall(t, verb, existing, number) || t.Failed() {
						return
					}
				}
			})
		}
	}
}

// killAtCall tells whether the child was killed; else it had fewer calls.
func killAtCall(t *testing.T, verb string, existing bool, number int) bool {
	dir := t.TempDir()
	destination := filepath.Join(dir, "public")
	if existing {
		publishSite(t, destination, site("one", 3))
	}
	cmd, _, _ := runChild(t, verb, destination, number)
	killed := cmd.Wait() != nil
	_, err := os.Lstat(destination)
	switch gap := errors.Is(err, os.ErrNotExist); {
	case gap && existing && verb != "die-renaming":
		t.Errorf("killed at call %d: no site is left", number)
	case !gap && verb != "die-moving":
		wantOneVersion(t, destination, 3)
	}
	if existing {
		// Recovery alone brings a whole site back, before anything new is written.
		p := publisher{system: host()}
		if _, err := p.recover(besideOf(destination)); err != nil {
			t.Fatal(err)
		}
		if verb != "die-moving" {
			wantOneVersion(t, destination, 3)
		}
	}
	publishSite(t, destination, site("three", 2))
	if version := wantOneVersion(t, destination, 2); version != "three" {
		t.Errorf("killed at call %d: the next publish left version %s", number, version)
	}
	wantAlone(t, dir, "public")
	return killed
}

// TestEachCallFails lets each call to the system fail in turn, and wants the old
// site whole after it, or the new one if the switch was made.
func TestEachCallFails(t *testing.T) {
	broken := errors.New("input/output error made by a test")
	for _, verb := range []string{"exchanging", "die-renaming", "die-moving"} {
		t.Run(verb, func(t *testing.T) {
			for number := 1; number <= 100; number++ {
				dir := t.TempDir()
				destination := filepath.Join(dir, "public")
				publishSite(t, destination, site("one", 3))
				failed := ""
				p := publisher{opts: Options{Workers: 1, Immutable: immutable, Outlives: immutable}, system: counted(systemOf(verb), func(call int, name string) error {
					if call == number {
						failed = name
						return broken
					}
					return nil
				})}
				_, err := p.publish(context.Background(), destination, site("two", 3))
				if failed == "" {
					if number < 10 {
						t.Fatalf("a publish has only %d calls", number)
					}
					t.Logf("%d calls failed in turn", number-1)
					return
				}
				if err != nil && (!errors.Is(err, broken) || !strings.Contains(err.Error(), destination)) {
					t.Errorf("%s, call %d: error %q hides the cause or the destination", failed, number, err)
				}
				if verb != "die-moving" {
					version := wantOneVersion(t, destination, 3)
					if err == nil && version != "two" {
						t.Errorf("%s, call %d: no error, but the site is %s", failed, number, version)
					}
					if failed != "syncFolder" && err != nil && version != "one" {
						t.Errorf("%s, call %d: error %q, but the site is %s", failed, number, err, version)
					}
				}
				wantAlone(t, dir, "public")
				publishSite(t, destination, site("three", 2))
				wantOneVersion(t, destination, 2)
				if t.Failed() {
					return
				}
			}
			t.Error("a small publish makes more than 100 calls")
		})
	}
}
