package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/problem"
)

// overlay puts the site's own templates or assets over the built-in ones: the
// folder named by a flag, which must be there, or the one beside the source.
func (f *buildFlags) overlay(named, name string, builtIn fs.FS) (fs.FS, error) {
	path := overlayFolder(named, f.source, name)
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		if named == "" {
			return builtIn, nil
		}
		return nil, usageError{fmt.Sprintf("there is no folder %q", named), fmt.Sprintf("check the path after --%s", name)}
	}
	unmatched, matched, err := pipeline.Unmatched(os.DirFS(path), builtIn)
	if err != nil {
		return nil, fmt.Errorf("read the folder of %s: %w", name, err)
	}
	// A folder of that name beside the source may have nothing to do with it.
	if named != "" || matched > 0 {
		names := namesOf(builtIn)
		for _, file := range unmatched {
			f.replaced = append(f.replaced, replacesNothing(filepath.ToSlash(filepath.Join(path, file)), file, name, names))
		}
	}
	return pipeline.Overlay(os.DirFS(path), builtIn), nil
}

// namesOf lists the files of a tree that is part of the program.
func namesOf(builtIn fs.FS) []string {
	var names []string
	// A walk of embedded files cannot fail.
	_ = fs.WalkDir(builtIn, ".", func(name string, d fs.DirEntry, _ error) error {
		if !d.IsDir() {
			names = append(names, name)
		}
		return nil
	})
	return names
}

// replacesNothing warns of a file that was meant to replace a built-in one.
func replacesNothing(path, file, what string, names []string) problem.Problem {
	help := "give it the name of the built-in file that it is to replace, or move it elsewhere"
	if near := kb.Nearest(file, names); near != "" {
		help = fmt.Sprintf("did you mean %q?", near)
	}
	return problem.New(problem.ReplacesNothing, problem.Place{File: path},
		fmt.Sprintf("no built-in file of %s is called %q, so this one is not used", what, file)).WithHelp(help)
}

// overlayFolder is the folder of the site's own templates or assets, whether
// there is one or not.
func overlayFolder(named, source, name string) string {
	if named != "" {
		return named
	}
	return filepath.Join(filepath.Dir(filepath.Clean(source)), name)
}
