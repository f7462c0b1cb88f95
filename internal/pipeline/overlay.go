package pipeline

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
)

// Overlay returns the files of lower with those of upper in the place of their
// namesakes. Names that lower does not have stay hidden, so that a folder which
// happens to be called "assets" is no part of a site.
func Overlay(upper, lower fs.FS) fs.FS { return overlay{upper, lower} }

type overlay struct{ upper, lower fs.FS }

// errSpecial is what is wrong with a pipe or a device: opening one may wait for ever.
var errSpecial = errors.New("it is no plain file, and only those are opened")

// Open opens the file of upper if there is one by that name.
func (o overlay) Open(name string) (fs.File, error) {
	below, err := o.lower.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := below.Stat()
	if err != nil || info.IsDir() {
		return below, err
	}
	info, err = fs.Stat(o.upper, name)
	if errors.Is(err, fs.ErrNotExist) {
		return below, nil
	}
	if err := errors.Join(err, below.Close()); err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errSpecial}
	}
	return o.upper.Open(name)
}

// Unmatched returns the files of upper that stand in the place of no file of
// lower, in the order of a sorted walk, and how many do. Hidden files, and those
// with an ending that no file of lower has (a note, a program), are nobody's
// mistake and left out.
func Unmatched(upper, lower fs.FS) (names []string, matched int, err error) {
	endings, err := endingsOf(lower)
	if err != nil {
		return nil, 0, err
	}
	err = fs.WalkDir(upper, ".", func(name string, d fs.DirEntry, err error) error {
		switch hidden := name != "." && strings.HasPrefix(d.Name(), "."); {
		case err != nil:
			return err
		case hidden && d.IsDir():
			return fs.SkipDir
		case hidden || d.IsDir():
			return nil
		}
		if info, err := fs.Stat(lower, name); err == nil && !info.IsDir() {
			matched++
		} else if endings[path.Ext(name)] {
			names = append(names, name)
		}
		return nil
	})
	return names, matched, err
}

// endingsOf are the endings of the files of a tree.
func endingsOf(tree fs.FS) (map[string]bool, error) {
	endings := map[string]bool{}
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			endings[path.Ext(name)] = true
		}
		return err
	})
	return endings, err
}

// Folder opens a folder from which nothing outside can be reached, not even by
// a symbolic link.
func Folder(path string) (fs.FS, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	return root.FS(), nil
}
