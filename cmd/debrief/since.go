package main

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/pipeline"
)

// sinceFlags are the flags of "debrief changes".
type sinceFlags struct {
	buildFlags
	printing
}

func (p program) sinceCommand() *cobra.Command {
	var flags sinceFlags
	cmd := &cobra.Command{
		Use:   "changes REF",
		Short: "Say what a change brings: new incidents, factors that return, promises",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || strings.HasPrefix(args[0], "-") {
				help := "debrief changes main"
				if folder, rest := folderMeant(args); folder != "" {
					help = fmt.Sprintf("did you mean debrief changes %s -s %s?", strings.Join(rest, " "), quote(folder))
				}
				return usageError{"name one branch or commit to compare with", help}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return p.writeChanges(cmd.Context(), args[0], flags) },
	}
	flags.registerReading(cmd)
	set := cmd.Flags()
	set.StringVarP(&flags.baseURL, "base-url", "b", "", "address of the published site, for the links")
	flags.registerFormat(cmd, message.Formats()...)
	return cmd
}

func (p program) writeChanges(ctx context.Context, ref string, flags sinceFlags) (err error) {
	now, err := p.readSite(ctx, &flags.buildFlags)
	if err != nil {
		return err
	}
	to, err := messageSite(now, flags.baseURL)
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "debrief-before-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	if err := folderAt(ctx, flags.source, ref, folder); err != nil {
		return err
	}
	settings, err := p.settings(&flags.buildFlags)
	if err != nil {
		return err
	}
	if settings.Folder, err = pipeline.Folder(folder); err != nil {
		return err
	}
	if flags.config == "" {
		settings.ConfigFolder = settings.Folder
	}
	before, err := p.load(ctx, settings)
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(p.stdout, message.Changes(now.Since(before.View), to, message.Format(flags.format)))
	return err
}

// folderAt writes the files of a folder as they were where this branch left a commit.
func folderAt(ctx context.Context, folder, ref, to string) error {
	r := openRepository(ctx, folder)
	base := r.leftBy(ctx, ref)
	there, err := r.git(ctx, "ls-tree", base, ".")
	if err != nil || len(there) == 0 {
		return err // a folder that is new was empty
	}
	files, err := r.git(ctx, "archive", "--format=tar", base, ".")
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(to)
	if err != nil {
		return err
	}
	return errors.Join(unpack(root, tar.NewReader(bytes.NewReader(files))), root.Close())
}

// unpack writes the plain files of an archive below a folder, and nothing outside.
func unpack(root *os.Root, files *tar.Reader) error {
	for {
		header, err := files.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if header.Typeflag != tar.TypeReg {
			continue
		}
		name := filepath.FromSlash(header.Name)
		if err := root.MkdirAll(filepath.FromSlash(path.Dir(header.Name)), 0o700); err != nil {
			return err
		}
		file, err := root.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
		if err != nil {
			return err
		}
		_, err = io.Copy(file, files)
		if err = errors.Join(err, file.Close()); err != nil {
			return err
		}
	}
}
