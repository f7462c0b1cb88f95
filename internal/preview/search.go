package preview

import (
	"context"
	"net/http"
	"sync"

	"github.com/debrief-dev/debrief/internal/publish"
)

// searchFiles are the files of a search index by their paths.
type searchFiles map[string][]byte

// lastSearch has the files that were made last, for pages that began to search
// before a save: a name that carries a hash of its content never means another.
type lastSearch struct {
	mu    sync.Mutex
	files searchFiles
}

// replace puts new files in the place of the last ones, and returns those.
func (l *lastSearch) replace(files searchFiles) (before searchFiles) {
	l.mu.Lock()
	defer l.mu.Unlock()
	before, l.files = l.files, files
	return before
}

// makeSearch indexes the site. The files of the index before stay for one more
// state of the site. No request ends it, as others wait for the same files.
func (s *snapshot) makeSearch() (files searchFiles, err error) {
	defer func() {
		if r := recover(); r != nil {
			files, err = nil, errorOf("make the search index", r)
		}
	}()
	own := searchFiles{}
	var mu sync.Mutex
	err = s.site.SearchFiles(context.Background(), func(page publish.Page) error {
		body, err := write(page)
		mu.Lock()
		defer mu.Unlock()
		own[page.Path] = body
		return err
	})
	if err != nil {
		return nil, err
	}
	files = searchFiles{}
	for name, body := range s.lastSearch.replace(own) {
		files[name] = body
	}
	for name, body := range own {
		files[name] = body
	}
	return files, nil
}

// serveSearch serves a file of the search.
func serveSearch(w http.ResponseWriter, r *http.Request, now *snapshot, name string) {
	files, err := now.search()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	body, ok := files[name]
	if !ok {
		http.Error(w, "there is no such file of the search", http.StatusNotFound)
		return
	}
	answer(w, r, http.StatusOK, mediaType(name), body)
}
