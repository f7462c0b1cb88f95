package render

import (
	"cmp"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
)

// feedLinks are the links from a page to its own feed.
func (f Frame) feedLinks(title, address string) *FeedLinks {
	links := &FeedLinks{Title: title, Atom: f.at.to(address + atomFile)}
	if address == homeAddress {
		links.JSON = f.at.to(address + jsonFeedFile)
	}
	return links
}

// incidentLink leads to an incident.
func (f Frame) incidentLink(incident *kb.Incident) Link {
	return f.link(f.listTitle(incident), incidentAddress(incident.Slug))
}

func (f Frame) factorLink(factor *kb.Factor) Link {
	return f.link(factor.Title, factorAddress(factor.Slug))
}

func (f Frame) serviceLink(service *kb.Service) Link {
	return f.link(service.Title, serviceAddress(service.Slug))
}

// tagLinks leads to the pages of tags.
func (s *site) tagLinks(f Frame, tags []string) []Link {
	var links []Link
	seen := map[*kb.Tag]bool{}
	for _, name := range tags {
		if tag := s.view.Base.Tag(name); tag != nil && !seen[tag] {
			seen[tag] = true
			links = append(links, f.link(name, tagAddress(tag.Slug)))
		}
	}
	return links
}

// markerLinks leads to the pages of markers.
func (s *site) markerLinks(f Frame, slugs []string) []Link {
	var links []Link
	for _, slug := range slugs {
		if m, ok := s.markers[slug]; ok {
			links = append(links, f.link(m.Name, markerAddress(slug)))
		}
	}
	return links
}

// citedBy are the documents that link to one.
func (s *site) citedBy(f Frame, d *kb.Document) []Link {
	var links []Link
	for _, ref := range d.LinkedFrom {
		if address, ok := s.urls.of(ref); ok {
			links = append(links, f.link(s.titleOf(ref), address))
		}
	}
	return links
}

// titleOf is the title of the document that a reference means.
func (s *site) titleOf(ref kb.Ref) string {
	if d := s.view.Document(ref); d != nil {
		return d.Title
	}
	return ref.Slug
}

// FacetList leads to the values of a facet that most incidents have.
type FacetList struct {
	// All leads to the page of all values; More counts those not shown here.
	All    Link
	Values []CountedLink
	More   int
}

// mostFrequent is a list of the values that incidents have, the most frequent first,
// at most so many.
func mostFrequent(all Link, values []CountedLink, most int) FacetList {
	values = slices.DeleteFunc(values, func(v CountedLink) bool { return v.Count == 0 })
	slices.SortStableFunc(values, func(a, b CountedLink) int { return cmp.Compare(b.Count, a.Count) })
	shown := values[:min(most, len(values))]
	return FacetList{all, shown, len(values) - len(shown)}
}
