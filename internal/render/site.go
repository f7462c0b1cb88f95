package render

import (
	"bytes"
	"html/template"
	"strings"
	"sync"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// site is what all pages share. What not every page needs is computed when the
// first page asks for it; after that it is only read.
type site struct {
	in        Input
	templates *template.Template
	assets    *assetSet
	urls      *urls
	years     []views.Year
	factors   views.Factors
	services  map[string]*kb.Service
	levels    map[int]kb.SeverityLevel
	markers   map[string]kb.Marker
	hasAbout  bool

	home        func() views.Home
	factorKinds func() []views.FactorGroup
	serviceList func() []views.ServiceSummary
	markerList  func() []views.MarkerDetail
	relations   func() *views.Relations
	places      func() map[*kb.Incident]int
	spread      func() map[string]spread
	titles      func() map[kb.Ref]*kb.Document
	echoes      func() *views.Echoes
	took        func() *views.TookIndex
	board       func() *board
	agenda      func() *views.Agenda
	digests     func() *views.Digests
	periods     func() []views.Period
	feedHost    func() string
	feedNames   func() map[*kb.Document]string
	// quoted has the HTML of actions whose text has no links, for all lists.
	quoted sync.Map
}

func newSite(in Input, templates *template.Template, assets *assetSet, urls *urls) *site {
	base := in.Base
	s := &site{
		in: in, templates: templates, assets: assets, urls: urls,
		years: views.ByYear(base), factors: views.FactorIndex(base), services: views.ServiceIndex(base),
		levels: map[int]kb.SeverityLevel{}, markers: map[string]kb.Marker{},
	}
	for _, level := range base.Severities {
		if _, taken := s.levels[level.Rank]; !taken {
			s.levels[level.Rank] = level
		}
	}
	for _, m := range base.Markers {
		s.markers[m.Slug] = m
	}
	for _, page := range base.Pages {
		s.hasAbout = s.hasAbout || pageAddress(page.Path) == aboutAddress
	}
	s.home = sync.OnceValue(func() views.Home { return views.FirstPage(base, in.AsOf) })
	s.factorKinds = sync.OnceValue(func() []views.FactorGroup { return views.FactorsByKind(base) })
	s.serviceList = sync.OnceValue(func() []views.ServiceSummary { return views.Services(base, in.AsOf) })
	s.markerList = sync.OnceValue(func() []views.MarkerDetail { return views.Markers(base) })
	s.relations = sync.OnceValue(func() *views.Relations { return views.NewRelations(base) })
	s.places = sync.OnceValue(s.findPlaces)
	s.spread = sync.OnceValue(s.countSpread)
	s.titles = sync.OnceValue(s.findTitles)
	s.echoes = sync.OnceValue(func() *views.Echoes { return views.FindEchoes(base) })
	s.took = sync.OnceValue(func() *views.TookIndex { return views.DidItTake(base) })
	s.board = sync.OnceValue(s.makeBoard)
	s.agenda = sync.OnceValue(func() *views.Agenda { return views.NextAgenda(base, in.FollowUp, in.AsOf, nil) })
	s.feedHost = sync.OnceValue(s.findFeedHost)
	s.feedNames = sync.OnceValue(s.findFeedNames)
	s.digests = sync.OnceValue(func() *views.Digests { return views.NewDigests(base, in.AsOf, s.echoes()) })
	s.periods = sync.OnceValue(func() []views.Period { return views.Periods(base, in.AsOf) })
	return s
}

// findTitles finds every document by its reference.
func (s *site) findTitles() map[kb.Ref]*kb.Document {
	titles := map[kb.Ref]*kb.Document{}
	s.in.Base.EachDocument(func(ref kb.Ref, d *kb.Document) { titles[ref] = d })
	return titles
}

// findPlaces says where each incident stands in the base's order.
func (s *site) findPlaces() map[*kb.Incident]int {
	places := make(map[*kb.Incident]int, len(s.in.Base.Incidents))
	for i, incident := range s.in.Base.Incidents {
		places[incident] = i
	}
	return places
}

// textLanguage is the language of a document where it is not the site's; else "".
func (s *site) textLanguage(d *kb.Document) string {
	if strings.EqualFold(d.Language, s.in.Language) {
		return ""
	}
	return d.Language
}

// spread is in how many incidents a factor took part, and in how many it kept
// things from being worse.
type spread struct{ contributed, mitigated int }

// countSpread counts the incidents of each factor.
func (s *site) countSpread() map[string]spread {
	counts := make(map[string]spread, len(s.in.Base.Factors))
	for _, f := range s.in.Base.Factors {
		counts[f.Slug] = spread{len(views.IncidentsOf(f.Assignments)), len(views.IncidentsOf(f.Mitigations))}
	}
	return counts
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
