package pipeline

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// listFiles lists the documents of the folder. A configuration further down in it is one
// that is not read, unless it is the one that was named.
func listFiles(settings Settings, config content.Config) ([]content.File, []problem.Problem, error) {
	files, problems, err := content.List(settings.Folder, config.Pages)
	return files, slices.DeleteFunc(problems, func(one problem.Problem) bool {
		return one.Rule == problem.ConfigName && isConfig(settings, one.File)
	}), err
}

func isConfig(settings Settings, name string) bool {
	file, err := fs.Stat(settings.Folder, name)
	used, usedErr := fs.Stat(settings.ConfigFolder, settings.ConfigName)
	return err == nil && usedErr == nil && os.SameFile(file, used)
}

// withoutKinds is a listing without the files that are no Markdown, of which one
// notice tells.
func withoutKinds(listing []problem.Problem) []problem.Problem {
	return slices.DeleteFunc(slices.Clone(listing), func(one problem.Problem) bool { return one.Rule == problem.FileKind })
}

// otherKinds tells in one notice of the files of a listing that are no Markdown and not
// named by a document, and how to turn them into it; false if there are none.
func otherKinds(listing []problem.Problem, named []string) (notice problem.Problem, found bool) {
	known := map[string]bool{}
	for _, file := range named {
		known[file] = true
	}
	var kinds []string
	n := 0
	for _, one := range listing {
		if one.Rule != problem.FileKind || known[one.File] {
			continue
		}
		n++
		if kind := strings.ToLower(path.Ext(one.File)); !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
	}
	if n == 0 {
		return problem.Problem{}, false
	}
	what := fmt.Sprintf("%d files of other kinds (%s) are not read: only Markdown is", n, strings.Join(kinds, ", "))
	if n == 1 {
		what = fmt.Sprintf("1 file of another kind (%s) is not read: only Markdown is", kinds[0])
	}
	what += " (" + strings.Join(kb.DocumentEndings, ", ") + ")"
	return problem.New(problem.FileKind, problem.Place{File: problem.Folder}, what), true
}
