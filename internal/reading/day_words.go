package reading

import (
	"time"

	"github.com/debrief-dev/debrief/internal/words"
)

// months are the names and usual short forms of months.
var months = func() map[string]time.Month {
	months := map[string]time.Month{}
	for phrase, key := range words.Index[string]("month.") {
		months[phrase] = time.Month(number(key))
	}
	return months
}()

// weekdays are the names and usual short forms of the days of a week.
var weekdays = words.Set("weekday")
