package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/pipeline"
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
		return "make room on the disk" + siteKept(err)
	case errors.Is(err, syscall.EROFS):
		return "the disk cannot be written to; name another destination with -d"
	case errors.Is(err, syscall.ENOTDIR):
		return "a part of this path is a file; choose another one"
	case isListen(err):
		return "ports below 1024 are the system's own; choose another one with --port"
	case errors.Is(err, fs.ErrPermission):
		return "check the permissions of the file and of its folder" + siteKept(err)
	default:
		return ""
	}
}

// siteKept says that the old site stands, where a build could not write a new one.
func siteKept(err error) string {
	if !errors.Is(err, pipeline.ErrPublish) {
		return ""
	}
	return "; the site is as it was before"
}

// isListen tells whether a port was not to be had for want of permission.
func isListen(err error) bool {
	var network *net.OpError
	return errors.As(err, &network) && network.Op == "listen" && errors.Is(err, fs.ErrPermission)
}

// rootCommand is "debrief" itself: on its own it builds.
func (p program) rootCommand() *cobra.Command {
	var flags buildFlags
	root := &cobra.Command{
		Use:           "debrief",
		Short:         "Turn a folder of postmortems into a site that people read",
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
	root.SetFlagErrorFunc(wrongFlag)
	flags.register(root)
	root.Version = versionLine()
	root.SetVersionTemplate("{{.Version}}")
	root.Flags().BoolP("version", "v", false, "print the version")
	addGroup(root, "The site:", p.serveCommand(), p.buildCommand())
	addGroup(root, "Writing postmortems:", p.initCommand(), p.newCommand(), p.checkCommand(), p.explainCommand(), p.showCommand(), p.schemaCommand())
	addGroup(root, "Asking them:", p.searchCommand(), p.similarCommand(), p.briefCommand(), p.factorsCommand(), p.servicesCommand(), p.followUpsCommand(), p.agendaCommand())
	addGroup(root, "Telling others:", p.digestCommand(), p.shareCommand(), p.sinceCommand(), p.exportCommand(), p.mcpCommand())
	root.AddCommand(p.versionCommand(), p.manualCommand())
	for _, cmd := range append(root.Commands(), root) {
		describeCommand(cmd)
	}
	completeShells(root)
	refuseHelp(root)
	return root
}

// helpTexts say at length what each command does, and then show examples of it.
//
//go:embed help/*.txt
var helpTexts embed.FS

// describeCommand gives a command its help; manual, which is not listed, has none.
func describeCommand(cmd *cobra.Command) {
	text, err := helpTexts.ReadFile("help/" + cmd.Name() + ".txt")
	if err != nil {
		return
	}
	cmd.Long, cmd.Example, _ = strings.Cut(strings.TrimSuffix(string(text), "\n"), "\n\nExamples:\n")
}

// addGroup adds commands that help lists under a title of their own.
func addGroup(root *cobra.Command, title string, commands ...*cobra.Command) {
	root.AddGroup(&cobra.Group{ID: title, Title: title})
	for _, cmd := range commands {
		cmd.GroupID = title
	}
	root.AddCommand(commands...)
}

// wrongFlag says what is wrong with a flag, and which one was probably meant.
func wrongFlag(cmd *cobra.Command, err error) error {
	help := fmt.Sprintf("%s --help lists the flags", cmd.CommandPath())
	var missing *pflag.NotExistError
	if errors.As(err, &missing) && missing.GetSpecifiedShortnames() == "" {
		if near := nearestFlag(cmd, missing.GetSpecifiedName()); near != "" {
			help = fmt.Sprintf("did you mean --%s? %s", near, help)
		}
	}
	var invalid *pflag.InvalidValueError
	if errors.As(err, &invalid) && invalid.GetFlag().Value.Type() == "duration" {
		help = "write a number with its unit, such as 1s or 700ms"
		if _, err := strconv.ParseFloat(invalid.GetValue(), 64); err == nil {
			help = fmt.Sprintf("write %ss", invalid.GetValue())
		}
	}
	return usageError{flagWords(err), help}
}

// nearestFlag is the flag of a command that a name begins, if it begins one alone, or is
// a slip away from; empty if there is none.
func nearestFlag(cmd *cobra.Command, name string) string {
	var names, begun []string
	cmd.Flags().VisitAll(func(flag *pflag.Flag) {
		if flag.Hidden {
			return
		}
		names = append(names, flag.Name)
		if strings.HasPrefix(flag.Name, name) {
			begun = append(begun, flag.Name)
		}
	})
	if len(begun) == 1 {
		return begun[0]
	}
	return kb.Nearest(name, names)
}

// flagWords say what is wrong with a flag, without what only those know who know
// how numbers and lengths of time are read in Go.
func flagWords(err error) string {
	words, _, _ := strings.Cut(err.Error(), ": strconv.")
	words, _, _ = strings.Cut(words, ": time: ")
	return words
}

// refuseHelp lets the command that prints help refuse a command that there is not.
func refuseHelp(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	help, _, err := root.Find([]string{"help"})
	if err != nil {
		return
	}
	help.Args = func(_ *cobra.Command, args []string) error {
		if found, _, err := root.Find(args); err == nil && found != root {
			return nil
		}
		return noArguments(root, args)
	}
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
	if cmd.HasParent() && !cmd.HasAvailableSubCommands() {
		return usageError{fmt.Sprintf("%s takes no word behind it, and here is %q", cmd.CommandPath(), args[0]), fmt.Sprintf("%s --help lists its flags", cmd.CommandPath())}
	}
	help := fmt.Sprintf("%s --help lists the commands", cmd.CommandPath())
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		help = "did you mean " + strings.Join(near, " or ") + "?"
	} else if info, err := os.Stat(args[0]); !cmd.HasParent() && err == nil && info.IsDir() {
		help += "; to build a folder, write debrief build " + quote(args[0])
	}
	return usageError{fmt.Sprintf("unknown command %q", args[0]), help}
}
