package content

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Meetings about the follow-up of an incident, in debrief.yaml (follow-up) and
// in front matter (follow_up):
//
//	after 30 days, every month     after 2 weeks, every 2 months
//	after 10 days                  never

// ScheduleHelp names the accepted forms.
const ScheduleHelp = `write "after 30 days, every month", "after 2 weeks, every 2 months", "after 10 days" for a single meeting, or "never"`

var schedule = regexp.MustCompile(`^after ([\pL\pN ]+?)(?:(?:,| and| then|, then|, and)? every ([\pL\pN ]+))?$`)

// ParseSchedule reads when people meet again. The error is one sentence for the
// author; ScheduleHelp goes with it.
func ParseSchedule(text string) (kb.Schedule, error) {
	words := strings.ToLower(strings.Join(strings.Fields(text), " "))
	words = strings.ReplaceAll(strings.TrimSuffix(words, "."), " ,", ",")
	if words == "never" {
		return kb.Schedule{Never: true}, nil
	}
	wrong := fmt.Errorf("%q does not say when to meet again", short(text))
	m := schedule.FindStringSubmatch(words)
	if m == nil {
		return kb.Schedule{}, wrong
	}
	var s kb.Schedule
	var ok bool
	if s.After, ok = ParseInterval(m[1]); !ok {
		return kb.Schedule{}, wrong
	}
	if m[2] == "" {
		return s, nil
	}
	if s.Every, ok = ParseInterval(m[2]); !ok {
		return kb.Schedule{}, wrong
	}
	return s, nil
}

var interval = regexp.MustCompile(`^(?:(\d{1,4}|one|two|three|four|six|a|an|other|second) ?)?([a-z]+)$`)

// numberWords are the numbers that people write as words before a unit.
var numberWords = map[string]int{
	"": 1, "a": 1, "an": 1, "one": 1, "two": 2, "other": 2, "second": 2, "three": 3, "four": 4, "six": 6,
}

// longestInterval is a bound in days, so that no arithmetic leaves the calendar.
const longestInterval = 100 * 366

// ParseInterval reads "30 days", "month", "2 quarters", "three weeks", "3m" and
// the like, in lower case. It is false for what is no interval.
func ParseInterval(words string) (kb.Interval, bool) {
	m := interval.FindStringSubmatch(words)
	if m == nil {
		return kb.Interval{}, false
	}
	n, known := numberWords[m[1]]
	if !known {
		number, err := strconv.Atoi(m[1])
		if err != nil || number == 0 {
			return kb.Interval{}, false
		}
		n = number
	}
	i, days := kb.Interval{N: n}, 1
	switch strings.TrimSuffix(m[2], "s") {
	case "d", "day":
		i.Unit = kb.Days
	case "w", "wk", "week":
		i.Unit, days = kb.Weeks, 7
	case "m", "mo", "month":
		i.Unit, days = kb.Months, 31
	case "q", "quarter":
		i.Unit, i.N, days = kb.Months, 3*n, 92
	case "y", "yr", "year":
		i.Unit, days = kb.Years, 366
	default:
		return kb.Interval{}, false
	}
	if n*days > longestInterval {
		return kb.Interval{}, false
	}
	return i, true
}
