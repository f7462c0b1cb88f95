package when

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
)

var (
	offsetZone = regexp.MustCompile(`^(?i:(?:UTC|GMT)\s?)?([+\-−±])(\d{1,2})(?::?(\d{2}))?$`)
	// zoneStart is a zone right after a time of day; an offset without a name
	// needs all its digits, and a minus is left to ISO forms, for it may be
	// the hyphen of a range.
	zoneStart = regexp.MustCompile(`^(?:(?i:UTC|GMT)\s?[+\-−±]\d{1,2}(?::?\d{2})?\b|\+\d{2}:?\d{2}\b|Z\b|[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?|[A-Z]{2,5}\b|(?:utc|gmt|cet|cest|z)\b|(?i:(?:local|pacific|eastern|mountain|central(?: european)?|japan)(?: standard| summer| daylight)? time\b)|(?:Pacific|Eastern|Mountain|Central)\b|日本時間|北京时间)`)
	isoOffset = regexp.MustCompile(`^(?:[Zz]\b|[+\-−]\d{2}(?::?\d{2})?\b)`)
	cityStart = regexp.MustCompile(`^([A-Za-z]+(?: [A-Za-z]+)??)(?:( time\b)|\s*(?:[-–—:|,)\]]|$))`)
	ianaName  = regexp.MustCompile(`^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US)/[A-Za-z_+\-0-9/]+`)
)

// readZone reads a zone at the start of the text, as it stands after a time of
// day, and returns how many bytes it takes; 0 if there is none.
func readZone(text string) (z Zone, n int) {
	first, _ := utf8.DecodeRuneInString(text)
	if text == "" || first != '+' && !unicode.IsLetter(first) {
		return Zone{}, 0
	}
	if m := zoneAt(text); m != "" {
		_, named := zoneNames[strings.ToUpper(m)]
		_, offset := offsetOf(m)
		if named || offset || ianaName.MatchString(m) || strings.HasSuffix(strings.ToLower(m), " time") || isZoneAlone(m, text[len(m):]) || prose.IsUnspaced([]rune(m)[0]) {
			return ZoneOf(m), len(m)
		}
	}
	word, _, _ := strings.Cut(prose.Start(text, longestZone), " ")
	if !cityWords[strings.ToLower(strings.TrimRight(word, "-–—:|,)]"))] {
		return Zone{}, 0
	}
	if m := cityStart.FindStringSubmatch(text); m != nil {
		if _, ok := cities[strings.ToLower(m[1])]; ok {
			return ZoneOf(m[1]), len(m[1] + m[2])
		}
	}
	return Zone{}, 0
}

// isZoneAlone tells whether the name of a zone without "time" is one, by what stands
// behind it: "7:09 AM Eastern: the deploy".
func isZoneAlone(name, rest string) bool {
	switch name {
	case "Pacific", "Eastern", "Mountain", "Central":
		rest = strings.TrimLeft(rest, "*_)] ")
		return rest == "" || strings.IndexByte(":-|,", rest[0]) >= 0 || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—")
	}
	return false
}

// zoneAt finds what looks like a zone at the start of the text.
func zoneAt(text string) string {
	if !mayBeZone(prose.Start(text, longestZone)) {
		return ""
	}
	return zoneStart.FindString(text)
}

// longestZone is more than the longest name of a zone takes.
const longestZone = 48

// mayBeZone is a cheap look at a text that starts with a small letter behind its
// first: names of zones have few forms of that kind.
func mayBeZone(text string) bool {
	word := len(text) > 1 && text[1] >= 'a' && text[1] <= 'z'
	return !word || strings.Contains(text, "/") || indexTime(text) >= 0 || strings.IndexByte("ugcPEMC", text[0]) >= 0
}

// readISOZone reads an offset right after the time of day of an ISO form, where
// a minus is no hyphen.
func readISOZone(text string) (z Zone, n int) {
	if m := isoOffset.FindString(text); m != "" {
		return ZoneOf(m), len(m)
	}
	return Zone{}, 0
}

// offsetOf reads +02:00, -7, UTC+10 as seconds east of Greenwich.
func offsetOf(written string) (int, bool) {
	m := offsetZone.FindStringSubmatch(written)
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
