package reading

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
)

// How long an impact lasted, in words: "for 24 minutes", "nearly two hours".

// lengthOf is the first length of time in a text, or the first two clocks of a
// range, as written. A length that is compared with another is none.
func lengthOf(text string) string {
	if !prose.HasDigit(text) {
		return ""
	}
	if hasClock(text) {
		if clocks := firstAlone(clocksIn(), text); clocks != "" && !versionFirst().MatchString(clocks) {
			// "44 minutes (19:02 to 19:46)": the length says it all.
			before, _, _ := strings.Cut(text, clocks)
			if length := lengthOf(before); length != "" {
				return length
			}
			return oneLine(clocks)
		}
	}
	for from := 0; from < len(text); {
		at := lengthAt(text[from:])
		if at == nil {
			return ""
		}
		start, end := from+at[0], from+at[1]
		from = end
		if strings.HasSuffix(text[start:end], "W") {
			continue // watts
		}
		if skip := max(0, start-longestAbout); lowerEnd().MatchString(text[skip:start]) {
			start = skip + lowerEnd().FindStringSubmatchIndex(text[skip:start])[2]
		}
		before := text[max(0, start-moneyBeside):start]
		if r, _ := utf8.DecodeLastRuneInString(before); !standsAlone(text, start, end) || signs[r] != "" {
			continue
		}
		if changesFrom().MatchString(before) {
			// "rose from <1s to 3-5 seconds" tells how long something takes.
			return ""
		}
		if notLongBefore().MatchString(before) || notLongAfter().MatchString(prose.Start(text[end:], moneyBeside)) {
			continue
		}
		upper := text[start:end]
		if hourOfDay().MatchString(upper) {
			continue
		}
		if dash := strings.LastIndexAny(upper, "-–—"); dash >= 0 {
			upper = strings.TrimLeft(upper[dash:], "-–— ")
		}
		if length, _, _ := when.ReadLength(upper); length >= shortestImpact && !isLatency(text[max(0, start-longestImpactLead):start], length) {
			return oneLine(strings.TrimSpace(text[start:end]))
		}
	}
	return ""
}

// isLatency tells whether what stands before a length of seconds makes it the time that
// an answer took: "responses > 3s", "the response time rose to 4 s".
func isLatency(before string, length time.Duration) bool {
	return length < time.Minute && (strings.HasSuffix(strings.TrimRight(before, " ≈~"), ">") || latencyNamed().MatchString(before))
}

// longestImpactLead bounds, in bytes, how far before a length it is looked for what makes it
// none.
const longestImpactLead = 90

// lengthAt is where the first length of time stands in a text, with a word before it
// that says that it is about so long; nil if there is none.
func lengthAt(text string) []int {
	for from := range len(text) {
		if !prose.IsDigit(text[from]) || from > 0 && prose.IsDigit(text[from-1]) {
			continue
		}
		if !mayBeLength(text[from:]) {
			continue
		}
		at := lengthHere().FindStringIndex(text[from:])
		if at == nil {
			continue
		}
		before := strings.TrimRight(text[:from], "\t\n\f\r ")
		skip := max(0, len(before)-longestAbout)
		if about := aboutBefore().FindStringIndex(before[skip:]); about != nil {
			return []int{skip + about[0], from + at[1]}
		}
		return []int{from, from + at[1]}
	}
	return nil
}

// unitStarts are the starts of the names of units.
var unitStarts = startsOf("length.week", "length.day", "length.hour", "length.minute", "length.second")

// mayBeLength is a cheap look behind the number that a text begins with: a unit may
// begin there.
func mayBeLength(text string) bool {
	text = text[prose.LeadingDigits(text):]
	if text != "" && (text[0] == '.' || text[0] == ',') {
		text = text[1+prose.LeadingDigits(text[1:]):]
	}
	if text != "" && strings.IndexByte("\t\n\f\r ", text[0]) >= 0 {
		text = text[1:]
	}
	return text != "" && unitStarts().mayBegin(lowerASCII(text[:min(len(text), longestStart)]))
}

// longestAbout is how many bytes of words before a length are looked at.
const longestAbout = 40

// hasClock is a cheap look for a time of the day.
func hasClock(text string) bool {
	for i := 1; i+1 < len(text); i++ {
		if (text[i] == ':' || text[i] == '.') && prose.IsDigit(text[i-1]) && prose.IsDigit(text[i+1]) {
			return true
		}
	}
	return false
}
