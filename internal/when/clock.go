package when

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
)

// A time of day, at the start of a text, in the forms that people write:
//
//	14:30   9:05   14:30:15   14:30:15.250   14：30   24:00
//	2:14 pm   07:30am   11:21a   9 a.m.   13:55 PM (24 hours after all)
//	14.30   14h30   14:30 Uhr   kl 07:25   kl. 17   1430 UTC   14時30分   午後2時
//	14 h 30   14 Uhr 30:   14h:   15 giờ 30 phút:   from 14:30 to 14:45
//	~16:06   ca 16:06   16:06 ca   16:06ish   around 16:06   16:06頃
//	2:30 de la tarde   晚上9:30   noon   (a part of the day: clock_part.go)
//	14:??   14:2x   14:30:xx   14:30+   --:--   ???   (a part, or nothing, is known)
//	T+5m   T-0:05                                     (counted: clock_elapsed.go)

// clock is a time of day as far as it is known.
type clock struct {
	// At is the time since midnight; meaningful if Known.
	At    time.Duration
	Known bool
	// Approximate is set for what is good enough to show and not to compute with.
	Approximate bool
	// counted is set for a time that counts from the start of the incident: it tells
	// no day either.
	counted bool
	// said is set where am, pm or a part of the day tells the half of the day, and
	// moved where that put the time behind noon.
	said, moved bool
}

// The words around a time of day.
var (
	about       = phrasesOf("clock.about")
	at          = phrasesOf("clock.at")
	clockFrom   = phrasesOf("clock.from")
	atHour      = phrasesOf("clock.at-hour")
	aboutBehind = phrasesOf("clock.about-behind")
	oClock      = phrasesOf("clock.o-clock")
)

// hint is what the words before some digits say of them.
type hint int

const (
	notSaid hint = iota
	// saidFrom is "from": a number, too, can follow.
	saidFrom
	// saidAt is "at" or "um": likely a time.
	saidAt
	// saidHour is "kl": a time, be it a bare hour.
	saidHour
)

// readClock reads a time of day at the start of the text, with the words around
// it that say how certain it is, and returns how many bytes it takes; 0 if there
// is none.
func (c Context) readClock(text string) (found clock, n int) {
	if counted, n := readElapsed(text); n > 0 {
		return counted, n
	}
	rest, approximate, said := readOpening(text)
	if c.dottedHours && said < saidAt && isShortDotted(rest) {
		said = saidAt
	}
	found, n = readNoon(rest, said)
	half, before := partBefore(rest)
	if n == 0 && before > 0 {
		var roughly bool
		rest, roughly, said = readOpening(rest[before:])
		approximate = approximate || roughly
	}
	if n == 0 {
		found, n = readDigits(rest, said)
	}
	if n == 0 {
		return clock{}, 0
	}
	rest = rest[n:]
	// "21:00 Hændelsen" has no hours.
	if n := oClock().word(strings.TrimPrefix(rest, " ")); n > 0 {
		rest = strings.TrimPrefix(rest, " ")[n:]
	}
	behind, inPart, _ := partBehind(rest)
	if inPart > 0 {
		half, rest = behind, rest[inPart:]
	}
	found = found.in(half)
	if n := roughlyBehind(rest); n > 0 {
		approximate, rest = true, rest[n:]
	}
	if strings.HasPrefix(rest, "+") && (len(rest) == 1 || !prose.IsDigit(rest[1])) {
		// At this time or later.
		approximate, rest = true, rest[1:]
	}
	if inPart == 0 && !endsClock(rest) {
		return clock{}, 0
	}
	found.Approximate = found.Approximate || approximate
	return found, len(text) - len(rest)
}

// readOpening reads the words before a time of day, "ca kl ", "at about " or
// "estimated: ~", and returns what follows them.
func readOpening(text string) (rest string, approximate bool, said hint) {
	rest = text
	for rest != "" && !prose.IsDigit(rest[0]) {
		if n := roughly(rest); n > 0 {
			approximate, rest = true, trimSpaces(rest[n:])
		} else if n, says := readAt(rest); n > 0 && says > said {
			said, rest = says, rest[n:]
		} else {
			break
		}
	}
	return rest, approximate, said
}

// roughly is the length of what says that the time behind it is not exact.
func roughly(text string) int {
	for _, sign := range []string{"~", "≈", "±"} {
		if strings.HasPrefix(text, sign) {
			return len(sign)
		}
	}
	return about().at(text)
}

// readAt reads what says that a time follows: "at ", "@", "kl".
func readAt(text string) (n int, says hint) {
	if strings.HasPrefix(text, "@") {
		return len(text) - len(trimSpaces(text[1:])), saidAt
	}
	if n := at().spaced(text); n > 0 {
		return n, saidAt
	}
	if n := clockFrom().spaced(text); n > 0 {
		return n, saidFrom
	}
	if n = atHour().at(text); n == 0 {
		return 0, notSaid
	}
	return len(text) - len(trimSpaces(text[n:])), saidHour
}

// roughlyBehind is the length of what says that the time before it is not exact:
// "ca", "(approx.)", "ish", "?", "頃".
func roughlyBehind(text string) int {
	rest := strings.TrimPrefix(text, " ")
	if strings.HasPrefix(text, "~") && !prose.HasDigit(prose.Start(text[1:], 1)) || strings.HasPrefix(rest, "?") {
		return len(text) - len(rest) + 1
	}
	rest = afterBracket(rest)
	n := aboutBehind().word(rest)
	if n == 0 && len(rest) < len(text) && strings.HasPrefix(rest, "?)") {
		n = 1
	}
	if n == 0 {
		return 0
	}
	return len(text) - len(afterClosing(rest[n:]))
}

// endsClock tells whether a time of day ends where rest begins: no digit, no
// letter (but a zone, or a script without spaces), no further part of an address.
func endsClock(rest string) bool {
	if rest == "" {
		return true
	}
	if (rest[0] == ':' || rest[0] == '.' || rest[0] == '/') && len(rest) > 1 && prose.IsDigit(rest[1]) {
		return false
	}
	if rest[0] == '%' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	if !prose.IsWordRune(r) || prose.IsUnspaced(r) || unicode.Is(unicode.Hangul, r) && rangeTo().at(rest) > 0 {
		return true
	}
	_, n := readZone(rest)
	return n > 0
}
