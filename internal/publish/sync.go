package publish

import (
	"errors"
	"os"
	"runtime"
)

// syncFolder puts the names in a folder on the disk. Windows does so by itself,
// and has no call for it.
func syncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	dir, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}
