package when

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

var (
	offsetZone = words.Pattern(`^(?i:(?:UTC|GMT)\s?)?([+\-−±])(\d{1,2})(?::?(\d{2}))?$`)
	// zoneStart is a zone right after a time of day; an offset without a name
	// needs all its digits, and a minus is left to ISO forms, for it may be
	// the hyphen of a range.
	zoneStart = words.Pattern(`^(?:(?i:UTC|GMT)\s?[+\-−±]\d{1,2}(?::?\d{2})?\b|\+\d{2}:?\d{2}\b|Z\b|[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?|[A-Z]{2,5}\b|(?:utc|gmt|cet|cest|z)\b)`)
	isoOffset = words.Pattern(`^(?:[Zz]\b|[+\-−]\d{2}(?::?\d{2})?\b)`)
	cityStart = words.Pattern(`^([A-Za-z]+(?: [A-Za-z]+)??)(?:( time\b)|\s*(?:[-–—:|,)\]]|$))`)
	ianaName  = words.Pattern(`^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US)/[A-Za-z_+\-0-9/]+`)
)

// readZone reads a zone at the start of the text, as it stands after a time of
// day, and returns how many bytes it takes; 0 if there is none.
func readZone(text string) (z Zone, n int) {
	first, _ := utf8.DecodeRuneInString(text)
	if text == "" || first != '+' && !unicode.IsLetter(first) {
		return Zone{}, 0
	}
	if m := zoneAt(text); isZone(m) {
		return ZoneOf(m), len(m)
	}
	if n := zoneInWords(text); n > 0 {
		return ZoneOf(text[:n]), n
	}
	word, _, _ := strings.Cut(prose.Start(text, longestZone), " ")
	if !cityWords[strings.ToLower(strings.TrimRight(word, "-–—:|,)]"))] {
		return Zone{}, 0
	}
	if m := cityStart().FindStringSubmatch(text); m != nil {
		if _, ok := cities[strings.ToLower(m[1])]; ok {
			return ZoneOf(m[1]), len(m[1] + m[2])
		}
	}
	return Zone{}, 0
}

// isZone tells whether a text is a zone, be its meaning certain or not.
func isZone(text string) bool {
	_, offset := offsetOf(text)
	return zoneNames[strings.ToUpper(text)] || offset || ianaName().MatchString(text)
}

var (
	zonePhrases = phrasesOf("zone.phrase", "zone.east.3", "zone.east.7", "zone.east.8", "zone.east.9", "zone.east.unclear")
	zonesAlone  = phrasesOf("zone.alone")
)

// zoneInWords is how many bytes a zone in words takes at the start of the text; 0 if
// there is none. One without the word for time needs a large letter, and a sign or
// nothing behind it: "7:09 AM Eastern: the deploy".
func zoneInWords(text string) int {
	if n := zonePhrases().word(text); n > 0 {
		return n
	}
	n := zonesAlone().word(text)
	if n == 0 || text[:n] != prose.UpperFirst(strings.ToLower(text[:n])) {
		return 0
	}
	rest := strings.TrimLeft(text[n:], "*_)] ")
	if rest != "" && !strings.ContainsAny(rest[:1], ":-|,") && !strings.HasPrefix(rest, "–") && !strings.HasPrefix(rest, "—") {
		return 0
	}
	return n
}

// zoneAt finds what looks like a zone at the start of the text.
func zoneAt(text string) string {
	if !mayBeZone(prose.Start(text, longestZone)) {
		return ""
	}
	return zoneStart().FindString(text)
}

// longestZone is more than the longest name of a zone takes.
const longestZone = 48

// mayBeZone is a cheap look at a text that starts with a small letter behind its
// first: names of zones have few forms of that kind.
func mayBeZone(text string) bool {
	word := len(text) > 1 && text[1] >= 'a' && text[1] <= 'z'
	return !word || strings.Contains(text, "/") || strings.IndexByte("ugc", text[0]) >= 0
}

// readISOZone reads an offset right after the time of day of an ISO form, where
// a minus is no hyphen.
func readISOZone(text string) (z Zone, n int) {
	if m := isoOffset().FindString(text); m != "" {
		return ZoneOf(m), len(m)
	}
	return Zone{}, 0
}

// offsetOf reads +02:00, -7, UTC+10 as seconds east of Greenwich.
func offsetOf(written string) (int, bool) {
	m := offsetZone().FindStringSubmatch(written)
	if m == nil || m[1] == "±" && prose.Number(m[2])+prose.Number(m[3]) != 0 {
		return 0, false
	}
	seconds := prose.Number(m[2])*3600 + prose.Number(m[3])*60
	if seconds > 14*3600 || prose.Number(m[3]) > 59 {
		return 0, false
	}
	if m[1] == "-" || m[1] == "−" {
		seconds = -seconds
	}
	return seconds, true
}
