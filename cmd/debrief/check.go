package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/data"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/problem"
)

// checkFlags are the flags of "debrief check".
type checkFlags struct {
	buildFlags
	printing
	changed, baseline       string
	updateBaseline, similar bool
	only, skip              []string
	// sourceNamed is set where the folder was given with -s.
	sourceNamed bool
}

// checkFormats are the forms in which findings are printed.
var checkFormats = []message.Format{message.Plain, jsonFormat, "github", "gitlab", "sarif", "rdjson"}

func (p program) checkCommand() *cobra.Command {
	var flags checkFlags
	cmd := &cobra.Command{
		Use:     "check [PATHS]",
		Aliases: []string{"lint", "validate"},
		Short:   "Say what documents do not say yet, and where words get in the way",
		RunE: func(cmd *cobra.Command, args []string) error {
			flags.sourceNamed = cmd.Flags().Changed("source")
			return p.check(cmd.Context(), flags, args)
		},
	}
	set := cmd.Flags()
	flags.registerReading(cmd)
	_ = set.MarkHidden("drafts") // drafts are checked, so there is nothing to ask for
	flags.registerFormat(cmd, checkFormats...)
	set.BoolVar(&flags.notices, "notices", false, "list the notices too, not only their number")
	set.BoolVar(&flags.strict, "strict", false, "list the notices too, and let them count")
	set.StringSliceVar(&flags.only, "only", nil, "rules to apply, and no others")
	set.StringSliceVar(&flags.skip, "skip", nil, "rules to leave out")
	set.BoolVar(&flags.similar, "similar", false, "say, too, what is still open of earlier incidents like these")
	set.StringVar(&flags.changed, "changed", "", "only files that differ from this branch or commit of git")
	set.StringVar(&flags.baseline, "baseline", "", "file of findings that are known and not listed again")
	set.BoolVar(&flags.updateBaseline, "update-baseline", false, "write what is found now into the file of --baseline")
	return cmd
}

// check looks at the documents and prints what is found.
func (p program) check(ctx context.Context, flags checkFlags, paths []string) error {
	if flags.updateBaseline && flags.baseline == "" {
		return usageError{"--update-baseline has no file to write", "name it: --baseline .debrief-baseline --update-baseline"}
	}
	wanted, err := flags.takePaths(paths)
	if err != nil {
		return err
	}
	if flags.similar && len(flags.only) > 0 {
		flags.only = append(flags.only, problem.SimilarOpen.String())
	}
	keep, err := ruleFilter(flags.only, flags.skip)
	if err != nil {
		return err
	}
	settings, err := p.settings(&flags.buildFlags)
	if err != nil {
		return err
	}
	if flags.changed != "" {
		changed, err := changedFiles(ctx, flags.source, flags.changed)
		if err != nil {
			return err
		}
		wanted = wanted.and(func(file string) bool { return changed[file] })
	}
	settings.Check, settings.Drafts, settings.Ask = true, true, flags.asked()
	site, err := p.load(ctx, settings)
	if err != nil {
		return err
	}
	if len(paths) > 0 || flags.changed != "" {
		site.Documents = documentsAmong(site, wanted)
	}
	if site.Documents == 0 && len(paths) > 0 && flags.changed == "" && below(flags.source, paths[0]) != "." {
		if kb.IsOtherText(paths[0]) {
			return usageError{
				fmt.Sprintf("%s is not read: only Markdown is (%s)", quote(paths[0]), strings.Join(kb.DocumentEndings, ", ")),
				problem.FileKind.Definition().Help,
			}
		}
		fmt.Fprintf(p.stderr, "debrief: none of these is among the documents of %s\n", quote(flags.source))
	}
	site.Problems = slices.DeleteFunc(site.Problems, func(one problem.Problem) bool {
		if one.Level == problem.Error && one.File == settings.ConfigName {
			return false // whatever is asked for was looked at without what it says
		}
		return !wanted(one.File) || !keep(one.Rule)
	})
	content.ShowLines(settings.Folder, site.Problems)
	return p.printFindings(site, flags, settings.ConfigName)
}

