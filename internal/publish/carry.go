package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// carry takes from the old site what the new one keeps: the .gitkeep, and the
// immutable files of the last publish that outlive it, which open tabs may still
// ask for.
func (w *writer) carry(from string, old contents, m *manifest, outlives func(string) bool) error {
	written := shapeOf(m)
	if old.gitkeep && !written.files[gitkeep] {
		if err := w.take(from, gitkeep); err != nil {
			return fmt.Errorf("keep %s: %w", gitkeep, err)
		}
	}
	if old.manifest == nil || outlives == nil {
		return nil
	}
	for _, file := range old.manifest.Files {
		if !file.Immutable || file.Carried || !outlives(file.Path) || written.files[fold(file.Path)] || written.clash(file.Path) {
			continue
		}
		info, err := os.Lstat(filepath.Join(from, filepath.FromSlash(file.Path)))
		if errors.Is(err, fs.ErrNotExist) || err == nil && (!info.Mode().IsRegular() || info.Size() != file.Size) {
			continue // it is not what was published: no page can miss it
		}
		if err == nil {
			err = w.take(from, file.Path)
		}
		if err != nil {
			return fmt.Errorf("keep %q of the last site: %w", file.Path, err)
		}
		file.Carried = true
		m.Files = append(m.Files, file)
	}
	return nil
}

// take links or copies a file of the old site into the new one.
func (w *writer) take(from, p string) error {
	if dir := filepath.Dir(w.file(p)); dir != w.folder {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return bare(err)
		}
	}
	source := filepath.Join(from, filepath.FromSlash(p))
	if w.link(source, w.file(p)) == nil {
		return nil
	}
	in, err := os.Open(source)
	if err != nil {
		return err
	}
	out, err := w.create(w.file(p))
	if err != nil {
		return errors.Join(bare(err), in.Close())
	}
	_, err = io.Copy(out, in)
	return errors.Join(bare(err), bare(w.syncFile(out)), bare(out.Close()), in.Close())
}
