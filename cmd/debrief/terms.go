package main

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/internal/adopt"
	"github.com/debrief-dev/debrief/internal/data"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/problem"
)

// termsFlags are the flags of "debrief factors" and "debrief services".
type termsFlags struct {
	buildFlags
	accept, reject []string
	in             string
	learn, dryRun  bool
	printing
}

// termKind is what the two commands differ in.
type termKind struct {
	noun  string
	list  func(*kb.Base) []adopt.Term
	shape func([]adopt.Term) any
}

var (
	factorKind  = termKind{"factor", adopt.Factors, func(t []adopt.Term) any { return data.FactorTerms(t) }}
	serviceKind = termKind{"service", adopt.Services, func(t []adopt.Term) any { return data.ServiceTerms(t) }}
)

func (p program) factorsCommand() *cobra.Command {
	cmd, flags := p.termsCommand(factorKind)
	cmd.Flags().BoolVar(&flags.learn, "learn", false, "with --accept: make the authors' words phrases of the factor's own file")
	return cmd
}

func (p program) servicesCommand() *cobra.Command {
	cmd, _ := p.termsCommand(serviceKind)
	return cmd
}

func (p program) termsCommand(kind termKind) (*cobra.Command, *termsFlags) {
	flags := &termsFlags{}
	name := strings.ToUpper(kind.noun)
	cmd := &cobra.Command{
		Use:   kind.noun + "s [FOLDER]",
		Short: fmt.Sprintf("List the %ss that are named and suggested, and confirm or reject them", kind.noun),
		Args:  oneFolder,
		RunE:  flags.inFolder(func(ctx context.Context) error { return p.terms(ctx, kind, flags) }),
	}
	flags.registerReading(cmd)
	set := cmd.Flags()
	set.StringArrayVar(&flags.accept, "accept", nil, "name what is suggested: "+name+", FILE or all")
	set.StringArrayVar(&flags.reject, "reject", nil, "keep away what is suggested: "+name+", FILE or all")
	set.StringVar(&flags.in, "in", "", "only in this document")
	set.BoolVar(&flags.dryRun, "dry-run", false, "show what would change, and write nothing")
	flags.registerFormat(cmd, forPeopleAndPrograms...)
	return cmd, flags
}

func (p program) terms(ctx context.Context, kind termKind, flags *termsFlags) error {
	if len(flags.accept) > 0 && len(flags.reject) > 0 {
		return usageError{"--accept and --reject in one command", "run the command twice"}
	}
	if flags.learn && len(flags.accept) == 0 {
		return usageError{"--learn has nothing to learn from", "write --accept with it"}
	}
	if changes := len(flags.accept)+len(flags.reject) > 0; flags.dryRun && !changes {
		return usageError{"--dry-run has nothing to try", "write --accept or --reject with it"}
	} else if flags.asJSON && changes {
		return usageError{"--json prints the list, and changes nothing", "run the command twice"}
	}
	site, err := p.readSite(ctx, &flags.buildFlags)
	if err != nil {
		return err
	}
	terms := kind.list(site.Base)
	if flags.in != "" {
		source, found := flags.documentAt(site, flags.in)
		if !found {
			return usageError{fmt.Sprintf("--in: no document is %q", flags.in), "write its path, or its path below the folder"}
		}
		terms = narrowTerms(terms, func(_ *adopt.Term, u adopt.Use) bool { return u.Incident.Source == source })
	}
	switch {
	case len(flags.accept) > 0:
		return p.adopt(site, kind, flags, terms, flags.accept, adopt.Accept)
	case len(flags.reject) > 0:
		return p.adopt(site, kind, flags, terms, flags.reject, adopt.Reject)
	case flags.asJSON:
		return p.printJSON(kind.shape(terms))
	}
	p.printTerms(kind, flags, terms)
	return nil
}

// documentAt finds the document that a path means: one that a person in front of the
// folder writes, or one below the folder.
func (f *termsFlags) documentAt(site *pipeline.Site, path string) (string, bool) {
	below, err := filepath.Rel(f.source, path)
	for _, incident := range site.Base.Incidents {
		if incident.Source == filepath.ToSlash(filepath.Clean(path)) || err == nil && incident.Source == filepath.ToSlash(below) {
			return incident.Source, true
		}
	}
	return "", false
}

// narrowTerms keeps the uses that are wanted, and the terms that have any.
func narrowTerms(terms []adopt.Term, wanted func(*adopt.Term, adopt.Use) bool) (kept []adopt.Term) {
	for _, t := range terms {
		drop := func(u adopt.Use) bool { return !wanted(&t, u) }
		t.Named, t.Suggested = slices.DeleteFunc(slices.Clone(t.Named), drop), slices.DeleteFunc(slices.Clone(t.Suggested), drop)
		if len(t.Named)+len(t.Suggested) > 0 {
			kept = append(kept, t)
		}
	}
	return kept
}

