package pipeline

import (
	"io/fs"
	"path"
	"sync"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
)

// findImages looks for the images that documents name without their folder, as
// ![[rate.png]] does: where none is beside the document, the only one of the folder that
// is called so is meant. It reports whether another file is meant than before.
func findImages(folder fs.FS, parts *kb.Parts) bool {
	images := sync.OnceValue(func() map[string][]string { return content.ImagesByName(folder) })
	changed := false
	parts.EachDocument(func(_ kb.Ref, d *kb.Document) {
		for i := range d.Body.Links {
			link := &d.Body.Links[i]
			if !link.ByName {
				continue
			}
			before := link.Found
			link.Found = ""
			if beside, ok := link.FilePath(d.Source); ok {
				link.Found = imageCalled(images(), beside)
			}
			changed = changed || link.Found != before
		}
	})
	return changed
}

// imageCalled is the image at a path, or else the only one of its name; empty if there is
// none, or more than one.
func imageCalled(images map[string][]string, beside string) string {
	called := images[kb.Fold(path.Base(beside))]
	for _, name := range called {
		if kb.Fold(name) == kb.Fold(beside) {
			return name
		}
	}
	if len(called) != 1 {
		return ""
	}
	return called[0]
}
