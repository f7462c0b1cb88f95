package pipeline

import (
	"io/fs"
	"os"
	"slices"

	"github.com/debrief-dev/debrief/internal/content"
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
