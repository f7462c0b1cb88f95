package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/internal/kb"
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
			name := args[0]
			if info, err := os.Stat(name); err == nil && !info.IsDir() && !cmd.Flags().Changed("source") {
				if flags.source, name, err = locate(name, ""); err != nil {
					return err
				}
			}
			return p.share(cmd.Context(), name, flags)
		},
	}
	flags.registerReading(cmd)
	set := cmd.Flags()
	set.StringVarP(&flags.baseURL, "base-url", "b", "", "address of the published site, for the link")
	flags.registerFormat(cmd, message.Plain, message.Markdown, message.Slack, message.HTML)
	return cmd
}

func (p program) share(ctx context.Context, name string, flags shareFlags) error {
	site, err := p.readSite(ctx, &flags.buildFlags)
	if err != nil {
		return err
	}
	incident, err := findIncident(site.Base, name, flags.source)
	if err != nil {
		return err
	}
	return p.printMessage(site, flags.baseURL, func(to message.Site) string {
		return message.Share(views.ShareOf(incident), to, message.Format(flags.format))
	})
}

// findIncident finds an incident by its slug, id, title or file.
func findIncident(base *kb.Base, name, source string) (*kb.Incident, error) {
	file := strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), path.Clean(source)+"/")
	if i := cmp.Or(base.Incident(name), base.Incident(file)); i != nil {
		return i, nil
	}
	help := kb.Meant(name, kb.Slugs(base.Incidents), "write the last part of its address, its id, its title, or the path of its file")
	return nil, usageError{fmt.Sprintf("there is no incident %q", name), help}
}
