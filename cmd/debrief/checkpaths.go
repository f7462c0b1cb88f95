package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// fileFilter tells which files below the source folder are asked for.
type fileFilter func(file string) bool

func (f fileFilter) and(other fileFilter) fileFilter {
	return func(file string) bool { return f(file) && other(file) }
}

// takePaths finds the folder of the documents that are named, since what one
// document says is held against all others:
//
//	check path/to/postmortems          that folder
//	check content/incidents/a.md       the file, within content/
//	check elsewhere/a.md               the file, within the nearest folder above
//	                                   it that has a debrief.yaml, or else its own
func (f *checkFlags) takePaths(paths []string) (fileFilter, error) {
	if len(paths) == 0 {
		return func(string) bool { return true }, nil
	}
	for _, path := range paths {
		if _, err := os.Stat(path); err != nil {
			return nil, usageError{fmt.Sprintf("there is no file or folder %q", path), cmp.Or(fileBelow(path), "check the spelling of the path")}
		}
	}
	if !f.sourceNamed && below(f.source, paths[0]) == "" {
		f.source = folderOf(paths[0])
	}
	var wanted []string
	for _, path := range paths {
		rel := below(f.source, path)
		if rel == "" {
			return nil, usageError{fmt.Sprintf("%q is not below the folder %q", path, f.source), "name the folder of all documents with -s"}
		}
		wanted = append(wanted, rel)
	}
	return func(file string) bool {
		return slices.ContainsFunc(wanted, func(one string) bool { return one == "." || one == file || strings.HasPrefix(file, one+"/") })
	}, nil
}

// fileBelow asks whether a file of the same name was meant that lies in a folder below;
// empty if there is none.
func fileBelow(path string) string {
	folders, err := os.ReadDir(".")
	if err != nil || !filepath.IsLocal(path) {
		return ""
	}
	for _, folder := range folders {
		file := filepath.Join(folder.Name(), path)
		if info, err := os.Stat(file); folder.IsDir() && folder.Name()[0] != '.' && err == nil && info.Mode().IsRegular() {
			return "did you mean " + quote(filepath.ToSlash(file)) + "?"
		}
	}
	return ""
}

// below is a path as seen from a folder, with forward slashes; empty if it is not
// in it.
func below(folder, path string) string {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return ""
	}
	path, err = filepath.Abs(path)
	if err != nil {
		return ""
	}
	rel, err := filepath.Rel(folder, path)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return ""
	}
	return filepath.ToSlash(rel)
}

// folderOf is the folder of the documents to which a path belongs.
func folderOf(path string) string {
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return path
	}
	return cmp.Or(configuredAbove(filepath.Dir(path)), filepath.Dir(path))
}
