package main

import (
	"context"
	"errors"
	"fmt"
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
			document, err := locate(args[0], source)
			if err != nil {
				return err
			}
			return p.show(cmd.Context(), document, how.asJSON)
		},
	}
	cmd.Flags().StringVarP(&source, "source", "s", "", "folder of postmortems (default content, or the nearest folder above the file with a debrief.yaml)")
	how.registerFormat(cmd, forPeopleAndPrograms...)
	return cmd
}

func (p program) show(ctx context.Context, wanted named, asJSON bool) error {
	folder, err := openFolder(wanted.source)
	if err != nil {
		return err
	}
	configFolder, name, err := configFile("", folder)
	if err != nil {
		return err
	}
	var path string
	settings := pipeline.Settings{Folder: folder, ConfigFolder: configFolder, ConfigName: name}
	document, err := pipeline.Show(ctx, settings, func(base *kb.Base) (_ string, err error) {
		path, err = wanted.file(base)
		return path, err
	})
	if errors.Is(err, pipeline.ErrNoDocument) {
		return usageError{
			fmt.Sprintf("%q is not among the documents of %q", path, wanted.source),
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
	if err := p.printProblems(document.Problems, buildFlags{source: wanted.source, notices: true}); err != nil {
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
