package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// switchFiles moves the staged site into a destination that cannot be switched
// whole, file by file: first what pages refer to by hash, then the rest, and the
// old files go last. Each file is old or new, none is half; while it runs, a
// reader can see old and new pages together.
//
// The first step is a manifest of old and new files, so that a run that is killed
// midway leaves a folder that the next one knows as ours.
func (p publisher) switchFiles(destination string, old *manifest, staged staged) error {
	err := p.moveFiles(destination, old, staged)
	if err == nil {
		err = p.syncTree(destination)
	}
	if err != nil {
		return fmt.Errorf("the folder cannot be switched whole, and moving the files one by one failed; %w: %w", ErrMixed, err)
	}
	return nil
}

func (p publisher) moveFiles(destination string, old *manifest, staged staged) error {
	const transition = ".debrief-transition.json"
	both, gone := union(old, staged.manifest)
	files := &writer{publisher: p, folder: staged.folder}
	if err := files.writeManifest(transition, both); err != nil {
		return err
	}
	if err := p.rename(filepath.Join(staged.folder, transition), filepath.Join(destination, Manifest)); err != nil {
		return err
	}
	inNew := shapeOf(staged.manifest)
	for _, file := range gone {
		if inNew.clash(file.Path) {
			if err := removeFile(destination, file.Path); err != nil {
				return err
			}
		}
	}
	for _, immutable := range []bool{true, false} {
		for _, file := range staged.manifest.Files {
			if file.Immutable != immutable {
				continue
			}
			if err := p.moveFile(staged.folder, destination, file.Path); err != nil {
				return err
			}
		}
	}
	for _, file := range gone {
		if !inNew.clash(file.Path) {
			if err := removeFile(destination, file.Path); err != nil {
				return err
			}
		}
	}
	return p.rename(filepath.Join(staged.folder, Manifest), filepath.Join(destination, Manifest))
}

func (p publisher) moveFile(from, to, name string) error {
	name = filepath.FromSlash(name)
	if err := os.MkdirAll(filepath.Dir(filepath.Join(to, name)), 0o777); err != nil {
		return err
	}
	return p.rename(filepath.Join(from, name), filepath.Join(to, name))
}

// removeFile removes an old file and the folders that are empty without it.
func removeFile(root, name string) error {
	file := filepath.Join(root, filepath.FromSlash(name))
	err := os.Remove(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for dir, empty := filepath.Dir(file), true; empty && dir != root; dir = filepath.Dir(dir) {
		empty = os.Remove(dir) == nil // it fails while the folder holds other files
	}
	return nil
}

// union lists the files of both manifests, and those of the old one alone.
func union(old, new *manifest) (both *manifest, gone []entry) {
	if old != nil {
		inNew := shapeOf(new)
		for _, file := range old.Files {
			if !inNew.files[fold(file.Path)] {
				gone = append(gone, file)
			}
		}
	}
	return &manifest{new.Schema, new.About, slices.Concat(new.Files, gone)}, gone
}
