package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// replaceFile gives a file new content, all of it or none: the new file stands
// beside the old one until it is whole, and then takes its place and its mode.
// What is no file on a disk, such as a pipe, is written to as it is. Errors name
// the file that was asked for.
func replaceFile(name string, data []byte) error {
	err := replace(name, data)
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return &fs.PathError{Op: "write", Path: name, Err: path.Err}
	case errors.As(err, &link):
		return &fs.PathError{Op: "write", Path: name, Err: link.Err}
	}
	return err
}

func replace(name string, data []byte) error {
	target, mode := name, fs.FileMode(0)
	switch old, err := os.Stat(name); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case !old.Mode().IsRegular():
		return os.WriteFile(name, data, 0o666)
	default:
		if target, err = writable(name); err != nil {
			return err
		}
		mode = old.Mode().Perm()
	}
	beside := filepath.Join(filepath.Dir(target), fmt.Sprintf(".%s.%08x", filepath.Base(target), rand.Uint32()))
	err := writeNew(beside, data, mode)
	if err == nil {
		err = os.Rename(beside, target)
	}
	if err != nil {
		return errors.Join(err, removeIfThere(beside))
	}
	return nil
}

// writable is where a file really stands; an error says that it is protected
// against being written.
func writable(name string) (string, error) {
	file, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return "", err
	}
	if err := file.Close(); err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(name)
}

// writeNew writes a file that must not be there yet, down to the disk. A mode of
// zero is the usual one.
func writeNew(name string, data []byte, mode fs.FileMode) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil && mode != 0 {
		err = file.Chmod(mode)
	}
	return errors.Join(err, file.Sync(), file.Close())
}

func removeIfThere(name string) error {
	if err := os.Remove(name); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
