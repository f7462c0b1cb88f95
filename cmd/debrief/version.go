package main

import (
	_ "embed"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is set by a release build (-ldflags "-X main.version=1.2.3"); else
// the module's own version is shown.
var version = ""

// licences are the texts of the licences of all that is inside; licences_test.go
// makes the file.
//
//go:embed licences.txt
var licences string

func (p program) versionCommand() *cobra.Command {
	var showLicences bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			if showLicences {
				_, err := io.WriteString(p.stdout, licences)
				return err
			}
			_, err := io.WriteString(p.stdout, versionLine())
			return err
		},
	}
	cmd.Flags().BoolVar(&showLicences, "licences", false, "print the licences of all that is inside")
	return cmd
}

// versionLine says which program this is, for people.
func versionLine() string {
	commit := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		commit = commitText(info.Settings)
	}
	return fmt.Sprintf("debrief %s (%s%s, %s/%s)\n", versionText(), commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

func versionText() string {
	if version != "" {
		return version
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "unknown"
	}
	return info.Main.Version
}

// commitLength is how many characters of a commit are shown, as git shows them.
const commitLength = 12

// commitText says from which commit a program was built, with a comma behind; it is
// empty where Go did not see a repository, as for a module from a proxy.
func commitText(settings []debug.BuildSetting) string {
	revision, changed := "", ""
	for _, setting := range settings {
		switch {
		case setting.Key == "vcs.revision":
			revision = setting.Value[:min(commitLength, len(setting.Value))]
		case setting.Key == "vcs.modified" && setting.Value == "true":
			changed = " with changes"
		}
	}
	if revision == "" {
		return ""
	}
	return "commit " + revision + changed + ", "
}