// documentsAmong counts the documents that are wanted.
func documentsAmong(site *pipeline.Site, wanted fileFilter) int {
	files := map[string]bool{}
	site.Base.EachDocument(func(_ kb.Ref, d *kb.Document) {
		if d.Source != "" && wanted(d.Source) {
			files[d.Source] = true
		}
	})
	return len(files)
}

// asked are the rules that the flags name, which are then wanted even if they are off
// by themselves.
func (f *checkFlags) asked() []problem.Rule {
	var rules []problem.Rule
	for _, name := range f.only {
		if rule, known := problem.RuleNamed(name); known {
			rules = append(rules, rule)
		}
	}
	if f.similar {
		rules = append(rules, problem.SimilarOpen)
	}
	return rules
}

// printFindings leaves out what is known, prints the rest, and says by the exit code
// whether there is anything.
func (p program) printFindings(site *pipeline.Site, flags checkFlags, configName string) error {
	flags.notices = flags.notices || flags.strict
	known := ""
	switch {
	case flags.updateBaseline:
		return p.writeBaseline(site, flags)
	case flags.baseline != "":
		left, err := applyBaseline(site, flags)
		if err != nil {
			return err
		}
		known = fmt.Sprintf("; %d that the baseline knows left out", left)
	}
	shown := slices.DeleteFunc(slices.Clone(site.Problems), func(one problem.Problem) bool { return one.Level == problem.Notice && !flags.notices })
	var err error
	switch flags.format {
	case jsonFormat:
		err = p.printJSON(data.NewFindings(shown, flags.pathOf))
	case "sarif":
		err = p.printJSON(data.NewSarif(shown, flags.pathOf))
	case "rdjson":
		err = p.printJSON(data.NewDiagnostics(shown, flags.pathOf))
	case "gitlab":
		err = p.printJSON(data.NewQuality(shown, flags.pathOf))
	case "github":
		if err = problem.Annotate(p.stdout, shown, flags.pathOf); err == nil {
			fmt.Fprintf(p.stdout, "%s%s%s\n", sumUp(site, flags.buildFlags), listedByBuilds(site), known)
		}
	default:
		if err = p.printProblems(site.Problems, flags.buildFlags); err == nil {
			fmt.Fprintf(p.stdout, "%s%s%s\n", sumUp(site, flags.buildFlags), listedByBuilds(site), known)
		}
	}
	if err != nil {
		return err
	}
	for _, one := range site.Problems {
		if one.Level == problem.Error && one.File == configName {
			return usageError{"the configuration has errors", "mend " + configName + " as shown above"}
		}
	}
	for _, one := range shown {
		if one.Level > problem.Notice || flags.strict {
			return errFindings
		}
	}
	return nil
}

// ruleFilter tells which rules are wanted.
func ruleFilter(only, skip []string) (func(problem.Rule) bool, error) {
	rules := func(names []string) (map[problem.Rule]bool, error) {
		set := map[problem.Rule]bool{}
		for _, name := range names {
			rule, err := ruleNamed(name)
			if err != nil {
				return nil, err
			}
			set[rule] = true
		}
		return set, nil
	}
	wanted, err := rules(only)
	if err != nil {
		return nil, err
	}
	unwanted, err := rules(skip)
	if err != nil {
		return nil, err
	}
	return func(rule problem.Rule) bool { return (len(wanted) == 0 || wanted[rule]) && !unwanted[rule] }, nil
}

// ruleNamed finds a rule, or says which one was probably meant.
func ruleNamed(name string) (problem.Rule, error) {
	if rule, known := problem.RuleNamed(name); known {
		return rule, nil
	}
	return "", usageError{fmt.Sprintf("no rule is called %q", name), content.RuleMeant(name)}
}
