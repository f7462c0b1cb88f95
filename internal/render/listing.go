package render

import (
	"slices"
	"strings"
	"sync"

	"github.com/debrief-dev/debrief/internal/publish"
)

// Listing is the list of the files of a site. To list the pages of the follow-ups takes a
// look at all actions, so that is done when one of them is wanted.
type Listing struct {
	listed    []publish.Page
	followUps func() []publish.Page
	// byPath and followUpsByPath are the same by their paths.
	byPath, followUpsByPath func() map[string]publish.Page
}

func newListing(listed []publish.Page, followUps func() []publish.Page) *Listing {
	byPath := func(list func() []publish.Page) func() map[string]publish.Page {
		return sync.OnceValue(func() map[string]publish.Page {
			pages := map[string]publish.Page{}
			for _, page := range list() {
				pages[page.Path] = page
			}
			return pages
		})
	}
	return &Listing{
		listed: listed, followUps: followUps,
		byPath: byPath(func() []publish.Page { return listed }), followUpsByPath: byPath(followUps),
	}
}

// All are all files, in a fixed order.
func (l *Listing) All() []publish.Page { return slices.Concat(l.listed, l.followUps()) }

// At is the file at a path.
func (l *Listing) At(path string) (page publish.Page, found bool) {
	if page, found = l.byPath()[path]; !found && strings.HasPrefix(path, followUpsAddress) {
		page, found = l.followUpsByPath()[path]
	}
	return page, found
}
