package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/assets"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/preview"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/layouts"
)

// defaultPort is none of those of hugo (1313), zola (1111), and their kin.
const defaultPort = 1414

// shortestPoll keeps a typing error from keeping a machine busy.
const shortestPoll = 50 * time.Millisecond

// serveFlags are the flags of "debrief serve".
type serveFlags struct {
	buildFlags
	port           int
	bind, editor   string
	open, noReload bool
	poll           time.Duration
	hosts          []string
	// page is the address below the root that a browser is opened at.
	page string
}

func (f *serveFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.SortFlags = false
	f.sourceFlag(flags)
	flags.IntVarP(&f.port, "port", "p", defaultPort, "port to serve on, or the next one that is free")
	flags.BoolVarP(&f.open, "open", "O", false, "open the site in a browser")
	flags.BoolVarP(&f.drafts, "drafts", "D", true, "show documents marked as drafts")
	f.dayFlag(flags)
	flags.StringVar(&f.editor, "editor", preview.VSCode, "address that opens a file, with {path}, {line} and {column}; empty for none")
	flags.DurationVar(&f.poll, "poll", 0, "look for changes this often, for disks that do not tell of them (700ms)")
	flags.BoolVar(&f.noReload, "no-reload", false, "leave open pages as they are")
	flags.StringVar(&f.bind, "bind", "127.0.0.1", "address to serve on; other than this machine's own needs --allow-host")
	flags.StringArrayVar(&f.hosts, "allow-host", nil, "further host name to answer to")
	f.configFlag(flags)
	f.lookFlags(flags)
}

func (p program) serveCommand() *cobra.Command {
	var flags serveFlags
	cmd := &cobra.Command{
		Use:     "serve [FOLDER]",
		Aliases: []string{"server", "preview", "watch"},
		Short:   "Show the site while you write",
		Args:    oneFolder,
		RunE:    flags.inFolder(func(ctx context.Context) error { return p.serve(ctx, flags) }),
	}
	flags.register(cmd)
	return cmd
}

// serve shows a site until it is told to stop.
func (p program) serve(ctx context.Context, flags serveFlags) error {
	if err := flags.check(); err != nil {
		return err
	}
	settings, err := p.previewSettings(flags)
	if err != nil {
		return err
	}
	begin := p.now()
	progress := p.newProgress()
	settings.Build.Progress = progress.report
	shown := preview.New(settings)
	// The port is taken before the folder is read, which may take a while.
	listener, err := preview.Listen(flags.bind, flags.port)
	if errors.Is(err, syscall.EADDRNOTAVAIL) || errors.As(err, new(*net.DNSError)) {
		return usageError{fmt.Sprintf("--bind %s is no address of this machine", flags.bind), "0.0.0.0 means all that it has"}
	}
	if err != nil {
		return fmt.Errorf("serve on %s: %w", net.JoinHostPort(flags.bind, strconv.Itoa(flags.port)), err)
	}
	defer listener.Close()
	if err := shown.Load(ctx); err != nil {
		if errors.Is(err, context.Canceled) {
			return nil // a person stopped it
		}
		return err
	}
	progress.clear()
	if err := p.printFirst(shown.Site().Problems, flags.buildFlags); err != nil {
		return err
	}

	ctx, stop := context.WithCancel(ctx)
	defer stop()
	address := p.announce(flags, listener, shown.Site(), begin)
	if flags.open {
		p.openBrowser(ctx, address+flags.page)
	}
	var group sync.WaitGroup
	group.Go(func() { shown.Follow(ctx) })
	err = shown.Serve(ctx, listener)
	stop()
	group.Wait()
	return err
}

// check refuses what cannot be meant.
func (f serveFlags) check() error {
	switch {
	case f.port < 0 || f.port > 65535:
		return usageError{fmt.Sprintf("--port %d is no port", f.port), "choose one from 1 to 65535, or 0 for any that is free"}
	case f.poll != 0 && f.poll < shortestPoll:
		return usageError{fmt.Sprintf("--poll %v is too often", f.poll), fmt.Sprintf("write %v or more, such as 700ms", shortestPoll)}
	case !preview.Loopback(f.bind) && len(f.hosts) == 0:
		return usageError{
			fmt.Sprintf("--bind %s lets others on the network in, and none of their host names is answered", f.bind),
			"name the host that they will type with --allow-host, such as --allow-host " + hostName(),
		}
	}
	if f.editor != "" {
		if err := preview.CheckEditor(f.editor); err != nil {
			return usageError{fmt.Sprintf("--editor %q: %v", f.editor, err), "write an address such as " + preview.VSCode}
		}
	}
	return nil
}

func hostName() string {
	if name, err := os.Hostname(); err == nil {
		return name
	}
	return "this-machine.local"
}

