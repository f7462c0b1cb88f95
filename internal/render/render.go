// Package render turns a knowledge base into the list of the site's files: HTML
// pages, their JSON twins, lists for other programs, styles and scripts.
//
// In the pipeline it stands between views, whose conclusions it shows, and
// publish, which writes what it lists. A linked kb.Base, templates and assets go
// in; pages come out, each a path and a function that writes it. Site computes
// only what all pages need, so a preview may write a single page, and a build
// all of them at once. html/template is imported here and nowhere else.
//
// Every address is made in urls.go, every template gets a typed struct (one
// file per page), and rich text comes from markdown.WriteHTML and WriteText
// only: everything else is escaped by html/template.
package render

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"

	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/internal/views"
)

// Input is what a site is made of.
type Input struct {
	// View is the base, seen from the day of which the site speaks.
	View *views.View
	// Title is the name of the site; empty means "Postmortems".
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
	// Layouts and Assets hold the templates and the styles and scripts, in the
	// shape of the built-in folders.
	Layouts, Assets fs.FS
	// Open opens an attachment by its path below the content folder.
	Open func(source string) (io.ReadCloser, error)
}

// defaultTitle is the name of a site that nobody named.
const defaultTitle = "Postmortems"

// Site lists the files of a site in a fixed order. Problems are about aliases
// that cannot be served. An error means that a template or an asset is unusable.
func Site(in Input) ([]publish.Page, []problem.Problem, error) {
	if in.Title == "" {
		in.Title = defaultTitle
	}
	if in.Language == "" {
		in.Language = "en"
	}
	templates, err := parseTemplates(in.Layouts)
	if err != nil {
		return nil, nil, err
	}
	assets, err := readAssets(in.Assets)
	if err != nil {
		return nil, nil, err
	}
	urls, err := newURLs(in.BaseURL, in.View.Base.Attachments)
	if err != nil {
		return nil, nil, err
	}
	s := newSite(in, templates, assets, urls)
	pages := s.pages()
	moved, redirects, problems := s.aliasPages(pages)
	pages = append(pages, moved...)
	pages = append(pages, s.hostingFiles(redirects)...)
	return pages, problems, nil
}

// pages lists every file except stubs for aliases and files for web hosts.
func (s *site) pages() []publish.Page {
	pages := []publish.Page{
		s.html("", "home.html", func() (any, error) { return s.homePage(), nil }),
		{Path: "404.html", Write: s.writer("notfound.html", func() (any, error) { return s.notFoundPage(), nil })},
	}
	pages = append(pages, s.incidentLists()...)
	for _, incident := range s.view.Base.Incidents {
		address := incidentAddress(incident.Slug)
		pages = append(pages,
			s.html(address, "incident.html", func() (any, error) { return s.incidentPage(incident) }),
			twin(address, func() any { return s.data.Incident(incident) }),
		)
	}
	pages = append(pages, s.factorPages()...)
	pages = append(pages, s.servicePages()...)
	pages = append(pages, s.tagPages()...)
	pages = append(pages, s.followUpPages()...)
	pages = append(pages, s.digestPages()...)
	pages = append(pages, s.feedPages()...)
	pages = append(pages, s.html(searchAddress, "search.html", func() (any, error) { return s.searchPage(), nil }))
	for _, page := range s.view.Base.Pages {
		pages = append(pages, s.html(pageAddress(page.Path), "page.html", func() (any, error) { return s.plainPage(page) }))
	}
	pages = append(pages,
		publish.Page{Path: "index.json", Write: s.data.WriteIncidents},
		publish.Page{Path: "incidents.csv", Write: s.writeCSV},
	)
	pages = append(pages, s.attachmentPages()...)
	return append(pages, s.assets.pages()...)
}

// twin is the file with the data of the page at an address.
func twin(address string, data func() any) publish.Page {
	return publish.Page{Path: address + "index.json", Write: func(w io.Writer) error {
		return json.NewEncoder(w).Encode(data())
	}}
}

// html is the page at an address, made of a template and its typed struct.
func (s *site) html(address, template string, make func() (any, error)) publish.Page {
	return publish.Page{Path: address + "index.html", Write: s.writer(template, make)}
}

// writer renders a whole page before it writes, so that a page that fails
// leaves nothing half written.
func (s *site) writer(template string, make func() (any, error)) func(io.Writer) error {
	return func(w io.Writer) error {
		data, err := make()
		if err != nil {
			return err
		}
		buffer := buffers.get()
		defer buffers.put(buffer)
		if err := s.templates.ExecuteTemplate(buffer, template, data); err != nil {
			return fmt.Errorf("layout %s: %w", template, err)
		}
		_, err = w.Write(buffer.Bytes())
		return err
	}
}

// attachmentPages copies the files that documents refer to, streaming them.
func (s *site) attachmentPages() []publish.Page {
	var pages []publish.Page
	for _, a := range s.view.Base.Attachments {
		path, ok := s.urls.files[a.Source]
		if !ok {
			continue
		}
		pages = append(pages, publish.Page{Path: path, Write: func(w io.Writer) (err error) {
			file, err := s.in.Open(a.Source)
			if err != nil {
				return fmt.Errorf("attachment %s: %w", a.Source, err)
			}
			defer func() {
				if closing := file.Close(); err == nil && closing != nil {
					err = fmt.Errorf("attachment %s: %w", a.Source, closing)
				}
			}()
			if _, err := io.Copy(w, file); err != nil {
				return fmt.Errorf("attachment %s: %w", a.Source, err)
			}
			return nil
		}})
	}
	return pages
}
