package when

import (
	"strings"
	"time"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// IsMonth tells whether a word is the name of a month, or short for it.
func IsMonth(word string) bool { return months()[strings.ToLower(word)] != 0 }

// IsWeekday tells whether a word is the name of a day of the week, or short for it.
func IsWeekday(word string) bool { return weekdays()[strings.ToLower(word)] }

// NamesMonth tells whether a word is the name of a month even without a day beside
// it: "may", "mar" and "set" are words, too.
func NamesMonth(word string) bool { return IsMonth(word) && plainlyMonth(word) }

// Year is the first year that a text names, of the last century or this one; 0 if
// it names none.
func Year(text string) int {
	for at := 0; at < len(text); at++ {
		digits := prose.LeadingDigits(text[at:])
		if digits == 4 && (text[at:at+2] == "19" || text[at:at+2] == "20") {
			return prose.Number(text[at : at+4])
		}
		at += digits
	}
	return 0
}

// months are the names and usual short forms of months.
var months = words.Made(words.Index[string]("month."), func(numbers map[string]string) map[string]time.Month {
	months := map[string]time.Month{}
	for phrase, number := range numbers {
		months[phrase] = time.Month(prose.Number(number))
	}
	return months
})

// weekdays are the names and usual short forms of the days of a week.
var weekdays = words.Set("weekday")
