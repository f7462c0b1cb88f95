package when

import (
	"strconv"
	"strings"
	"time"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

var (
	lengthRough = words.Pattern(`^(?i:~|≈|<|>|{length.about})\s*`)
	lengthPart  = words.Pattern(`^(\d+(?:[.,]\d+)?)\s*(\p{L}+)\.?`)
	lengthClock = words.Pattern(`^(\d{1,3}):(\d{2})(?::(\d{2}))?\s*(?i:{length.hour}|hh:mm(?::ss)?)?\s*(?:\(|$)`)
	lengthJoin  = words.Pattern(`^(?i:\s*(?:,|{list.and}|&|\+)?\s*)`)
	// one is the number of "an hour".
	one = phrasesOf("number.1")
)

// A length of time, at the start of a text, in the forms that people write:
//
//	371 minutes   1 h 20 min   1h20m   2 days, 3 hours and 5 minutes   1,5 Stunden
//	1:20   01:20:30   an hour   ~7 hours   less than 5 minutes   3時間20分

// ReadLength reads a length of time at the start of the text; zero if there is
// none. unit is its smallest unit.
func ReadLength(text string) (length, unit time.Duration, rough bool) {
	text = strings.TrimSpace(text)
	if m := lengthRough().FindString(text); m != "" {
		rough, text = true, text[len(m):]
	}
	if m := lengthClock().FindStringSubmatch(text); m != nil && prose.Number(m[2]) < 60 && prose.Number(m[3]) < 60 {
		unit = time.Minute
		if m[3] != "" {
			unit = time.Second
		}
		return time.Duration(prose.Number(m[1]))*time.Hour + time.Duration(prose.Number(m[2]))*time.Minute + time.Duration(prose.Number(m[3]))*time.Second, unit, rough
	}
	if n := one().spaced(text); n > 0 {
		if unit = lengthUnits()[strings.ToLower(prose.FirstLetters(text[n:]))]; unit > 0 {
			return unit, unit, true
		}
	}
	for {
		m := lengthPart().FindStringSubmatch(text)
		if m == nil {
			return length, unit, rough
		}
		of, extra := unitOf(m[2])
		amount, err := strconv.ParseFloat(strings.Replace(m[1], ",", ".", 1), 64)
		if of == 0 || err != nil || amount*float64(of) > float64(longestLength) || unit != 0 && of >= unit {
			return length, unit, rough
		}
		length += time.Duration(amount * float64(of))
		if unit = of; amount != float64(int64(amount)) {
			unit = of / 10
		}
		text = text[len(m[0])-extra:]
		text = text[len(lengthJoin().FindString(text)):]
	}
}

// longestLength bounds what can be the length of an incident: ten years.
const longestLength = 10 * 365 * 24 * time.Hour

// unitOf finds a unit by its name. Where a script has no spaces, the name may
// be only the start of the word: extra is the length of what follows it.
func unitOf(word string) (unit time.Duration, extra int) {
	if unit = lengthUnits()[strings.ToLower(word)]; unit != 0 || !prose.IsUnspaced([]rune(word)[0]) {
		return unit, 0
	}
	for end := len(word); end > 0; end-- {
		if unit = lengthUnits()[word[:end]]; unit != 0 {
			return unit, len(word) - end
		}
	}
	return 0, 0
}

// lengthUnits are the units by their names.
var lengthUnits = words.Made(words.Index[string]("length."), func(names map[string]string) map[string]time.Duration {
	units := map[string]time.Duration{
		"week": 7 * 24 * time.Hour, "day": 24 * time.Hour, "hour": time.Hour, "minute": time.Minute, "second": time.Second,
	}
	named := map[string]time.Duration{}
	for phrase, unit := range names {
		if units[unit] > 0 {
			named[phrase] = units[unit]
		}
	}
	return named
})
