package when

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// An interval of the calendar, in any language of package words, and how often
// something comes back:
//
//	30 days   month   2 quarters   three weeks   3m   zwei Wochen   3ヶ月
//	every 2 weeks   monthly   jeden Monat   毎月

var (
	every    = words.Pattern(`^{recur.every}`)
	behind   = words.Pattern(`{recur.behind}$`)
	adverbs  = words.Index[kb.Unit]("recur.adverb.", "recur.loose.")
	units    = words.Index[kb.Unit]("interval.short.", "interval.unit.")
	numbers  = words.Index[string]("number.")
	unitDays = map[kb.Unit]int{kb.Days: 1, kb.Weeks: 7, kb.Months: 31, quarters: 92, kb.Years: 366}
)

// quarters are read as three months each.
const quarters kb.Unit = "quarter"

// ParseEvery reads how often something comes back: "every 2 weeks", "monthly",
// "3m". It is false for what does not say so.
func ParseEvery(text string) (kb.Interval, bool) {
	text = oneLine(text)
	if unit, known := adverbs()[text]; known {
		return intervalOf(1, unit)
	}
	text = strings.TrimPrefix(text, every().FindString(text))
	i, ok := ParseInterval(strings.TrimSuffix(text, behind().FindString(text)))
	return i, ok && !i.IsZero()
}

// longestInterval is a bound in days, so that no arithmetic leaves the calendar,
// and mostDigits what the number of an interval can have.
const (
	longestInterval = 100 * 366
	mostDigits      = 4
)

// ParseInterval reads an interval; "0 days" is one, and zero. It is false for what
// is none.
func ParseInterval(text string) (kb.Interval, bool) {
	number, unit := splitNumber(oneLine(text))
	n, err := strconv.Atoi(cmp.Or(numbers()[number], number, "1"))
	if err != nil || len(number) > mostDigits && numbers()[number] == "" {
		return kb.Interval{}, false
	}
	return intervalOf(n, units()[strings.TrimPrefix(unit, " ")])
}

// splitNumber parts the number of an interval, in digits or in words, from its
// unit. A number without blanks behind it has one character.
func splitNumber(text string) (number, unit string) {
	if unit := strings.TrimLeft(text, "0123456789"); unit != text {
		return text[:len(text)-len(unit)], unit
	}
	if number, unit, _ := strings.Cut(text, " "); numbers()[number] != "" {
		return number, unit
	}
	if _, size := utf8.DecodeRuneInString(text); size > 1 && numbers()[text[:size]] != "" {
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

// oneLine is a text in small letters with single blanks.
func oneLine(text string) string { return strings.ToLower(prose.Line(text)) }
