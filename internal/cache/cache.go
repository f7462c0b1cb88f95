// Package cache keeps folders that took long to make below one folder of the
// user's, such as the search index behind "debrief search".
//
// In the pipeline it stands beside publish, and knows nothing of documents: a name
// and a function that fills a folder come in, and the path of a whole folder goes
// out. A name says all that the folder's content depends on, so what is found is
// never out of date. Whatever goes wrong here costs time and nothing else: callers
// do without.
package cache

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Cache is a folder of kept folders. The zero value keeps nothing.
type Cache struct{ folder string }

// New is the cache in a folder, which need not be there yet.
func New(folder string) Cache { return Cache{folder} }

// Enabled tells whether anything is kept.
func (c Cache) Enabled() bool { return c.folder != "" }

const (
	// most is how many folders are kept: those made last.
	most = 4
	// unfinished begins the name of a folder that is being filled.
	unfinished = ".debrief-unfinished-"
	// abandoned is how much older than the last one made a folder is that nobody
	// fills any more.
	abandoned = time.Hour
)

// name is what a kept folder is called; nothing else is ever removed.
var name = regexp.MustCompile(`^[a-z]+-[0-9a-f]{64}$`)

// Name is the name of a folder of a kind, one word in lower case, whose content
// depends on nothing but what was hashed.
func Name(kind string, sum [32]byte) string { return fmt.Sprintf("%s-%x", kind, sum) }

// Find returns the path of a kept folder; empty if there is none.
func (c Cache) Find(name string) string {
	if !c.Enabled() {
		return ""
	}
	path := filepath.Join(c.folder, name)
	if info, err := os.Lstat(path); err != nil || !info.IsDir() {
		return ""
	}
	return path
}

// Keep makes a folder and returns its path. It is filled under another name and
// gets its own when it is whole, so that nobody finds half of one; of two who make
// the same at once, the first one wins. Only the user may look into it.
func (c Cache) Keep(name string, fill func(folder string) error) (path string, err error) {
	if !c.Enabled() {
		return "", errors.New("nothing is kept")
	}
	if err := os.MkdirAll(c.folder, 0o700); err != nil {
		return "", fmt.Errorf("make the cache: %w", err)
	}
	folder, err := os.MkdirTemp(c.folder, unfinished)
	if err != nil {
		return "", fmt.Errorf("make a folder in the cache: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	if err := fill(folder); err != nil {
		return "", fmt.Errorf("fill a folder of the cache: %w", err)
	}
	path = filepath.Join(c.folder, name)
	if err := os.Rename(folder, path); err != nil {
		if c.Find(name) == "" {
			return "", fmt.Errorf("keep a folder in the cache: %w", err)
		}
		return path, os.RemoveAll(folder)
	}
	return path, c.prune(name)
}

// Remove forgets a folder that turns out to be of no use.
func (c Cache) Remove(name string) error {
	if path := c.Find(name); path != "" {
		return os.RemoveAll(path)
	}
	return nil
}

// prune removes the folders that are too many, and those that were left behind
// half filled. A folder that another process has open stays readable to it, or
// cannot be removed yet.
func (c Cache) prune(made string) error {
	entries, err := os.ReadDir(c.folder)
	if err != nil {
		return err
	}
	var kept, open []fs.FileInfo
	var last time.Time
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil || !info.IsDir() {
			continue
		}
		switch {
		case info.Name() == made:
			last = info.ModTime()
		case name.MatchString(info.Name()):
			kept = append(kept, info)
		case strings.HasPrefix(info.Name(), unfinished):
			open = append(open, info)
		}
	}
	slices.SortFunc(kept, func(a, b fs.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	for _, info := range kept[min(most-1, len(kept)):] {
		err = errors.Join(err, os.RemoveAll(filepath.Join(c.folder, info.Name())))
	}
	for _, info := range open {
		if info.ModTime().Add(abandoned).Before(last) {
			err = errors.Join(err, os.RemoveAll(filepath.Join(c.folder, info.Name())))
		}
	}
	return err
}
