package main

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestNoBrowser: where none opens, at once or after a while, a line says where to look.
func TestNoBrowser(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("the opener stands in for xdg-open")
	}
	for name, opener := range map[string]string{"none": "", "one that fails": "#!/bin/sh\nexit 3\n"} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			if opener != "" {
				if err := os.WriteFile(filepath.Join(folder, "xdg-open"), []byte(opener), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			t.Setenv("PATH", folder)
			want := "debrief: no browser opened (exit status 3): look at http://localhost:1313/\n"
			if opener == "" {
				want = "debrief: no browser opened (exec: \"xdg-open\": executable file not found in $PATH): look at http://localhost:1313/\n"
			}
			said, stderr := io.Pipe()
			go program{stderr: stderr}.openBrowser(t.Context(), "http://localhost:1313/")
			if got, err := bufio.NewReader(said).ReadString('\n'); err != nil || got != want {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}
