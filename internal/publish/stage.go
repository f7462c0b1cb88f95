package publish

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
)

const bufferSize = 64 << 10

// staged is a whole site that waits for the switch.
type staged struct {
	folder   string
	manifest *manifest
	// bytes counts the pages.
	bytes int64
}

// stage writes the pages, the manifest and what stays of the old site into a new
// folder, and puts all on the disk. After an error the folder is gone.
func (p publisher) stage(ctx context.Context, place place, old contents, pages []Page) (s staged, err error) {
	folder := place.staging(newID())
	if err := p.mkdir(folder); err != nil {
		return staged{}, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	site := newWriter(p, folder, pages)
	if err := site.writePages(ctx, pages); err != nil {
		return staged{}, err
	}
	s = staged{folder: folder, manifest: &manifest{Schema: manifestSchema, About: manifestAbout}}
	for i, page := range pages {
		immutable := p.opts.Immutable != nil && p.opts.Immutable(page.Path)
		s.manifest.Files = append(s.manifest.Files, entry{Path: page.Path, Size: site.sizes[i], Immutable: immutable})
		s.bytes += site.sizes[i]
	}
	if err := site.carry(place.destination, old, s.manifest); err != nil {
		return staged{}, err
	}
	if err := site.writeManifest(Manifest, s.manifest); err != nil {
		return staged{}, err
	}
	if err := p.syncTree(folder); err != nil {
		return staged{}, fmt.Errorf("put the files on the disk: %w", bare(err))
	}
	return s, ctx.Err()
}

// writer writes files below a folder. It makes each folder once, when its first
// file comes.
type writer struct {
	publisher
	folder  string
	folders map[string]*onceFolder
	// sizes are those of the pages.
	sizes []int64
}

type onceFolder struct {
	once sync.Once
	err  error
}

func newWriter(p publisher, folder string, pages []Page) *writer {
	w := &writer{p, folder, map[string]*onceFolder{}, make([]int64, len(pages))}
	for _, page := range pages {
		for dir := path.Dir(page.Path); dir != "." && w.folders[dir] == nil; dir = path.Dir(dir) {
			w.folders[dir] = new(onceFolder)
		}
	}
	return w
}

// writePages writes all pages; the first error ends it.
func (w *writer) writePages(ctx context.Context, pages []Page) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var next, done atomic.Int64
	var group sync.WaitGroup
	for range min(w.opts.workers(), len(pages)) {
		group.Go(func() {
			buffer := bufio.NewWriterSize(nil, bufferSize)
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(pages) {
					return
				}
				if err := w.writePage(ctx, i, pages[i], buffer); err != nil {
					cancel(fmt.Errorf("page %q: %w", pages[i].Path, err))
					return
				}
				if n := int(done.Add(1)); w.opts.Progress != nil {
					w.opts.Progress(n, len(pages))
				}
			}
		})
	}
	group.Wait()
	return context.Cause(ctx)
}

func (w *writer) writePage(ctx context.Context, index int, page Page, buffer *bufio.Writer) (err error) {
	if err := w.makeFolder(path.Dir(page.Path)); err != nil {
		return bare(err)
	}
	file, err := w.create(w.file(page.Path))
	if err != nil {
		return bare(err)
	}
	defer func() {
		if closed := file.Close(); err == nil {
			err = bare(closed)
		}
	}()
	out := &output{ctx: ctx, file: file}
	buffer.Reset(out)
	if err := guard(page, buffer); err != nil {
		return err
	}
	if err := buffer.Flush(); err != nil {
		return err
	}
	w.sizes[index] = out.size
	return bare(w.syncFile(file))
}

// guard calls the page's Write and makes an error of a panic.
func guard(page Page, out io.Writer) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("panic: %v%s", cause, panicPlace())
		}
	}()
	return page.Write(out)
}

// panicPlace names the line that panicked; call it from the deferred function.
func panicPlace() string {
	var counters [32]uintptr
	frames := runtime.CallersFrames(counters[:runtime.Callers(0, counters[:])])
	panicking := false
	for {
		frame, more := frames.Next()
		if inRuntime := strings.HasPrefix(frame.Function, "runtime."); panicking && !inRuntime {
			return fmt.Sprintf(" (at %s:%d)", path.Base(frame.File), frame.Line)
		}
		panicking = panicking || frame.Function == "runtime.gopanic"
		if !more {
			return ""
		}
	}
}

// makeFolder makes a folder of the site and those above it, unless another
// goroutine did.
func (w *writer) makeFolder(dir string) error {
	if dir == "." {
		return nil
	}
	folder := w.folders[dir]
	folder.once.Do(func() {
		if folder.err = w.makeFolder(path.Dir(dir)); folder.err == nil {
			folder.err = w.mkdir(w.file(dir))
		}
	})
	return folder.err
}

// file is where a path of the site is on the disk.
func (w *writer) file(path string) string {
	return w.folder + string(filepath.Separator) + filepath.FromSlash(path)
}

func (w *writer) writeManifest(name string, m *manifest) error {
	file, err := w.create(w.file(name))
	if err == nil {
		err = errors.Join(m.write(file), file.Sync(), file.Close())
	}
	if err != nil {
		return fmt.Errorf("write the list of files: %w", bare(err))
	}
	return nil
}

// output counts what goes to a file, and stops when the publish is cancelled.
type output struct {
	ctx  context.Context
	file *os.File
	size int64
}

func (o *output) Write(p []byte) (int, error) {
	if err := o.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := o.file.Write(p)
	o.size += int64(n)
	return n, bare(err)
}
