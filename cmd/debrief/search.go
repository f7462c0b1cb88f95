package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/internal/data"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/preview"
	"github.com/debrief-dev/debrief/internal/search"
	"github.com/debrief-dev/debrief/internal/texts"
)

const (
	// longestQuery is how many bytes of a query are understood.
	longestQuery = 1000
	// defaultLimit fits on a screen with its excerpts.
	defaultLimit = 10
)

// errNothing ends a search that found nothing, as grep ends.
var errNothing = fmt.Errorf("nothing was found: %w", errFindings)

// facetFlag is a flag that narrows a search.
type facetFlag struct {
	facet search.Facet
	usage string
}

// facetFlags stand in the order in which the site shows facets.
var facetFlags = []facetFlag{
	{search.FactorFacet, "only with this contributing factor"},
	{search.MarkerFacet, "only with a factor under this marker"},
	{search.KindFacet, "only with a factor of this kind"},
	{search.ServiceFacet, "only where this service was hit"},
	{search.SeverityFacet, "only of this severity, by name or rank"},
	{search.StatusFacet, "only with this status"},
	{search.YearFacet, "only of this year"},
	{search.TagFacet, "only with this tag"},
}

// searchFlags are the flags of "debrief search".
type searchFlags struct {
	buildFlags
	narrow map[search.Facet]*[]string
	limit  int
	open   bool
	printing
}

func (f *searchFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.SortFlags = false
	f.sourceFlag(flags)
	f.narrow = map[search.Facet]*[]string{}
	for _, one := range facetFlags {
		f.narrow[one.facet] = flags.StringArray(string(one.facet), nil, one.usage)
	}
	flags.IntVarP(&f.limit, "limit", "n", defaultLimit, "how many to show; 0 for all")
	flags.BoolVarP(&f.open, "open", "O", false, "show the best one in a browser, as debrief serve does")
	flags.BoolVarP(&f.drafts, "drafts", "D", false, "search documents marked as drafts too")
	f.configFlag(flags)
}

func (p program) searchCommand() *cobra.Command {
	var flags searchFlags
	cmd := &cobra.Command{
		Use:   "search QUERY...",
		Short: "Find the postmortem that saw it before",
		Args:  flags.check,
		RunE: func(cmd *cobra.Command, args []string) error {
			if folder, rest := folderMeant(args); folder != "" {
				if _, err := openFolder(flags.source); err != nil {
					return usageError{err.Error(), fmt.Sprintf("did you mean debrief search %s -s %s?", quote(strings.Join(rest, " ")), quote(folder))}
				}
			}
			return p.search(cmd.Context(), strings.Join(args, " "), flags)
		},
	}
	flags.register(cmd)
	flags.registerFormat(cmd, forPeopleAndPrograms...)
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		return usageError{flagWords(err), "debrief search --help lists the flags; to leave out a word, quote the query: debrief search 'timeout -test'"}
	})
	for _, one := range facetFlags {
		// It fails for a flag that is not there only.
		_ = cmd.RegisterFlagCompletionFunc(string(one.facet), func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			return p.completeFacet(cmd.Context(), one.facet, flags), cobra.ShellCompDirectiveNoFileComp
		})
	}
	return cmd
}

// check refuses what cannot be meant.
func (f *searchFlags) check(_ *cobra.Command, args []string) error {
	switch query := strings.Join(args, " "); {
	case strings.TrimSpace(query) == "" && !f.narrows():
		return usageError{"there is nothing to search for", "write what you see: debrief search connection timeout"}
	case len(query) > longestQuery:
		return usageError{fmt.Sprintf("the query is %d bytes long, and %d are read", len(query), longestQuery), "write the words that matter"}
	case f.limit < 0:
		return usageError{fmt.Sprintf("--limit %d is no number of results", f.limit), "write 0 for all"}
	case (f.asJSON || f.format == jsonFormat) && f.open:
		return usageError{"--json and --open exclude each other", "leave one of them out"}
	}
	return nil
}

// narrows tells whether a flag narrows the search.
func (f *searchFlags) narrows() bool {
	return slices.ContainsFunc(facetFlags, func(one facetFlag) bool { return len(*f.narrow[one.facet]) > 0 })
}

