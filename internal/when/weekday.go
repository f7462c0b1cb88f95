package when

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/prose"
)

// The name of a day of the week, which stands before a day or behind it and says
// nothing new:
//
//	On Tuesday, the 5th of March   segunda-feira, 4 de março   2024-03-05 (Tue)

var (
	onDay         = phrasesOf("date.on")
	weekdayEnding = phrasesOf("weekday-ending")
)

// skipWeekday returns the length of a weekday's name, and of a preposition,
// before a day.
func skipWeekday(text string) int {
	if text == "" || prose.IsDigit(text[0]) {
		return 0
	}
	n := onDay().spaced(text)
	if n > 0 {
		n += article().spaced(text[n:])
	}
	word := prose.FirstLetters(text[n:])
	if !IsWeekday(word) {
		return n
	}
	rest := text[n+len(word):]
	rest = strings.TrimPrefix(rest[weekdayEnding().at(rest):], ".")
	behind := trimSpaces(strings.TrimPrefix(trimSpaces(rest), ","))
	if len(behind) == len(rest) {
		return n
	}
	return len(text) - len(behind) + article().spaced(behind)
}

// afterWeekday returns the length of a weekday after a day: "(Tuesday)" or
// ", Tuesday".
func afterWeekday(text string) int {
	if rest, found := strings.CutPrefix(text, ","); found {
		inside := trimSpaces(rest)
		behind, ok := cutWeekday(inside)
		if !ok || len(inside) == len(rest) {
			return 0
		}
		return len(text) - len(behind)
	}
	rest := trimSpaces(text)
	inside := afterBracket(rest)
	behind, ok := cutWeekday(trimSpaces(inside))
	closed := afterClosing(behind)
	if !ok || len(inside) == len(rest) || len(closed) == len(behind) {
		return 0
	}
	return len(text) - len(closed)
}

// cutWeekday cuts the name of a day of the week off the start of a text.
func cutWeekday(text string) (rest string, ok bool) {
	word := prose.FirstLetters(text)
	return strings.TrimPrefix(text[len(word):], "."), IsWeekday(word)
}
