package render

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/debrief-dev/debrief/internal/data"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// Input is what a site is made of.
type Input struct {
	// View is the base, seen from the day of which the site speaks.
	View *views.View
	// Title is the name of the site; empty means that of the README, or "Postmortems".
	Title string
	// BaseURL is the absolute address of the published site. It is only needed
	// for what must be absolute (canonical links, the sitemap, previews in
	// chat); links between pages are relative. Empty means an internal site.
	BaseURL string
	// Language is the BCP 47 tag of the documents' language; empty means "en".
	Language string
	// EditURL leads to the source of a document: "{path}" stands for its path
	// below the content folder. Empty means no edit links.
	EditURL string
	// NewTicket is the address of a tracker's form in which "{title}" and "{text}" stand
	// for those of an action. Empty means no links to one.
	NewTicket string
	// Offline is set for a site that is opened from a disk, with no host: links name
	// the file of a page, scripts are no modules, and there is nothing for hosts.
	Offline bool
	// Layouts and Assets hold the templates and the styles and scripts, in the
	// shape of the built-in folders.
	Layouts, Assets fs.FS
	// Findings are what was found in all documents, asked for when their page is
	// written; nil means that there is no such page.
	Findings func() []problem.Problem
	// Editor is an address that opens a finding where it is written; nil, or an empty
	// address, means the source of the document, or else its page.
	Editor func(problem.Problem) string
	// Open opens an attachment by its path below the content folder.
	Open func(source string) (io.ReadCloser, error)
	// Kept is what a list of pages before this one left; nil to make all pages anew.
	Kept *Kept
}

// defaultTitle is the name of a site that nobody named.
const defaultTitle = "Postmortems"

// SiteTitle is the name of a site: the configured one, or else what the README of the
// folder calls itself.
func SiteTitle(configured string, base *kb.Base) string {
	if configured != "" {
		return configured
	}
	for _, page := range base.Pages {
		if pageAddress(page.Path) == aboutAddress && page.Title != "" && len(page.Sections) > 0 && page.Sections[0].Heading == page.Title {
			return page.Title
		}
	}
	return defaultTitle
}

// site is what all pages share.
type site struct {
	in      Input
	texts   *texts.Language
	view    *views.View
	data    data.Site
	look    *look
	urls    *urls
	levels  map[int]kb.SeverityLevel
	markers map[string]kb.Marker
	// plain are the pages of the folder by address.
	plain map[string]*kb.Page
	// prefix is what all titles begin with, and lists leave out.
	prefix string
	// habits says what most incidents record; see missing.
	habits func() []bool
	// has says which parts of the site have something in them.
	has struct{ factors, protections, actions, dates bool }
	// board is the lists of follow-ups, made when they are wanted.
	board func() *board
	// quoted has the HTML of actions whose text has no links, for all lists.
	quoted sync.Map
	// unpacked is the document of which texts were written last.
	unpacked atomic.Pointer[unpacked]
}

func newSite(in Input, look *look, urls *urls) *site {
	s := &site{
		in: in, texts: texts.For(in.Language), view: in.View, look: look, urls: urls, prefix: sharedPrefix(in.View.Base.Incidents),
		habits: habits(in.View.Base.Incidents), levels: map[int]kb.SeverityLevel{}, markers: map[string]kb.Marker{}, plain: map[string]*kb.Page{},
	}
	s.board = sync.OnceValue(func() *board { return makeBoard(s.view, s.texts) })
	s.data = data.Site{View: in.View, Address: func(ref kb.Ref) string {
		address, ok := urls.of(kb.Ref{Kind: ref.Kind, Slug: ref.Slug})
		if !ok {
			return ""
		}
		return urls.absolute(address)
	}}
	for _, level := range s.view.Base.Severities {
		if _, taken := s.levels[level.Rank]; !taken {
			s.levels[level.Rank] = level
		}
	}
	for _, m := range s.view.Base.Markers {
		s.markers[m.Slug] = m
	}
	s.has.factors = len(s.view.Base.Factors) > 0
	s.has.protections = s.view.HasProtections()
	for _, i := range s.view.Base.Incidents {
		s.has.factors = s.has.factors || len(i.Factors) > 0
		s.has.actions = s.has.actions || len(i.Actions) > 0
		s.has.dates = s.has.dates || !i.Date.IsZero()
	}
	for _, page := range s.view.Base.Pages {
		s.plain[pageAddress(page.Path)] = page
	}
	return s
}

// text says a text of the interface, and count one about a number.
func (s *site) text(key string, values ...any) string { return s.texts.Text(key, values...) }

func (s *site) count(key string, n int, values ...any) string {
	return s.texts.Count(key, n, values...)
}

// language is that of the interface: the site's, unless nobody has translated the
// interface into it.
func (s *site) language() string {
	site, _, _ := strings.Cut(s.in.Language, "-")
	if own, _, _ := strings.Cut(s.texts.Tag(), "-"); strings.EqualFold(site, own) {
		return s.in.Language
	}
	return s.texts.Tag()
}

// textLanguage is the language of a document, which is the site's where it states
// none; "" where the page is in it anyway.
func (s *site) textLanguage(d *kb.Document) string {
	language := cmp.Or(d.Language, s.in.Language)
	if strings.EqualFold(language, s.language()) {
		return ""
	}
	return language
}

// html is the page at an address, made of a template and its typed struct.
func (s *site) html(address, template string, make func() (any, error)) publish.Page {
	return s.file(address+indexFile, template, make)
}

// twin is the file with the data of the page at an address.
func twin(address string, data func() any) publish.Page {
	return publish.Page{Path: address + "index.json", Write: func(w io.Writer) error {
		return json.NewEncoder(w).Encode(data())
	}}
}

// markdownTwin is the file with the text of the page at an address, for those who
// read Markdown.
func markdownTwin(address string, text func() (string, error)) publish.Page {
	return publish.Page{Path: address + markdownFile, Write: func(w io.Writer) error {
		written, err := text()
		if err == nil {
			_, err = io.WriteString(w, written)
		}
		return err
	}}
}

// file is a file made of a template. It is rendered whole before it is written, so
// that a page that fails leaves nothing half written.
func (s *site) file(path, template string, make func() (any, error)) publish.Page {
	return publish.Page{Path: path, Write: func(w io.Writer) error {
		data, err := make()
		if err != nil {
			return err
		}
		if body := s.in.Kept.page(path, data); body != nil {
			_, err = w.Write(body)
			return err
		}
		buffer := buffers.get()
		defer buffers.put(buffer)
		if unknown := s.look.layouts.Execute(buffer, template, data); unknown != nil {
			buffer.Reset()
			if err := s.look.templates.ExecuteTemplate(&boundedPage{to: buffer}, template, data); err != nil {
				return fmt.Errorf("layout %s: %w", template, err)
			}
		}
		s.in.Kept.keep(path, data, buffer.Bytes())
		_, err = w.Write(buffer.Bytes())
		return err
	}}
}
