//go:build unix

package content

import (
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/debrief-dev/debrief/internal/problem"
)

// TestHostileLayouts lists and reads real files of every type: nothing outside of
// the folder is read, and nothing waits for ever.
func TestHostileLayouts(t *testing.T) {
	base := t.TempDir()
	outside, inside := filepath.Join(base, "outside"), filepath.Join(base, "inside")
	const canary = "canary-7f3a"
	must(t, os.MkdirAll(filepath.Join(inside, "sub"), 0o755))
	must(t, os.MkdirAll(outside, 0o755))
	must(t, os.WriteFile(filepath.Join(outside, "secret.md"), []byte("# "+canary), 0o644))
	must(t, os.WriteFile(filepath.Join(outside, "secret.png"), []byte("\x89PNG\r\n\x1a\n"+canary), 0o644))
	must(t, os.WriteFile(filepath.Join(inside, "real.md"), []byte("# real"), 0o644))
	must(t, os.WriteFile(filepath.Join(inside, "sub", "deep.md"), []byte("# deep"), 0o644))
	for name, target := range map[string]string{
		"link.md": "../outside/secret.md", "absolute.md": filepath.Join(outside, "secret.md"), "folder": "../outside",
		"loop": "loop", "loop.md": "loop.md", "up": "..", "self": ".", "near.md": "real.md", "dangling.md": "nowhere",
		"picture.png": "../outside/secret.png", "sub/root": "/",
	} {
		must(t, os.Symlink(target, filepath.Join(inside, name)))
	}
	must(t, syscall.Mkfifo(filepath.Join(inside, "pipe.md"), 0o644))
	must(t, syscall.Mkfifo(filepath.Join(inside, "pipe"), 0o644))
	listener, err := net.Listen("unix", filepath.Join(inside, "socket.md"))
	must(t, err)
	defer func() { must(t, listener.Close()) }()
	root, err := os.OpenRoot(inside)
	must(t, err)
	defer func() { must(t, root.Close()) }()

	for name, fsys := range map[string]fs.FS{"os.DirFS": os.DirFS(inside), "os.Root": root.FS()} {
		files, problems, err := List(fsys, nil)
		must(t, err)
		var paths []string
		for _, f := range files {
			paths = append(paths, f.Path)
		}
		if !slices.Equal(paths, []string{"real.md", "sub/deep.md"}) {
			t.Errorf("%s: files %v", name, paths)
		}
		if len(problems) != 12 {
			t.Errorf("%s: %d problems, want 12: %v", name, len(problems), problems)
		}
		for _, p := range problems {
			if p.Level != problem.Notice || p.Rule != problem.FileSkipped {
				t.Errorf("%s: problem %+v", name, p)
			}
		}
		// A file may be swapped after it was listed.
		for _, path := range []string{"link.md", "absolute.md", "loop.md", "near.md", "pipe.md", "socket.md", "folder/secret.md", "sub", "gone.md"} {
			e := Read(fsys, File{Path: path})
			if name == "os.DirFS" && path == "folder/secret.md" {
				continue // os.DirFS follows folders; a build uses os.Root
			}
			if len(e.Body) > 0 || len(e.Problems) != 1 || e.Problems[0].Rule != problem.FileUnreadable || strings.Contains(e.Problems[0].Message, canary) {
				t.Errorf("%s: %s was read: %q %v", name, path, e.Body, e.Problems)
			}
		}
		attachments := Attach(fsys, []string{"picture.png", "pipe", "socket.md", "sub", "gone.png", "../outside/secret.png", "/etc/passwd"})
		if len(attachments) != 3 {
			t.Errorf("%s: %d attachments", name, len(attachments))
		}
		for _, a := range attachments {
			if a.Refused == "" {
				t.Errorf("%s: %s was accepted", name, a.Source)
			}
		}
	}
}
