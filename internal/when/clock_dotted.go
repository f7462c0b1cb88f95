package when

import (
	"strings"
	"time"

	"github.com/debrief-dev/debrief/internal/prose"
)

// An hour of one digit with a dot, which is a time among times and a number elsewhere:
//
//	8.48 the index is made     09.06 the pager rings     two digits tell, or am
//	9.12 it is noticed         9.20 it is repaired       so do three or more in order
//	1.17 is out                1.18 is out               but no numbers that count on
//	1.75 of 2                  9.06 GB                   nor what has other minutes

// fewestDotted is how many hours of one digit tell by their order that they are times.
const fewestDotted = 3

// Among is the context among lines that start so, which tell together whether an hour
// of one digit with a dot is a time. Without lines it is a number.
func (c Context) Among(starts []string) Context {
	c.dottedHours = writesDottedHours(starts)
	return c
}

func writesDottedHours(starts []string) bool {
	var short []time.Duration
	certain := false
	for _, text := range starts {
		m, half := dottedAt(text)
		switch {
		case m == nil:
		case prose.Number(m[1]) > 24 || prose.Number(m[2]) > 59:
			return false
		case len(m[1]) == 2 || half:
			certain = true
		default:
			short = append(short, clockOf(m[1], m[2], "").At)
		}
	}
	return len(short) > 0 && (certain || len(short) >= fewestDotted && inOrder(short))
}

// inOrder tells whether times follow each other, and not as numbers that are counted.
func inOrder(times []time.Duration) bool {
	counted := true
	for i := 1; i < len(times); i++ {
		step := times[i] - times[i-1]
		if step < 0 {
			return false
		}
		counted = counted && step <= time.Minute
	}
	return !counted
}

// UnclearHour is the hour of one digit with a dot at the start of a text, and the same
// as a time that nobody takes for a number; empty if there is none, or if such hours
// are times here.
func (c Context) UnclearHour(text string) (written, clear string) {
	m, _ := dottedAt(text)
	if c.dottedHours || m == nil || len(m[1]) > 1 || prose.Number(m[2]) > 59 {
		return "", ""
	}
	return m[0], "0" + m[1] + ":" + m[2]
}

// dottedAt finds hours and minutes with a dot at the start of a text, behind the words
// that open a time, and whether am or pm stands behind them; nil if there are none, or if
// they are a number of something.
func dottedAt(text string) (m []string, half bool) {
	text, _, _ = readOpening(strings.TrimLeft(text, opening))
	m = dots().FindStringSubmatch(text)
	if m == nil || m[3] != "" {
		return nil, false
	}
	rest := text[len(m[0]):]
	suffix := ampm().FindString(rest)
	if !isDotted(m, rest, saidAt) || !endsClock(rest[len(suffix):]) {
		return nil, false
	}
	return m, suffix != ""
}

// isShortDotted tells whether a text starts with an hour of one digit, a dot and two
// digits of minutes, and nothing more.
func isShortDotted(text string) bool {
	m := dots().FindStringSubmatch(text)
	return m != nil && len(m[1]) == 1 && m[3] == ""
}
