package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// manualCommand writes what packages of systems bring beside the program. It is for
// those who make packages, and not listed.
func (p program) manualCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "manual FOLDER",
		Short:  "Write the manual pages and the completions of shells",
		Long:   "Write a manual page for every command, and the completions for bash, zsh and fish, into a folder.",
		Hidden: true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{"a folder is missing", "name the folder to write into: debrief manual manual"}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return writeManual(cmd.Root(), args[0]) },
	}
}

func writeManual(root *cobra.Command, folder string) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	for _, cmd := range append([]*cobra.Command{root}, root.Commands()...) {
		if cmd.Hidden || cmd.Name() == "help" || cmd.Name() == "completion" {
			continue
		}
		if err := os.WriteFile(filepath.Join(folder, manualName(cmd)+".1"), []byte(manualPage(cmd)), 0o666); err != nil {
			return err
		}
	}
	for name, write := range map[string]func(string) error{
		"debrief.bash": func(file string) error { return root.GenBashCompletionFileV2(file, true) },
		"_debrief":     root.GenZshCompletionFile,
		"debrief.fish": func(file string) error { return root.GenFishCompletionFile(file, true) },
	} {
		if err := write(filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	return nil
}

func manualName(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

// manualPage is the page of a command for man(1). It has no day, so that the same
// program has the same pages.
func manualPage(cmd *cobra.Command) string {
	var b strings.Builder
	name := manualName(cmd)
	fmt.Fprintf(&b, ".TH %s 1 \"\" debrief\n.SH NAME\n%s \\- %s\n", strings.ToUpper(roff(name)), roff(name), roff(lowerFirst(cmd.Short)))
	fmt.Fprintf(&b, ".SH SYNOPSIS\n.B %s\n", roff(cmd.UseLine()))
	b.WriteString(".SH DESCRIPTION\n" + paragraphs(cmd.Long))
	if cmd.HasAvailableSubCommands() {
		b.WriteString(".SH COMMANDS\n")
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() && sub.Name() != "completion" {
				fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", roff(sub.Name()), roff(sub.Short))
			}
		}
	}
	if cmd.Flags().HasAvailableFlags() {
		b.WriteString(".SH OPTIONS\n")
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if !f.Hidden {
				b.WriteString(manualFlag(f))
			}
		})
	}
	if cmd.Example != "" {
		b.WriteString(".SH EXAMPLES\n.nf\n")
		for line := range strings.Lines(cmd.Example) {
			b.WriteString(roff(strings.TrimSuffix(line, "\n")) + "\n")
		}
		b.WriteString(".fi\n")
	}
	if cmd.HasParent() {
		b.WriteString(".SH SEE ALSO\n.BR debrief (1)\n")
	} else {
		b.WriteString(".SH EXIT STATUS\n0: done. 1: the documents have problems, or nothing was found. 2: wrong usage or configuration. 3: the disk, a permission, another build.\n")
	}
	return b.String()
}

func manualFlag(f *pflag.Flag) string {
	kind, usage := pflag.UnquoteUsage(f)
	names := "--" + f.Name
	if f.Shorthand != "" {
		names = "-" + f.Shorthand + ", " + names
	}
	if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" && !strings.Contains(usage, "default ") {
		usage += " (default " + f.DefValue + ")"
	}
	return fmt.Sprintf(".TP\n.B %s %s\n%s\n", roff(names), roff(kind), roff(usage))
}

// paragraphs are a text of lines, cut at its empty ones.
func paragraphs(text string) string {
	var b strings.Builder
	for i, part := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if i > 0 {
			b.WriteString(".PP\n")
		}
		for line := range strings.Lines(part) {
			b.WriteString(roff(strings.TrimSpace(line)) + "\n")
		}
	}
	return b.String()
}

// roff is a line of text for man(1), in which no character commands.
func roff(line string) string {
	line = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(line)
	if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
		line = `\&` + line
	}
	return line
}

func lowerFirst(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToLower(text[:1]) + text[1:]
}
