package when

import (
	"regexp"
	"strings"
	"time"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

var (
	ampm = words.Pattern(`^(?i:\s?([ap])\.?\s?m\b\.?|([ap])\b)`)

	noClock   = words.Pattern(`^(?:--:--|\?\?:\?\?|[xX]{2}:[xX]{2}|\?{2,})(?::(?:--|\?\?|[xX]{2}))?`)
	hourOnly  = words.Pattern(`^(\d{1,2}):(?:\?{1,2}|[xX]{2}|--|__)`)
	tensOnly  = words.Pattern(`^(\d{1,2}):([0-5])(?:\?|[xX])`)
	noSeconds = words.Pattern(`^:(?:\?{2}|[xX]{2}|--|__)`)
	withH     = words.Pattern(`^(\d{1,2})h(\d{2})(?:m(?:in)?\b)?`)
	dots      = words.Pattern(`^(\d{1,2})\.(\d{2})(?:\.(\d{2}))?`)
	bareHour  = words.Pattern(`^(\d{1,2})`)
	military  = words.Pattern(`^([01]\d|2[0-3])([0-5]\d)\s?(?:{clock.o-clock}|UTC|GMT|Z)\b`)
	eastAsian = words.Pattern(`^(\d{1,2}){clock.hour}(?:\s?(\d{1,2}){clock.minute}|\s?({clock.half}))?(?:\s?(\d{1,2}){clock.second})?`)

	// unit and amount follow numbers that look like a time with a dot.
	unit   = words.Pattern(`^(?i:\s?(?:%|(?:[kmgt]i?b|ms|x|usd|eur)\b))`)
	amount = phrasesOf("clock.amount")

	oClockAlone = phrasesOf("clock.o-clock-alone")
)

// readDigits reads the digits of a time of day, with am or pm.
func readDigits(text string, said hint) (clock, int) {
	digits := prose.LeadingDigits(text)
	switch {
	case digits > 0 && digits < len(text) && text[digits] == ':':
		if c, n := readColons(text, digits); n > 0 || said != saidHour {
			return c, n
		}
	case digits == 0:
		return clock{Approximate: true}, len(noClock().FindString(text))
	}
	if c, n := readHourWord(text, said); n > 0 {
		return c, n
	}
	if m := eastAsian().FindStringSubmatch(text); m != nil {
		return eastAsianClock(m), len(m[0])
	}
	if m := military().FindStringSubmatch(text); m != nil {
		return clockOf(m[1], m[2], ""), 4
	}
	if c, n := readMinutes(text, digits); n > 0 {
		return c, n
	}
	for _, form := range []*regexp.Regexp{withH(), dots()} {
		m := form.FindStringSubmatch(text)
		if m == nil || form == dots() && !isDotted(m, text[len(m[0]):], said) {
			continue
		}
		if c, n := clockWithHalf(m, text); n > 0 {
			return c, n
		}
	}
	m := bareHour().FindStringSubmatch(text)
	if m == nil || prose.Number(m[1]) > 24 {
		return clock{}, 0
	}
	rest := text[len(m[0]):]
	if c, suffix := withHalf(clockOf(m[1], "", ""), rest); suffix > 1 && prose.Number(m[1]) <= 12 {
		return c, len(m[0]) + suffix
	}
	if _, _, adverb := partBehind(rest); adverb && prose.Number(m[1]) <= 12 {
		return clockOf(m[1], "", ""), len(m[0])
	}
	if strings.HasPrefix(rest, ",") && prose.LeadingDigits(rest[1:]) > 0 {
		return clock{}, 0
	}
	if oClockAlone().word(trimSpaces(rest)) > 0 || said == saidHour && endsNumber(rest) && !strings.HasPrefix(rest, ".") {
		return clockOf(m[1], "", ""), len(m[0])
	}
	return clock{}, 0
}

// hourWord is an hour with its word, and perhaps minutes.
var hourWord = words.Pattern(`^(\d\d?)\s?(?i:{clock.hour-word})(?:\.?\s?([0-5]\d)(?:\s?(?i:{length.minute})\.?)?)?`)

// readHourWord reads "14 h 30: text" and "14h: text". Without a sign behind it, or a
// word such as "at" before it, the same is a length; so is what has an hour of one
// digit and no minutes.
func readHourWord(text string, said hint) (clock, int) {
	m := hourWord().FindStringSubmatch(text)
	if m == nil {
		return clock{}, 0
	}
	_, inPart, _ := partBehind(text[len(m[0]):])
	if said < saidAt && inPart == 0 && (!opensWords(text[len(m[0]):]) || len(m[1]) == 1 && m[2] == "") {
		return clock{}, 0
	}
	if prose.Number(m[1]) > 24 || !endsPhrase(text, len(m[0])) {
		return clock{}, 0
	}
	return clockOf(m[1], m[2], ""), len(m[0])
}

// opensWords tells whether a sign that parts a time from its words stands where rest
// begins.
func opensWords(rest string) bool {
	rest = strings.TrimLeft(rest, " \u00a0*_`")
	if colonAt(rest) > 0 {
		return true
	}
	return dashBetween().MatchString(rest)
}

var dashBetween = words.Pattern(`^[-–—]\s`)

// readMinutes reads 14:30, 14:30:15 and 14:30:15.250 behind the digits of the
// hour, with am or pm.
func readMinutes(text string, digits int) (clock, int) {
	if digits < 1 || digits > 2 {
		return clock{}, 0
	}
	parts := []string{"", text[:digits], "", ""}
	n := digits
	for i := 2; i < len(parts); i++ {
		rest := text[n+colonAt(text[n:]):]
		if len(rest) == len(text)-n || prose.LeadingDigits(rest) < 2 {
			break
		}
		parts[i] = rest[:2]
		n = len(text) - len(rest) + 2
	}
	if parts[2] == "" {
		return clock{}, 0
	}
	if parts[3] != "" && n < len(text) && (text[n] == '.' || text[n] == ',') {
		if fraction := min(prose.LeadingDigits(text[n+1:]), 9); fraction > 0 {
			n += 1 + fraction
		}
	}
	parts[0] = text[:n]
	return clockWithHalf(parts, text)
}

// colonAt is the length of a colon at the start of a text; 0 if there is none.
func colonAt(text string) int {
	switch {
	case strings.HasPrefix(text, ":"):
		return len(":")
	case strings.HasPrefix(text, "："):
		return len("：")
	}
	return 0
}

// readColons reads 14:30 and 14:??.
func readColons(text string, digits int) (clock, int) {
	if digits <= 2 && len(text) > digits+1 && prose.IsDigit(text[digits+1]) {
		if m := tensOnly().FindStringSubmatch(text); m != nil {
			c := clockOf(m[1], m[2]+"0", "")
			c.Approximate = true
			return c, len(m[0])
		}
		c, n := readMinutes(text, digits)
		if m := noSeconds().FindString(text[n:]); n > 0 && m != "" {
			c.Approximate, n = true, n+len(m)
		}
		return c, n
	}
	if m := hourOnly().FindStringSubmatch(text); m != nil {
		c := clockOf(m[1], "", "")
		c.Approximate = true
		return c, len(m[0])
	}
	return clock{}, 0
}

// clockWithHalf makes a time of day of a match of hours, minutes and perhaps
// seconds, with am or pm behind it.
func clockWithHalf(m []string, text string) (clock, int) {
	seconds := ""
	if len(m) > 3 {
		seconds = m[3]
	}
	if prose.Number(m[1]) > 29 || prose.Number(m[2]) > 59 || prose.Number(seconds) > 60 {
		return clock{}, 0
	}
	c, suffix := withHalf(clockOf(m[1], m[2], seconds), text[len(m[0]):])
	return c, len(m[0]) + suffix
}

// isDotted tells 14.30 from the numbers that look like it: two digits of hours,
// or a word that says it is a time; no unit and no third part of a version.
func isDotted(m []string, rest string, said hint) bool {
	if unit().MatchString(rest) || amount().word(strings.TrimPrefix(rest, " ")) > 0 || !endsNumber(rest) {
		return false
	}
	return len(m[1]) == 2 || said >= saidAt || oClockAlone().word(trimSpaces(rest)) > 0 || ampm().MatchString(rest) || strings.HasPrefix(strings.TrimLeft(rest, " "), "-")
}

// fourDigits are a time of day without a colon, right before one that parts it from
// the words behind it: "2026-03-05 1625: the pager rings".
var fourDigits = words.Pattern(`^([01]\d|2[0-3])([0-5]\d)(?:[:：]\s|\s[-–—]\s)`)

// readFourDigits reads them behind a day, where they are no year.
func readFourDigits(text string) (clock, int) {
	m := fourDigits().FindStringSubmatch(text)
	if m == nil {
		return clock{}, 0
	}
	return clockOf(m[1], m[2], ""), len("1625")
}

// clockOf makes a time of day of digits. Hours of a day that is longer than 24
// are shown and not computed with.
func clockOf(hour, minute, second string) clock {
	h, m, s := prose.Number(hour), prose.Number(minute), prose.Number(second)
	at := time.Duration(h)*time.Hour + time.Duration(m)*time.Minute + time.Duration(s)*time.Second
	if at > 24*time.Hour || s > 59 && at != 24*time.Hour {
		return clock{Approximate: true}
	}
	return clock{At: at, Known: true}
}

// withHalf applies am or pm at the start of rest and returns its length. "PM"
// after 13 says nothing new; "AM" after 13 contradicts it.
func withHalf(c clock, rest string) (clock, int) {
	m := ampm().FindStringSubmatch(rest)
	if m == nil || !c.Known {
		return c, 0
	}
	afternoon := strings.EqualFold(m[1]+m[2], "p")
	c.said, c.moved = true, afternoon && c.At < 12*time.Hour
	switch {
	case c.At >= 13*time.Hour:
		c.Approximate = c.Approximate || !afternoon
	case c.At >= 12*time.Hour && !afternoon:
		c.At -= 12 * time.Hour
	case c.At < time.Hour && afternoon:
		c.Approximate = true
	case c.At < 12*time.Hour && afternoon:
		c.At += 12 * time.Hour
	}
	return c, len(m[0])
}

func eastAsianClock(m []string) clock {
	minute := m[2]
	if m[3] != "" {
		minute = "30"
	}
	if prose.Number(minute) > 59 || prose.Number(m[4]) > 59 || prose.Number(m[1]) > 24 {
		return clock{Approximate: true}
	}
	return clockOf(m[1], minute, m[4])
}
