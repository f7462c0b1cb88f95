package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/data"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/render"
	"github.com/debrief-dev/debrief/internal/views"
)

func (p program) showCommand() *cobra.Command {
	var source string
	var how printing
	cmd := &cobra.Command{
		Use:   "show FILE",
		Short: "Print what was read out of a document, and where",
		Args:  oneNamed("file", "debrief show content/2026-03-01-queue.md"),
		RunE: func(cmd *cobra.Command, args []string) error {
			folder, path, err := locate(args[0], source)
			if err != nil {
				return err
			}
			return p.show(cmd.Context(), folder, path, how.asJSON)
		},
	}
	cmd.Flags().StringVarP(&source, "source", "s", "", "folder of postmortems (default content, or the nearest folder above the file with a debrief.yaml)")
	how.registerFormat(cmd, forPeopleAndPrograms...)
	return cmd
}

// locate finds the folder of postmortems that a file belongs to, and the file's
// path below it.
func locate(file, source string) (folder, path string, err error) {
	missing := usageError{fmt.Sprintf("there is no file %q", file), "write the path of a document, or its path below the folder named by -s"}
	info, statErr := os.Stat(file)
	switch {
	case statErr == nil && info.IsDir():
		return "", "", usageError{fmt.Sprintf("%q is a folder", file), "name one file of it, or run debrief build " + quote(file)}
	case statErr != nil && source == "":
		source = defaultSource
		if above := filepath.Dir(file); above != "." && below(source, file) == "" {
			source = folderOf(file)
		}
	case statErr == nil && source == "":
		if source = defaultSource; below(source, file) == "" {
			source = folderOf(file)
		}
	}
	if statErr == nil {
		if path := below(source, file); path != "" {
			return source, path, nil
		}
	}
	if _, err := os.Stat(filepath.Join(source, file)); err == nil && filepath.IsLocal(file) {
		return source, filepath.ToSlash(filepath.Clean(file)), nil
	}
	if statErr == nil {
		return "", "", usageError{fmt.Sprintf("%q is not in the folder %q", file, source), "name the folder that holds it with -s"}
	}
	named, near := fileOfName(source, file)
	if named != "" {
		return source, named, nil
	}
	if near != "" {
		missing.help = fmt.Sprintf("did you mean %s?", quote(near))
	}
	for _, ending := range kb.DocumentEndings {
		if _, err := os.Stat(file + ending); err == nil {
			missing.help = fmt.Sprintf("did you mean %s?", quote(file+ending))
		}
	}
	return "", "", missing
}

// fileOfName is the document that a name means: its file without the ending, as in
// "2026-03-01-queue", or the slug or id that it gives itself, as in "INC-7"; or else the
// one of which one of them is spelt almost so.
func fileOfName(source, name string) (file, near string) {
	folder := os.DirFS(source)
	files, _, err := content.List(folder, nil)
	if err != nil {
		return "", "" // that the folder cannot be read is told by whoever opens it
	}
	paths, slugs := map[string]string{}, []string{}
	for _, f := range files {
		fields := content.Read(folder, f).Fields
		for _, slug := range []string{
			kb.FileSlug("", "", f.Path), kb.FileSlug(fields[content.KeySlug].Text, fields[content.KeyID].Text, f.Path),
		} {
			paths[slug], slugs = f.Path, append(slugs, slug)
		}
	}
	if file := paths[kb.Slug(name)]; file != "" {
		return file, ""
	}
	return "", paths[kb.Nearest(kb.FileSlug("", "", filepath.ToSlash(name)), slugs)]
}

func (p program) show(ctx context.Context, source, path string, asJSON bool) error {
	folder, err := openFolder(source)
	if err != nil {
		return err
	}
	configFolder, name, err := configFile("", folder)
	if err != nil {
		return err
	}
	document, err := pipeline.Show(ctx, pipeline.Settings{Folder: folder, ConfigFolder: configFolder, ConfigName: name}, path)
	if errors.Is(err, pipeline.ErrNoDocument) {
		return usageError{
			fmt.Sprintf("%q is not among the documents of %q", path, source),
			"read are files in " + strings.Join(kb.DocumentEndings, ", ") + "; hidden files and templates are not",
		}
	}
	if err != nil {
		return err
	}
	if asJSON {
		return p.showJSON(document)
	}
	for i, incident := range document.Incidents {
		if i > 0 {
			fmt.Fprintln(p.stdout)
		}
		fmt.Fprintf(p.stdout, "%s is an incident, at incidents/%s/\n\n", problem.Visible(path), incident.Slug)
		if err := showReading(p.stdout, incident, document.Items[i]); err != nil {
			return err
		}
	}
	if len(document.Incidents) == 0 {
		fmt.Fprintf(p.stdout, "%s is %s, so nothing is read out of it\n", problem.Visible(path), roleWords(document.Role))
	}
	if len(document.Problems) > 0 {
		fmt.Fprintln(p.stdout)
	}
	if err := p.printProblems(document.Problems, buildFlags{source: source, notices: true}); err != nil {
		return err
	}
	if problem.Count(document.Problems, problem.Error) > 0 {
		return errFindings
	}
	return nil
}

// showJSON prints one object for an incident, and a list for a log of several.
func (p program) showJSON(document *pipeline.Document) error {
	site := data.Site{View: views.New(document.Base, kb.Date{}, kb.Schedule{}), Address: render.Address}
	readings := []data.Reading{}
	for i, incident := range document.Incidents {
		readings = append(readings, site.Reading(incident, document.Items[i]))
	}
	if len(readings) == 1 {
		return p.printJSON(readings[0])
	}
	return p.printJSON(readings)
}

// roleWords says what a document is that is no incident.
func roleWords(role content.Role) string {
	switch role {
	case content.FactorRole:
		return "the description of a factor"
	case content.ServiceRole:
		return "the description of a service"
	case content.PageRole:
		return "a plain page"
	default:
		return "not a document of the site"
	}
}
