//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestStopped stops builds in the middle of a layout that nothing can interrupt: they
// end, and the old site is as it was.
func TestStopped(t *testing.T) {
	dir := t.TempDir()
	program, site, own := filepath.Join(dir, "debrief"), filepath.Join(dir, "site"), filepath.Join(dir, "own")
	self, err := os.Executable()
	if err != nil || os.Symlink(self, program) != nil {
		t.Skip("links cannot be made here")
	}
	for name, text := range map[string]string{
		"docs/2026-01-01-disk.md": "# Disk\n\nText.\n",
		"own/home.html":           strings.Repeat("{{range 10000}}", 4) + strings.Repeat("{{end}}", 4),
	} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	build := func(flags ...string) *exec.Cmd {
		return exec.Command(program, append([]string{"build", filepath.Join(dir, "docs"), "-d", site}, flags...)...)
	}
	if out, err := build().CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	before := sumTree(t, site)
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		var said bytes.Buffer
		cmd := build("--layouts", own)
		cmd.Stderr = &said
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// The home page is the first to be written below the folder beside the site.
		for written := false; !written; time.Sleep(5 * time.Millisecond) {
			found, _ := filepath.Glob(filepath.Join(dir, ".site.*", "index.html"))
			written = len(found) > 0
		}
		if err := cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		if code := cmd.ProcessState.ExitCode(); code != exitEnvironment || !strings.Contains(said.String(), stopped) {
			t.Errorf("%v: exit %d: %s", signal, code, said.String())
		}
		if sumTree(t, site) != before {
			t.Errorf("%v: the old site is not as it was", signal)
		}
		if out, err := build().CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, ".site.*")); len(left) > 0 {
			t.Errorf("%v: the next build leaves %q", signal, left)
		}
	}
}
