//go:build !linux && !darwin

package publish

import (
	"errors"
	"os"
)

func exchange(_, _ string) error { return errors.ErrUnsupported }

// isMount leaves it to the switch to find out.
func isMount(string) bool { return false }

func syncFile(file *os.File) error { return file.Sync() }

func syncTree(folder string) error { return syncFolders(folder) }
