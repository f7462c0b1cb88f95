package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/assets"
	"github.com/debrief-dev/debrief/internal/build"
	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/layouts"
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
	drafts, keepGoing, strict, notices           bool
}

func (f *buildFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVarP(&f.source, "source", "s", defaultSource, "folder of postmortems")
	flags.StringVarP(&f.destination, "destination", "d", defaultDestination, "folder to write the site into")
	flags.StringVarP(&f.config, "config", "c", "", "configuration file (default debrief.yaml in the source folder)")
	flags.StringVarP(&f.baseURL, "base-url", "b", "", "address of the published site, for its sitemap and canonical links")
	flags.BoolVarP(&f.drafts, "drafts", "D", false, "include documents marked as drafts")
	flags.StringVar(&f.asOf, "as-of", "", "day of which the site speaks, as YYYY-MM-DD (default today)")
	flags.BoolVar(&f.strict, "strict", false, "let warnings keep the site back as errors do")
	flags.BoolVar(&f.keepGoing, "keep-going", false, "publish in spite of errors, showing what can be shown")
	flags.BoolVar(&f.notices, "notices", false, "list the notices too, not only their number")
	flags.StringVar(&f.layouts, "layouts", "", "folder of templates that replace built-in ones (default layouts beside the source folder)")
	flags.StringVar(&f.assets, "assets", "", "folder of files that replace built-in ones (default assets beside the source folder)")
}

func (p program) buildCommand() *cobra.Command {
	var flags buildFlags
	cmd := &cobra.Command{
		Use:   "build [FOLDER]",
		Short: "Build the site",
		Long: `Build the site of a folder of postmortems.

The site arrives in its destination all at once, or not at all: while documents
have errors, or if anything goes wrong, the old site stays as it is.`,
		Example: `  debrief build                             build content/ into public/
  debrief build path/to/postmortems -d out  build another folder
  debrief build --as-of 2026-09-01          build the site as of that day`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError{
					fmt.Sprintf("one folder at a time, not %d", len(args)),
					"quote a name that has spaces in it",
				}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				if cmd.Flags().Changed("source") {
					return usageError{"the folder is given twice", "give it as FOLDER or with -s, not both"}
				}
				flags.source = args[0]
			}
			return p.build(cmd.Context(), flags)
		},
	}
	flags.register(cmd)
	return cmd
}

// build runs a build and prints what came of it: problems first, then one line
// that sums up.
func (p program) build(ctx context.Context, flags buildFlags) error {
	begin := p.now()
	settings, err := p.settings(flags)
	if err != nil {
		return err
	}
	progress := p.newProgress()
	settings.Progress = progress.report
	defer progress.clear()

	site, err := build.Load(ctx, settings)
	if err != nil {
		return err
	}
	progress.clear()
	if err := p.printProblems(site.Problems, flags); err != nil {
		return err
	}
	if site.Blocked(settings) {
		fmt.Fprintf(p.stdout, "%s; %s\n", sumUp(site, flags), keptBack(flags.destination))
		return p.blockedError(site)
	}
	result, err := build.Publish(ctx, site, flags.destination, publish.Options{
		Source:    flags.source,
		Immutable: build.Immutable,
		Progress:  func(done, total int) { progress.report("writing", done, total) },
	})
	if err != nil {
		return err
	}
	progress.clear()
	for _, folder := range result.Leftovers {
		fmt.Fprintf(p.stderr, "debrief: could not remove %s, which an earlier build left behind\n", problem.Visible(folder))
	}
	fmt.Fprintf(p.stdout, "%s\n", sumUp(site, flags))
	fmt.Fprintf(p.stdout, "Built %s in %s: %s, %s, in %s\n", describe(site), p.since(begin),
		count(result.Files, "file"), size(result.Bytes), flags.destination)
	fmt.Fprintf(p.stdout, "To look at it: python3 -m http.server -d %s 8017, then open http://localhost:8017/\n", quote(flags.destination))
	return nil
}

