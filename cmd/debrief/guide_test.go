package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestGuide runs every command of the guide, chapter by chapter, on a copy of the
// example. In a block of shell each line is one command, which ends well unless
// its remark says "exit code 1"; servers are stopped once they serve.
func TestGuide(t *testing.T) {
	if _, err := os.Stat("/bin/sh"); err != nil {
		t.Skip("skipped: no shell here")
	}
	if testing.Short() {
		t.Skip("skipped: the race detector, which runs the short tests, has seen these commands in the scripts")
	}
	chapters, err := filepath.Glob("../../content/guide/*.md")
	if err != nil {
		t.Fatal(err)
	}
	scripts := t.TempDir()
	count := 0
	for _, chapter := range chapters {
		commands := shellLines(t, chapter)
		count += len(commands)
		if len(commands) == 0 {
			continue
		}
		script := strings.Join(commands, "\n") + "\n"
		if err := os.WriteFile(filepath.Join(scripts, filepath.Base(chapter)+".txtar"), []byte(script), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if count < 20 {
		t.Fatalf("the guide has %d commands", count)
	}
	testscript.Run(t, testscript.Params{
		Dir: scripts,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SOURCE_DATE_EPOCH", "1795219200") // 2026-11-21
			env.Setenv("HOME", env.WorkDir)
			return os.CopyFS(filepath.Join(env.WorkDir, "content"), os.DirFS("../../content"))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"serves": serves},
	})
}

var shellBlock = regexp.MustCompile("(?ms)^```sh\n(.*?)^```$")

// shellLines are the commands of a chapter as lines of a script.
func shellLines(t *testing.T, chapter string) []string {
	text, err := os.ReadFile(chapter)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, block := range shellBlock.FindAllStringSubmatch(string(text), -1) {
		for line := range strings.Lines(block[1]) {
			command, remark, _ := strings.Cut(strings.TrimSpace(line), " #")
			if command == "" {
				continue
			}
			quoted := "'" + strings.ReplaceAll(strings.TrimSpace(command), "'", "''") + "'"

			verb := "exec sh -c "
			switch {
			case strings.HasPrefix(command, "debrief serve"):
				verb = "serves "
			case strings.Contains(remark, "exit code 1"):
				verb = "! exec sh -c "
			}
			lines = append(lines, verb+quoted)
		}
	}
	return lines
}

// serves starts a server, waits until it tells its address, interrupts it, and
// wants it to end well.
func serves(ts *testscript.TestScript, _ bool, args []string) {
	server := exec.Command("/bin/sh", "-c", "exec "+args[0])
	server.Dir = ts.MkAbs(".")
	server.Env = []string{"PATH=" + ts.Getenv("PATH"), "HOME=" + ts.Getenv("HOME")}
	server.Stderr = ts.Stderr()
	output, err := server.StdoutPipe()
	ts.Check(err)
	ts.Check(server.Start())
	ts.Defer(func() { _ = server.Process.Kill() })
	told := false
	for lines := bufio.NewScanner(output); lines.Scan(); {
		if strings.Contains(lines.Text(), "http://localhost:") {
			told = true
			ts.Check(server.Process.Signal(os.Interrupt))
		}
	}
	if err := server.Wait(); err != nil || !told {
		ts.Fatalf("%s: %v; it told its address: %t", args[0], err, told)
	}
}
