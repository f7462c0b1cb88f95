package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/internal/data"
	"github.com/debrief-dev/debrief/internal/kb"
)

func (p program) schemaCommand() *cobra.Command {
	names := data.SchemaNames()
	return &cobra.Command{
		Use:       "schema [" + strings.Join(names, "|") + "]",
		Short:     "Print the JSON Schema of front matter, or of debrief.yaml",
		ValidArgs: names,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError{fmt.Sprintf("one schema at a time, not %d", len(args)), knownNames(names)}
			}
			name := append(args, names[0])[0]
			if !slices.Contains(names, name) {
				return usageError{fmt.Sprintf("there is no schema %q", name), nameMeant(name, names, kb.Fold)}
			}
			return p.printJSON(data.SchemaOf(name))
		},
	}
}
