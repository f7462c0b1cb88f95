// Command debrief turns a folder of postmortem Markdown into a linked static
// site.
//
// This package holds the command line: one file a command, with its flags and
// what it prints. It decides nothing about incidents or pages; package pipeline
// does the work.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
	_ "time/tzdata" // the same time zones on every machine
)

// program is what a command needs of the outside world, so that a test can run
// the whole of it.
type program struct {
	stdout, stderr io.Writer
	getenv         func(string) string
	// now is the only clock of debrief.
	now func() time.Time
	// searchTime is how long a search may take, once there is an index.
	searchTime time.Duration
}

func main() { start(2 * time.Second) }

// start runs the command line of the process, which ends with it.
func start(searchTime time.Duration) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	p := program{stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv, now: time.Now, searchTime: searchTime}
	code := p.run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}
