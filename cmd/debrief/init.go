package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/templates"
)

// ciFiles are where each host looks for what it is to run, from the root of the
// repository: what checks postmortems, and what publishes their site.
var ciFiles = map[string]struct{ check, pages string }{
	"github": {".github/workflows/postmortems.yml", ".github/workflows/publish.yml"},
	"gitlab": {".gitlab-ci.yml", ".gitlab-ci.yml"},
}

// starter is a file of a new folder: where it is to stand, and its text.
type starter struct {
	path string
	text []byte
}

func (p program) initCommand() *cobra.Command {
	var ci, pages string
	cmd := &cobra.Command{
		Use:   "init [FOLDER]",
		Short: "Begin a folder of postmortems",
		Args:  oneFolder,
		RunE: func(_ *cobra.Command, args []string) error {
			return p.initFolder(append(args, defaultSource)[0], ci, pages)
		},
	}
	cmd.Flags().StringVar(&ci, "ci", "", "write a file, too, that checks postmortems in pull requests: github or gitlab")
	cmd.Flags().StringVar(&pages, "pages", "", "write a file, too, that publishes the site as the pages of the repository: github or gitlab")
	return cmd
}

// initFolder writes the files of a new folder that are not there yet.
func (p program) initFolder(folder, ci, pages string) error {
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		return usageError{fmt.Sprintf("%q is a file, not a folder", folder), "name the folder that is to hold your postmortems"}
	}
	files, err := starters(folder)
	if err != nil {
		return err
	}
	hosted, err := ciStarters(folder, ci, pages)
	if err != nil {
		return err
	}
	files = append(files, hosted...)
	for _, file := range files {
		if err := os.MkdirAll(filepath.Dir(file.path), 0o777); err != nil {
			return err
		}
		did := "Wrote"
		switch err := writeNew(file.path, file.text, 0); {
		case errors.Is(err, fs.ErrExist):
			did = "Kept "
		case err != nil:
			return err
		}
		said := problem.Visible(filepath.ToSlash(file.path))
		if did != "Wrote" {
			said += ", which is there already"
		}
		fmt.Fprintf(p.stdout, "%s %s\n", did, said)
	}
	source := ""
	if filepath.Clean(folder) != defaultSource {
		source = " -s " + quote(folder)
	}
	fmt.Fprintf(p.stdout, "Next: debrief new \"What happened\"%s, and debrief serve %s to look at it while you write\n", source, quote(folder))
	return nil
}

// starters are the files of a new folder. The form is the built-in one, which new
// takes from the folder from then on.
func starters(folder string) ([]starter, error) {
	form, err := fs.ReadFile(templates.FS, defaultTemplate+".md")
	if err != nil {
		return nil, err
	}
	var files []starter
	start, err := fs.Sub(templates.Start, "start")
	if err != nil {
		return nil, err
	}
	err = fs.WalkDir(start, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(start, name)
		files = append(files, starter{filepath.Join(folder, filepath.FromSlash(name)), text})
		return err
	})
	return append(files, starter{filepath.Join(folder, content.TemplateFolder, defaultTemplate+".md"), form}), err
}

// ciStarters are the files that check a folder and publish its site where its
// repository is kept; a host's name is empty where there is to be none.
func ciStarters(folder, ci, pages string) ([]starter, error) {
	var files []starter
	for _, wanted := range []struct{ flag, host, place, template string }{
		{"--ci", ci, ciFiles[ci].check, ci},
		{"--pages", pages, ciFiles[pages].pages, pages + "-pages"},
	} {
		switch {
		case wanted.host == "":
			continue
		case wanted.place == "":
			return nil, usageError{fmt.Sprintf("%s: there is no file for %q", wanted.flag, wanted.host), "write github or gitlab"}
		}
		file, err := ciStarter(folder, wanted.place, wanted.template)
		if err != nil {
			return nil, err
		}
		if len(files) > 0 && files[0].path == file.path {
			files[0].text = slices.Concat(files[0].text, []byte("\n"), file.text) // jobs of one file
			continue
		}
		files = append(files, file)
	}
	return files, nil
}

// ciStarter is a file for the host of a repository, about a folder in it.
func ciStarter(folder, place, template string) (starter, error) {
	root, below, err := repositoryOf(folder)
	if err != nil {
		return starter{}, err
	}
	if strings.ContainsFunc(below, func(r rune) bool { return r < ' ' || strings.ContainsRune("\"'\\$`", r) }) {
		return starter{}, usageError{fmt.Sprintf("the path %q cannot stand in such a file", below), "rename the folder"}
	}
	text, err := fs.ReadFile(templates.Start, path.Join("ci", template+".yml"))
	if below == "." { // patterns of paths begin with no dot
		text = bytes.ReplaceAll(text, []byte("@FOLDER@/"), nil)
	}
	return starter{filepath.Join(root, filepath.FromSlash(place)), bytes.ReplaceAll(text, []byte("@FOLDER@"), []byte(below))}, err
}

// repositoryOf is the root of the repository that holds a folder, or else the working
// directory, and the folder as seen from it.
func repositoryOf(folder string) (root, below string, err error) {
	whole, err := filepath.Abs(folder)
	if err != nil {
		return "", "", err
	}
	root, err = filepath.Abs(".")
	if err != nil {
		return "", "", err
	}
	for above := whole; ; above = filepath.Dir(above) {
		if _, err := os.Lstat(filepath.Join(above, ".git")); err == nil {
			root = above
			break
		}
		if above == filepath.Dir(above) {
			break
		}
	}
	rel, err := filepath.Rel(root, whole)
	if err != nil || !filepath.IsLocal(rel) {
		return "", "", usageError{fmt.Sprintf("%q is not below %q", folder, root), "go to the root of the repository first"}
	}
	if here, err := filepath.Abs("."); err == nil {
		if short, err := filepath.Rel(here, root); err == nil {
			root = short
		}
	}
	return root, filepath.ToSlash(rel), nil
}
