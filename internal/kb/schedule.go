package kb

import (
	"fmt"
	"time"
)

// Unit is a unit of the calendar.
type Unit string

// The units of an interval. A quarter is three months.
const (
	Days   Unit = "day"
	Weeks  Unit = "week"
	Months Unit = "month"
	Years  Unit = "year"
)

// Interval is a stretch of the calendar, such as 3 months. The zero value is
// none.
type Interval struct {
	N    int
	Unit Unit
}

// IsZero tells whether there is no interval.
func (i Interval) IsZero() bool { return i.N == 0 }

// String writes the interval as "1 month" or "3 months", and none as "".
func (i Interval) String() string {
	switch i.N {
	case 0:
		return ""
	case 1:
		return "1 " + string(i.Unit)
	default:
		return fmt.Sprintf("%d %ss", i.N, i.Unit)
	}
}

// EveryWords says how often something comes back: "every month", "every 3
// months"; none is "".
func (i Interval) EveryWords() string {
	switch i.N {
	case 0:
		return ""
	case 1:
		return "every " + string(i.Unit)
	default:
		return "every " + i.String()
	}
}

// From returns the day that lies a number of intervals after another. In a month
// that has no such day it is the last one: 31 January and one month is 28 or 29
// February, and two months is 31 March.
func (i Interval) From(start Date, times int) Date {
	n := i.N * times
	switch i.Unit {
	case Days:
		return start.AddDays(n)
	case Weeks:
		return start.AddDays(7 * n)
	case Years:
		n *= 12
	}
	first := DateOf(time.Date(start.Year, start.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC))
	first.Day = min(start.Day, daysIn(first.Year, first.Month))
	return first
}

func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// Before returns how often the interval fits between two days: the greatest
// number of times such that From lies before the second day; -1 if even the
// first day does not.
func (i Interval) Before(start, end Date) int {
	if start.Compare(end) >= 0 {
		return -1
	}
	if i.N <= 0 {
		return 0
	}
	var times int
	switch i.Unit {
	case Days:
		times = end.DaysSince(start) / i.N
	case Weeks:
		times = end.DaysSince(start) / (7 * i.N)
	case Years:
		times = (end.Year - start.Year) / i.N
	default:
		times = (12*(end.Year-start.Year) + int(end.Month-start.Month)) / i.N
	}
	for times > 0 && i.From(start, times).Compare(end) >= 0 {
		times--
	}
	return times
}

// Schedule says when people meet again about the follow-up of an incident: first
// After its end, then Every so often until all is closed. The zero value says
// nothing: the schedule of the site holds, and without one no meeting is claimed.
type Schedule struct {
	After Interval
	// Every is zero for a single meeting.
	Every Interval
	// Never is set where there are no meetings.
	Never bool
}

// IsZero tells whether nobody said anything.
func (s Schedule) IsZero() bool { return s == Schedule{} }

// String writes the schedule as authors do: "after 30 days, every month".
func (s Schedule) String() string {
	switch {
	case s.Never:
		return "never"
	case s.IsZero():
		return ""
	case s.Every.IsZero():
		return "after " + s.After.String()
	default:
		return "after " + s.After.String() + ", " + s.Every.EveryWords()
	}
}
