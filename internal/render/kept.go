package render

import (
	"bytes"
	"html/template"
	"reflect"
	"sync"

	"github.com/debrief-dev/debrief/internal/layout"
	"github.com/debrief-dev/debrief/internal/texts"
)

// Kept is what one list of pages leaves to the next, where a site is made again and
// again: its layouts and assets as they were read, and pages beside what they were
// made of. A layout sees nothing but the data that it is given, so a page whose data
// are equal is the same page, and is not made again. One Kept is for sites of the
// same Layouts, Assets, Language and Offline; the zero value has kept nothing yet, and nil
// never keeps anything.
type Kept struct {
	mu    sync.Mutex
	look  *look
	pages map[string]keptPage
	order []string // of the paths of pages, oldest first
	size  int      // of all bodies
}

// look is how pages look.
type look struct {
	templates *template.Template
	layouts   *layout.Set
	assets    *assetSet
	// language is that of the texts that the layouts say.
	language *texts.Language
}

type keptPage struct {
	data any
	body []byte
}

// mostKept bounds the bodies of the pages that are kept, in bytes. The data of a page
// are about as large as its body.
const mostKept = 64 << 20

// readLook reads the layouts and the assets, unless they were read before.
func (k *Kept) readLook(in Input) (*look, error) {
	if k != nil {
		k.mu.Lock()
		defer k.mu.Unlock()
		if k.look != nil && k.look.language == texts.For(in.Language) {
			return k.look, nil
		}
	}
	language := texts.For(in.Language)
	templates, err := parseTemplates(in.Layouts, language)
	if err != nil {
		return nil, err
	}
	assets, err := readAssets(in.Assets, in.Offline, language)
	if err != nil {
		return nil, err
	}
	read := &look{templates, fastLayouts(templates, language), assets, language}
	if k != nil {
		k.look = read
	}
	return read, nil
}

// page is the page that was made of the same data before; nil if none was.
func (k *Kept) page(path string, data any) []byte {
	if k == nil {
		return nil
	}
	k.mu.Lock()
	kept := k.pages[path]
	k.mu.Unlock()
	if !reflect.DeepEqual(kept.data, data) {
		return nil
	}
	return kept.body
}

// keep keeps a page in the place of the one of the same path.
func (k *Kept) keep(path string, data any, body []byte) {
	if k == nil || len(body) > mostKept/4 {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	before, known := k.pages[path]
	if !known {
		k.order = append(k.order, path)
	}
	if k.pages == nil {
		k.pages = map[string]keptPage{}
	}
	k.pages[path] = keptPage{data, bytes.Clone(body)}
	for k.size += len(body) - len(before.body); k.size > mostKept; k.order = k.order[1:] {
		k.size -= len(k.pages[k.order[0]].body)
		delete(k.pages, k.order[0])
	}
}
