package when

import (
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

var (
	allTimes = words.Pattern(`\b(?i:{zone.time}\s*(?:{zone.given}\s+)?(?:{zone.are}\s+)?(?:{zone.in}\s+)?(?:{date.the}\s+)?:?\s*\(?)` +
		`([A-Za-z]{2,}(?:/[A-Za-z_]+)+|[A-Z]{2,5}(?:\s?[+\-−]\d{1,2}(?::?\d{2})?)?)\b`)
	cityTime = words.Pattern(`(?i)\btimes?\s+(?:are\s+)?(?:in\s+|:\s*)?([a-z]+(?: (?:york|angeles|paulo))?)\b|\b([a-z]+(?: (?:york|angeles|paulo))?)\s+time\b`)
	zoneWord = words.Pattern(`(?:UTC|GMT)\s?[+\-−±]\d{1,2}(?::?\d{2})?|[+\-−]\d{2}:\d{2}|[A-Za-z]{2,}(?:/[A-Za-z_]+)+|\b[A-Z]{3,5}\b|\b(?:PT|ET|CT|MT)\b|{zone.east.*}`)
)

// FindZone finds the zone that a heading, the header of a table or a line such as
// "All times in CET" states for what follows it.
func FindZone(text string) (Zone, bool) {
	if shaped := looksLikeZone(text); !shaped && indexTime(text) < 0 {
		return Zone{}, false
	} else if !shaped {
		return cityZone(text)
	}
	for _, m := range zoneWord().FindAllString(text, -1) {
		if isZone(m) || prose.IsUnspaced([]rune(m)[0]) {
			return ZoneOf(m), true
		}
	}
	if m := allTimes().FindStringSubmatch(text); m != nil {
		return ZoneOf(m[1]), true
	}
	return cityZone(text)
}

// looksLikeZone is a cheap look for two capitals, a slash, an offset or another
// script: no zone but a city is written without one of them.
func looksLikeZone(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case c >= utf8.RuneSelf, c == '/', c == '+', c == '-':
			return true
		case i > 0 && isCapital(c) && isCapital(text[i-1]):
			return true
		}
	}
	return false
}

func isCapital(c byte) bool { return c >= 'A' && c <= 'Z' }

// indexTime finds the word "time" in a text; -1 if it is absent.
func indexTime(text string) int {
	for i := 0; i+len("time") <= len(text); i++ {
		if text[i]|0x20 == 't' && strings.EqualFold(text[i:i+len("time")], "time") {
			return i
		}
	}
	return -1
}

// cityZone finds the zone of a city in "times in Denver" and "Denver time".
func cityZone(text string) (Zone, bool) {
	if at := indexTime(text); at < 0 || !strings.ContainsAny(text, " \t\n\f\r") {
		return Zone{}, false
	}
	for _, m := range cityTime().FindAllStringSubmatch(text, -1) {
		if _, ok := cities[strings.ToLower(m[1]+m[2])]; ok {
			return ZoneOf(m[1] + m[2]), true
		}
	}
	return Zone{}, false
}
