package render

import (
	"sync"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/publish"
)

// feedPages are all feeds.
func (s *site) feedPages() []publish.Page {
	m := &feedMaker{s, feedHost(s.urls), sync.OnceValue(func() map[*kb.Document]string { return feedNames(s.view.Base) })}
	var pages []publish.Page
	add := func(address string, make func() feed) {
		pages = append(pages, publish.Page{Path: address + atomFile, Write: s.atomWriter(make)})
	}
	whole := func() feed { return m.feedOf(m.tagURI("feed"), s.in.Title, homeAddress, s.view.Base.Incidents) }
	add(homeAddress, whole)
	pages = append(pages, publish.Page{Path: homeAddress + jsonFeedFile, Write: s.jsonFeedWriter(whole)})
	for _, service := range s.view.Base.Services {
		if isOnlySuggested(service) {
			continue
		}
		add(serviceAddress(service.Slug), func() feed {
			name := m.names()[&service.Document]
			return m.feedOf(m.tagURI("service/"+name), s.feedTitle(service.Title), serviceAddress(service.Slug), service.Incidents)
		})
	}
	for _, factor := range s.view.Base.Factors {
		if !hasFeed(factor) {
			continue
		}
		add(factorAddress(factor.Slug), func() feed {
			name := m.names()[&factor.Document]
			return m.feedOf(m.tagURI("factor/"+name), s.feedTitle(factor.Title), factorAddress(factor.Slug), s.view.IncidentsWith(factor))
		})
	}
	return pages
}

// feedTitle is the title of the feed of a service or a factor.
func (s *site) feedTitle(of string) string { return of + " – " + s.in.Title }
