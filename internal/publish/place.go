package publish

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// scratchPrefix begins the names of our short-lived files.
const scratchPrefix = ".debrief-"

// place is where a publish keeps its short-lived files: beside the destination,
// since a folder can only change places with one on the same file system; or in
// the destination, if that is a mount point or if we may not write beside it.
//
//	.public.debrief-lock                        the lock, see claim
//	.public.debrief-staging-0123456789abcdef    the new site before the switch, the old one after it
//	.public.debrief-old-0123456789abcdef        the old site between two renames, see recover
type place struct {
	destination string
	folder      string
	prefix      string
	inside      bool
}

func besideOf(destination string) place {
	return place{destination, filepath.Dir(destination), "." + filepath.Base(destination) + scratchPrefix, false}
}

func insideOf(destination string) place {
	return place{destination, destination, scratchPrefix, true}
}

func (p place) lock() string             { return filepath.Join(p.folder, p.prefix+"lock") }
func (p place) staging(id string) string { return filepath.Join(p.folder, p.prefix+"staging-"+id) }
func (p place) old(id string) string     { return filepath.Join(p.folder, p.prefix+"old-"+id) }

const idBytes = 8

// newID tells the folders of one run from those of another.
func newID() string {
	var id [idBytes]byte
	rand.Read(id[:]) // never fails
	return hex.EncodeToString(id[:])
}

func isID(s string) bool {
	_, err := hex.DecodeString(s)
	return err == nil && len(s) == hex.EncodedLen(idBytes)
}

// isScratch tells whether a file name is of the form that place gives.
func isScratch(name, prefix string) bool {
	rest, ok := strings.CutPrefix(name, prefix)
	if !ok {
		return false
	}
	kind, id, _ := strings.Cut(rest, "-")
	return rest == "lock" || (kind == "staging" || kind == "old") && isID(id)
}

// claim finds the place for a destination and locks it. It returns ErrBusy at once
// if another build holds the lock.
//
// The lock is a file, and not the folder above itself, so that two sites in one
// folder do not wait for each other and network file systems, which lock no
// folders, work too. The system drops the lock when the process ends, however it
// ends. The file is removed while the lock is still held, and who gets the lock
// checks that its file is still the one of that name: so nothing is left lying
// about, and no two processes ever hold locks on two files of one name.
func (p publisher) claim(target target) (place, func(), error) {
	inside := p.isMount(target.path)
	if !inside {
		where := besideOf(target.path)
		unlock, err := p.takeLock(where.lock())
		if err == nil {
			return where, unlock, nil
		}
		info, missing := os.Stat(target.path)
		mayNot := errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
		if !mayNot || missing != nil || !info.IsDir() {
			return place{}, nil, lockError(err)
		}
	}
	where := insideOf(target.path)
	unlock, err := p.takeLock(where.lock())
	return where, unlock, lockError(err)
}

func lockError(err error) error {
	if err == nil || errors.Is(err, ErrBusy) {
		return err
	}
	return fmt.Errorf("lock the folder: %w", err)
}

// recover sets right what killed runs have left, and returns the folders that it
// could not remove. The caller holds the lock.
//
// The name of the old site's folder is the journal of a switch in two renames.
// While "old" exists and the destination does not, the run was killed between the
// two: its new site, whole since before the first, takes the destination; without
// a new site the old one returns.
func (p publisher) recover(place place) (leftovers []string, err error) {
	ids := map[string]bool{}
	names, err := os.ReadDir(place.folder)
	if err != nil {
		return nil, err
	}
	for _, file := range names {
		if isScratch(file.Name(), place.prefix) && file.IsDir() {
			_, id, _ := strings.Cut(strings.TrimPrefix(file.Name(), place.prefix), "-")
			ids[id] = true
		}
	}
	for id := range ids {
		if err := p.finish(place, id); err != nil {
			return nil, fmt.Errorf("finish what an earlier run began: %w", err)
		}
		for _, folder := range []string{place.staging(id), place.old(id)} {
			if !p.discard(folder, place.destination) {
				leftovers = append(leftovers, folder)
			}
		}
	}
	return leftovers, nil
}

// discard removes what a killed run left: an old site with care for what is not of
// it, and a new one that was never whole, which nobody but the run has seen.
func (p publisher) discard(folder, destination string) bool {
	if m, err := readManifest(folder); err == nil && m != nil && exists(destination) {
		_, gone := removeSite(folder, destination, m, p.opts.workers())
		return gone
	}
	return os.RemoveAll(folder) == nil
}

// finish ends the switch of the run with an id, if it was killed in one.
func (p publisher) finish(place place, id string) error {
	if place.inside || exists(place.destination) || !exists(place.old(id)) {
		return nil
	}
	from := place.staging(id)
	if !exists(from) {
		from = place.old(id)
	}
	if err := p.rename(from, place.destination); err != nil {
		return err
	}
	return p.syncFolder(place.folder)
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
