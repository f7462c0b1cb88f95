package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
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
	// replaced are the problems of the folders of layouts and assets; their
	// files are not below the source.
	replaced                           []problem.Problem
	drafts, keepGoing, strict, notices bool
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
		Args: oneFolder,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := flags.takeFolder(cmd, args); err != nil {
				return err
			}
			return p.build(cmd.Context(), flags)
		},
	}
	flags.register(cmd)
	return cmd
}

// oneFolder takes at most one word behind a command.
func oneFolder(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usageError{fmt.Sprintf("one folder at a time, not %d", len(args)), "quote a name that has spaces in it"}
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

// build runs a build and prints what came of it: problems first, then one line
// that sums up.
func (p program) build(ctx context.Context, flags buildFlags) error {
	begin := p.now()
	settings, err := p.settings(&flags)
	if err != nil {
		return err
	}
	progress := p.newProgress()
	settings.Progress = progress.report
	defer progress.clear()

	site, err := build.Load(ctx, settings)
	if err != nil {
		return layoutError(err)
	}
	progress.clear()
	site.Problems = append(flags.replaced, site.Problems...)
	if err := p.printProblems(site.Problems, flags); err != nil {
		return err
	}
	if site.Blocked(settings) {
		fmt.Fprintf(p.stdout, "%s; %s\n", sumUp(site, flags), keptBack(flags.destination))
		return blockedError(site, settings)
	}
	result, err := build.Publish(ctx, site, flags.destination, publish.Options{
		Source:    flags.source,
		Immutable: build.Immutable,
		Progress:  func(done, total int) { progress.report("writing", done, total) },
	})
	if err != nil {
		return layoutError(err)
	}
	progress.clear()
	for _, folder := range result.Leftovers {
		fmt.Fprintf(p.stderr, "debrief: could not remove %s, which an earlier build left behind\n", problem.Visible(folder))
	}
	fmt.Fprintf(p.stdout, "%s\n", sumUp(site, flags))
	fmt.Fprintf(p.stdout, "Built %s in %s: %s, %s, in %s\n", describe(site), p.since(begin),
		count(result.Files, "file"), size(result.Bytes), flags.destination)
	fmt.Fprintf(p.stdout, "To look at the files: python3 -m http.server -d %s 8017, then open http://localhost:8017/\n", quote(flags.destination))
	return nil
}

// settings turns flags into the settings of a build.
func (p program) settings(flags *buildFlags) (build.Settings, error) {
	settings := build.Settings{
		BaseURL: flags.baseURL, Drafts: flags.drafts, KeepGoing: flags.keepGoing, Strict: flags.strict,
	}
	folder, err := openFolder(flags.source)
	if err != nil {
		return settings, err
	}
	settings.Folder = folder
	if settings.ConfigFolder, settings.ConfigName, err = configFile(flags.config, folder); err != nil {
		return settings, err
	}
	if settings.Layouts, err = flags.overlay(flags.layouts, "layouts", layouts.FS); err != nil {
		return settings, err
	}
	if settings.Assets, err = flags.overlay(flags.assets, "assets", assets.FS); err != nil {
		return settings, err
	}
	if settings.BaseURL != "" {
		if settings.BaseURL, err = parseBaseURL(settings.BaseURL); err != nil {
			return settings, err
		}
	}
	settings.AsOf, settings.Now, err = p.day(flags.asOf)
	return settings, err
}

// parseBaseURL checks the address of the published site that a flag gives.
func parseBaseURL(text string) (string, error) {
	address, err := content.BaseURL(text)
	if err != nil {
		return "", usageError{fmt.Sprintf("--base-url: %v", err), "write an address such as https://example.org/postmortems/"}
	}
	return address, nil
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
func configFile(named string, folder fs.FS) (fs.FS, string, error) {
	name, path := configName, configName
	if named != "" {
		folder, name, path = os.DirFS(filepath.Dir(named)), filepath.Base(named), named
	}
	info, err := fs.Lstat(folder, name)
	if errors.Is(err, fs.ErrNotExist) && named != "" {
		return nil, "", usageError{fmt.Sprintf("there is no configuration file %q", named), "check the path after -c"}
	}
	if err != nil {
		return folder, name, nil //nolint:nilerr // what cannot be read is for the reader to say
	}
	switch {
	case info.Mode().IsRegular():
		return folder, name, nil
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, "", usageError{fmt.Sprintf("the configuration %q is a symbolic link, which is never followed", path), "put a copy of the file in its place"}
	case info.IsDir():
		return nil, "", usageError{fmt.Sprintf("the configuration %q is a folder, not a file", path), "give the folder another name"}
	default:
		return nil, "", usageError{fmt.Sprintf("the configuration %q is a special file, which is never opened", path), "write the settings into a plain file"}
	}
}

// overlay puts the site's own templates or assets over the built-in ones: the
// folder named by a flag, which must be there, or the one beside the source.
func (f *buildFlags) overlay(named, name string, builtIn fs.FS) (fs.FS, error) {
	path := overlayFolder(named, f.source, name)
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		if named == "" {
			return builtIn, nil
		}
		return nil, usageError{fmt.Sprintf("there is no folder %q", named), fmt.Sprintf("check the path after --%s", name)}
	}
	unmatched, matched, err := build.Unmatched(os.DirFS(path), builtIn)
	if err != nil {
		return nil, fmt.Errorf("read the folder of %s: %w", name, err)
	}
	// A folder of that name beside the source may have nothing to do with it.
	if named != "" || matched > 0 {
		names := namesOf(builtIn)
		for _, file := range unmatched {
			f.replaced = append(f.replaced, replacesNothing(filepath.ToSlash(filepath.Join(path, file)), file, name, names))
		}
	}
	return build.Overlay(os.DirFS(path), builtIn), nil
}

// namesOf lists the files of a tree that is part of the program.
func namesOf(builtIn fs.FS) []string {
	var names []string
	// A walk of embedded files cannot fail.
	_ = fs.WalkDir(builtIn, ".", func(name string, d fs.DirEntry, _ error) error {
		if !d.IsDir() {
			names = append(names, name)
		}
		return nil
	})
	return names
}

// replacesNothing warns of a file that was meant to replace a built-in one.
func replacesNothing(path, file, what string, names []string) problem.Problem {
	help := "give it the name of the built-in file that it is to replace, or move it elsewhere"
	if near := content.Nearest(file, names); near != "" {
		help = fmt.Sprintf("did you mean %q?", near)
	}
	return problem.Problem{
		File: path, Level: problem.Warning, Rule: "replaces-nothing",
		Message: fmt.Sprintf("no built-in file of %s is called %q, so this one is not used", what, file), Help: help,
	}
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
func blockedError(site *build.Site, settings build.Settings) error {
	unreadable, errorCount := 0, problem.Count(site.Problems, problem.Error)
	for _, one := range site.Problems {
		if one.Rule == "file-unreadable" || one.Rule == "folder-unreadable" {
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
