package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"regexp"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/internal/data"
	"github.com/debrief-dev/debrief/internal/pipeline"
)

// exportFlags are the flags of "debrief export".
type exportFlags struct {
	buildFlags
	printing
	index string
}

func (p program) exportCommand() *cobra.Command {
	var flags exportFlags
	cmd := &cobra.Command{
		Use:   "export [FOLDER]",
		Short: "Write everything as one file, for a database or a search engine",
		Args:  oneFolder,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := flags.takeFolder(cmd, args); err != nil {
				return err
			}
			if cmd.Flags().Changed("index") && flags.format != "opensearch" {
				return usageError{"--index names an index of an engine, and no other format has one", "write --format opensearch with it"}
			}
			return p.export(cmd.Context(), &flags)
		},
	}
	flags.registerReading(cmd)
	flags.registerFormat(cmd, "jsonl", "csv", "opensearch", "mapping")
	cmd.Flags().StringVar(&flags.index, "index", "postmortems", "name of the index, for opensearch")
	return cmd
}

// indexName is what engines let an index be called, without what they keep for
// themselves.
var indexName = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,200}$`)

func (p program) export(ctx context.Context, flags *exportFlags) (err error) {
	switch {
	case !indexName.MatchString(flags.index):
		return usageError{fmt.Sprintf("%q cannot be the name of an index", flags.index), "write small letters, digits and hyphens, such as postmortems"}
	case flags.format == "mapping":
		_, err := io.WriteString(p.stdout, data.Mapping)
		return err
	}
	site, err := p.readSite(ctx, &flags.buildFlags)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(p.stdout, 1<<16)
	switch flags.format {
	case "csv":
		err = incidentTable(site, out)
	case "opensearch":
		err = dataOf(site).ExportBulk(out, flags.index)
	default:
		err = dataOf(site).Export(out)
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

// incidentTable writes the table of incidents as the site has it.
func incidentTable(site *pipeline.Site, w io.Writer) error {
	page, _ := site.Pages.At("incidents.csv") // which every site has
	return page.Write(w)
}
