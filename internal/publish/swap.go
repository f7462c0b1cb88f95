package publish

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
)

// system is what a publish asks of the operating system, so that tests can let
// each call fail, or be the last one of the process.
type system struct {
	mkdir  func(path string) error
	create func(path string) (*os.File, error)
	rename func(from, to string) error
	// link gives a file a second name; not every file system can.
	link func(file, name string) error
	// exchange lets two folders change places in one step; isUnsupported knows the
	// errors of a system that cannot.
	exchange func(a, b string) error
	// syncFile comes after the last write to a file, syncTree after the last file
	// of a folder; together they put all of it on the disk.
	syncFile func(*os.File) error
	syncTree func(folder string) error
	// syncFolder puts the names in a folder on the disk.
	syncFolder func(folder string) error
	// isMount tells whether a folder is known to be a mount point.
	isMount  func(folder string) bool
	takeLock func(path string) (unlock func(), err error)
}

// host is the real system.
func host() system {
	return system{
		mkdir: func(path string) error { return os.Mkdir(path, 0o777) },
		create: func(path string) (*os.File, error) {
			return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		},
		rename:     os.Rename,
		link:       os.Link,
		exchange:   exchange,
		syncFile:   syncFile,
		syncTree:   syncTree,
		syncFolder: syncFolder,
		isMount:    isMount,
		takeLock:   takeLock,
	}
}

// switchFolders puts the staged site in the place of the old one, and returns the
// folder that is left to remove.
func (p publisher) switchFolders(destination string, place place, old contents, staged staged) (rest string, err error) {
	if !old.exists {
		if err := p.rename(staged.folder, destination); err != nil {
			return "", fmt.Errorf("put the site in its place: %w", bare(err))
		}
		return "", p.confirm(place)
	}
	mode := old.mode.Perm() | old.mode&(os.ModeSetgid|os.ModeSticky)
	if err := os.Chmod(staged.folder, mode); err != nil {
		return "", fmt.Errorf("give the site the permissions of the old one: %w", bare(err))
	}
	rest = staged.folder
	err = p.exchange(staged.folder, destination)
	if isUnsupported(err) {
		rest, err = p.renameTwice(destination, place, staged)
	}
	if isPinned(err) {
		return staged.folder, p.switchFiles(destination, old.manifest, staged)
	}
	if err != nil {
		return "", fmt.Errorf("put the new site in the place of the old one: %w", bare(err))
	}
	return rest, p.confirm(place)
}

// confirm puts the switch itself on the disk.
func (p publisher) confirm(place place) error {
	if err := p.syncFolder(place.folder); err != nil {
		return fmt.Errorf("the new site is in place, but the disk did not confirm it: %w", err)
	}
	return nil
}

// renameTwice switches where no exchange is to be had. Between its two renames
// there is no site; see recover for a run that ends there.
func (p publisher) renameTwice(destination string, place place, staged staged) (rest string, err error) {
	old := place.old(strings.TrimPrefix(staged.folder, place.staging("")))
	if err := p.rename(destination, old); err != nil {
		return "", err
	}
	if err := p.rename(staged.folder, destination); err != nil {
		if back := p.rename(old, destination); back != nil {
			return "", fmt.Errorf("%w; the old site is in %s, and the next build puts it back: %w", err, old, back)
		}
		return "", err
	}
	// From here on the old site is rubbish, and must not be taken for one to
	// bring back.
	rest = staged.folder
	if p.rename(old, rest) != nil {
		rest = old
	}
	return rest, nil
}

// isUnsupported tells whether an exchange failed since the system or the file
// system has none. Old container sandboxes forbid what they do not know (EPERM).
func isUnsupported(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.EPERM)
}

// isPinned tells whether a folder cannot be renamed, but the files in it can: it
// is a mount point (EBUSY), or comes from the image of a container (EXDEV).
func isPinned(err error) bool {
	return errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EXDEV)
}
