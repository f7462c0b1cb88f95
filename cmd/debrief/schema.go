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
		Use:   "schema [" + strings.Join(names, "|") + "]",
		Short: "Print the JSON Schema of front matter, or of debrief.yaml",
		Long: `Print the JSON Schema (2020-12) of the front matter of a kind of document, or of
debrief.yaml, for editors and other programs. It is made from the table that
debrief itself reads by, and refuses what debrief would find fault with: keys that
are not known, values of another shape, words that a closed list does not have.`,
		Example: `  debrief schema > incident.schema.json
  debrief schema config > debrief.schema.json`,
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
