//go:build !linux

package publish

import (
	"io/fs"
	"path/filepath"
)

// syncFolders is syncFolder for a folder and all below it.
func syncFolders(root string) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		return syncFolder(path)
	})
}
