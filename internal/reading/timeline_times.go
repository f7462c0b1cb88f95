package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// Where a text has its time, and how many items of a list have one:
//
//	10:00 the disk filled up          at its start
//	Error fixed: 22.02.2024 14.00     behind a colon, at its end
//	First detected 2020-02-25 07:45   at its end, with a day
//	unknown – the disk filled up      nowhere, which it says

// inSomeYear is for days of which only the form matters. In a leap year all exist.
var inSomeYear = when.Context{}.InSomeYear()

// unknownTime stands in place of the time of an entry.
var unknownTime = words.Pattern(`^\s*((?i:{entry.time-unknown}))\s*[-–—:：|]\s+`)

// nextDay says that an entry is on the day after the one before it.
var nextDay = atWords(`^\s*(?i:{clock.next-day})[,，]?\s+`, "clock.next-day")

// isTimed tells whether a text starts with a time of day, known or not, or with
// a day.
func isTimed(text string) bool { return isTimedIn(inSomeYear, text) }

func isTimedIn(dates when.Context, text string) bool {
	if isTemplateTime(text) {
		return false
	}
	if _, ok := dates.ReadMoment(text, 0); ok || unknownTime().MatchString(text) {
		return true
	}
	if len(text) > longestLabel*2 {
		return false
	}
	if timeAtEnd(strings.TrimSpace(text)) > 0 {
		return true
	}
	cut := timeBehindColon().FindStringIndex(text)
	if cut == nil {
		return false
	}
	m, ok := inSomeYear.ReadMoment(text[cut[1]:], 0)
	return ok && m.Moment.HasClock && (m.HasDay || strings.TrimSpace(text[cut[1]+m.N:]) == "")
}

// hasClockAtStart tells whether a text starts with a time of day.
func hasClockAtStart(text string) bool { return startsWithClock(inSomeYear, text) }

func startsWithClock(dates when.Context, text string) bool {
	m, ok := dates.ReadMoment(text, 0)
	return ok && m.Moment.HasClock
}

// timeBehindColon is the colon between what happened and when.
var timeBehindColon = words.Pattern(`[:：][*_]*[ \t]+`)

var fullTime = words.Pattern(`\s(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})[ T]+\d{1,2}[:.]\d{2}`)

// timeAtEnd finds a day with a time at the end of a short line: "First detected
// 2020-02-25 07:45". It is 0 if there is none.
func timeAtEnd(words string) int {
	if len(words) > longestLabel {
		return 0
	}
	cut := fullTime().FindStringIndex(words)
	if cut == nil {
		return 0
	}
	at := cut[0] + 1
	m, ok := inSomeYear.ReadMoment(words[at:], 0)
	if !ok || !m.HasDay || !m.Moment.HasClock || strings.Trim(words[at+m.N:], when.Dress+".") != "" || !prose.HasLetter(words[:at]) {
		return 0
	}
	return at
}

// share counts the items of a list whose text is as wanted, if they are at least
// half of them; else it is 0. It stops counting at that half.
func share(list *markdown.Block, wanted func(text string) bool) int {
	found := 0
	for i := range list.Children {
		if head := leadOf(&list.Children[i]); head != nil && wanted(head.Text) {
			if found++; found >= 2 && found*2 >= len(list.Children) {
				return found
			}
		}
	}
	if found*2 < len(list.Children) {
		return 0
	}
	return found
}
