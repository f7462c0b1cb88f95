package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/internal/data"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/render"
)

// registerReading adds the flags of commands that answer from the documents and
// write no site.
func (f *buildFlags) registerReading(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.SortFlags = false
	f.sourceFlag(flags)
	f.configFlag(flags)
	flags.StringVar(&f.asOf, "as-of", "", "day of which to speak, as YYYY-MM-DD (default today)")
	flags.BoolVarP(&f.drafts, "drafts", "D", false, "include documents marked as drafts")
}

// readSite reads the folder for a command that answers from its documents. What
// their authors must mend is for a build to list.
func (p program) readSite(ctx context.Context, flags *buildFlags) (*pipeline.Site, error) {
	settings, err := p.settings(flags)
	if err != nil {
		return nil, err
	}
	settings.ActionsAlone = flags.actionsAlone
	site, err := p.load(ctx, settings)
	if err == nil {
		p.sayOf(site.Summary(), flags)
	}
	return site, err
}

// readSiteThen reads a folder as it was on the day of --as-of: what is dated later had
// not happened. Without the flag all of it counts, since a day may be mistyped.
func (p program) readSiteThen(ctx context.Context, flags *buildFlags) (*pipeline.Site, error) {
	site, err := p.readSite(ctx, flags)
	if err == nil && flags.asOf != "" {
		site.Base.Incidents = slices.DeleteFunc(site.Base.Incidents, func(i *kb.Incident) bool { return i.Date.Compare(site.AsOf) > 0 })
	}
	return site, err
}

// load reads a folder, and says on a terminal how far it is.
func (p program) load(ctx context.Context, settings pipeline.Settings) (*pipeline.Site, error) {
	progress := p.newProgress()
	settings.Progress = progress.report
	defer progress.clear()
	site, err := pipeline.Load(ctx, settings)
	if err != nil {
		return nil, layoutError(err)
	}
	return site, nil
}

// sayOf says of a folder what makes an answer from it less than whole.
func (p program) sayOf(folder pipeline.FolderSummary, flags *buildFlags) {
	if folder.Errors > 0 {
		fmt.Fprintf(p.stderr, "debrief: the documents have %s, which debrief build lists; this is from what can be read\n", count(folder.Errors, "error"))
	}
	if folder.Documents == 0 {
		fmt.Fprintf(p.stderr, "debrief: %s holds no documents: name the folder that holds your postmortems\n", quote(flags.source))
	}
}

// sayOfIncidents says why a folder that has documents has no incident.
func (p program) sayOfIncidents(site *pipeline.Site) {
	if len(site.Base.Incidents) == 0 && site.Documents > 0 && site.Skipped == 0 {
		fmt.Fprint(p.stderr, "debrief: no document is an incident: a README, and what lies in guide/, pages/, factors/ and services/, is none\n"+
			"  help: write `type: incident` into the front matter of one that is, or begin one with debrief new\n")
	}
}

// dataOf is what a command prints as JSON, with the addresses of the site.
func dataOf(site *pipeline.Site) data.Site {
	return data.Site{View: site.View, Address: render.Address}
}

// pathOf is the path of a document, so that a click in a terminal opens it.
func (f *buildFlags) pathOf(source string) string {
	return filepath.ToSlash(filepath.Join(f.source, filepath.FromSlash(source)))
}
