// Package preview shows a site while its documents are being written: it serves
// the pages that a build would publish, from memory, and follows the folder.
//
// It stands at the end of the pipeline, in the place of publish. What goes in is
// a pipeline.Loader; what goes out is HTTP. Whenever something in the folder changes (watch.go),
// the site is loaded again and swapped as a whole (preview.go); a page is rendered
// when a browser asks for it (snapshot.go), and so is the index of the search
// (search.go). A page gets a banner with what is wrong (notes.go, shown.go), whose
// places open in an editor (editor.go), and is told when it has become another one
// (events.go). Who may ask is decided in guard.go.
// net/http and fsnotify are imported here and nowhere else.
package preview

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/debrief-dev/debrief/internal/pipeline"
)

// Settings are what a command decides before a preview.
type Settings struct {
	Build pipeline.Settings
	// Source is the path of the folder of documents; Config is the path of the
	// configuration file, which may be outside of it.
	Source, Config string
	// Folders are further folders to follow, such as those of layouts and
	// assets. They need not exist yet.
	Folders []string
	// Editor is the address that opens a file, with {path}, {line} and {column}.
	Editor string
	// Hosts are further names under which browsers may reach the preview.
	Hosts []string
	// Poll is how often to look for changes; zero to be told of them by the
	// system.
	Poll time.Duration
	// Room makes room in memory for a load, before it begins; may be nil. What the load
	// leaves there is collected behind it.
	Room func()
	// NoReload leaves pages as they are until the reader reloads them.
	NoReload bool
	// Now is the clock.
	Now func() time.Time
	// Report is told what each load came to, one at a time; may be nil. Say is
	// told what a person should know besides.
	Report func(Update)
	Say    func(string)
	// watcher makes a watcher; nil means the system's. Tests set it.
	watcher func() (*fsnotify.Watcher, error)
}

// Update is what one load came to.
type Update struct {
	// Site is the one that is shown now; nil if none could be loaded yet.
	Site   *pipeline.Site
	Change pipeline.Change
	// Err is why the folder could not be loaded. The old site is shown then.
	Err  error
	Took time.Duration
}

// Preview is a site that follows its folder. Load it once before it serves.
type Preview struct {
	settings Settings
	guard    *guard
	streams  chan struct{} // one place for each stream of events
	closing  chan struct{} // closed when the server stops

	mu     sync.Mutex // one load at a time
	loader *pipeline.Loader
	opened fs.FileInfo // the folder that is being read

	state atomic.Pointer[state]
}

// state is what is shown, swapped as a whole.
type state struct {
	*snapshot
	// err is why the folder as it is now cannot be shown; nil if it is.
	err error
	// replaced is closed when there is a newer state.
	replaced chan struct{}

	mu    sync.Mutex
	shown map[string]func() shown // by the names of pages, of which the empty one is the page for what is missing
}

func newState(of *snapshot, err error) *state {
	return &state{snapshot: of, err: err, replaced: make(chan struct{}), shown: map[string]func() shown{}}
}

// New makes a preview that shows nothing yet.
func New(settings Settings) *Preview {
	settings.Source, settings.Config = absolute(settings.Source), absolute(settings.Config)
	if settings.watcher == nil {
		settings.watcher = fsnotify.NewWatcher
	}
	folders := settings.Folders
	settings.Folders = nil
	for _, folder := range folders {
		settings.Folders = append(settings.Folders, absolute(folder))
	}
	p := &Preview{
		settings: settings, guard: newGuard(settings.Hosts), streams: make(chan struct{}, mostStreams),
		closing: make(chan struct{}),
	}
	p.settings.Build.Editor = p.editorLink
	p.loader = pipeline.NewLoader(p.settings.Build)
	p.opened, _ = os.Stat(settings.Source) // the loader says what is wrong with it
	p.state.Store(newState(newSnapshot(nil, nil), nil))
	return p
}

// absolute is a path as it stays when the system names it in an event.
func absolute(path string) string {
	if path == "" {
		return ""
	}
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return filepath.Clean(path)
}

// Load loads the folder and shows it. If it cannot be loaded, what was shown
// before is shown still, with the reason.
func (p *Preview) Load(ctx context.Context) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	begin := p.settings.Now()
	site, change, err := p.load(ctx, begin)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	old := p.state.Load()
	if err == nil && site == old.site && old.err == nil {
		return nil
	}
	if err != nil && old.err != nil && err.Error() == old.err.Error() {
		return err
	}
	of := old.snapshot
	if err == nil && site != old.site {
		of = newSnapshot(site, old.snapshot)
	}
	next := newState(of, err)
	p.state.Store(next)
	close(old.replaced)
	if p.settings.Report != nil {
		p.settings.Report(Update{Site: next.site, Change: change, Err: err, Took: p.settings.Now().Sub(begin)})
	}
	return err
}

// load opens the folder again if its path has come to mean another one. A
// panic in a stage is an error of this load alone.
func (p *Preview) load(ctx context.Context, now time.Time) (site *pipeline.Site, change pipeline.Change, err error) {
	defer func() {
		if r := recover(); r != nil {
			site, err = nil, errorOf("load the folder", r)
			p.loader = pipeline.NewLoader(p.settings.Build)
		}
	}()
	info, err := os.Stat(p.settings.Source)
	if err != nil {
		return nil, change, err
	}
	if p.opened == nil || !os.SameFile(info, p.opened) {
		folder, err := pipeline.Folder(p.settings.Source)
		if err != nil {
			return nil, change, err
		}
		config := p.settings.Build.ConfigFolder
		if p.settings.Config == "" {
			config = folder
		}
		p.settings.Build.Folder, p.settings.Build.ConfigFolder = folder, config
		p.loader.SetFolder(folder, config)
		p.opened = info
	}
	return p.loader.Load(ctx, now)
}

// collectAfter is how long after a load its garbage is collected, when the pages that are
// open have been told: a save that finds the room empty does not wait for the collector.
const collectAfter = 200 * time.Millisecond

// Follow loads the folder again whenever something in it changes, until the
// context ends.
func (p *Preview) Follow(ctx context.Context) {
	changed := make(chan struct{}, 1)
	var group sync.WaitGroup
	group.Go(func() { p.watch(ctx, changed) })
	group.Go(func() { p.followDays(ctx, changed) })
	collect := time.NewTimer(collectAfter) // what the first load left
	for {
		select {
		case <-ctx.Done():
			group.Wait()
			return
		case <-collect.C:
			group.Go(runtime.GC)
		case <-changed:
			before := p.state.Load()
			if p.settings.Room != nil {
				p.settings.Room()
			}
			// What went wrong is reported, and shown in every page.
			if err := p.Load(ctx); errors.Is(err, context.Canceled) {
				continue
			}
			if p.state.Load() != before {
				collect.Reset(collectAfter)
			}
		}
	}
}

// Site is the one that is shown; nil before the first load.
func (p *Preview) Site() *pipeline.Site { return p.state.Load().site }
