package main

import (
	"fmt"
	"io/fs"
	"net"
	"syscall"
	"testing"

	"github.com/debrief-dev/debrief/internal/pipeline"
)

// TestHint: what helps against an error of the system depends on what was wanted of it.
func TestHint(t *testing.T) {
	denied := &fs.PathError{Op: "open", Path: "notes/a.md", Err: syscall.EACCES}
	for _, c := range []struct {
		name string
		err  error
		want string
	}{
		{"a file", denied, "check the permissions of the file and of its folder"},
		{"the site", fmt.Errorf("%w: %w", pipeline.ErrPublish, denied), "check the permissions of the file and of its folder; the site is as it was before"},
		{"a port", fmt.Errorf("serve: %w", &net.OpError{Op: "listen", Err: syscall.EACCES}), "ports below 1024 are the system's own; choose another one with --port"},
		{"a full disk", syscall.ENOSPC, "make room on the disk"},
		{"a full disk below the site", fmt.Errorf("%w: %w", pipeline.ErrPublish, syscall.ENOSPC), "make room on the disk; the site is as it was before"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := hint(c.err); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
