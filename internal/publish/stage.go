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
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

const bufferSize = 64 << 10

// staged is a whole site that waits for the switch.
type staged struct {
	folder   string
	manifest *manifest
	// pages and bytes count the pages.
	pages int
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
	site := newWriter(p, folder)
	all, sizes, err := site.writeAll(ctx, pages)
	if err != nil {
		return staged{}, err
	}
	s = staged{folder: folder, manifest: &manifest{Schema: manifestSchema, About: manifestAbout}, pages: len(all)}
	for i, page := range all {
		file := entry{Path: page.Path}
		if p.opts.Immutable != nil && p.opts.Immutable(page.Path) {
			file.Immutable, file.Size = true, sizes[i]
		}
		s.manifest.Files = append(s.manifest.Files, file)
		s.bytes += sizes[i]
	}
	if err := site.carry(place.destination, old, s.manifest, p.opts.Outlives); err != nil {
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
	folder string
	// folders has a *onceFolder for each path.
	folders sync.Map
	// buffers has *bufio.Writers that nobody uses.
	buffers sync.Pool
	// known and written count the pages.
	known, written atomic.Int64
}

type onceFolder struct {
	once sync.Once
	err  error
}

func newWriter(p publisher, folder string) *writer {
	w := &writer{publisher: p, folder: folder}
	w.buffers.New = func() any { return bufio.NewWriterSize(nil, bufferSize) }
	return w
}

// writeAll writes the late pages and then the others, so that what makes the late ones
// is gone when the others need room. It returns all pages with their sizes; the first
// error ends it.
func (w *writer) writeAll(ctx context.Context, pages []Page) ([]Page, []int64, error) {
	w.known.Add(int64(len(pages)))
	var late latePages
	err := w.writeLate(ctx, &late)
	var sizes []int64
	if err == nil {
		sizes, err = w.writePages(ctx, pages)
	}
	if len(late.pages) > 0 {
		pages, sizes = slices.Concat(pages, late.pages), slices.Concat(sizes, late.sizes)
		// Two pages with one path say more than what the disk made of them.
		if err := checkPages(pages); err != nil {
			return nil, nil, err
		}
	}
	return pages, sizes, err
}

// latePages are late pages that were written, without their contents.
type latePages struct {
	mu    sync.Mutex
	pages []Page
	sizes []int64
}

// writeLate writes the late pages, if there are any, and makes an error of a panic.
func (w *writer) writeLate(ctx context.Context, late *latePages) (err error) {
	if w.opts.Late == nil {
		return nil
	}
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("late pages: panic: %v%s", cause, panicPlace())
		}
	}()
	return w.opts.Late(ctx, func(page Page) error {
		w.known.Add(1)
		size, err := int64(0), checkPath(page.Path)
		if err == nil {
			size, err = w.writePage(ctx, page)
		}
		late.mu.Lock()
		defer late.mu.Unlock()
		late.pages, late.sizes = append(late.pages, Page{Path: page.Path}), append(late.sizes, size)
		return err
	})
}

// writePages writes pages and returns their sizes; the first error ends it.
func (w *writer) writePages(ctx context.Context, pages []Page) ([]int64, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	sizes := make([]int64, len(pages))
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(w.opts.workers(), len(pages)) {
		group.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(pages) {
					return
				}
				var err error
				if sizes[i], err = w.writePage(ctx, pages[i]); err != nil {
					cancel(err)
					return
				}
			}
		})
	}
	group.Wait()
	return sizes, context.Cause(ctx)
}

// writePage writes one page and reports the progress.
func (w *writer) writePage(ctx context.Context, page Page) (size int64, err error) {
	buffer := w.buffers.Get().(*bufio.Writer)
	defer w.buffers.Put(buffer)
	if size, err = w.writeFile(ctx, page, buffer); err != nil {
		return 0, fmt.Errorf("page %q: %w", page.Path, err)
	}
	if written := w.written.Add(1); w.opts.Progress != nil {
		w.opts.Progress(int(written), int(w.known.Load()))
	}
	return size, nil
}

func (w *writer) writeFile(ctx context.Context, page Page, buffer *bufio.Writer) (size int64, err error) {
	if err := w.makeFolder(path.Dir(page.Path)); err != nil {
		return 0, bare(err)
	}
	file, err := w.create(w.file(page.Path))
	if err != nil {
		return 0, bare(err)
	}
	defer func() {
		if closed := file.Close(); err == nil {
			err = bare(closed)
		}
	}()
	out := &output{ctx: ctx, file: file}
	buffer.Reset(out)
	if err := guard(page, buffer); err != nil {
		return 0, err
	}
	if err := buffer.Flush(); err != nil {
		return 0, err
	}
	return out.size, bare(w.syncFile(file))
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
	known, _ := w.folders.LoadOrStore(dir, new(onceFolder))
	folder := known.(*onceFolder)
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
