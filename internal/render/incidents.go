package render

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/internal/views"
)

// perPage is how many incidents a list shows before it goes on to a next page.
const perPage = 200

// IncidentsPage is a list of incidents: all of them, a year's, the undated, or
// those of one factor or service.
type IncidentsPage struct {
	Frame
	// Heading is the page's title; Intro counts what is listed.
	Heading, Intro string
	// Years lead to the lists by year; empty on lists that are no part of them.
	Years []YearLink
	// Groups are the incidents of this page by year.
	Groups []YearGroup
	Pages  Pagination
}

// YearLink leads to a year and says how many incidents it has.
type YearLink struct {
	Link
	Count int
}

// YearGroup is the incidents of a year.
type YearGroup struct {
	// Heading is the year; empty where the page has only one group.
	Heading, Anchor string
	// Strip has a dot for each of the year's incidents; nil where the year
	// goes on from the page before.
	Strip *Strip
	Table IncidentTable
}

// Pagination leads to the other pages of a long list; it is zero for a short one.
type Pagination struct {
	Number, Count  int
	Previous, Next string
	// PreviousWord and NextWord say where these lead.
	PreviousWord, NextWord string
	First, Last, All       int
}

// incidentLists are the list of all incidents and those by year.
func (s *site) incidentLists() []publish.Page {
	pages := s.listPages(incidentsAddress, s.view.Base.Incidents, func(*Frame) string { return "Incidents" })
	for _, year := range s.view.Years() {
		pages = append(pages, s.listPages(yearAddress(year.Year), year.Incidents, func(f *Frame) string {
			f.crumbs(f.link("Incidents", incidentsAddress))
			return yearTitle(year.Year)
		})...)
	}
	return pages
}

// listPages divides a list into pages. describe names the list and sets the way
// to it.
func (s *site) listPages(address string, incidents []*kb.Incident, describe func(*Frame) string) []publish.Page {
	count := max(1, (len(incidents)+perPage-1)/perPage)
	pages := make([]publish.Page, count)
	for i := range pages {
		number := i + 1
		pages[i] = s.html(numbered(address, number), "incidents.html", func() (any, error) {
			return s.incidentsPage(address, number, count, incidents, describe), nil
		})
	}
	return pages
}

func (s *site) incidentsPage(address string, number, count int, incidents []*kb.Incident, describe func(*Frame) string) *IncidentsPage {
	at := place{address: numbered(address, number)}
	p := &IncidentsPage{Frame: s.frame(at, incidentsAddress, "")}
	p.crumbs()
	p.Heading = describe(&p.Frame)
	p.Title = p.Heading
	if number > 1 {
		p.Title = fmt.Sprintf("%s, page %d", p.Heading, number)
		p.Crumbs = append(p.Crumbs, p.link(p.Heading, address))
	}
	first := (number - 1) * perPage
	shown := incidents[first:min(first+perPage, len(incidents))]
	p.Pages = p.pagination(address, number, count, len(incidents))
	p.Intro = introduction(incidents)
	p.Description = p.Heading + ": " + p.Intro + "."
	if strings.HasPrefix(address, incidentsAddress) {
		for _, year := range s.view.Years() {
			link := p.link(yearName(year.Year), yearAddress(year.Year))
			link.Current = address == yearAddress(year.Year)
			p.Years = append(p.Years, YearLink{link, len(year.Incidents)})
		}
	}
	for _, year := range views.ByYear(shown) {
		group := YearGroup{
			Heading: yearName(year.Year), Anchor: "year-" + strconv.Itoa(year.Year), Table: s.incidentTable(p.Frame, year.Incidents),
		}
		group.Table.Label = yearTitle(year.Year)
		if starts := first == 0 || incidents[first-1].Date.Year != year.Year || year.Incidents[0] != shown[0]; starts && year.Year != 0 {
			group.Strip = yearStrip(year.Year, ofYear(incidents, year.Year))
		}
		p.Groups = append(p.Groups, group)
	}
	p.alignColumns()
	if len(p.Groups) == 1 && address != incidentsAddress {
		p.Groups[0].Heading = ""
	}
	return p
}

