package render

import (
	"bytes"
	"html/template"
	"strings"
	"sync"

	"github.com/debrief-dev/debrief/internal/data"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// site is what all pages share.
type site struct {
	in        Input
	view      *views.View
	data      data.Site
	templates *template.Template
	assets    *assetSet
	urls      *urls
	levels    map[int]kb.SeverityLevel
	markers   map[string]kb.Marker
	hasAbout  bool
	board     *board
	// quoted has the HTML of actions whose text has no links, for all lists.
	quoted sync.Map
}

func newSite(in Input, templates *template.Template, assets *assetSet, urls *urls) *site {
	s := &site{
		in: in, view: in.View, templates: templates, assets: assets, urls: urls,
		levels: map[int]kb.SeverityLevel{}, markers: map[string]kb.Marker{}, board: makeBoard(in.View),
	}
	s.data = data.Site{View: in.View, Address: func(ref kb.Ref) string { return urls.absolute(Address(ref)) }}
	for _, level := range s.view.Base.Severities {
		if _, taken := s.levels[level.Rank]; !taken {
			s.levels[level.Rank] = level
		}
	}
	for _, m := range s.view.Base.Markers {
		s.markers[m.Slug] = m
	}
	for _, page := range s.view.Base.Pages {
		s.hasAbout = s.hasAbout || pageAddress(page.Path) == aboutAddress
	}
	return s
}

// textLanguage is the language of a document where it is not the site's; else "".
func (s *site) textLanguage(d *kb.Document) string {
	if strings.EqualFold(d.Language, s.in.Language) {
		return ""
	}
	return d.Language
}

// bufferPool lends buffers to pages while they are rendered.
type bufferPool struct{ pool sync.Pool }

var buffers = bufferPool{sync.Pool{New: func() any { return new(bytes.Buffer) }}}

func (p *bufferPool) get() *bytes.Buffer {
	buffer := p.pool.Get().(*bytes.Buffer)
	buffer.Reset()
	return buffer
}

// largestKept keeps one giant page from pinning its memory.
const largestKept = 1 << 20

func (p *bufferPool) put(buffer *bytes.Buffer) {
	if buffer.Cap() <= largestKept {
		p.pool.Put(buffer)
	}
}
