package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/publish"
)

const (
	defaultSource      = "content"
	defaultDestination = "public"
	configName         = "debrief.yaml"
)

// buildFlags are the flags of "debrief build", and of "debrief" alone.
type buildFlags struct {
	source, destination, config, layouts, assets string
	baseURL, asOf                                string
	// replaced are the problems of the folders of layouts and assets; their
	// files are not below the source.
	replaced                           []problem.Problem
	drafts, keepGoing, strict, notices bool
	quality, offline                   bool
	// actionsAlone is set by commands whose answer has nothing else.
	actionsAlone bool
	// zip is the file into which the site is packed as well; empty for none.
	zip string
}

func (f *buildFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.SortFlags = false
	f.sourceFlag(flags)
	flags.StringVarP(&f.destination, "destination", "d", defaultDestination, "folder to write the site into")
	f.configFlag(flags)
	flags.StringVarP(&f.baseURL, "base-url", "b", "", "address of the published site, for its sitemap and canonical links")
	flags.BoolVarP(&f.drafts, "drafts", "D", false, "include documents marked as drafts")
	f.dayFlag(flags)
	flags.BoolVar(&f.strict, "strict", false, "let warnings keep the site back as errors do")
	flags.BoolVar(&f.keepGoing, "keep-going", false, "publish in spite of errors, showing what can be shown")
	flags.BoolVar(&f.notices, "notices", false, "list the notices too, not only their number")
	flags.BoolVar(&f.quality, "quality", false, "with a page of what debrief check finds, at quality/")
	flags.BoolVar(&f.offline, "offline", false, "for reading without a server: open its index.html, from a disk or a stick")
	flags.StringVar(&f.zip, "zip", "", "file to pack the site into as well, as ZIP")
	f.lookFlags(flags)
}

// Flags that several commands have; each command lists them where they matter to it.

func (f *buildFlags) sourceFlag(flags *pflag.FlagSet) {
	flags.StringVarP(&f.source, "source", "s", defaultSource, "folder of postmortems")
}

func (f *buildFlags) configFlag(flags *pflag.FlagSet) {
	flags.StringVarP(&f.config, "config", "c", "", "configuration file (default debrief.yaml in the source folder)")
}

func (f *buildFlags) dayFlag(flags *pflag.FlagSet) {
	flags.StringVar(&f.asOf, "as-of", "", "day of which the site speaks, as YYYY-MM-DD (default today)")
}

// lookFlags replace layouts and assets.
func (f *buildFlags) lookFlags(flags *pflag.FlagSet) {
	flags.StringVar(&f.layouts, "layouts", "", "folder of templates that replace built-in ones (default layouts beside the source folder)")
	flags.StringVar(&f.assets, "assets", "", "folder of files that replace built-in ones (default assets beside the source folder)")
}

func (p program) buildCommand() *cobra.Command {
	var flags buildFlags
	cmd := &cobra.Command{
		Use:   "build [FOLDER]",
		Short: "Build the site",
		Args:  oneFolder,
		RunE:  flags.inFolder(func(ctx context.Context) error { return p.build(ctx, flags) }),
	}
	flags.register(cmd)
	return cmd
}

// oneFolder takes at most one word behind a command.
func oneFolder(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		help := "quote a name that has spaces in it"
		if cmd.Flags().Lookup("destination") != nil {
			help += "; the folder to write to goes behind -d"
		}
		return usageError{fmt.Sprintf("one folder at a time, not %d", len(args)), help}
	}
	return nil
}

// takeFolder takes the folder from the word behind a command, if there is one.
func (f *buildFlags) takeFolder(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if cmd.Flags().Changed("source") {
		return usageError{"the folder is given twice", "give it as FOLDER or with -s, not both"}
	}
	f.source = args[0]
	return nil
}

// inFolder runs a command on the folder that the word behind it names, if there is one.
func (f *buildFlags) inFolder(run func(context.Context) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		if err := f.takeFolder(cmd, args); err != nil {
			return err
		}
		return run(cmd.Context())
	}
}

// oneNamed takes one word behind a command, which names something of a kind.
func oneNamed(kind, example string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usageError{fmt.Sprintf("name one %s, not %d", kind, len(args)), example}
		}
		return nil
	}
}

