package preview

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"maps"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/publish"
)

// searchFiles are the files of a search index by their paths, compressed (gzip, RFC
// 1952): of a large folder they are more than all that was read of it.
type searchFiles map[string][]byte

// lastSearch has the files that were made last, for pages that began to search
// before a save: a name that carries a hash of its content never means another.
type lastSearch struct {
	mu    sync.Mutex
	files searchFiles
}

func (l *lastSearch) get() searchFiles {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.files
}

func (l *lastSearch) put(files searchFiles) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.files = files
}

// makeSearch indexes the site. The files of the index before stay for one more
// state of the site, and those that are still the same are held once. No request ends
// it, as others wait for the same files.
func (s *snapshot) makeSearch() (files searchFiles, err error) {
	defer func() {
		if r := recover(); r != nil {
			files, err = nil, errorOf("make the search index", r)
		}
	}()
	before, own := s.lastSearch.get(), searchFiles{}
	var mu sync.Mutex
	err = s.site.SearchFiles(context.Background(), func(page publish.Page) (err error) {
		body, made := before[page.Path]
		if !made || !pipeline.Immutable(page.Path) {
			body, err = pack(page)
		}
		mu.Lock()
		defer mu.Unlock()
		own[page.Path] = body
		return err
	})
	if err != nil {
		return nil, err
	}
	s.lastSearch.put(own)
	files = maps.Clone(own)
	for name, body := range before {
		if _, again := own[name]; !again {
			files[name] = body
		}
	}
	return files, nil
}

// packers are *gzip.Writer, used again: each has more room of its own than most files
// are long.
var packers = sync.Pool{New: func() any {
	packer, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // there is such a level
	return packer
}}

// pack writes a file, compressed.
func pack(page publish.Page) ([]byte, error) {
	body, err := write(page)
	if err != nil {
		return nil, err
	}
	var packed bytes.Buffer
	packer := packers.Get().(*gzip.Writer)
	defer packers.Put(packer)
	packer.Reset(&packed)
	_, err = packer.Write(body)
	if err := errors.Join(err, packer.Close()); err != nil {
		return nil, err
	}
	return bytes.Clone(packed.Bytes()), nil // which has no room to spare
}

// unpack is what was packed.
func unpack(packed []byte) ([]byte, error) {
	reader, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(reader)
}

// takesPacked tells whether a browser says that it takes what is compressed (RFC 9110
// §12.5.3); a weight of zero says that it does not.
func takesPacked(r *http.Request) bool {
	for coding := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, weighed := strings.Cut(coding, ";")
		if strings.TrimSpace(name) != "gzip" {
			continue
		}
		q, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(weight), "q="), 64)
		return !weighed || err == nil && q > 0
	}
	return false
}

// serveSearch serves a file of the search.
func (p *Preview) serveSearch(w http.ResponseWriter, r *http.Request, now *snapshot, name string) {
	files, err := now.search()
	if err != nil {
		p.refuse(w, r, http.StatusInternalServerError, err.Error())
		return
	}
	body, ok := files[name]
	if !ok {
		p.refuse(w, r, http.StatusNotFound, "there is no such file of the search")
		return
	}
	w.Header().Set("Vary", "Accept-Encoding")
	if takesPacked(r) {
		w.Header().Set("Content-Encoding", "gzip")
	} else if body, err = unpack(body); err != nil {
		p.refuse(w, r, http.StatusInternalServerError, err.Error())
		return
	}
	p.answer(w, r, http.StatusOK, mediaType(name), body)
}
