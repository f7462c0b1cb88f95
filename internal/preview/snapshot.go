package preview

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/internal/render"
)

// snapshot is one state of the site. A request keeps the one it began with.
type snapshot struct {
	site *pipeline.Site // nil before the first load
	// find finds a file of the site by its path.
	find func(path string) (publish.Page, bool)
	// sources has the documents by the page that shows them.
	sources func() map[string]string
	// search has the files that a search reads. They are made when a browser asks
	// for the first of them, never on a save.
	search func() (searchFiles, error)

	mu       sync.Mutex
	rendered map[string]*rendered
	// good has the last pages that could be rendered, of this and of earlier
	// snapshots, for those that cannot be any more.
	good *goodPages
	// lastSearch has the search files made last, of this and of earlier snapshots.
	lastSearch *lastSearch
}

// rendered is a page that a browser asked for.
type rendered struct {
	once sync.Once
	body []byte
	// err is why body is the page as it was before, or nothing.
	err error
}

func newSnapshot(site *pipeline.Site, before *snapshot) *snapshot {
	s := &snapshot{
		site: site, rendered: map[string]*rendered{},
		find: func(string) (page publish.Page, found bool) { return page, false },
		good: &goodPages{pages: map[string][]byte{}}, lastSearch: &lastSearch{},
	}
	if before != nil {
		s.good, s.lastSearch = before.good, before.lastSearch
	}
	s.sources = sync.OnceValue(s.findSources)
	s.search = sync.OnceValues(s.makeSearch)
	if site != nil {
		s.find = site.Pages.At
	}
	return s
}

// findSources says which document each page shows.
func (s *snapshot) findSources() map[string]string {
	sources := map[string]string{}
	if s.site != nil {
		s.site.Base.EachDocument(func(ref kb.Ref, d *kb.Document) { sources[render.PagePath(ref)] = d.Source })
	}
	return sources
}

// page renders a page of the site once. A page that cannot be rendered is the
// last one that could, with the error.
func (s *snapshot) page(path string) ([]byte, error) {
	s.mu.Lock()
	r := s.rendered[path]
	if r == nil {
		r = &rendered{}
		s.rendered[path] = r
	}
	s.mu.Unlock()
	r.once.Do(func() {
		page, _ := s.find(path)
		r.body, r.err = write(page)
		if r.err != nil {
			r.body = s.good.get(path)
		} else {
			s.good.put(path, r.body)
		}
	})
	return r.body, r.err
}

// write runs the function of a page. A panic in it is an error of the page.
func write(page publish.Page) (body []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			body, err = nil, errorOf("show "+page.Path, r)
		}
	}()
	var out bytes.Buffer
	if err := page.Write(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// errorOf makes an error of a panic.
func errorOf(doing string, recovered any) error {
	return fmt.Errorf("%s: this is a fault of debrief, please report it: %v", doing, recovered)
}

// goodPages keeps the pages that were rendered last.
type goodPages struct {
	mu    sync.Mutex
	order []string
	pages map[string][]byte
}

// mostGood is how many pages are kept: what one person may have open.
const mostGood = 32

func (g *goodPages) put(path string, body []byte) {
	if !strings.HasSuffix(path, ".html") {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if _, known := g.pages[path]; !known {
		if len(g.order) == mostGood {
			delete(g.pages, g.order[0])
			g.order = g.order[1:]
		}
		g.order = append(g.order, path)
	}
	g.pages[path] = body
}

func (g *goodPages) get(path string) []byte {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.pages[path]
}

// stylesheet is how the layouts name a stylesheet: with a hash of its content,
// which must not make every page another one.
var stylesheet = regexp.MustCompile(`assets/[\w./-]+-[0-9a-f]{10}\.css`)

// attachment is how a page names a file that is published with it.
var attachment = regexp.MustCompile(`files/[\w./-]+`)

// contentVersion changes when the page would look different, but for its styles.
func (s *snapshot) contentVersion(body []byte) string {
	hash := sha256.New()
	_, _ = hash.Write(stylesheet.ReplaceAllLiteral(body, []byte("css"))) // a hash takes everything
	for _, name := range attachment.FindAll(body, -1) {
		if _, ok := s.find(string(name)); ok {
			data, err := s.page(string(name))
			fmt.Fprintf(hash, "%x %v", sha256.Sum256(data), err)
		}
	}
	return short(hash.Sum(nil))
}

// styles lists the stylesheets of a page.
func styles(body []byte) string {
	var names []string
	for _, name := range stylesheet.FindAll(body, -1) {
		names = append(names, "/"+string(name))
	}
	return strings.Join(names, " ")
}

func versionOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return short(sum[:])
}

func short(sum []byte) string { return hex.EncodeToString(sum[:8]) }