// settings turns flags into the settings of a build.
func (p program) settings(flags buildFlags) (build.Settings, error) {
	settings := build.Settings{
		BaseURL: flags.baseURL, Drafts: flags.drafts, KeepGoing: flags.keepGoing, Strict: flags.strict,
	}
	folder, err := openFolder(flags.source)
	if err != nil {
		return settings, err
	}
	settings.Folder = folder
	if settings.ConfigFolder, settings.ConfigName, err = configFile(flags, folder); err != nil {
		return settings, err
	}
	if settings.Layouts, err = overlay(flags.layouts, flags.source, "layouts", layouts.FS); err != nil {
		return settings, err
	}
	if settings.Assets, err = overlay(flags.assets, flags.source, "assets", assets.FS); err != nil {
		return settings, err
	}
	if settings.BaseURL != "" {
		if settings.BaseURL, err = content.BaseURL(settings.BaseURL); err != nil {
			return settings, usageError{fmt.Sprintf("--base-url: %v", err), "write an address such as https://example.org/postmortems/"}
		}
	}
	settings.AsOf, settings.Now, err = p.day(flags.asOf)
	return settings, err
}

// openFolder opens the source folder; the messages are for someone who has
// just started.
func openFolder(path string) (fs.FS, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		help := "check the spelling of the path"
		if path == defaultSource {
			help = "name the folder that holds your postmortems: debrief build path/to/postmortems"
		}
		return nil, usageError{fmt.Sprintf("there is no folder %q here", path), help}
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, usageError{fmt.Sprintf("%q is a file, not a folder", path), "name the folder that holds it"}
	}
	return build.Folder(path)
}

// configFile finds the configuration: the file named by the flag, which must be
// there, or debrief.yaml in the source folder, which need not be.
func configFile(flags buildFlags, folder fs.FS) (fs.FS, string, error) {
	if flags.config == "" {
		return folder, configName, nil
	}
	if _, err := os.Stat(flags.config); err != nil {
		return nil, "", usageError{fmt.Sprintf("there is no configuration file %q", flags.config), "check the path after -c"}
	}
	return os.DirFS(filepath.Dir(flags.config)), filepath.Base(flags.config), nil
}

// overlay puts the site's own templates or assets over the built-in ones: the
// folder named by a flag, which must be there, or the one beside the source.
func overlay(named, source, name string, builtIn fs.FS) (fs.FS, error) {
	path := overlayFolder(named, source, name)
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		if named == "" {
			return builtIn, nil
		}
		return nil, usageError{fmt.Sprintf("there is no folder %q", named), fmt.Sprintf("check the path after --%s", name)}
	}
	return build.Overlay(os.DirFS(path), builtIn), nil
}

// overlayFolder is the folder of the site's own templates or assets, whether
// there is one or not.
func overlayFolder(named, source, name string) string {
	if named != "" {
		return named
	}
	return filepath.Join(filepath.Dir(filepath.Clean(source)), name)
}

// day is the day of which the site speaks: the flag, else SOURCE_DATE_EPOCH
// (reproducible-builds.org), else the clock, whose day depends on the site's
// time zone.
func (p program) day(flag string) (kb.Date, time.Time, error) {
	if flag != "" {
		t, err := time.Parse(time.DateOnly, flag)
		if err != nil {
			return kb.Date{}, time.Time{}, usageError{fmt.Sprintf("--as-of %q is not a day", flag), "write it as 2026-09-01"}
		}
		return kb.DateOf(t), time.Time{}, nil
	}
	if epoch := p.getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return kb.Date{}, time.Time{}, usageError{fmt.Sprintf("SOURCE_DATE_EPOCH is %q, not a number of seconds", epoch), "unset it, or set it to seconds since 1970"}
		}
		return kb.Date{}, time.Unix(seconds, 0), nil
	}
	return kb.Date{}, p.now(), nil
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
			return filepath.ToSlash(filepath.Join(flags.source, filepath.FromSlash(file)))
		},
	}
	return printer.Print(p.stdout, shown)
}

// blockedError is how a build ends whose problems keep the site back: a wrong
// configuration is wrong usage, everything else is findings.
func (p program) blockedError(site *build.Site) error {
	for _, one := range site.Problems {
		if one.Level == problem.Error && one.File == configName {
			return usageError{"the configuration has errors", "mend " + configName + " as shown above"}
		}
	}
	return errFindings
}
