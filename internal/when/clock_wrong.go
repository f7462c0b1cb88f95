package when

import "github.com/debrief-dev/debrief/internal/words"

// Digits written as a time of day that no clock shows: 12:75, 25:10, 2026-03-05 24:30.

var writtenClock = words.Pattern(`(?:^|[\sT])(\d{1,2})[:：](\d{2})(?:$|[^\d:：])`)

// NoClock finds hours and minutes in a text that no clock shows; empty if there are none.
func NoClock(text string) string {
	m := writtenClock().FindStringSubmatch(narrow(text))
	if m == nil {
		return ""
	}
	if _, n := (Context{}).readClock(m[1] + ":" + m[2]); n > 0 && clockOf(m[1], m[2], "").Known {
		return ""
	}
	return m[1] + ":" + m[2]
}
