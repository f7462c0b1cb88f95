package render

import "github.com/debrief-dev/debrief/internal/kb"

// Ages are written as of the day of the site. The script assets/js/7-ages.js
// counts them on to the reader's day in the same words; a test holds the two
// together.

// ageWords say how long ago a day was, in its largest unit, rounded down.
func ageWords(days int) string {
	switch {
	case days < 14:
		return kb.Plural(days, "day", "days")
	case days < 61:
		return kb.Plural(days/7, "week", "weeks")
	case days < 731:
		return kb.Plural(days*12/365, "month", "months")
	default:
		return kb.Plural(days*4/1461, "year", "years")
	}
}

// dueWords say how far away a due day is; days are negative for one that is past.
func dueWords(days int) string {
	switch {
	case days == 0:
		return "today"
	case days < 0:
		return ageWords(-days) + " late"
	default:
		return "in " + ageWords(days)
	}
}
