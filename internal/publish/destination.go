package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// target is the folder that a site goes to.
type target struct {
	// path is absolute, and none of its parts is a link. It may not exist yet.
	path string
}

// resolve finds the folder that a destination means, and refuses one that a site
// must not replace whatever it holds.
func resolve(destination, source string) (target, error) {
	if destination == "" {
		return target{}, refuse("name a folder", "it has no name")
	}
	path, err := real(destination)
	if err != nil {
		return target{}, err
	}
	if filepath.Dir(path) == path {
		return target{}, refuse("choose a folder of its own for the site", "it is the root of the file system")
	}
	home, _ := os.UserHomeDir() // without a home there is none to protect
	working, err := os.Getwd()
	if err != nil {
		return target{}, err
	}
	if info, err := os.Stat(path); err == nil {
		const help = "choose a folder of its own for the site"
		switch {
		case !info.IsDir():
			return target{}, refuse("remove the file, or choose another name", "it is a file")
		case home != "" && holds(info, home):
			return target{}, refuse(help, "it is your home folder, or holds it")
		case source != "" && holds(info, source):
			return target{}, refuse(help, "it is the source folder %q, or holds it", source)
		case holds(info, working):
			return target{}, refuse(help, "it is the folder you are working in, or holds it")
		}
	}
	return target{path}, nil
}

// real makes a path absolute and resolves its links, also if the last parts do
// not exist. A link to nothing stands for the folder that it names: a run that
// was killed between two renames leaves such a link behind.
func real(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	for range 40 {
		link, err := os.Readlink(path)
		if err != nil {
			return realParents(path)
		}
		if !filepath.IsAbs(link) {
			link = filepath.Join(filepath.Dir(path), link)
		}
		path = filepath.Clean(link)
	}
	return "", &fs.PathError{Op: "resolve", Path: path, Err: errors.New("too many links")}
}

// realParents resolves the links in the parts of a path that exist.
func realParents(path string) (string, error) {
	rest := ""
	for existing := path; ; existing = filepath.Dir(existing) {
		resolved, err := filepath.EvalSymlinks(existing)
		if err == nil {
			return filepath.Join(resolved, rest), nil
		}
		if !errors.Is(err, fs.ErrNotExist) || filepath.Dir(existing) == existing {
			return "", err
		}
		rest = filepath.Join(filepath.Base(existing), rest)
	}
}

// holds tells whether a folder is path or lies above it. It compares files, not
// names: names deceive on disks that ignore case.
func holds(folder fs.FileInfo, path string) bool {
	path, err := real(path)
	if err != nil {
		return false
	}
	for {
		if info, err := os.Stat(path); err == nil && os.SameFile(folder, info) {
			return true
		}
		parent := filepath.Dir(path)
		if parent == path {
			return false
		}
		path = parent
	}
}

// makeParents makes the folders above path, and returns how to undo that.
func makeParents(path string) (undo func(), err error) {
	var made []string
	undo = func() {
		for _, folder := range made {
			_ = os.Remove(folder) // not if someone has put something there since
		}
	}
	for folder := filepath.Dir(path); ; folder = filepath.Dir(folder) {
		if _, err := os.Lstat(folder); err == nil || !errors.Is(err, fs.ErrNotExist) {
			break
		}
		made = append(made, folder)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		undo()
		return nil, fmt.Errorf("make the folder above the site: %w", err)
	}
	return undo, nil
}
