package render

import (
	"fmt"
	"strconv"

	"github.com/debrief-dev/debrief/internal/kb"
)

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
