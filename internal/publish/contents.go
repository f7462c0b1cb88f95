package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// gitkeep keeps an empty folder in a git repository. A destination that holds
// nothing else is empty, and keeps it.
const gitkeep = ".gitkeep"

// contents is what a destination holds before a publish.
type contents struct {
	exists bool
	mode   fs.FileMode
	// manifest is nil if the folder is missing or empty.
	manifest *manifest
	// gitkeep: the folder has one, and the manifest does not list it.
	gitkeep bool
}

// inspect looks at a destination, and refuses it if it is not a folder or if it
// holds a file that debrief did not write.
func inspect(target target) (contents, error) {
	info, err := os.Lstat(target.path)
	if errors.Is(err, fs.ErrNotExist) {
		return contents{}, nil
	}
	if err != nil {
		return contents{}, err
	}
	if !info.IsDir() {
		return contents{}, refuse("remove it, or choose another name", "it is not a folder")
	}
	found := contents{exists: true, mode: info.Mode()}
	if found.manifest, err = readManifest(target.path); err != nil {
		return contents{}, err
	}
	foreign, err := found.walk(target.path)
	if err != nil {
		return contents{}, err
	}
	const help = "move what you need out of it, or choose another folder"
	switch {
	case len(foreign) == 0:
		return found, nil
	case found.manifest == nil:
		return contents{}, refuse(help, "it is not empty, and debrief did not write it (it holds %s)", list(foreign))
	default:
		return contents{}, refuse(help, "it holds files that debrief did not write (%s)", list(foreign))
	}
}

// shownForeign is how many foreign files a refusal names.
const shownForeign = 3

// walk returns the files that debrief did not write, up to one more than a
// refusal names.
func (c *contents) walk(root string) (foreign []string, err error) {
	ours := c.manifest.byPath()
	err = filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if file == root {
			return nil
		}
		path := filepath.ToSlash(strings.TrimPrefix(file[len(root):], string(filepath.Separator)))
		_, listed := ours[norm.NFC.String(path)]
		switch {
		case d.IsDir() && (isScratch(path, scratchPrefix) || path == "lost+found"):
			return fs.SkipDir
		case d.IsDir(), listed && d.Type().IsRegular():
			return nil
		case d.Type().IsRegular() && path == gitkeep:
			c.gitkeep = true
			return nil
		case d.Type().IsRegular() && (path == Manifest || isScratch(path, scratchPrefix) || isDropping(d.Name())):
			return nil
		}
		foreign = append(foreign, path)
		if len(foreign) > shownForeign {
			return fs.SkipAll
		}
		return nil
	})
	return foreign, err
}

// isDropping tells whether a file is one that a desktop puts into each folder that
// it shows, and makes again when it is gone.
func isDropping(name string) bool {
	return name == ".DS_Store" || name == "Thumbs.db" || name == "desktop.ini"
}

// list joins file names for a sentence: "a, b, c and more".
func list(names []string) string {
	if len(names) > shownForeign {
		return strings.Join(names[:shownForeign], ", ") + " and more"
	}
	return strings.Join(names, ", ")
}
