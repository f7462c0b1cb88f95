// Package publish writes a list of pages into a folder, all or nothing.
//
// It is the last stage of the pipeline. It does not know what a page is: a page
// is a path and a function that writes it. In come the pages and the name of a
// folder; out goes a folder on disk that holds the new site, or the old one byte
// for byte.
//
// All pages are written into a staging folder beside the destination, put safely
// on the disk, and then the two folders change places in one step. What a killed
// run leaves behind is tidied by the next one.
package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
)

// Page is one file of a site: a path and a function that writes it. Write may be
// called more than once, and from any goroutine.
type Page struct {
	// Path is below the destination, with forward slashes: "index.html".
	Path  string
	Write func(io.Writer) error
}

// Options say how to publish. The zero value is ready to use.
type Options struct {
	// Source is the folder that the site was made from; empty if there is none.
	// A destination that would harm it, or be read as part of it, is refused.
	Source string
	// Workers is how many pages are written at a time; zero means GOMAXPROCS.
	Workers int
	// Late makes further pages before the others are written, for those whose paths
	// are not known when it begins. It gives each to write, from any goroutine, which
	// calls the page's Write before it returns and keeps nothing of it. Late ends with
	// the first error of write. May be nil.
	Late func(ctx context.Context, write func(Page) error) error
	// Progress is told how many of all pages known so far are written. It is called
	// once for each page, from any goroutine, and may be nil.
	Progress func(done, total int)
	// Immutable tells which paths carry a hash of their content. May be nil: none.
	Immutable func(path string) bool
	// Outlives tells which of these stay for one more publish, for the pages that
	// browsers still show: styles and scripts, never what has the words of a
	// document, which may have been withdrawn. May be nil: none.
	Outlives func(path string) bool
	// Switching is held while the two sites change places: who wants to end the
	// process in between takes it first. May be nil.
	Switching sync.Locker
}

// Result is what was published.
type Result struct {
	// Files and Bytes count the pages; what publish adds is not counted.
	Files int
	Bytes int64
	// Destination is the absolute path of the site, links resolved.
	Destination string
	// Leftovers are folders of earlier runs that could not be removed. They do no
	// harm, and the next publish tries again.
	Leftovers []string
	// Foreign are files that someone put into the old site while it was switched.
	// They are in the new one, below Destination.
	Foreign []string
}

// Publish makes destination hold exactly the pages, and those of Options.Late.
// After an error the old site is as it was, unless the error says otherwise.
//
// A *RefusedError means that the destination is not a folder to publish into,
// and ErrBusy that another build is publishing into it. Other errors name the
// destination, and the page if there is one.
func Publish(ctx context.Context, destination string, pages []Page, opts Options) (Result, error) {
	return publisher{system: host(), opts: opts}.publish(ctx, destination, pages)
}

// publisher is one call of Publish. Its system is the real one, but in tests.
type publisher struct {
	system
	opts Options
}

func (p publisher) publish(ctx context.Context, destination string, pages []Page) (Result, error) {
	if err := checkPages(pages); err != nil {
		return Result{}, err
	}
	target, err := resolve(destination, p.opts.Source)
	if err != nil {
		return Result{}, name(destination, err)
	}
	result, err := p.publishInto(ctx, target, pages)
	return result, name(destination, err)
}

// publishInto takes the lock, tidies, writes, switches and tidies again.
func (p publisher) publishInto(ctx context.Context, target target, pages []Page) (result Result, err error) {
	undo, err := makeParents(target.path)
	if err != nil {
		return Result{}, err
	}
	defer func() {
		if err != nil {
			undo()
		}
	}()
	place, unlock, err := p.claim(target)
	if err != nil {
		return Result{}, err
	}
	defer unlock()

	leftovers, err := p.recover(place)
	if err != nil {
		return Result{}, err
	}
	old, err := inspect(target)
	if err != nil {
		return Result{}, err
	}
	staged, err := p.stage(ctx, place, old, pages)
	if err != nil {
		return Result{}, err
	}
	rest, err := p.replace(target, place, old, staged)
	if err != nil {
		return Result{}, err
	}
	result = Result{Files: staged.pages, Bytes: staged.bytes, Destination: target.path, Leftovers: leftovers}
	if rest != "" {
		var gone bool
		if result.Foreign, gone = removeSite(rest, target.path, old.manifest, p.opts.workers()); !gone {
			result.Leftovers = append(result.Leftovers, rest)
		}
	}
	return result, nil
}

// replace puts the staged site in the place of the old one, and returns the
// folder that is left to remove. If it fails, it removes the staged site.
func (p publisher) replace(target target, place place, old contents, staged staged) (rest string, err error) {
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(staged.folder))
		}
	}()
	if p.opts.Switching != nil {
		p.opts.Switching.Lock()
		defer p.opts.Switching.Unlock()
	}
	// Writing a large site takes a while: look again, so that a file that someone
	// has put there since is not lost.
	now, err := inspect(target)
	if err != nil {
		return "", err
	}
	if now.exists != old.exists {
		return "", errors.New("the folder appeared or vanished while the site was written; the switch was not made")
	}
	if place.inside {
		return staged.folder, p.switchFiles(target.path, old.manifest, staged)
	}
	return p.switchFolders(target.path, place, old, staged)
}

// workers is how many pages to write at a time.
func (o Options) workers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// name puts the destination before an error that does not name it yet.
func name(destination string, err error) error {
	if refused, ok := errors.AsType[*RefusedError](err); ok {
		refused.Destination = destination
		return err
	}
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", destination, err)
}
