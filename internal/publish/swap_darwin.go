package publish

import (
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

func exchange(a, b string) error {
	return unix.RenamexNp(a, b, unix.RENAME_SWAP)
}

func isMount(folder string) bool {
	var inner, outer unix.Stat_t
	return unix.Lstat(folder, &inner) == nil && unix.Lstat(filepath.Dir(folder), &outer) == nil && inner.Dev != outer.Dev
}

// syncFile hands a file to the drive. The manifest, written last, is synced with
// F_FULLFSYNC by os.File.Sync, which makes the drive empty its own cache: once
// for the site, and not for each file, since it takes milliseconds.
func syncFile(file *os.File) error { return unix.Fsync(int(file.Fd())) }

func syncTree(folder string) error { return syncFolders(folder) }
