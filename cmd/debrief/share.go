package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/views"
)

// shareFlags are the flags of "debrief share".
type shareFlags struct {
	buildFlags
	printing
}

func (p program) shareCommand() *cobra.Command {
	var flags shareFlags
	cmd := &cobra.Command{
		Use:   "share INCIDENT",
		Short: "Write a few lines about one incident, for a chat",
		Args:  oneNamed("incident", "debrief share 2026-02-17-orders-wait-for-a-lock"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("source") {
				flags.source = ""
			}
			return p.share(cmd.Context(), args[0], flags)
		},
	}
	flags.registerReading(cmd)
	set := cmd.Flags()
	set.StringVarP(&flags.baseURL, "base-url", "b", "", "address of the published site, for the link")
	flags.registerFormat(cmd, message.Plain, message.Markdown, message.Slack, message.HTML)
	return cmd
}

func (p program) share(ctx context.Context, name string, flags shareFlags) error {
	wanted, err := locate(name, flags.source)
	if err != nil {
		return err
	}
	flags.source = wanted.source
	site, err := p.readSite(ctx, &flags.buildFlags)
	if err != nil {
		return err
	}
	incident, err := wanted.incident(site.Base)
	if err != nil {
		return err
	}
	return p.printMessage(site, flags.baseURL, func(to message.Site) string {
		return message.Share(views.ShareOf(incident), to, message.Format(flags.format))
	})
}
