package render

import (
	"slices"
	"sort"
	"strconv"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
)

// introduction counts incidents and says what time they span.
func introduction(l *texts.Language, incidents []*kb.Incident) string {
	dated := datedOf(incidents)
	if dated == 0 {
		return l.Count("postmortems", len(incidents))
	}
	words := l.Count("postmortems", dated)
	if first, last := incidents[dated-1].Date.Year, incidents[0].Date.Year; first == last {
		words = l.Text("years.from", words, first)
	} else {
		words = l.Text("years.from-to", words, first, last)
	}
	if undated := len(incidents) - dated; undated > 0 {
		words += l.Text("map.undated", undated)
	}
	return words
}

// datedOf counts what has a date of a list, newest first and what has none last. Every
// page of a list asks, so it does not go through all.
func datedOf(incidents []*kb.Incident) int {
	return sort.Search(len(incidents), func(n int) bool { return incidents[n].Date.IsZero() })
}

func yearName(l *texts.Language, year int) string {
	if year == 0 {
		return l.Text("years.none")
	}
	return strconv.Itoa(year)
}

// yearTitle names the incidents of a year.
func yearTitle(l *texts.Language, year int) string {
	if year == 0 {
		return l.Text("years.undated")
	}
	return l.Text("years.incidents", year)
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

// YearLinks lead to years: Newest are seen, Earlier unfold.
type YearLinks struct {
	Newest, Earlier []CountedLink
	// Open is set where the year of the page is among the earlier ones.
	Open bool
}

// foldYears leaves the newest years in sight, as many as a track shows, and what has
// no date, which is last.
func foldYears(links []CountedLink, undated bool) YearLinks {
	dated := links
	if undated {
		dated = links[:len(links)-1]
	}
	if len(dated) <= trackYears+1 {
		return YearLinks{Newest: links}
	}
	earlier := dated[trackYears:]
	return YearLinks{
		Newest: slices.Concat(dated[:trackYears], links[len(dated):]), Earlier: earlier,
		Open: slices.ContainsFunc(earlier, func(l CountedLink) bool { return l.Current }),
	}
}

// yearLinks lead to the lists by year; the one of an address is current.
func (s *site) yearLinks(f Frame, current string) YearLinks {
	var links []CountedLink
	undated := false
	for _, year := range s.view.Years() {
		link := f.link(yearName(s.texts, year.Year), yearAddress(year.Year))
		link.Current = current == yearAddress(year.Year)
		links = append(links, CountedLink{link, len(year.Incidents)})
		undated = year.Year == 0
	}
	return foldYears(links, undated)
}

// yearList is the newest years, and where the others are.
func (s *site) yearList(f Frame) FacetList {
	years := s.yearLinks(f, "")
	all := f.link(s.count("years.earlier", len(years.Earlier)), homeAddress)
	all.Href += "#years"
	return FacetList{All: all, Values: years.Newest, More: len(years.Earlier)}
}