// alignColumns gives the tables of a page the same columns.
func (p *IncidentsPage) alignColumns() {
	var all IncidentTable
	for _, g := range p.Groups {
		all.HasSeverity = all.HasSeverity || g.Table.HasSeverity
		all.HasServices = all.HasServices || g.Table.HasServices
		all.HasDuration = all.HasDuration || g.Table.HasDuration
		all.HasActions = all.HasActions || g.Table.HasActions
	}
	for i := range p.Groups {
		all.Label, all.Rows = p.Groups[i].Table.Label, p.Groups[i].Table.Rows
		p.Groups[i].Table = all
	}
}

// ofYear is the part of a list, newest first, that falls into a year.
func ofYear(incidents []*kb.Incident, year int) []*kb.Incident {
	from := 0
	for from < len(incidents) && incidents[from].Date.Year != year {
		from++
	}
	to := from
	for to < len(incidents) && incidents[to].Date.Year == year {
		to++
	}
	return incidents[from:to]
}

// introduction counts incidents and says what time they span.
func introduction(incidents []*kb.Incident) string {
	words := kb.Plural(len(incidents), "postmortem", "postmortems")
	first, last := span(incidents)
	switch {
	case first == 0:
	case first == last:
		words += " from " + strconv.Itoa(first)
	default:
		words += fmt.Sprintf(" from %d to %d", first, last)
	}
	return words
}

// span is the first and the last year of a list, newest first; zero if none of
// the incidents has a date.
func span(incidents []*kb.Incident) (first, last int) {
	for _, incident := range incidents {
		if year := incident.Date.Year; year != 0 {
			first = year
			if last == 0 {
				last = year
			}
		}
	}
	return first, last
}

func yearName(year int) string {
	if year == 0 {
		return "No date"
	}
	return strconv.Itoa(year)
}

// yearTitle names the incidents of a year.
func yearTitle(year int) string {
	if year == 0 {
		return "Incidents without a date"
	}
	return "Incidents in " + strconv.Itoa(year)
}

func (f Frame) pagination(address string, number, count, all int) Pagination {
	if count < 2 {
		return Pagination{}
	}
	p := Pagination{Number: number, Count: count, First: (number-1)*perPage + 1, Last: min(number*perPage, all), All: all}
	p.PreviousWord, p.NextWord = "Newer", "Older"
	if number > 1 {
		p.Previous = f.at.to(numbered(address, number-1))
	}
	if number < count {
		p.Next = f.at.to(numbered(address, number+1))
	}
	return p
}

// IncidentTable is a table of incidents. The Has fields say which columns have
// something in them; a column without anything is left out.
type IncidentTable struct {
	// Label names the table for those who hear it; empty means "Incidents".
	Label                                             string
	HasSeverity, HasServices, HasDuration, HasActions bool
	Rows                                              []IncidentRow
}

// IncidentRow is an incident in a table.
type IncidentRow struct {
	Link
	// Date is YYYY-MM-DD; empty if not recorded.
	Date     string
	Badge    *Badge
	Services []Link
	// Duration is the time to resolve; Seconds sorts it.
	Duration string
	Seconds  int64
	Actions  views.ActionCount
	// Status is shown for documents that are not finished.
	Status string
}

func (s *site) incidentTable(f Frame, incidents []*kb.Incident) IncidentTable {
	table := IncidentTable{Rows: make([]IncidentRow, 0, len(incidents))}
	for _, incident := range incidents {
		row := IncidentRow{
			Link: f.incidentLink(incident), Date: incident.Date.String(), Badge: s.badge(incident), Actions: views.CountActions(incident),
		}
		for _, m := range incident.Services {
			name := m.Name
			if service := s.view.Service(m.Slug); service != nil {
				name = service.Title
			}
			row.Services = append(row.Services, f.link(name, serviceAddress(m.Slug)))
		}
		if d := incident.Durations.Resolve; d != nil {
			row.Duration, row.Seconds = kb.Length(*d), int64(d.Seconds())
		}
		if incident.Draft || incident.Status == "draft" || incident.Status == "review" {
			row.Status = incident.Status
			if row.Status == "" {
				row.Status = "draft"
			}
		}
		table.HasSeverity = table.HasSeverity || row.Badge != nil
		table.HasServices = table.HasServices || len(row.Services) > 0
		table.HasDuration = table.HasDuration || row.Duration != ""
		table.HasActions = table.HasActions || row.Actions.Total() > 0
		table.Rows = append(table.Rows, row)
	}
	return table
}
