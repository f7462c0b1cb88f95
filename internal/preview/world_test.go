package preview

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// world changes a folder at random. Operations that cannot be done (what should
// be renamed is not there) are left out, as a file manager would refuse them.
type world struct {
	t      testing.TB
	root   string
	random *rand.Rand
	count  int
}

// file and dir pick names from a few, so that they meet again.
func (w *world) file() string {
	dirs := []string{"", "", "one", "two", "one/sub", "factors", "services"}
	names := []string{"2026-01-01-queue.md", "2026-02-02-disk.md", "c.md", "retry-storm.md", "README.md", "d.md"}
	return filepath.Join(w.root, dirs[w.random.IntN(len(dirs))], names[w.random.IntN(len(names))])
}

func (w *world) dir() string {
	dirs := []string{"one", "two", "one/sub", "factors", "three", "c.md"}
	return filepath.Join(w.root, dirs[w.random.IntN(len(dirs))])
}

// text is a document that is never the same twice.
func (w *world) text() string {
	w.count++
	factors := []string{"Retry storm", "Queue limits", "c", "d"}
	return fmt.Sprintf("---\ntitle: Title %d\ndate: 2026-01-%02d\nservices: [s%d]\ntags: [t%d]\n---\n\nSee [c](c.md), [[d]] and ![](x.png).\n\n## Contributing factors\n\n- **%s** (technical): note %d\n\n## Action items\n\n- [ ] Do %d @team\n",
		w.count, 1+w.random.IntN(28), w.random.IntN(4), w.random.IntN(4), factors[w.random.IntN(len(factors))], w.count, w.count)
}

func (w *world) change() {
	file := w.file()
	switch w.random.IntN(14) {
	case 0, 1, 2:
		w.save(file, w.text())
	case 3: // an editor that saves in two steps
		text := w.text()
		w.save(file, text[:w.random.IntN(len(text))])
		if w.random.IntN(2) == 0 {
			time.Sleep(time.Duration(w.random.IntN(80)) * time.Millisecond)
		}
		w.save(file, text)
	case 4: // an editor that saves by rename
		temporary := filepath.Join(filepath.Dir(file), ".save")
		w.save(temporary, w.text())
		_ = os.Rename(temporary, file)
	case 5:
		_ = os.Remove(file)
	case 6:
		_ = os.Rename(file, w.file())
	case 7:
		_ = os.Rename(w.dir(), w.dir())
	case 8:
		_ = os.MkdirAll(w.dir(), 0o755)
	case 9: // a file and a folder change places
		dir := w.dir()
		_ = os.Rename(dir, dir+".away")
		w.save(dir, w.text())
		_ = os.Rename(dir+".away", filepath.Join(w.root, "back"))
	case 10:
		_ = os.RemoveAll(w.dir())
	case 11: // a touch, and an older file in the place of a newer one
		at := time.Now().Add(-time.Duration(w.random.IntN(100)) * time.Hour)
		_ = os.Chtimes(file, at, at)
	case 12:
		w.save(filepath.Join(filepath.Dir(file), "x.png"), "\x89PNG\r\n\x1a\n"+strings.Repeat("x", w.random.IntN(9)))
	case 13:
		w.save(filepath.Join(w.root, "debrief.yaml"), fmt.Sprintf("title: Site %d\n", w.random.IntN(3)))
	}
}

// save writes a file if it can be there.
func (w *world) save(file, text string) {
	_ = os.MkdirAll(filepath.Dir(file), 0o755)
	_ = os.WriteFile(file, []byte(text), 0o644)
}

// heal writes every document whole again, so that there is none whose last good
// reading depends on what was seen of it.
func (w *world) heal() {
	err := filepath.WalkDir(w.root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if strings.HasSuffix(name, ".md") {
			w.save(name, w.text())
		}
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
}
