package views

import (
	"github.com/debrief-dev/debrief/internal/kb"
)

// Year is the incidents of one year, newest first. Year 0 holds those without a
// date.
type Year struct {
	Year      int
	Incidents []*kb.Incident
	// Months counts the incidents of January to December.
	Months [12]int
}

// Years groups the incidents of the base, the latest year first and the undated
// last.
func (v *View) Years() []Year {
	return v.years.of(v, func(v *View) []Year { return ByYear(v.Base.Incidents) })
}

// ByYear groups incidents that are in the order of the base.
func ByYear(incidents []*kb.Incident) []Year {
	var years []Year
	for _, incident := range incidents {
		y := incident.Date.Year
		if n := len(years); n == 0 || years[n-1].Year != y {
			years = append(years, Year{Year: y})
		}
		year := &years[len(years)-1]
		year.Incidents = append(year.Incidents, incident)
		if y != 0 {
			year.Months[incident.Date.Month-1]++
		}
	}
	return years
}

// Before tells whether an incident stands before another in the order of the base.
func (v *View) Before(a, b *kb.Incident) bool { return v.place(a) < v.place(b) }

// place says where an incident stands in the base's order.
func (v *View) place(i *kb.Incident) int { return v.places.of(v, findPlaces)[i] }

func findPlaces(v *View) map[*kb.Incident]int {
	places := make(map[*kb.Incident]int, len(v.Base.Incidents))
	for n, i := range v.Base.Incidents {
		places[i] = n
	}
	return places
}

// lastYear keeps the incidents of the twelve months that end with asOf. The
// incidents are newest first.
func lastYear(incidents []*kb.Incident, asOf kb.Date) []*kb.Incident {
	from := kb.DateOf(asOf.Midnight().AddDate(-1, 0, 1))
	first := 0
	for first < len(incidents) && incidents[first].Date.Compare(asOf) > 0 {
		first++
	}
	last := first
	for last < len(incidents) && incidents[last].Date.Compare(from) >= 0 {
		last++
	}
	return incidents[first:last]
}
