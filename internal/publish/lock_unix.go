//go:build !windows

package publish

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// takeLock locks a file of its own, or fails with ErrBusy.
func takeLock(path string) (unlock func(), err error) {
	for {
		file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|unix.O_NOFOLLOW, 0o666)
		if err != nil {
			return nil, err
		}
		err = unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		if errors.Is(err, unix.EWOULDBLOCK) {
			return nil, errors.Join(ErrBusy, file.Close())
		}
		if err != nil {
			return nil, errors.Join(&fs.PathError{Op: "flock", Path: path, Err: err}, file.Close())
		}
		if isStill(file, path) {
			return func() {
				_ = os.Remove(path) // if it stays, the next run takes it over
				_ = file.Close()
			}, nil
		}
		// The holder before us removed the file between our open and our lock.
		_ = file.Close()
	}
}

func isStill(file *os.File, path string) bool {
	locked, err := file.Stat()
	if err != nil {
		return false
	}
	named, err := os.Lstat(path)
	return err == nil && os.SameFile(locked, named)
}
