package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
)

// The years that an incident can have happened in.
const (
	firstYear = 1000
	lastYear  = 2199
)

// makeDay makes a day of digits; match is the text that they were found in.
func makeDay(match, yearText, monthText, dayText string, known int) (kb.Date, int, string) {
	n := len(match)
	written := strings.TrimSpace(match)
	year, mended := known, ""
	switch len(yearText) {
	case 0:
		if known == 0 {
			return kb.Date{}, n, fmt.Sprintf("%q has no year", written)
		}
	case 2:
		if year = 2000 + prose.Number(yearText); year >= 2070 {
			year -= 100
		}
	case 4:
		year = prose.Number(yearText)
	default:
		if known == 0 || !resembles(yearText, strconv.Itoa(known)) {
			return kb.Date{}, n, fmt.Sprintf("%q is no date: the year %s has %d digits", written, yearText, len(yearText))
		}
		mended = fmt.Sprintf("the year of %q has %d digits; read as %d", written, len(yearText), known)
	}
	if year < firstYear || year > lastYear {
		return kb.Date{}, n, fmt.Sprintf("%q is no date: the year is not between %d and %d", written, firstYear, lastYear)
	}
	day := kb.Date{Year: year, Month: time.Month(prose.Number(monthText)), Day: prose.Number(dayText)}
	if len(dayText) > 2 {
		return kb.Date{}, n, fmt.Sprintf("%q is no date: the day %s has %d digits", written, dayText, len(dayText))
	}
	if day.Month < 1 || day.Month > 12 {
		return kb.Date{}, n, fmt.Sprintf("%q is no date: there is no month %d", written, day.Month)
	}
	if !day.Valid() {
		return kb.Date{}, n, fmt.Sprintf("%q is no date: %s %d has no day %d", written, day.Month, day.Year, day.Day)
	}
	return day, n, mended
}

// resembles tells whether the longer of two numbers is the shorter one with a
// digit too many: 20202 and 2020.
func resembles(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(a) != len(b)+1 {
		return false
	}
	for i := range a {
		if a[:i]+a[i+1:] == b {
			return true
		}
	}
	return false
}
