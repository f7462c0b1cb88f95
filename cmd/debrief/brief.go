package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/internal/message"
)

// briefFlags are the flags of "debrief brief".
type briefFlags struct {
	buildFlags
	printing
}

func (p program) briefCommand() *cobra.Command {
	var flags briefFlags
	cmd := &cobra.Command{
		Use:   "brief SERVICE",
		Short: "Say what to know of a service before you touch it",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				help := "debrief brief checkout"
				if folder, rest := folderMeant(args); folder != "" {
					help = fmt.Sprintf("did you mean debrief brief %s -s %s?", quote(strings.Join(rest, " ")), quote(folder))
				}
				return usageError{fmt.Sprintf("name one service, not %d", len(args)), help}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return p.brief(cmd.Context(), args[0], flags) },
	}
	flags.registerReading(cmd)
	set := cmd.Flags()
	set.StringVarP(&flags.baseURL, "base-url", "b", "", "address of the published site, for links")
	flags.registerFormat(cmd, message.Plain, message.Markdown, message.Slack, message.HTML, jsonFormat)
	return cmd
}

func (p program) brief(ctx context.Context, name string, flags briefFlags) error {
	site, err := p.readSite(ctx, &flags.buildFlags)
	if err != nil {
		return err
	}
	service, err := findService(site.Base, "", name)
	if err != nil {
		return err
	}
	if flags.asJSON {
		return p.printJSON(dataOf(site).ServiceBrief(service))
	}
	return p.printMessage(site, flags.baseURL, func(to message.Site) string {
		return message.ServiceBrief(site.ServiceDetail(service), site.OnCall(service), to, message.Format(flags.format))
	})
}
