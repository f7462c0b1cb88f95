package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/publish"
)

// What a program that calls debrief can rely on.
const (
	exitOK = 0
	// exitFindings: the documents have problems that keep the site back, or a
	// search found nothing.
	exitFindings = 1
	// exitUsage: the command line or the configuration is wrong.
	exitUsage = 2
	// exitEnvironment: the disk, a permission, another build.
	exitEnvironment = 3
)

// errFindings ends a command whose problems are printed already.
var errFindings = errors.New("the documents have problems")

// stopped is what a command says that a person or a machine ended.
const stopped = "stopped before the end"

// usageError is a wrong command line, with one way to mend it.
type usageError struct{ message, help string }

func (e usageError) Error() string { return e.message }

// run runs one command line and returns its exit code. What debrief says of
// itself goes to the error stream with its name in front, without a capital or
// a full stop, and a hint on a line of its own.
func (p program) run(ctx context.Context, args []string) int {
	root := p.rootCommand()
	root.SetArgs(args)
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	if errors.Is(err, errFindings) {
		return exitFindings
	}
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(p.stderr, "debrief: "+stopped)
		return exitEnvironment
	}
	fmt.Fprintf(p.stderr, "debrief: %s\n", problem.Visible(err.Error()))
	if help := hint(err); help != "" {
		fmt.Fprintf(p.stderr, "  help: %s\n", problem.Visible(help))
	}
	return exitCode(err)
}

func exitCode(err error) int {
	var usage usageError
	var refused *publish.RefusedError
	switch {
	case errors.As(err, &usage), errors.As(err, &refused):
		return exitUsage
	default:
		return exitEnvironment
	}
}

// hint is one way to mend an error; empty if there is none to give.
func hint(err error) string {
	var usage usageError
	var refused *publish.RefusedError
	switch {
	case errors.As(err, &usage):
		return usage.help
	case errors.As(err, &refused):
		return refused.Help
	case errors.Is(err, publish.ErrBusy):
		return "wait for the other build, or give this one a destination of its own with -d"
	case errors.Is(err, publish.ErrMixed):
		return "mend the cause and build again, which makes it whole; a folder that is no mount point itself is switched in one step"
	case errors.Is(err, syscall.ENOSPC):
		return "make room on the disk; the site is as it was before"
	case errors.Is(err, syscall.EROFS):
		return "the disk cannot be written to; name another destination with -d"
	case errors.Is(err, fs.ErrPermission):
		return "check the permissions of the folder; the site is as it was before"
	default:
		return ""
	}
}

// rootCommand is "debrief" itself: on its own it builds.
func (p program) rootCommand() *cobra.Command {
	var flags buildFlags
	root := &cobra.Command{
		Use:   "debrief",
		Short: "Turn a folder of postmortems into a site that people read",
		Long: `Debrief turns a folder of postmortem Markdown into a linked static site: a page
for every incident, factor and service, with timelines, actions and causes read
out of the text.

Without a command it builds the folder "content" into the folder "public".`,
		Example: `  debrief serve path/to/postmortems        look at a folder while you write
  debrief                                  build content/ into public/
  debrief build path/to/postmortems -d out  build another folder`,
		Args:          noArguments,
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return p.build(cmd.Context(), flags) },
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			source := cmd.Flags().Lookup("source")
			if source == nil || source.Changed || source.Value.String() != defaultSource {
				return nil
			}
			return source.Value.Set(folderHere())
		},
		// Two letters off is still the same word.
		SuggestionsMinimumDistance: 2,
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usageError{flagWords(err), fmt.Sprintf("%s --help lists the flags", cmd.CommandPath())}
	})
	flags.register(root)
	root.AddCommand(p.serveCommand(), p.buildCommand(), p.checkCommand(), p.explainCommand(), p.searchCommand(), p.showCommand(), p.similarCommand(), p.followUpsCommand(), p.agendaCommand(),
		p.digestCommand(), p.shareCommand(), p.briefCommand(), p.factorsCommand(), p.servicesCommand(), p.initCommand(), p.newCommand(), p.sinceCommand(), p.mcpCommand(), p.exportCommand(), p.schemaCommand(), p.versionCommand(), p.manualCommand())
	completeShells(root)
	return root
}

// flagWords say what is wrong with a flag, without what only those know who know
// how numbers are read in Go.
func flagWords(err error) string {
	words, _, _ := strings.Cut(err.Error(), ": strconv.")
	return words
}

// completeShells lets the command that completes command lines refuse a shell
// that it does not know.
func completeShells(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	completion, _, err := root.Find([]string{"completion"})
	if err != nil {
		return
	}
	completion.Args = cobra.ArbitraryArgs
	completion.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return cmd.Help()
		}
		return usageError{fmt.Sprintf("there is no completion for the shell %q", args[0]), "known are bash, zsh, fish and powershell"}
	}
}

// noArguments refuses words that are no command and names the nearest one.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	help := fmt.Sprintf("%s --help lists the commands", cmd.CommandPath())
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		help = "did you mean " + strings.Join(near, " or ") + "?"
	} else if !cmd.HasParent() {
		help += "; to build a folder, write debrief build " + args[0]
	}
	return usageError{fmt.Sprintf("unknown command %q", args[0]), help}
}
