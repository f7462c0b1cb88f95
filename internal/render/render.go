// Package render turns a knowledge base into the list of the site's files: HTML
// pages, their JSON twins, lists for other programs, styles and scripts.
//
// In the pipeline it stands between views, whose conclusions it shows, and
// publish, which writes what it lists. A linked kb.Base, templates and assets go
// in; pages come out, each a path and a function that writes it. Site computes
// only what all pages need, so a preview may write a single page, and a build
// all of them at once. html/template makes what layouts write safe, and package
// layout runs them; nobody else imports it.
//
// Every address is made in urls.go, every template gets a typed struct (one
// file per page), and rich text comes from markdown.WriteHTML and WriteText
// only: everything else is escaped by html/template.
//
// Read the files from the ground up; nearly all use only what stands before them:
//
//	ground:             urls scripttexts assets buffers short layouttexts templates kept missing folding titles site frame copies funcs icalendar times ages years links
//	                    severity track_spacing track plan text rows pagination csv
//	parts of pages:     impact echoes actions suggested causes cases verdict phases signals questions timeline glance_axis glance_marks glance body contents aliases
//	follow-ups:         followups_sentences followups quoter calendar followuppages followupscsv agenda
//	feeds, hosts:       feedids feeds atom jsonfeed feedpages hosting
//	pages:              digest_cards digest celebration page facts brief onward incident narrowings incidents returning home factor oncall factors protections
//	                    services tags quality search insights_lines insights_ladders insights llms
//	the site:           listing render
package render

import (
	"cmp"
	"fmt"
	"io"
	"sync"

	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/publish"
)

// Site lists the files of a site. Problems are about aliases
// that cannot be served. An error means that a template or an asset is unusable.
func Site(in Input) (*Listing, []problem.Problem, error) {
	in.Title = SiteTitle(in.Title, in.View.Base)
	in.Language = cmp.Or(in.Language, "en")
	look, err := in.Kept.readLook(in)
	if err != nil {
		return nil, nil, err
	}
	urls, err := newURLs(in.BaseURL, in.View.Base.Attachments)
	if err != nil {
		return nil, nil, err
	}
	s := newSite(in, look, urls)
	pages, followUps := s.pages(), sync.OnceValue(s.followUpPages)
	moved, redirects, problems := s.aliasPages(pages, followUps)
	pages = append(pages, moved...)
	if !in.Offline {
		pages = append(pages, s.file("404.html", "notfound.html", func() (any, error) { return s.notFoundPage(), nil }))
		pages = append(pages, s.hostingFiles(redirects)...)
	}
	return newListing(pages, followUps), problems, nil
}

// pages lists every file except the pages of the follow-ups, stubs for aliases and what
// only web hosts use.
func (s *site) pages() []publish.Page {
	pages := []publish.Page{s.html("", "home.html", func() (any, error) { return s.homePage(), nil })}
	pages = append(pages, s.incidentLists()...)
	for _, incident := range s.view.Base.Incidents {
		address := incidentAddress(incident.Slug)
		pages = append(pages,
			s.html(address, "incident.html", func() (any, error) { return s.incidentPage(incident) }),
			twin(address, func() any { return s.data.Incident(incident) }),
			markdownTwin(address, func() (string, error) { return s.data.IncidentMarkdown(incident) }),
		)
		if hasBrief(incident) {
			pages = append(pages, s.html(briefAddress(incident.Slug), "brief.html", func() (any, error) { return s.briefPage(incident) }))
		}
	}
	pages = append(pages, s.factorPages()...)
	pages = append(pages, s.servicePages()...)
	pages = append(pages, s.tagPages()...)
	pages = append(pages, s.qualityPages()...)
	pages = append(pages, publish.Page{Path: actionsCSVFile, Write: s.writeActionsCSV})
	pages = append(pages, s.calendarPages()...)
	pages = append(pages, s.digestPages()...)
	if s.has.protections {
		pages = append(pages, s.html(protectionsAddress, "mitigators.html", func() (any, error) { return s.protectionsPage(), nil }))
	}
	if s.view.HasInsights() {
		pages = append(pages, s.html(insightsAddress, "insights.html", func() (any, error) { return s.insightsPage(), nil }))
	}
	pages = append(pages, s.feedPages()...)
	pages = append(pages, s.html(searchAddress, "search.html", func() (any, error) { return s.searchPage(), nil }))
	for _, page := range s.view.Base.Pages {
		address := pageAddress(page.Path)
		pages = append(pages,
			s.html(address, "page.html", func() (any, error) { return s.plainPage(page) }),
			markdownTwin(address, func() (string, error) { return s.data.PageMarkdown(page) }),
		)
	}
	pages = append(pages,
		publish.Page{Path: "index.json", Write: s.data.WriteIncidents},
		publish.Page{Path: "incidents.csv", Write: s.writeCSV},
		publish.Page{Path: llmsFile, Write: s.writeLLMs},
	)
	pages = append(pages, s.attachmentPages()...)
	return append(pages, s.look.assets.pages()...)
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

// followUpPages are the board's lists and the agenda, all below followUpsAddress.
func (s *site) followUpPages() []publish.Page {
	b := s.board()
	var pages []publish.Page
	for list := range b.lists() {
		for i := range list.parts {
			pages = append(pages, s.html(numbered(list.address, i+1), "followups.html", func() (any, error) {
				return s.followUpsPage(b, list, i+1)
			}))
		}
	}
	return append(pages, s.agendaPages()...)
}
