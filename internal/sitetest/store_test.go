package sitetest

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestObjectStore runs the two commands of the guide with rclone, on a folder in the
// place of a bucket, for a site and for the next one: what pages need arrives before
// them and stays, and pages that are gone go. It says nothing of how a store answers.
func TestObjectStore(t *testing.T) {
	rclone, err := exec.LookPath("rclone")
	if err != nil {
		if os.Getenv("DEBRIEF_REQUIRE_HOSTS") != "" {
			t.Fatal("DEBRIEF_REQUIRE_HOSTS is set, and rclone is not installed")
		}
		t.Skip("no rclone is installed")
	}
	chapter, err := os.ReadFile("../../content/guide/hosting.md")
	if err != nil {
		t.Fatal(err)
	}
	commands := regexp.MustCompile(`(?m)^rclone .*$`).FindAllString(string(chapter), -1)
	if len(commands) != 2 {
		t.Fatalf("the chapter has %d commands of rclone", len(commands))
	}
	scratch := t.TempDir()
	upload := func(files map[string]string) {
		t.Helper()
		if err := os.RemoveAll(filepath.Join(scratch, "site")); err != nil {
			t.Fatal(err)
		}
		for name, text := range files {
			path := filepath.Join(scratch, "site", name)
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		for _, command := range commands {
			line := strings.Replace(strings.ReplaceAll(command, "store:postmortems", "./bucket"), "rclone", "exec "+rclone, 1)
			cmd := exec.Command("/bin/sh", "-c", line)
			cmd.Dir = scratch
			cmd.Env = append(os.Environ(), "HOME="+scratch, "RCLONE_CONFIG="+filepath.Join(scratch, "rclone.conf"))
			if said, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%s: %v\n%s", line, err, said)
			}
		}
	}
	upload(map[string]string{"assets/a-1.css": "old", "index.html": "old", "gone/index.html": "x", ".debrief-site.json": "{}"})
	upload(map[string]string{"assets/a-2.css": "new", "index.html": "new", ".debrief-site.json": "{}"})
	for name, want := range map[string]string{"assets/a-1.css": "old", "assets/a-2.css": "new", "index.html": "new", "gone/index.html": "", ".debrief-site.json": ""} {
		have, err := os.ReadFile(filepath.Join(scratch, "bucket", name))
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		if string(have) != want {
			t.Errorf("%s holds %q, want %q", name, have, want)
		}
	}
}