// adopt makes what a person says of suggestions into changes of files.
func (p program) adopt(site *pipeline.Site, kind termKind, flags *termsFlags, terms []adopt.Term, targets []string,
	decide func(*kb.Base, []adopt.Term) ([]*adopt.Change, error)) error {
	picked, err := flags.pick(site, kind, terms, targets)
	if err != nil {
		return err
	}
	changes, err := decide(site.Base, picked)
	if err == nil && flags.learn {
		var learned []*adopt.Change
		folder, openErr := openFolder(flags.source)
		if openErr != nil {
			return openErr
		}
		learned, err = adopt.Learn(site.Base, folder, picked)
		changes = append(changes, learned...)
	}
	if err != nil {
		return usageError{"nothing was written: " + err.Error(), "leave that file out with --in, or change it by hand"}
	}
	return p.applyChanges(flags, changes)
}

// pick keeps the suggestions that targets name: a term, a document, or all.
func (f *termsFlags) pick(site *pipeline.Site, kind termKind, terms []adopt.Term, targets []string) ([]adopt.Term, error) {
	var wanted []func(*adopt.Term, adopt.Use) bool
	for _, target := range targets {
		source, isFile := f.documentAt(site, target)
		isTerm := slices.ContainsFunc(terms, func(t adopt.Term) bool { return len(t.Suggested) > 0 && t.Means(target) })
		switch {
		case target == "all":
			wanted = append(wanted, func(*adopt.Term, adopt.Use) bool { return true })
		case isTerm:
			wanted = append(wanted, func(t *adopt.Term, _ adopt.Use) bool { return t.Means(target) })
		case isFile:
			wanted = append(wanted, func(_ *adopt.Term, u adopt.Use) bool { return u.Incident.Source == source })
		default:
			return nil, notSuggested(site, kind, terms, target)
		}
	}
	picked := narrowTerms(terms, func(t *adopt.Term, u adopt.Use) bool {
		return slices.ContainsFunc(wanted, func(is func(*adopt.Term, adopt.Use) bool) bool { return is(t, u) })
	})
	return picked, nil
}

// notSuggested says why a name that is to be accepted or rejected cannot be: a person
// has said so before, or nothing is called so.
func notSuggested(site *pipeline.Site, kind termKind, terms []adopt.Term, target string) error {
	var names []string
	named := false
	for _, t := range terms {
		if len(t.Suggested) > 0 {
			names = append(names, t.Slug)
		}
		named = named || t.Means(target)
	}
	rejects := func(i *kb.Incident) bool {
		return slices.ContainsFunc(i.Rejected, func(name string) bool { return kb.Slug(name) == kb.Slug(target) })
	}
	help := kb.Meant(target, names, cmp.Or(knownNames(names), "nothing is suggested")+fmt.Sprintf("; debrief %ss lists what is named and suggested", kind.noun))
	switch {
	case named:
		help = "it is named already, wherever it was suggested"
	case slices.ContainsFunc(site.Base.Incidents, rejects):
		help = "it was rejected; take it out of rejected_suggestions in the front matter to have it again"
	}
	return usageError{fmt.Sprintf("nothing that is suggested is called %q", target), help}
}

// printTerms prints the list for a person, by the names that they read.
func (p program) printTerms(kind termKind, flags *termsFlags, terms []adopt.Term) {
	named, suggested := 0, 0
	slices.SortStableFunc(terms, func(a, b adopt.Term) int { return cmp.Compare(kb.Fold(a.Title), kb.Fold(b.Title)) })
	for _, t := range terms {
		fmt.Fprintln(p.stdout, problem.Visible(termHead(t)))
		for _, use := range t.Named {
			fmt.Fprintf(p.stdout, "  %s:%d named %s\n", problem.Visible(flags.pathOf(use.Incident.Source)), use.Line, problem.Visible(oneLine(use.Text)))
		}
		for _, use := range t.Suggested {
			fmt.Fprintf(p.stdout, "  %s:%d reads like it, from “%s”\n", problem.Visible(flags.pathOf(use.Incident.Source)), use.Line, problem.Visible(oneLine(use.Words)))
		}
		if len(t.Named) > 0 {
			named++
		} else {
			suggested++
		}
	}
	if len(terms) > 0 {
		fmt.Fprintln(p.stdout)
	}
	fmt.Fprintf(p.stdout, "%s named, %d only suggested", count(named, kind.noun), suggested)
	if suggested > 0 {
		fmt.Fprintf(p.stdout, "; --accept %s, FILE or all names what is suggested, --reject keeps it away", strings.ToUpper(kind.noun))
	}
	fmt.Fprintln(p.stdout)
}

// termHead is the line above the uses of a term: "Alert fatigue (human), alert-fatigue:
// named in 3, suggested in 5 more".
func termHead(t adopt.Term) string {
	head := t.Title
	if t.Kind != "" {
		head += " (" + string(t.Kind) + ")"
	}
	if t.Slug != t.Title {
		head += ", " + t.Slug
	}
	named, suggested := incidentsOf(t.Named), incidentsOf(t.Suggested)
	switch {
	case suggested == 0:
		return fmt.Sprintf("%s: named in %d", head, named)
	case named == 0:
		return fmt.Sprintf("%s: suggested in %d", head, suggested)
	default:
		return fmt.Sprintf("%s: named in %d, suggested in %d more", head, named, suggested)
	}
}

func incidentsOf(uses []adopt.Use) int {
	incidents := map[*kb.Incident]bool{}
	for _, use := range uses {
		incidents[use.Incident] = true
	}
	return len(incidents)
}
