// Command debrief turns a folder of postmortem Markdown into a linked static
// site.
//
// This package holds the command line: one file a command, with its flags and
// what it prints. It decides nothing about incidents or pages; package pipeline
// does the work.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
	_ "time/tzdata" // the same time zones on every machine
)

// program is what a command needs of the outside world, so that a test can run
// the whole of it.
type program struct {
	stdin          io.ReadCloser
	stdout, stderr io.Writer
	getenv         func(string) string
	// now is the only clock of debrief.
	now func() time.Time
	// searchTime is how long a search may take, once there is an index.
	searchTime time.Duration
	// switching is held while a site is switched, which the end of the process
	// waits for.
	switching *sync.Mutex
	// serving is set once a site is served: to be stopped is then how it ends.
	serving *atomic.Bool
}

// stopTime is how long a command has for an end of its own when it is told to stop.
// What it does then may be nothing that can be asked to stop, such as a layout that
// runs for ever; a publish that is cut off there leaves the old site.
const stopTime = 500 * time.Millisecond

func main() { start(2 * time.Second) }

// start runs the command line of the process, which ends with it.
func start(searchTime time.Duration) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	p := program{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv, now: time.Now, searchTime: searchTime, switching: new(sync.Mutex), serving: new(atomic.Bool),
	}
	forget := context.AfterFunc(ctx, func() {
		time.Sleep(stopTime)
		p.switching.Lock()
		if p.serving.Load() {
			os.Exit(exitOK)
		}
		fmt.Fprintln(os.Stderr, "debrief: "+stopped)
		os.Exit(exitEnvironment)
	})
	p.paceCollector()
	code := p.run(ctx, os.Args[1:])
	forget()
	stop()
	os.Exit(code)
}