// previewSettings turns flags into the settings of a preview.
func (p program) previewSettings(flags serveFlags) (preview.Settings, error) {
	settings, err := p.settings(&flags.buildFlags)
	if err != nil {
		return preview.Settings{}, err
	}
	settings.Cache, settings.Version = p.cacheFolder(), programVersion()
	if err := p.printProblems(flags.replaced, flags.buildFlags); err != nil {
		return preview.Settings{}, err
	}
	// Folders of layouts and assets may come to be while the preview runs.
	layoutsFolder := overlayFolder(flags.layouts, flags.source, "layouts")
	assetsFolder := overlayFolder(flags.assets, flags.source, "assets")
	settings.Layouts = pipeline.Overlay(os.DirFS(layoutsFolder), layouts.FS)
	settings.Assets = pipeline.Overlay(os.DirFS(assetsFolder), assets.FS)
	settings.KeepGoing, settings.LastGood, settings.Check, settings.Quality = true, true, true, true
	loads := 0
	return preview.Settings{
		Build: settings, Source: flags.source, Config: flags.config, Folders: []string{layoutsFolder, assetsFolder},
		Editor: flags.editor, Hosts: flags.hosts, Poll: flags.poll, NoReload: flags.noReload, Now: p.now, Room: p.widenRoom,
		Report: func(u preview.Update) {
			if loads++; loads > 1 {
				fmt.Fprintln(p.stdout, p.reportLine(u))
			}
		},
		Say: func(text string) { fmt.Fprintf(p.stderr, "debrief: %s\n", problem.Visible(text)) },
	}, nil
}

// firstProblems is how many problems a preview lists when it begins.
const firstProblems = 10

// printFirst lists the first of the errors and warnings that a build would list.
func (p program) printFirst(problems []problem.Problem, flags buildFlags) error {
	problems = slices.DeleteFunc(slices.Clone(problems), func(one problem.Problem) bool {
		return one.Rule.Definition().Checked || one.Level == problem.Notice
	})
	if more := len(problems) - firstProblems; more > 0 {
		defer fmt.Fprintf(p.stdout, "and %d more\n", more)
		problems = problems[:firstProblems]
	}
	return p.printProblems(problems, flags)
}

// announce says where the site is, and who can read it.
func (p program) announce(flags serveFlags, listener net.Listener, site *pipeline.Site, begin time.Time) string {
	port := listener.Addr().(*net.TCPAddr).Port
	host := "localhost"
	if !preview.Loopback(flags.bind) {
		host = flags.hosts[0]
		fmt.Fprintf(p.stderr, "debrief: everyone who can reach %s on port %d can read this site, drafts and internal notes included\n", flags.bind, port)
	} else if flags.bind != "127.0.0.1" && flags.bind != "localhost" {
		host = "[" + strings.Trim(flags.bind, "[]") + "]"
	}
	if flags.port != 0 && port != flags.port {
		fmt.Fprintf(p.stderr, "debrief: port %d is taken, so this is %d\n", flags.port, port)
	}
	if !strings.Contains(strings.TrimPrefix(host, "["), ":") || strings.HasPrefix(host, "[") {
		host = fmt.Sprintf("%s:%d", host, port)
	}
	address := "http://" + host + "/"
	fmt.Fprintf(p.stdout, "%s\n", describe(site))
	p.sayOfIncidents(site)
	fmt.Fprintf(p.stdout, "%s: %squality/\n", findings(site), address)
	p.serving.Store(true)
	fmt.Fprintf(p.stdout, "Ready in %s: %s (Ctrl-C stops it)\n", p.since(begin), address+flags.page)
	return address
}

// reportLine says in one line what a save did and how long it took.
func (p program) reportLine(u preview.Update) string {
	took := fmt.Sprintf("%d ms", u.Took.Milliseconds())
	if u.Err != nil {
		return fmt.Sprintf("%s; the site is shown as it was before (%s)", problem.Visible(strings.ReplaceAll(u.Err.Error(), "\n", "; ")), took)
	}
	var parts []string
	add := func(there bool, text string) {
		if there {
			parts = append(parts, text)
		}
	}
	add(len(u.Change.Files) > 0, "read "+some(u.Change.Files))
	add(len(u.Change.Removed) > 0, "removed "+some(u.Change.Removed))
	add(u.Change.Config, "another configuration")
	add(u.Change.Look, "another look")
	add(u.Change.Attachments, "other files beside the documents")
	add(u.Change.Day, "another day")
	add(len(parts) == 0, "as on the disk again")
	line := fmt.Sprintf("%s (%s)", strings.Join(parts, ", "), took)
	if errors := problem.Count(u.Site.Problems, problem.Error); errors > 0 {
		line += "; " + count(errors, "error") + ", shown in the page"
	}
	return line
}

// some names a file, or says how many there are.
func some(names []string) string {
	if len(names) == 1 {
		return problem.Visible(names[0])
	}
	return count(len(names), "file")
}

// openBrowser opens an address with what the system has for it. Where that fails, now
// or after a while, it says where to look.
func (p program) openBrowser(ctx context.Context, address string) {
	opener := map[string][]string{
		"darwin": {"open"}, "windows": {"rundll32", "url.dll,FileProtocolHandler"},
	}[runtime.GOOS]
	if opener == nil {
		opener = []string{"xdg-open"}
	}
	cmd := exec.CommandContext(ctx, opener[0], append(opener[1:], address)...)
	fail := func(err error) {
		fmt.Fprintf(p.stderr, "debrief: no browser opened (%v): look at %s\n", err, address)
	}
	if err := cmd.Start(); err != nil {
		fail(err)
		return
	}
	go func() {
		if err := cmd.Wait(); err != nil && ctx.Err() == nil { // which ends it, when a person stops us
			fail(err)
		}
	}()
}
