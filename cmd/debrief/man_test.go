package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestManual writes the pages of all commands, which groff reads without a warning
// where it is installed.
func TestManual(t *testing.T) {
	folder := t.TempDir()
	root := program{}.rootCommand()
	if err := writeManual(root, folder); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"debrief.bash", "_debrief", "debrief.fish", "debrief.1", "debrief-version.1"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Error(err)
		}
	}
	groff, err := exec.LookPath("groff")
	if err != nil {
		t.Log("no groff here to read the pages")
	}
	for _, cmd := range root.Commands() {
		if !cmd.IsAvailableCommand() || cmd.Name() == "completion" {
			continue
		}
		page := filepath.Join(folder, manualName(cmd)+".1")
		text, err := os.ReadFile(page)
		if err != nil {
			t.Error(err)
			continue
		}
		if !strings.Contains(string(text), ".SH EXAMPLES") {
			t.Errorf("%s has no examples", page)
		}
		if groff == "" {
			continue
		}
		if said, err := exec.Command(groff, "-man", "-ww", "-z", "-Tutf8", page).CombinedOutput(); err != nil || len(said) > 0 {
			t.Errorf("groff: %v\n%s", err, said)
		}
	}
}

func TestRoff(t *testing.T) {
	for line, want := range map[string]string{
		"a-b": `a\-b`, ".hidden": `\&.hidden`, "'quoted'": `\&'quoted'`, `C:\new`: `C:\enew`, "a.b": "a.b",
	} {
		if got := roff(line); got != want {
			t.Errorf("%q is %q, want %q", line, got, want)
		}
	}
}
