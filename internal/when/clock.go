package when

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// A time of day, at the start of a text, in the forms that people write:
//
//	14:30   9:05   14:30:15   14:30:15.250   14：30   24:00
//	2:14 pm   07:30am   11:21a   9 a.m.   13:55 PM (24 hours after all)
//	14.30   14h30   14:30 Uhr   kl 07:25   kl. 17   1430 UTC   14時30分   午後2時
//	~16:06   ca 16:06   16:06 ca   16:06ish   around 16:06   16:06頃
//	14:??   14:2x   14:30:xx   14:30+   --:--   ???   (a part, or nothing, is known)

// clock is a time of day as far as it is known.
type clock struct {
	// At is the time since midnight; meaningful if Known.
	At    time.Duration
	Known bool
	// Approximate is set for what is good enough to show and not to compute with.
	Approximate bool
}

var (
	roughly = words.Pattern(`^(?i:~|≈|±|c\. ?|{clock.about})\s*`)
	oclock  = regexp.MustCompile(`^(?i:(klokken |kl\.? ?)|at |um |à |a las |às |@ ?)\s*`)
	barely  = regexp.MustCompile(`^(?i:-?ish\b|\s?\(?(?:ca\b\.?|circa\b|approx\b\.?|approximately\b|ungefähr\b|omtrent\b)\)?|\s?[(（]?(?:頃|ごろ|左右|前後)[)）]?|\s?\(\?\)|\s?\?|~)`)
	hours   = words.Pattern(`^(?i:\s?{clock.o-clock})`)
	ampm    = regexp.MustCompile(`^(?i:\s?([ap])\.?\s?m\b\.?|([ap])\b)`)

	noClock   = regexp.MustCompile(`^(?:--:--|\?\?:\?\?|[xX]{2}:[xX]{2}|\?{2,})(?::(?:--|\?\?|[xX]{2}))?`)
	hourOnly  = regexp.MustCompile(`^(\d{1,2}):(?:\?{1,2}|[xX]{2}|--|__)`)
	tensOnly  = regexp.MustCompile(`^(\d{1,2}):([0-5])(?:\?|[xX])`)
	noSeconds = regexp.MustCompile(`^:(?:\?{2}|[xX]{2}|--|__)`)
	withH     = regexp.MustCompile(`^(\d{1,2})h(\d{2})(?:m(?:in)?\b)?`)
	dots      = regexp.MustCompile(`^(\d{1,2})\.(\d{2})(?:\.(\d{2}))?`)
	bareHour  = regexp.MustCompile(`^(\d{1,2})`)
	military  = regexp.MustCompile(`^([01]\d|2[0-3])([0-5]\d)(\s?(?:hrs?|h)\b|\s?(?:UTC|GMT|Z)\b)`)
	eastAsian = words.Pattern(`^({clock.before-noon}|{clock.after-noon})?\s?(\d{1,2})(?:{clock.hour}\s?(?:(\d{1,2}){clock.minute}|({clock.half}))?(?:\s?(\d{1,2}){clock.second})?|[:：](\d{2}))`)
	unit      = regexp.MustCompile(`^(?i:\s?%|\s?(?:[kmgt]i?b|ms|s|sec|seconds|min|minutes|hours|days|x|million|billion|percent|usd|eur|times)\b)`)
)

// readClock reads a time of day at the start of the text, with the words around
// it that say how certain it is, and returns how many bytes it takes; 0 if there
// is none.
func readClock(text string) (c clock, n int) {
	rest := text
	approximate, said := false, notSaid
	for rest != "" && !isDigit(rest[0]) {
		if !mayOpenClock(rest[0]) {
			break
		}
		if m := roughly.FindString(rest); m != "" && !approximate {
			approximate, rest = true, rest[len(m):]
		} else if m := oclock.FindStringSubmatch(rest); m != nil && said == notSaid {
			if said = saidAt; m[1] != "" {
				said = saidOClock
			}
			rest = rest[len(m[0]):]
		} else {
			break
		}
	}
	c, n = readDigits(rest, said)
	if n == 0 {
		return clock{}, 0
	}
	rest = rest[n:]
	if mayGoOn(rest) {
		// A boundary of regexp knows ASCII only, and "21:00 Hændelsen" has no hours.
		if after := rest[len(hours.FindString(rest)):]; endsWord(after) {
			rest = after
		}
		if m := barely.FindString(rest); m != "" {
			approximate, rest = true, rest[len(m):]
		}
	}
	if strings.HasPrefix(rest, "+") && (len(rest) == 1 || !isDigit(rest[1])) {
		// At this time or later.
		approximate, rest = true, rest[1:]
	}
	if !endsClock(rest) {
		return clock{}, 0
	}
	c.Approximate = c.Approximate || approximate
	return c, len(text) - len(rest)
}

// mayOpenClock is a cheap look at the first byte of a word before a time of day.
func mayOpenClock(first byte) bool {
	return first >= utf8.RuneSelf || clockOpeners[first|0x20] || strings.IndexByte("~@", first) >= 0
}

// clockOpeners are the small letters that the words before a time begin with.
var clockOpeners = func() map[byte]bool {
	first := map[byte]bool{'a': true, 'c': true, 'k': true, 'u': true}
	for _, word := range words.Of("clock.about") {
		first[word[0]] = true
	}
	return first
}()

// mayGoOn is a cheap look at what follows the digits: a word such as "Uhr", "ca"
// or "ish" belongs to the time.
func mayGoOn(rest string) bool {
	rest = strings.TrimPrefix(rest, " ")
	if rest == "" {
		return false
	}
	if rest[0] == '-' {
		return len(rest) > 1 && rest[1]|0x20 == 'i'
	}
	return rest[0] >= utf8.RuneSelf || strings.IndexByte("uhoicaUHOICA(?~", rest[0]) >= 0
}

// hint is what the words before some digits say of them.
type hint int

const (
	notSaid hint = iota
	// saidAt is "at" or "um": likely a time.
	saidAt
	// saidOClock is "kl": a time, be it a bare hour.
	saidOClock
)

// endsClock tells whether a time of day ends where rest begins: no digit, no
// letter (but a zone, or a script without spaces), no further part of an address.
func endsClock(rest string) bool {
	if rest == "" {
		return true
	}
	if (rest[0] == ':' || rest[0] == '.' || rest[0] == '/') && len(rest) > 1 && isDigit(rest[1]) {
		return false
	}
	if rest[0] == '%' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) || prose.IsUnspaced(r) {
		return true
	}
	_, n := readZone(rest)
	return n > 0
}