// search answers a query.
func (p program) search(ctx context.Context, text string, flags searchFlags) (err error) {
	index, err := p.searchable(ctx, &flags)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, index.Close()) }()
	query := search.Query{Text: text}
	if query.Ticked, err = p.ticked(ctx, &flags, index); err != nil {
		return err
	}
	limit := flags.limit
	if limit == 0 {
		limit = index.Count()
	}
	results, err := p.find(ctx, index, query, limit)
	if err != nil {
		return err
	}
	if flags.asJSON {
		err = p.printJSON(data.SearchOf(text, results, flags.pathOf))
	} else {
		err = p.printResults(text, flags, results)
	}
	switch {
	case err != nil:
		return err
	case len(results.Hits) == 0:
		return errNothing
	case flags.open:
		return p.serve(ctx, serveFlags{
			buildFlags: flags.buildFlags, port: defaultPort, bind: "127.0.0.1", editor: preview.VSCode, open: true,
			page: results.Hits[0].Document.URL,
		})
	}
	return nil
}

// searchable is the index of the folder. Whoever calls it closes the index.
func (p program) searchable(ctx context.Context, flags *searchFlags) (*search.Index, error) {
	settings, err := p.settings(&flags.buildFlags)
	if err != nil {
		return nil, err
	}
	settings.Cache, settings.Version = p.cacheFolder(), programVersion()
	progress := p.newProgress()
	settings.Progress = progress.report
	defer progress.clear()
	found, err := pipeline.OpenSearch(ctx, settings)
	if err != nil {
		return nil, layoutError(err)
	}
	progress.clear()
	p.sayOf(found.Folder, &flags.buildFlags)
	return found.Index, nil
}

// find searches, for as long as a search may take.
func (p program) find(ctx context.Context, index *search.Index, query search.Query, limit int) (search.Results, error) {
	limited, cancel := context.WithTimeout(ctx, p.searchTime)
	defer cancel()
	results, err := index.Search(limited, query, limit)
	if errors.Is(err, context.DeadlineExceeded) {
		return results, fmt.Errorf("the search took longer than %v and was given up", p.searchTime)
	}
	return results, err
}

// ticked are the values that the flags mean.
func (p program) ticked(ctx context.Context, flags *searchFlags, index *search.Index) (map[search.Facet][]string, error) {
	everything, err := p.find(ctx, index, search.Query{}, 0)
	if err != nil {
		return nil, err
	}
	ticked := map[search.Facet][]string{}
	for _, one := range facetFlags {
		for _, word := range *flags.narrow[one.facet] {
			value, err := facetValue(everything.Facets, one.facet, word)
			if err != nil {
				return nil, err
			}
			ticked[one.facet] = append(ticked[one.facet], value)
		}
	}
	return ticked, nil
}

// facetValue finds the value of a facet that a word means, by its slug or by its
// title.
func facetValue(facets []search.FacetCount, facet search.Facet, word string) (string, error) {
	var titles []string
	for _, f := range facets {
		if f.Facet != facet {
			continue
		}
		for _, value := range f.Values {
			if value.Value == word || kb.Fold(value.Title) == kb.Fold(word) {
				return value.Value, nil
			}
			titles = append(titles, value.Title)
		}
	}
	none := "no incident of this folder has a " + strings.ToLower(texts.English().Text("facet."+string(facet)))
	return "", usageError{fmt.Sprintf("--%s %q is nothing that an incident of this folder has", facet, word), cmp.Or(nameMeant(word, titles, kb.Fold), none)}
}

// completeFacet lists the values of a facet for a shell; none if they cannot be
// had soon.
func (p program) completeFacet(ctx context.Context, facet search.Facet, flags searchFlags) []string {
	ctx, cancel := context.WithTimeout(ctx, p.searchTime)
	defer cancel()
	quiet := p
	quiet.stderr = io.Discard
	index, err := quiet.searchable(ctx, &flags)
	if err != nil {
		return nil
	}
	results, err := p.find(ctx, index, search.Query{}, 0)
	if closing := index.Close(); err != nil || closing != nil {
		return nil
	}
	var values []string
	for _, f := range results.Facets {
		for _, value := range f.Values {
			if f.Facet == facet {
				values = append(values, value.Value+"\t"+value.Title)
			}
		}
	}
	return values
}
