package render

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
)

// Ages are written as of the day of the site. The script assets/js/7-ages.js
// counts them on to the reader's day in the same words; a test holds the two
// together.

// ageWords say how long ago a day was, in its largest unit, rounded down.
func ageWords(l *texts.Language, days int) string {
	n, unit := inUnit(days)
	return l.Count(unit, n)
}

// inUnit is a number of days in the unit in which it is said, by the key of its text.
func inUnit(days int) (n int, unit string) {
	switch {
	case days < 14:
		return days, "days"
	case days < 61:
		return days / 7, "weeks"
	case days < 731:
		return days * 12 / 365, "months"
	default:
		return days * 4 / 1461, "years"
	}
}

// dueWords say how far away a due date is; days are negative for one that is past.
func dueWords(l *texts.Language, days int) string {
	switch {
	case days == 0:
		return l.Text("due.today")
	case days < 0:
		return l.Text("due.late", ageWords(l, -days))
	default:
		n, unit := inUnit(days)
		return l.Count("due."+unit, n)
	}
}

// everyWords say how often something comes back: "every month", "every 3 months";
// empty for what does not.
func everyWords(l *texts.Language, i kb.Interval) string {
	if i.IsZero() {
		return ""
	}
	if key := "every." + string(i.Unit); l.Has(key) {
		return l.Count(key, i.N)
	}
	return i.EveryWords()
}
