package render

import (
	"cmp"
	"maps"
	"net/url"
	"slices"
	"strconv"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// Narrowing leads from the list of all incidents to those of one severity, service,
// factor or state: to a page, where there is one, else to the search.
type Narrowing struct {
	Name string
	FacetList
}

// narrowingValues is how many values a line names.
const narrowingValues = 6

// narrowings are those that part the incidents: what all have, or none, narrows
// nothing.
func (s *site) narrowings(f Frame) []Narrowing {
	base := s.view.Base
	levels := s.levelWords()
	severities := valuesOf(base.Incidents, func(i *kb.Incident) (string, Link) {
		if i.Severity == nil {
			return "", Link{}
		}
		value := kb.Slug(i.Severity.Text)
		if rank := i.Severity.Rank; rank > 0 {
			value = strconv.Itoa(rank)
		}
		return value, f.searchLink("sev", value, cmp.Or(levels[i.Severity.Rank], s.listBadge(i).Word))
	})
	named, suggested := []CountedLink(nil), []CountedLink(nil)
	for _, service := range base.Services {
		named = append(named, CountedLink{f.serviceLink(service), len(service.Incidents)})
		suggested = append(suggested, CountedLink{f.serviceLink(service), len(service.Suggestions)})
	}
	services := s.narrowing(s.text("narrow.service"), f.link(s.text("narrow.all"), servicesAddress), named, suggested)
	named, suggested = nil, nil
	for _, factor := range base.Factors {
		contributed, _ := s.view.Spread(factor.Slug)
		named = append(named, CountedLink{f.factorLink(factor), contributed})
		suggested = append(suggested, CountedLink{f.factorLink(factor), len(views.SuggestedIn(factor))})
	}
	factors := s.narrowing(s.text("narrow.factor"), f.link(s.text("narrow.all"), factorsAddress), named, suggested)
	states := valuesOf(base.Incidents, func(i *kb.Incident) (string, Link) {
		if i.Status == "" {
			return "", Link{}
		}
		value := kb.Slug(i.Status)
		return value, f.searchLink("status", value, s.texts.Word("status.", i.Status))
	})
	if open := len(s.view.Board().ByIncident); open > 0 {
		states = append(states, CountedLink{f.link(s.text("narrow.open"), byIncidentAddress), open})
	}
	all := []Narrowing{
		{s.text("narrow.year"), s.yearList(f)}, {s.text("narrow.severity"), FacetList{Values: severities}},
		services, factors, {s.text("narrow.state"), FacetList{Values: states}},
	}
	return slices.DeleteFunc(all, func(n Narrowing) bool {
		return !slices.ContainsFunc(n.Values, func(v CountedLink) bool { return v.Count < len(base.Incidents) })
	})
}

// levelWords are what the lists call each rank: the one word that all incidents of it
// have, or else the name of the level.
func (s *site) levelWords() map[int]string {
	called := map[int]string{}
	for _, i := range s.view.Base.Incidents {
		if i.Severity == nil || i.Severity.Rank <= 0 {
			continue
		}
		badge := s.listBadge(i)
		word, known := called[badge.Rank]
		if known && kb.Slug(word) != kb.Slug(badge.Word) {
			badge.Word = s.levelName(badge.Rank, badge.Word)
		}
		called[badge.Rank] = badge.Word
	}
	return called
}

// valuesOf are the values of incidents by a key, with how many have each: by the key,
// since severities are ranks. An empty key is no value.
func valuesOf(incidents []*kb.Incident, value func(*kb.Incident) (string, Link)) []CountedLink {
	found := map[string]*CountedLink{}
	for _, incident := range incidents {
		key, link := value(incident)
		if key == "" {
			continue
		}
		if found[key] == nil {
			found[key] = &CountedLink{Link: link}
		}
		found[key].Count++
	}
	var sorted []CountedLink
	for _, key := range slices.Sorted(maps.Keys(found)) {
		sorted = append(sorted, *found[key])
	}
	return sorted[:min(narrowingValues, len(sorted))]
}

// narrowing is a line of the values that most incidents have; of those that their
// words only point to, where no document names any, and then the line says so.
func (s *site) narrowing(name string, all Link, named, suggested []CountedLink) Narrowing {
	list := mostFrequent(all, named, narrowingValues)
	if len(list.Values) == 0 {
		if list = mostFrequent(all, suggested, narrowingValues); len(list.Values) > 0 {
			name = s.text("narrow.suggested", name)
		}
	}
	return Narrowing{name, list}
}

// searchLink leads to the search for all that a facet has under a value.
func (f Frame) searchLink(facet, value, words string) Link {
	link := f.link(words, searchAddress)
	link.Href += "?" + facet + "=" + url.QueryEscape(value)
	return link
}
