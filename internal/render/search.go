package render

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// SearchPage is the page that searches: a form, an empty list that the search
// script fills, and links to the lists by facet, which are the way without one.
type SearchPage struct {
	Frame
	// Examples are queries that find something on this site.
	Examples []Link
	// Filters are the facets whose values the script lists.
	Filters []Filter
	// Lists lead to the lists of incidents by facet. They count suggestions as the
	// filters do, so that a folder that names no factor and no service has both.
	Lists []FacetList
}

// Filter is a facet: its name in addresses and queries, and its title.
type Filter struct{ Name, Title string }

// filters are the facets in the order in which they are shown.
var filters = []string{
	"service", "sev", "factor", "marker", "kind", "year", "status", "tag",
}

// facetLinks is how many values of a facet are shown without the script.
const facetLinks = 12

func (s *site) searchPage() *SearchPage {
	p := &SearchPage{Frame: s.frame(s.at(searchAddress), noSection, s.text("search.title"))}
	for _, name := range filters {
		p.Filters = append(p.Filters, Filter{name, s.text("facet." + name)})
	}
	p.crumbs()
	p.Searching = true
	p.Description = s.text("search.description")
	for _, query := range exampleQueries(s.view.Base) {
		p.Examples = append(p.Examples, Link{Text: query, Href: p.Search + "?q=" + url.QueryEscape(query)})
	}
	base := s.view.Base
	p.addList(s.text("services.title"), servicesAddress, len(base.Services), func(i int) CountedLink {
		service := base.Services[i]
		return CountedLink{p.serviceLink(service), len(service.Incidents) + len(service.Suggestions)}
	})
	p.addList(s.text("factors.title"), factorsAddress, len(base.Factors), func(i int) CountedLink {
		contributed, _ := s.view.Spread(base.Factors[i].Slug)
		return CountedLink{p.factorLink(base.Factors[i]), contributed + len(views.SuggestedIn(base.Factors[i]))}
	})
	markers := s.view.Markers()
	p.addList(s.text("markers.title"), factorsAddress+"#markers", len(markers), func(i int) CountedLink {
		return CountedLink{p.link(markers[i].Marker.Name, markerAddress(markers[i].Marker.Slug)), len(markers[i].Incidents)}
	})
	p.addList(s.text("tags.title"), tagsAddress, len(base.Tags), func(i int) CountedLink {
		return CountedLink{p.link(base.Tags[i].Name, tagAddress(base.Tags[i].Slug)), len(base.Tags[i].Incidents)}
	})
	years := s.yearList(p.Frame)
	years.All = p.link(s.text("incidents.title"), incidentsAddress)
	if len(years.Values) > 0 {
		p.Lists = append(p.Lists, years)
	}
	return p
}

// addList adds the values of a facet that incidents have, the most frequent
// first.
func (p *SearchPage) addList(title, address string, count int, value func(i int) CountedLink) {
	var values []CountedLink
	for i := range count {
		values = append(values, value(i))
	}
	if list := mostFrequent(p.link(title, address), values, facetLinks); len(list.Values) > 0 {
		p.Lists = append(p.Lists, list)
	}
}

// exampleQueries are up to two queries that find something: a severity with a
// service of the newest incident that has both, and the most frequent factor or,
// without one, tag.
func exampleQueries(base *kb.Base) []string {
	var queries []string
	for _, incident := range base.Incidents {
		if incident.Severity == nil || incident.Severity.Rank == 0 {
			continue
		}
		i := slices.IndexFunc(incident.Services, func(m kb.Mention) bool { return m.Slug != "" })
		if i >= 0 {
			queries = append(queries, "service:"+incident.Services[i].Slug+" sev:"+strconv.Itoa(incident.Severity.Rank))
			break
		}
	}
	most, title := 0, ""
	for _, factor := range base.Factors {
		if n := len(factor.Assignments); n > most {
			most, title = n, "factor:"+queryValue(factor.Title, factor.Slug)
		}
	}
	for _, tag := range base.Tags {
		if n := len(tag.Incidents); n > most && len(base.Factors) == 0 {
			most, title = n, "tag:"+queryValue(tag.Name, tag.Slug)
		}
	}
	if title != "" {
		queries = append(queries, title)
	}
	return queries
}

// queryValue writes the value of a facet as a reader would: by its title, in
// quotes where they are needed, else by its slug.
func queryValue(title, slug string) string {
	switch {
	case strings.ContainsAny(title, "\"\n"):
		return slug
	case strings.ContainsAny(title, " \t"):
		return `"` + title + `"`
	}
	return title
}
