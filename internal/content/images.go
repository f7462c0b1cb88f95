package content

import (
	"io/fs"
	"path"

	"github.com/debrief-dev/debrief/internal/kb"
)

// ImagesByName are the images of a folder by the folded names of their files, for
// those that a document names without saying where they are. Hidden folders count, as
// editors keep attachments in some, and those of a site that was built into the folder do
// not: it has copies. What cannot be read is not there.
func ImagesByName(fsys fs.FS) map[string][]string {
	images := map[string][]string{}
	// A folder that cannot be read is told of where documents are listed.
	_ = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fs.SkipDir
		case d.IsDir() && (d.Name() == ".git" || d.Name() == "node_modules" || isSite(fsys, name)):
			return fs.SkipDir
		case d.Type().IsRegular() && kb.IsImageName(name):
			key := kb.Fold(path.Base(name))
			images[key] = append(images[key], name)
		}
		return nil
	})
	return images
}
