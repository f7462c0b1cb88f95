package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/debrief-dev/debrief/internal/adopt"
	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/problem"
)

// fileEdit is a file before and after a change.
type fileEdit struct {
	path string
	// before is nil for a file that is not there yet.
	before, after []byte
}

// applyChanges makes changes of files, all or none, and says which.
func (p program) applyChanges(flags *termsFlags, changes []*adopt.Change) error {
	edits, err := p.editsOf(flags, changes)
	if err != nil {
		return err
	}
	if len(edits) == 0 {
		fmt.Fprintln(p.stdout, "Nothing to change")
		return nil
	}
	if flags.dryRun {
		for _, e := range edits {
			p.printDiff(e)
		}
		fmt.Fprintf(p.stderr, "debrief: %s would change; nothing was written\n", count(len(edits), "file"))
		return nil
	}
	if err := writeEdits(edits); err != nil {
		return err
	}
	for _, e := range edits {
		fmt.Fprintln(p.stdout, problem.Visible(filepath.ToSlash(e.path)))
	}
	fmt.Fprintf(p.stderr, "debrief: %s changed\n", count(len(edits), "file"))
	return nil
}

// editsOf works out every change before a file is touched. What cannot be changed is
// named, with the reason.
func (p program) editsOf(flags *termsFlags, changes []*adopt.Change) ([]fileEdit, error) {
	var edits []fileEdit
	refused := 0
	for _, change := range changes {
		e := fileEdit{path: filepath.Join(flags.source, filepath.FromSlash(change.File.Path))}
		text := change.Text
		if text == nil {
			var err error
			if text, err = os.ReadFile(e.path); err != nil {
				return nil, err
			}
			e.before = text
		}
		after, err := content.Add(change.File, text, change.Additions...)
		if err != nil {
			refused++
			fmt.Fprintf(p.stderr, "%s: %s\n", problem.Visible(filepath.ToSlash(e.path)), problem.Visible(err.Error()))
			continue
		}
		e.after = after
		edits = append(edits, e)
	}
	if refused > 0 {
		fmt.Fprintf(p.stderr, "debrief: %s cannot be changed, so nothing was written\n", count(refused, "file"))
		return nil, errFindings
	}
	return edits, nil
}

// printDiff prints a change as patch(1) takes it.
func (p program) printDiff(e fileEdit) {
	name := strings.TrimPrefix(filepath.ToSlash(e.path), "/")
	text := string(diff.Diff("a/"+name, e.before, "b/"+name, e.after))
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "diff ") {
			continue
		}
		fmt.Fprintln(p.stdout, problem.Visible(strings.TrimRight(line, "\r\n")))
	}
}

// writeEdits writes all files, or puts those back that are written when one cannot be.
func writeEdits(edits []fileEdit) error {
	for _, e := range edits {
		now, err := os.ReadFile(e.path)
		switch {
		case e.before == nil && errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return err
		case e.before == nil || !bytes.Equal(now, e.before):
			return fmt.Errorf("%s changed while it was read; nothing was written", e.path)
		}
	}
	for i, e := range edits {
		if err := writeEdit(e); err != nil {
			for _, done := range edits[:i] {
				err = errors.Join(err, undo(done))
			}
			return err
		}
	}
	return nil
}

func writeEdit(e fileEdit) error {
	if e.before == nil {
		if err := os.MkdirAll(filepath.Dir(e.path), 0o777); err != nil {
			return err
		}
	}
	return replaceFile(e.path, e.after)
}

func undo(e fileEdit) error {
	if e.before == nil {
		return removeIfThere(e.path)
	}
	return replaceFile(e.path, e.before)
}
