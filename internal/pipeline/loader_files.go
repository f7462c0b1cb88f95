package pipeline

import (
	"context"
	"iter"
	"reflect"
	"slices"
	"time"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/problem"
)

// update reads what changed and forgets what is gone.
func (l *Loader) update(ctx context.Context, files []content.File, now time.Time, change *Change) error {
	var changed []content.File
	there := make(map[string]bool, len(files))
	for _, f := range files {
		there[f.Path] = true
		if before := l.read[f.Path]; before == nil || l.differs(f, before, now) {
			changed = append(changed, f)
		}
	}
	if l.learn(files, changed) {
		changed = slices.AppendSeq(changed, l.suggestAgain(files, changed))
	}
	read, err := readAll(ctx, changed, l.config, l.settings, l.known)
	if err != nil {
		return err
	}
	for i, f := range changed {
		d := read[i]
		d.fresh = f.Stamp.Fresh(now) || d.sum == content.Sum{}
		before := l.read[f.Path]
		l.keep(f.Path, d)
		// A file that cannot be read is tried again each time.
		if before == nil || before.sum != d.sum || !f.SameRole(before.listed) || !slices.Equal(before.problems, d.problems) {
			change.Files = append(change.Files, f.Path)
		}
	}
	for path := range l.read {
		if !there[path] {
			delete(l.read, path)
			delete(l.good, path)
			change.Removed = append(change.Removed, path)
		}
	}
	slices.Sort(change.Files)
	slices.Sort(change.Removed)
	return nil
}

// learn takes over how factors are recognised, if that changed: then other factors may
// be suggested in every document.
func (l *Loader) learn(files, changed []content.File) bool {
	if l.config.NoSuggestions || l.settings.ActionsAlone {
		return false
	}
	described := func(f content.File) bool { return f.Role == content.FactorRole }
	if l.known != nil && !slices.ContainsFunc(changed, described) && len(l.own) == countOf(files, described) {
		return false
	}
	own := ownFactors(l.settings.Folder, files)
	if l.known != nil && reflect.DeepEqual(own, l.own) {
		return false
	}
	l.own, l.known = own, vocabularyOf(l.config, own)
	return true
}

// suggestAgain suggests factors in what the files said, but for those that are read anew
// anyway, and yields those of which it cannot.
func (l *Loader) suggestAgain(files, anew []content.File) iter.Seq[content.File] {
	failed, skip := make([]bool, len(files)), make(map[string]bool, len(anew))
	for _, f := range anew {
		skip[f.Path] = true
	}
	l.settings.each(len(files), func(i int) {
		for _, d := range []*document{l.read[files[i].Path], l.good[files[i].Path]} {
			failed[i] = failed[i] || d != nil && !skip[files[i].Path] && !d.suggestAgain(l.known)
		}
	})
	return func(yield func(content.File) bool) {
		for i, f := range files {
			if failed[i] && !yield(f) {
				return
			}
		}
	}
}

func countOf(files []content.File, is func(content.File) bool) int {
	n := 0
	for _, f := range files {
		if is(f) {
			n++
		}
	}
	return n
}

// differs tells whether a file is another one than the one that was read. What
// was written while the disk's clock could not tell is told by its content.
func (l *Loader) differs(f content.File, before *document, now time.Time) bool {
	if !f.SameRole(before.listed) {
		return true
	}
	if f.Stamp.Same(before.stamp) && !before.fresh {
		return false
	}
	if before.sum == (content.Sum{}) || before.sum != content.SumOf(l.settings.Folder, f.Path) {
		return true
	}
	before.stamp, before.fresh = f.Stamp, f.Stamp.Fresh(now)
	return false
}

// keep puts what a file says now in the place of what it said.
func (l *Loader) keep(path string, d *document) {
	before, wasGood := l.read[path], l.good[path]
	l.read[path] = d
	switch {
	case !l.settings.LastGood || problem.Count(d.problems, problem.Error) == 0:
		delete(l.good, path)
	case wasGood == nil && before != nil && problem.Count(before.problems, problem.Error) == 0:
		l.good[path] = before
	}
}
