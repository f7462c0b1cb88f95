package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// removeSite removes a folder with an old site that a new one has taken the place
// of, and tells whether it is gone. It removes the files that the site is known to
// have, and folders that are empty then: never a whole tree, since someone may have
// put a file there after the last look at it. Such a file moves to where its owner
// put it, into the new site, which the next publish refuses for it; if a page is
// in its way, it stays.
func removeSite(folder, destination string, m *manifest, workers int) (foreign []string, gone bool) {
	removeListed(folder, m, workers)
	var folders []string
	stays := false
	err := filepath.WalkDir(folder, func(file string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || d.IsDir() {
			folders = append(folders, file)
			return err
		}
		name := filepath.ToSlash(strings.TrimPrefix(file[len(folder):], string(filepath.Separator)))
		to := filepath.Join(destination, filepath.FromSlash(name))
		switch {
		case name == Manifest: // it goes last: the next run knows the folder by it
			return nil
		case isOwn(name):
			return os.Remove(file)
		case exists(to):
			stays = true
			return nil
		}
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		foreign = append(foreign, name)
		return os.Rename(file, to)
	})
	if err == nil && !stays {
		_ = os.Remove(filepath.Join(folder, Manifest))
	}
	for _, empty := range slices.Backward(folders) {
		_ = os.Remove(empty) // not one that holds something
	}
	return foreign, !exists(folder)
}

// isOwn tells whether a file that no manifest lists is nobody's.
func isOwn(name string) bool {
	return name == gitkeep || isDropping(path.Base(name)) || strings.HasPrefix(name, scratchPrefix)
}

// removeListed removes the files of a manifest. It takes as long as writing them
// does, so that they are shared out.
func removeListed(folder string, m *manifest, workers int) {
	if m == nil {
		return
	}
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
