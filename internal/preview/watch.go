package preview

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/debrief-dev/debrief/internal/content"
)

// An event only ever means that something changed: what it was, the next load
// finds out by looking. So it does not matter which events a system sends, or
// loses, as long as one comes.
const (
	// quiet is how long nothing must happen before a load, since editors write
	// a file in several steps; busy is how long a load is put off at most.
	quiet = 30 * time.Millisecond
	busy  = time.Second
	// fallback is how often to look where the system cannot tell.
	fallback = time.Second
)

// watch asks for a load whenever something may have changed.
func (p *Preview) watch(ctx context.Context, changed chan<- struct{}) {
	every := p.settings.Poll
	if every == 0 {
		err := p.follow(ctx, changed)
		if err == nil {
			return
		}
		p.say(fmt.Sprintf("cannot be told of changes (%v); looking for them every %v instead", err, fallback))
		every = fallback
	}
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	ask(changed)
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			ask(changed)
		}
	}
}

// followDays asks for a load whenever a day may have begun in the time zone of the site,
// and with it what is due or overdue: all zones are whole quarters of an hour apart.
func (p *Preview) followDays(ctx context.Context, changed chan<- struct{}) {
	const quarter = 15 * time.Minute
	for {
		now := p.settings.Now()
		select {
		case <-ctx.Done():
			return
		case <-time.After(now.Truncate(quarter).Add(quarter).Sub(now)):
			ask(changed)
		}
	}
}

// ask asks for a load, unless one is asked for already.
func ask(changed chan<- struct{}) {
	select {
	case changed <- struct{}{}:
	default:
	}
}

func (p *Preview) say(text string) {
	if p.settings.Say != nil {
		p.settings.Say(text)
	}
}

// follow watches every folder until the context ends. The error is for a system
// that cannot watch all of them.
func (p *Preview) follow(ctx context.Context, changed chan<- struct{}) error {
	w := &watcher{preview: p}
	if err := w.renew(); err != nil {
		return err
	}
	defer w.close()
	// What changed between the first load and now was not told.
	ask(changed)
	timer := time.NewTimer(busy)
	timer.Stop()
	var due time.Time // when a load can no longer be put off; zero if none is wanted
	for {
		select {
		case <-ctx.Done():
			return nil
		case event, open := <-w.Events:
			if !open {
				return fsnotify.ErrClosed
			}
			if !w.counts(event) {
				continue
			}
		case <-w.Errors: //nolint:errcheck // whatever it is, the next load looks
			// Mostly an overflow: events were lost, so anything may have changed.
			w.stale = true
		case <-timer.C:
			if w.stale {
				if err := w.renew(); err != nil {
					ask(changed)
					return err
				}
			}
			due = time.Time{}
			ask(changed)
			continue
		}
		now := p.settings.Now()
		if due.IsZero() {
			due = now.Add(busy)
		}
		timer.Reset(max(0, min(quiet, due.Sub(now))))
	}
}

// watcher watches folders, and knows which.
type watcher struct {
	*fsnotify.Watcher
	preview *Preview
	// folders are watched for what is in them, and roots for themselves.
	folders, roots map[string]bool
	// stale is set when folders came, went or changed places. Systems differ in
	// what becomes of a watch then, so all of them are set anew.
	stale bool
}

func (w *watcher) close() {
	if w.Watcher != nil {
		_ = w.Close() // nothing is lost with it
	}
}

// renew watches all folders that there are now. The old watches end only when
// the new ones stand, so that no change falls between them.
func (w *watcher) renew() error {
	fresh, err := w.preview.settings.watcher()
	if err != nil {
		return err
	}
	defer (&watcher{Watcher: w.Watcher}).close()
	w.Watcher, w.folders, w.roots, w.stale = fresh, map[string]bool{}, map[string]bool{}, false
	settings := w.preview.settings
	for _, root := range append([]string{settings.Source, settings.Config}, settings.Folders...) {
		if root == "" {
			continue
		}
		// The folder above tells when the root itself is moved or made.
		w.roots[root] = true
		if err := w.add(filepath.Dir(root)); err != nil {
			return err
		}
	}
	for _, folder := range append([]string{settings.Source}, settings.Folders...) {
		if err := w.addTree(folder); err != nil {
			return err
		}
	}
	return nil
}

func (w *watcher) add(folder string) error {
	err := w.Add(folder)
	if os.IsNotExist(err) {
		return nil // gone again; the folder above tells when it comes back
	}
	return err
}

// addTree watches a folder and those in it. A folder is watched before it is
// read, so that one which is made meanwhile is either read or told.
func (w *watcher) addTree(folder string) error {
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return nil //nolint:nilerr // gone again, as in add
	}
	if err := w.add(folder); err != nil {
		return err
	}
	w.folders[folder] = true
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil //nolint:nilerr // the next load says that it cannot be read
	}
	for _, entry := range entries {
		if !entry.IsDir() || content.Hidden(entry.Name()) {
			continue
		}
		name := filepath.Join(folder, entry.Name())
		if _, err := os.Lstat(filepath.Join(name, content.SiteManifest)); err == nil {
			continue
		}
		if err := w.addTree(name); err != nil {
			return err
		}
	}
	return nil
}

// counts tells whether an event may mean that the site changes, and notes
// whether folders did.
func (w *watcher) counts(event fsnotify.Event) bool {
	name := event.Name
	switch {
	case event.Op == fsnotify.Chmod, !w.roots[name] && !w.folders[filepath.Dir(name)]:
		return false
	case filepath.Base(name) == content.SiteManifest:
		w.stale = true // a folder begins or ceases to be a published site
	case content.Hidden(filepath.Base(name)) && !w.roots[name]:
		return false
	case event.Has(fsnotify.Rename), event.Has(fsnotify.Remove):
		w.stale = w.stale || w.folders[name]
	case event.Has(fsnotify.Create):
		if info, err := os.Lstat(name); err == nil && (info.IsDir() || w.roots[name]) {
			w.stale = true
		}
	}
	return true
}
