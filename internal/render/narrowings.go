package render

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// Narrowing leads from the list of all incidents to those of one severity, service,
// factor or state: to a page, where there is one, else to the search.
type Narrowing struct {
	Name   string
	Values []CountedLink
	// All leads to the page of all values; More counts those not shown here.
	All  Link
	More int
}

// narrowingValues is how many values a line names.
const narrowingValues = 6

// narrowings are those that part the incidents: what all have, or none, narrows
// nothing.
func (s *site) narrowings(f Frame) []Narrowing {
	base := s.view.Base
	search := func(facet, value, words string, count int) CountedLink {
		link := f.link(words, searchAddress)
		link.Href += "?" + facet + "=" + url.QueryEscape(value)
		return CountedLink{link, count}
	}
	severities := Narrowing{Name: s.text("narrow.severity"), Values: valuesOf(base.Incidents, func(i *kb.Incident) (string, CountedLink) {
		if i.Severity == nil {
			return "", CountedLink{}
		}
		value := kb.Slug(i.Severity.Text)
		if rank := i.Severity.Rank; rank > 0 {
			value = strconv.Itoa(rank)
		}
		return value, search("sev", value, s.listBadge(i).Word, 0)
	})}
	services := Narrowing{Name: s.text("narrow.service"), All: f.link(s.text("narrow.all"), servicesAddress)}
	named, suggested := []CountedLink(nil), []CountedLink(nil)
	for _, service := range base.Services {
		named = append(named, CountedLink{f.serviceLink(service), len(service.Incidents)})
		suggested = append(suggested, CountedLink{f.serviceLink(service), len(service.Suggestions)})
	}
	s.fill(&services, named, suggested)
	factors := Narrowing{Name: s.text("narrow.factor"), All: f.link(s.text("narrow.all"), factorsAddress)}
	named, suggested = nil, nil
	for _, factor := range base.Factors {
		contributed, _ := s.view.Spread(factor.Slug)
		named = append(named, CountedLink{f.factorLink(factor), contributed})
		suggested = append(suggested, CountedLink{f.factorLink(factor), len(views.SuggestedIn(factor))})
	}
	s.fill(&factors, named, suggested)
	states := Narrowing{Name: s.text("narrow.state"), Values: valuesOf(base.Incidents, func(i *kb.Incident) (string, CountedLink) {
		if i.Status == "" {
			return "", CountedLink{}
		}
		value := kb.Slug(i.Status)
		return value, search("status", value, i.Status, 0)
	})}
	if open := len(s.view.Board().ByIncident); open > 0 {
		states.Values = append(states.Values, CountedLink{f.link(s.text("narrow.open"), byIncidentAddress), open})
	}
	years := Narrowing{Name: s.text("narrow.year"), Values: s.yearLinks(f, "")}
	return slices.DeleteFunc([]Narrowing{years, severities, services, factors, states}, func(n Narrowing) bool {
		return !slices.ContainsFunc(n.Values, func(v CountedLink) bool { return v.Count < len(base.Incidents) })
	})
}

// valuesOf are the values of incidents by a key, with how many have each: by the key,
// since severities are ranks. An empty key is no value.
func valuesOf(incidents []*kb.Incident, value func(*kb.Incident) (string, CountedLink)) []CountedLink {
	places := map[string]int{}
	var keys []string
	var links []CountedLink
	for _, incident := range incidents {
		key, link := value(incident)
		if key == "" {
			continue
		}
		at, known := places[key]
		if !known {
			at = len(links)
			places[key], keys, links = at, append(keys, key), append(links, link)
		}
		links[at].Count++
	}
	slices.Sort(keys)
	sorted := make([]CountedLink, 0, len(keys))
	for _, key := range keys[:min(narrowingValues, len(keys))] {
		sorted = append(sorted, links[places[key]])
	}
	return sorted
}

// fill gives a line the values that most incidents have; those that their words only
// point to, where no document names any, and then the line says so.
func (s *site) fill(n *Narrowing, named, suggested []CountedLink) {
	none := func(v CountedLink) bool { return v.Count == 0 }
	if named = slices.DeleteFunc(named, none); len(named) == 0 {
		if named = slices.DeleteFunc(suggested, none); len(named) > 0 {
			n.Name = s.text("narrow.suggested", n.Name)
		}
	}
	slices.SortStableFunc(named, func(a, b CountedLink) int { return cmp.Compare(b.Count, a.Count) })
	n.Values = named[:min(narrowingValues, len(named))]
	n.More = len(named) - len(n.Values)
}
