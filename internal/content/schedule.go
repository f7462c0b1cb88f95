package content

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/words"
)

// Meetings about the follow-up of an incident, in debrief.yaml (follow-up) and
// in front matter (follow_up), in any language of package words:
//
//	after 30 days, every month     after 2 weeks, every 2 months
//	nach 2 Wochen, dann monatlich  2週間後、毎月
//	after 10 days                  never

// ScheduleHelp names the accepted forms.
const ScheduleHelp = `write "after 30 days, every month", "after 2 weeks, every 2 months", "after 10 days" for a single meeting, or "never"`

var (
	never    = words.Set("interval.never")
	schedule = words.Pattern(`^(?:{interval.after} ([\pL\pN ]+?)|([\pL\pN ]+?) ?{interval.later})` +
		`(?:[,、，]? ?(?:{interval.then})? ?({recur.every} ?[\pL\pN ]+|[\pL\pN ]+?{recur.behind}|{recur.adverb.*}))?$`)
)

// ParseSchedule reads when people meet again. The error is one sentence for the
// author; ScheduleHelp goes with it.
func ParseSchedule(text string) (kb.Schedule, error) {
	said := strings.ToLower(strings.Join(strings.Fields(text), " "))
	said = strings.ReplaceAll(strings.TrimRight(said, ".。"), " ,", ",")
	if never[said] {
		return kb.Schedule{Never: true}, nil
	}
	wrong := fmt.Errorf("%q does not say when to meet again", short(text))
	m := schedule.FindStringSubmatch(said)
	if m == nil {
		return kb.Schedule{}, wrong
	}
	var s kb.Schedule
	var ok bool
	if s.After, ok = ParseInterval(m[1] + m[2]); !ok {
		return kb.Schedule{}, wrong
	}
	if m[3] == "" {
		return s, nil
	}
	if s.Every, ok = ParseEvery(m[3]); !ok {
		return kb.Schedule{}, wrong
	}
	return s, nil
}

// What stands around an interval that comes back, and its numbers and units.
var (
	every    = words.Pattern(`^{recur.every}`)
	behind   = words.Pattern(`{recur.behind}$`)
	adverbs  = merged(words.Index[kb.Unit]("recur.adverb."), words.Index[kb.Unit]("recur.loose."))
	units    = merged(words.Index[kb.Unit]("interval.short."), words.Index[kb.Unit]("interval.unit."))
	numbers  = words.Index[string]("number.")
	unitDays = map[kb.Unit]int{kb.Days: 1, kb.Weeks: 7, kb.Months: 31, quarters: 92, kb.Years: 366}
)

// quarters are read as three months each.
const quarters kb.Unit = "quarter"

func merged(into, more map[string]kb.Unit) map[string]kb.Unit {
	for phrase, unit := range more {
		if _, taken := into[phrase]; !taken {
			into[phrase] = unit
		}
	}
	return into
}

// ParseEvery reads how often something comes back, in lower case: "every 2 weeks",
// "monthly", "3m", "毎月". It is false for what does not say so.
func ParseEvery(text string) (kb.Interval, bool) {
	if unit, known := adverbs[text]; known {
		return intervalOf(1, unit)
	}
	text = strings.TrimPrefix(text, every.FindString(text))
	return ParseInterval(strings.TrimSpace(strings.TrimSuffix(text, behind.FindString(text))))
}

// longestInterval is a bound in days, so that no arithmetic leaves the calendar,
// and mostDigits what the number of an interval can have.
const (
	longestInterval = 100 * 366
	mostDigits      = 4
)

// ParseInterval reads "30 days", "month", "2 quarters", "three weeks", "3m", "3ヶ月"
// and the like, in lower case. It is false for what is no interval.
func ParseInterval(text string) (kb.Interval, bool) {
	number, unit := splitNumber(strings.TrimSpace(text))
	n, err := strconv.Atoi(cmp.Or(numbers[number], number, "1"))
	if err != nil || n == 0 || len(number) > mostDigits && numbers[number] == "" {
		return kb.Interval{}, false
	}
	return intervalOf(n, units[strings.TrimPrefix(unit, " ")])
}

// splitNumber parts the number of an interval, in digits or in words, from its
// unit. A number without blanks behind it has one character.
func splitNumber(text string) (number, unit string) {
	if unit := strings.TrimLeft(text, "0123456789"); unit != text {
		return text[:len(text)-len(unit)], unit
	}
	if number, unit, _ := strings.Cut(text, " "); numbers[number] != "" {
		return number, unit
	}
	if _, size := utf8.DecodeRuneInString(text); size > 1 && numbers[text[:size]] != "" {
		return text[:size], text[size:]
	}
	return "", text
}

func intervalOf(n int, unit kb.Unit) (kb.Interval, bool) {
	if unit == "" || n*unitDays[unit] > longestInterval {
		return kb.Interval{}, false
	}
	if unit == quarters {
		return kb.Interval{N: 3 * n, Unit: kb.Months}, true
	}
	return kb.Interval{N: n, Unit: unit}, true
}
