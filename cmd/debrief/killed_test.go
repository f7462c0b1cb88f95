package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// TestKilledBuilds kills builds at random moments, and wants the one site or the
// other, whole, after each. DEBRIEF_KILLS says how many, and DEBRIEF_FOLDER of which
// folder; a few of the example otherwise.
func TestKilledBuilds(t *testing.T) {
	kills, err := strconv.Atoi(os.Getenv("DEBRIEF_KILLS"))
	if err != nil {
		kills = 5
	}
	folder := os.Getenv("DEBRIEF_FOLDER")
	if folder == "" {
		folder = filepath.Join("..", "..", "content")
	}
	dir := t.TempDir()
	program := filepath.Join(dir, "debrief")
	if self, err := os.Executable(); err != nil || os.Symlink(self, program) != nil {
		t.Skip("links cannot be made here")
	}
	one, other, site := filepath.Join(dir, "one"), filepath.Join(dir, "other"), filepath.Join(dir, "site")
	for _, to := range []string{one, other} { // nobody changes them meanwhile
		if err := os.CopyFS(to, os.DirFS(folder)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(other, "2026-01-01-another.md"), []byte("# Another one\n\nText.\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	build := func(from string) *exec.Cmd {
		return exec.Command(program, "build", from, "-d", site, "--as-of", "2026-11-01", "--keep-going")
	}
	known, length := map[[sha256.Size]byte]string{}, time.Duration(0)
	for _, from := range []string{one, other} {
		begin := time.Now()
		if out, err := build(from).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		length = max(length, time.Since(begin))
		known[sumTree(t, site)] = from
	}
	killed := 0
	for n := range kills {
		cmd := build([]string{one, other}[n%2])
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(rand.N(length + length/4))
		_ = cmd.Process.Kill()
		if cmd.Wait() != nil {
			killed++
		}
		if known[sumTree(t, site)] == "" {
			t.Fatalf("build %d left a site that is neither the one nor the other", n+1)
		}
	}
	if out, err := build(one).CombinedOutput(); err != nil || known[sumTree(t, site)] != one {
		t.Errorf("the next build did not make the site: %v\n%s", err, out)
	}
	left, _ := filepath.Glob(filepath.Join(dir, ".site.*"))
	if len(left) > 0 {
		t.Errorf("left lying about: %q", left)
	}
	t.Logf("%d builds, %d of them killed before they ended: 0 mixed sites", kills, killed)
}

// sumTree hashes the names and contents of a folder.
func sumTree(t *testing.T, root string) (sum [sha256.Size]byte) {
	t.Helper()
	hash := sha256.New()
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := os.ReadFile(filepath.Join(root, name))
		fmt.Fprintf(hash, "%q %d %s", name, len(body), body)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return [sha256.Size]byte(hash.Sum(nil))
}
