package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/mcp"
)

func (p program) mcpCommand() *cobra.Command {
	var flags buildFlags
	cmd := &cobra.Command{
		Use:   "mcp [FOLDER]",
		Short: "Answer an assistant's questions about the folder",
		Args:  oneFolder,
		RunE:  flags.inFolder(func(ctx context.Context) error { return p.mcp(ctx, &flags) }),
	}
	flags.registerReading(cmd)
	return cmd
}

func (p program) mcp(ctx context.Context, flags *buildFlags) error {
	settings, err := p.settings(flags)
	if err != nil {
		return err
	}
	settings.KeepGoing, settings.LastGood = true, true
	form, err := templateOf(settings.Folder, "full")
	if err != nil {
		return err
	}
	text, _ := filled(form, map[string][]string{
		"title": {"WHAT HAPPENED"}, "date": {"YYYY-MM-DD"}, "severity": {"SEV-N"}, "services": {"NAMES"}, "status": {kb.StatusDraft}, "declared": nil,
	})
	server := mcp.New(mcp.Settings{
		Build: settings, Form: string(text), Version: versionText(), Now: p.now, Path: flags.pathOf,
	})
	return server.Serve(ctx, p.stdin, stream{p.stdout})
}

// stream is a writer that stays open.
type stream struct{ io.Writer }

// Close does nothing: the process closes its own output.
func (stream) Close() error { return nil }
