package render

import (
	"slices"
	"strconv"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/internal/views"
)

// IncidentsPage is a list of incidents: all of them, a year's, the undated, or
// those of one factor or service.
type IncidentsPage struct {
	Frame
	// Heading is the page's title; Intro counts what is listed.
	Heading, Intro string
	// Narrowings lead to parts of the list, also to its years; only on the first page
	// of all.
	Narrowings []Narrowing
	// OtherYears lead from year to year on the other pages of these lists.
	OtherYears *YearLinks
	// Groups are the incidents of this page by year.
	Groups []YearGroup
	Pages  Pagination
	// Beyond is how many incidents of a list that is cut are on no page of it; only on
	// its last. Found leads to a search for all, and Years to the lists of their years.
	Beyond       int
	Found, Years string
}

// YearGroup is the incidents of a year.
type YearGroup struct {
	// Heading is the year; empty where the page has only one group.
	Heading, Anchor string
	// Track has a mark for each of the year's incidents; nil where the year
	// goes on from the page before.
	Track *Track
	Rows  []IncidentRow
}

// Tracked tells whether the page has a track.
func (p *IncidentsPage) Tracked() bool {
	return slices.ContainsFunc(p.Groups, func(g YearGroup) bool { return g.Track != nil })
}

// incidentLists are the list of all incidents and those by year.
func (s *site) incidentLists() []publish.Page {
	pages := s.listPages(incidentList{
		address: incidentsAddress, incidents: s.view.Base.Incidents, describe: func(*Frame) string { return s.text("incidents.title") },
	})
	for _, year := range s.view.Years() {
		pages = append(pages, s.listPages(incidentList{address: yearAddress(year.Year), incidents: year.Incidents, describe: func(f *Frame) string {
			f.crumbs(f.link(s.text("incidents.title"), incidentsAddress))
			return yearTitle(s.texts, year.Year)
		}})...)
	}
	return pages
}

// incidentList is a list of incidents that may go over many pages.
type incidentList struct {
	address   string
	incidents []*kb.Incident
	// facet and value are those of a search that finds the same; none for all and for
	// those of a year.
	facet, value string
	// describe names the list and sets the way to it.
	describe func(*Frame) string
}

// mostListPages is how many pages a list has whose incidents stand elsewhere, too: who
// wants older ones knows the year, or searches.
const mostListPages = 5

// listPages divides a list into pages.
func (s *site) listPages(list incidentList) []publish.Page {
	count := max(1, (len(list.incidents)+perPage-1)/perPage)
	if list.facet != "" || list.address == incidentsAddress { // every incident stands in the list of its year, too
		count = min(count, mostListPages)
	}
	pages := make([]publish.Page, count)
	for i := range pages {
		number := i + 1
		pages[i] = s.html(numbered(list.address, number), "incidents.html", func() (any, error) {
			return s.incidentsPage(list, number, count), nil
		})
	}
	return pages
}

func (s *site) incidentsPage(list incidentList, number, count int) *IncidentsPage {
	address, incidents := list.address, list.incidents
	at := s.at(numbered(address, number))
	p := &IncidentsPage{Frame: s.frame(at, incidentsAddress, "")}
	p.crumbs()
	p.Heading = list.describe(&p.Frame)
	p.Title = p.Heading
	if number > 1 {
		p.Title = s.text("pages.title", p.Heading, number)
		p.Crumbs = append(p.Crumbs, p.link(p.Heading, address))
	}
	first := (number - 1) * perPage
	shown := incidents[first:min(first+perPage, len(incidents))]
	p.Pages = p.pagination(address, number, count, len(incidents))
	if number == count && len(incidents) > count*perPage {
		p.Beyond = len(incidents) - count*perPage
		p.Found, p.Years = at.to(searchAddress), at.to(incidentsAddress)
		if list.facet != "" {
			p.Found = p.searchLink(list.facet, list.value, "").Href
		}
	}
	p.Intro = introduction(s.texts, incidents)
	p.Description = p.Heading + ": " + p.Intro + "."
	switch {
	case address == incidentsAddress && number == 1:
		p.Narrowings = s.narrowings(p.Frame)
	case strings.HasPrefix(address, incidentsAddress):
		years := s.yearLinks(p.Frame, address)
		p.OtherYears = &years
	}
	for _, year := range views.ByYear(shown) {
		group := YearGroup{
			Heading: yearName(s.texts, year.Year), Anchor: "year-" + strconv.Itoa(year.Year), Rows: s.incidentRows(p.Frame, year.Incidents),
		}
		if starts := first == 0 || incidents[first-1].Date.Year != year.Year || year.Incidents[0] != shown[0]; starts && year.Year != 0 {
			group.Track = s.yearTrack(p.Frame, year.Year, ofYear(incidents, year.Year))
		}
		p.Groups = append(p.Groups, group)
	}
	if len(p.Groups) == 1 && address != incidentsAddress {
		p.Groups[0].Heading = ""
	}
	return p
}
