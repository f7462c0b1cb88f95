package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/internal/message"
)

// jsonFormat is the format for other programs, beside those of package message.
const jsonFormat = "json"

// forPeopleAndPrograms are the formats of lists with files and lines, which nobody pastes.
var forPeopleAndPrograms = []message.Format{message.Plain, jsonFormat}

// printing is how a command prints what it has to say.
type printing struct {
	format string
	asJSON bool
}

// registerFormat adds --format, of which the first of the known ones is the usual one, and --json
// where that is among them.
func (f *printing) registerFormat(cmd *cobra.Command, known ...message.Format) {
	var names []string
	for _, one := range known {
		names = append(names, string(one))
	}
	set := cmd.Flags()
	set.StringVarP(&f.format, "format", "f", names[0], strings.Join(names[:len(names)-1], ", ")+" or "+names[len(names)-1])
	if slices.Contains(names, jsonFormat) {
		set.BoolVar(&f.asJSON, "json", false, "short for --format json")
	}
	cmd.PreRunE = func(cmd *cobra.Command, _ []string) error { return f.settle(names, cmd.Flags().Changed("format")) }
}

// settle refuses a format that is not known, and lets both flags say the same.
func (f *printing) settle(known []string, named bool) error {
	if f.asJSON && named && f.format != jsonFormat {
		return usageError{fmt.Sprintf("--json and --format %s exclude each other", f.format), "leave one of them out"}
	}
	if f.asJSON {
		f.format = jsonFormat
	}
	f.asJSON = f.format == jsonFormat
	if slices.Contains(known, f.format) {
		return nil
	}
	return usageError{fmt.Sprintf("there is no format %q", f.format), "known are " + strings.Join(known, ", ")}
}
