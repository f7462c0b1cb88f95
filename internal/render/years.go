package render

import (
	"strconv"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
)

// introduction counts incidents and says what time they span.
func introduction(l *texts.Language, incidents []*kb.Incident) string {
	words := l.Count("postmortems", len(incidents))
	first, last := span(incidents)
	switch {
	case first == 0:
	case first == last:
		return l.Text("years.from", words, first)
	default:
		return l.Text("years.from-to", words, first, last)
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
