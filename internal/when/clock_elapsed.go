package when

import "github.com/debrief-dev/debrief/internal/words"

// A time that is counted from when the incident began, at the start of a text. It is
// shown as written and is no time of day:
//
//	T+0   T0   T+5m   T-0:05   T+00:15:30   T + 1h 30 min   T+~20m   +45m   +00:15

// elapsedUnit is the unit behind the digits of such a time.
const elapsedUnit = `(?:{length.day}|{length.hour}|{length.minute}|{length.second})`

// elapsed finds such a time; what has no "T" before it needs a colon or a unit.
var elapsed = words.Pattern(`^(?:[Tt](?:=?0\b|\s?[+−–-]\s?~?(?:\d{1,4}(?::\d{2}){1,2}|\d{1,4}\s?` + elapsedUnit + `(?:\s?\d{1,3}\s?` + elapsedUnit + `)*|\d{1,3}))` +
	`|\+\s?~?(?:\d{1,3}(?::\d{2}){1,2}|\d{1,4}\s?` + elapsedUnit + `(?:\s?\d{1,3}\s?` + elapsedUnit + `)*))`)

// readElapsed reads a counted time and returns how many bytes it takes; 0 if there
// is none. Nothing is known of the time of day.
func readElapsed(text string) (clock, int) {
	if text == "" || text[0] != 'T' && text[0] != 't' && text[0] != '+' {
		return clock{}, 0
	}
	n := len(elapsed().FindString(text))
	if n == 0 || !endsPhrase(text, n) {
		return clock{}, 0
	}
	return clock{Approximate: true, counted: true}, n
}
