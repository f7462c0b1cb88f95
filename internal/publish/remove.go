package publish

import (
	"os"
	"path"
	"path/filepath"
	"sync"
	"sync/atomic"
)

// removeSite removes a folder with an old site. It takes as long as writing one
// does, so that the files known from the manifest are shared out; the rest,
// which is mostly folders' folders, and all errors are left to os.RemoveAll.
func removeSite(folder string, m *manifest, workers int) error {
	if m != nil {
		var next atomic.Int64
		var group sync.WaitGroup
		for range min(workers, len(m.Files)) {
			group.Go(func() {
				for i := int(next.Add(1)) - 1; i < len(m.Files); i = int(next.Add(1)) - 1 {
					file := m.Files[i].Path
					_ = os.Remove(filepath.Join(folder, filepath.FromSlash(file)))
					if dir := path.Dir(file); dir != "." {
						_ = os.Remove(filepath.Join(folder, filepath.FromSlash(dir))) // if it is empty now
					}
				}
			})
		}
		group.Wait()
	}
	return os.RemoveAll(folder)
}
