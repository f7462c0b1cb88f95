package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// isTerminal tells whether a stream is read by a person as it is written.
func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// colors tells whether a stream takes colours (no-color.org, and CLICOLOR).
func (p program) colors(w io.Writer) bool {
	return isTerminal(w) && p.getenv("NO_COLOR") == "" && p.getenv("CLICOLOR") != "0" && p.getenv("TERM") != "dumb"
}

// A build that takes longer than progressAfter says how far it is, at most
// once every progressEvery.
const (
	progressAfter = time.Second
	progressEvery = 100 * time.Millisecond
)

// progress is one line on a terminal that says how far a build is. It is silent
// where nobody looks on.
type progress struct {
	out   io.Writer
	now   func() time.Time
	begin time.Time

	mu    sync.Mutex
	last  time.Time
	shown bool
}

func (p program) newProgress() *progress {
	begin := p.now()
	out := p.stderr
	if !isTerminal(out) {
		out = nil
	}
	return &progress{out: out, now: p.now, begin: begin, last: begin}
}

// report may be called from any goroutine, and often.
func (p *progress) report(stage string, done, total int) {
	if p.out == nil || !p.mu.TryLock() {
		return
	}
	defer p.mu.Unlock()
	now := p.now()
	if now.Sub(p.begin) < progressAfter || now.Sub(p.last) < progressEvery {
		return
	}
	p.last, p.shown = now, true
	fmt.Fprintf(p.out, "\r\x1b[K%s %d of %d", stage, done, total)
}

// clear removes the line.
func (p *progress) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.shown = false
	}
}

// printJSON prints a value for other programs. A string that the log of a workflow
// would take for a command is written in other letters (prose.WithoutCommands).
func (p program) printJSON(value any) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return err
	}
	_, err := p.stdout.Write(bytes.ReplaceAll(text.Bytes(), []byte("##["), []byte(`#\u0023[`)))
	return err
}