// build runs a build and prints what came of it: problems first, then one line
// that sums up.
func (p program) build(ctx context.Context, flags buildFlags) error {
	begin := p.now()
	settings, err := p.settings(&flags)
	if err != nil {
		return err
	}
	if flags.zip != "" {
		if err := fileMayBe("--zip", flags.zip); err != nil {
			return err
		}
	}
	progress := p.newProgress()
	settings.Progress = progress.report
	defer progress.clear()

	site, err := pipeline.Load(ctx, settings)
	if err != nil {
		return layoutError(err)
	}
	progress.clear()
	more := "; debrief check looks for more"
	if flags.quality {
		more = fmt.Sprintf("; %d more from debrief check, at quality/", checked(site))
	}
	// What check alone looks for is shown by the page that was asked for, and keeps
	// nothing back.
	site.Problems = slices.DeleteFunc(site.Problems, func(one problem.Problem) bool { return one.Rule.Definition().Checked })
	site.Problems = append(flags.replaced, site.Problems...)
	if err := p.printProblems(site.Problems, flags); err != nil {
		return err
	}
	if site.Blocked(settings) {
		fmt.Fprintf(p.stdout, "%s; %s\n", sumUp(site, flags), keptBack(flags.destination))
		return blockedError(site, settings)
	}
	result, err := pipeline.Publish(ctx, site, flags.destination, publish.Options{
		Source:    flags.source,
		Immutable: pipeline.Immutable, Outlives: pipeline.Outlives, Switching: p.switching,
		Progress: func(done, total int) { progress.report("writing", done, total) },
	})
	if err != nil {
		return layoutError(err)
	}
	progress.clear()
	p.sayOfFolder(result, flags.destination)
	if flags.zip != "" {
		if err := publish.Zip(result.Destination, flags.zip); err != nil {
			return fmt.Errorf("pack the site: %w", err)
		}
	}
	fmt.Fprintf(p.stdout, "%s%s\n", sumUp(site, flags), more)
	fmt.Fprintf(p.stdout, "Built %s in %s: %s, %s, in %s\n", describe(site), p.since(begin),
		count(result.Files, "file"), size(result.Bytes), flags.destination)
	p.sayOfIncidents(site)
	p.sayWhereItIs(flags)
	return nil
}

// sayOfFolder names what a build could not remove, and what is not its own.
func (p program) sayOfFolder(result publish.Result, destination string) {
	for _, folder := range result.Leftovers {
		fmt.Fprintf(p.stderr, "debrief: could not remove %s, which an earlier build left behind\n", problem.Visible(folder))
	}
	for _, name := range result.Foreign {
		fmt.Fprintf(p.stderr, "debrief: %s came into %s while the site was switched; it is kept there, and the next build will ask to move it\n",
			problem.Visible(quote(name)), quote(destination))
	}
}

// sayWhereItIs says how the site that was built can be looked at.
func (p program) sayWhereItIs(flags buildFlags) {
	if flags.zip != "" {
		fmt.Fprintf(p.stdout, "Packed it into %s\n", flags.zip)
	}
	if flags.offline {
		fmt.Fprintf(p.stdout, "To look at the files: open %s in a browser\n", quote(filepath.Join(flags.destination, "index.html")))
		return
	}
	fmt.Fprintf(p.stdout, "To look at the files: python3 -m http.server -d %s 8017, then open http://localhost:8017/\n", quote(flags.destination))
}

// fileMayBe tells before the work begins whether a flag names a file that can be
// written: one in a folder that is there.
func fileMayBe(flag, file string) error {
	if info, err := os.Stat(file); err == nil && info.IsDir() {
		return usageError{fmt.Sprintf("%s %q is a folder, not a file", flag, file), "name a file in it"}
	}
	if info, err := os.Stat(filepath.Dir(file)); err != nil || !info.IsDir() {
		return usageError{fmt.Sprintf("%s: there is no folder %q", flag, filepath.Dir(file)), "make it first, or check the spelling of the path"}
	}
	return nil
}

// printProblems lists errors and warnings, and notices if asked for.
func (p program) printProblems(problems []problem.Problem, flags buildFlags) error {
	var shown []problem.Problem
	for _, one := range problems {
		if one.Level > problem.Notice || flags.notices {
			shown = append(shown, one)
		}
	}
	printer := problem.Printer{
		Color: p.colors(p.stdout),
		Path: func(file string) string {
			if flags.config != "" && file == filepath.Base(flags.config) {
				return filepath.ToSlash(flags.config)
			}
			if slices.ContainsFunc(flags.replaced, func(p problem.Problem) bool { return p.File == file }) {
				return file
			}
			return filepath.ToSlash(filepath.Join(flags.source, filepath.FromSlash(file)))
		},
	}
	return printer.Print(p.stdout, shown)
}

// blockedError is how a build ends whose problems keep the site back: a wrong
// configuration is wrong usage, and where nothing is wrong but that files cannot
// be read, it is the machine's fault; everything else is findings.
func blockedError(site *pipeline.Site, settings pipeline.Settings) error {
	unreadable, errorCount := 0, problem.Count(site.Problems, problem.Error)
	for _, one := range site.Problems {
		if one.Rule == problem.FileUnreadable || one.Rule == problem.FolderUnreadable {
			unreadable++
		}
		if one.Level == problem.Error && one.File == settings.ConfigName {
			return usageError{"the configuration has errors", "mend " + settings.ConfigName + " as shown above"}
		}
	}
	if unreadable > 0 && unreadable == errorCount {
		return errUnreadable
	}
	return errFindings
}

// errUnreadable ends a build that was kept from reading its documents.
var errUnreadable = errors.New("some documents cannot be read, as shown above")
