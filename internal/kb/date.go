package kb

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a calendar day. The zero value means that no date is recorded.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the calendar day of t in the zone that t carries.
func DateOf(t time.Time) Date {
	year, month, day := t.Date()
	return Date{year, month, day}
}

// IsZero tells whether no date is recorded.
func (d Date) IsZero() bool { return d == Date{} }

// Valid tells whether the day exists in the calendar (31 June does not).
func (d Date) Valid() bool {
	return d.Year > 0 && d == DateOf(d.Midnight())
}

// Midnight returns the start of the day in UTC, for arithmetic on days.
func (d Date) Midnight() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// AddDays returns the day n days later, or earlier if n is negative.
func (d Date) AddDays(n int) Date { return DateOf(d.Midnight().AddDate(0, 0, n)) }

// DaysSince returns how many days lie between then and d.
func (d Date) DaysSince(then Date) int {
	const day = 24 * 60 * 60 // seconds; a time.Duration ends after 292 years
	return int((d.Midnight().Unix() - then.Midnight().Unix()) / day)
}

// Compare orders days; the unknown date comes before every known one.
func (d Date) Compare(other Date) int {
	return cmp.Or(
		cmp.Compare(d.Year, other.Year),
		cmp.Compare(d.Month, other.Month),
		cmp.Compare(d.Day, other.Day),
	)
}

// CompareLast is Compare, but the unknown date comes after every known one.
func (d Date) CompareLast(other Date) int {
	if d.IsZero() != other.IsZero() {
		return -d.Compare(other)
	}
	return d.Compare(other)
}

// Append appends the day to text as YYYY, MM and DD, with a separator between them.
func (d Date) Append(text []byte, separator string) []byte {
	text = appendDigits(text, d.Year, 1000)
	text = appendDigits(append(text, separator...), int(d.Month), 10)
	return appendDigits(append(text, separator...), d.Day, 10)
}

// appendDigits appends a number that is not negative, with the digits from a power
// of ten down, or all that it has.
func appendDigits(text []byte, n, power int) []byte {
	for ; power > 1 && n < power; power /= 10 {
		text = append(text, '0')
	}
	return strconv.AppendInt(text, int64(n), 10)
}

// String writes the day as YYYY-MM-DD, and the unknown date as "".
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return string(d.Append(nil, "-"))
}

// Moment is a point in time as an author wrote it, and what is certain of it.
type Moment struct {
	// Written is the author's own text; empty only in a timeline entry without
	// a time, in a list of others that have one.
	Written string
	// Day is the calendar day in the author's zone; zero if unknown.
	Day Date
	// Clock is the time of day in the author's zone; meaningful if HasClock.
	Clock    time.Duration
	HasClock bool
	// Approximate is set for "~", "ca", "??" and their kin: good enough to
	// show, not good enough to compute with.
	Approximate bool
	// Zone is the zone's name or offset ("CET", "+02:00"; UTC for "Z"), from the
	// entry itself or from what stands above it; empty if nobody stated one.
	Zone string
	// Instant is the point in time, with the zone's offset; zero unless day,
	// clock and zone are all certain.
	Instant time.Time
	// Unclear is set where the clock of the zone skips that time of that day, or
	// shows it twice: then no length can be computed with it.
	Unclear bool
	// Line is the line in the file, counted from 1.
	Line int
}

// Between is the time from one moment to another: between instants if both are
// certain, else between wall clocks that share a zone, stated or not. It is false
// where that cannot be known.
func Between(from, to *Moment) (time.Duration, bool) {
	if from.Approximate || to.Approximate || from.Unclear || to.Unclear {
		return 0, false
	}
	if !from.Instant.IsZero() && !to.Instant.IsZero() {
		return to.Instant.Sub(from.Instant), true
	}
	start, ok := from.Local()
	end, ok2 := to.Local()
	if !ok || !ok2 || !strings.EqualFold(from.Zone, to.Zone) {
		return 0, false
	}
	return end.Sub(start), true
}

// RFC3339 is the instant as machines write it; empty unless it is certain.
func (m Moment) RFC3339() string {
	if m.Instant.IsZero() {
		return ""
	}
	return m.Instant.Format(time.RFC3339)
}

// Local returns day and clock as a time in UTC, for differences between moments
// of one zone that nobody stated, and whether both are known.
func (m Moment) Local() (time.Time, bool) {
	if m.Day.IsZero() || !m.HasClock {
		return time.Time{}, false
	}
	return m.Day.Midnight().Add(m.Clock), true
}

// ClockText writes a time of day, counted from midnight, with seconds only where
// there are some.
func ClockText(clock time.Duration) string {
	seconds := int(clock / time.Second)
	h, m, s := seconds/3600%24, seconds/60%60, seconds%60
	if s != 0 {
		return fmt.Sprintf("%02d:%02d:%02d", h, m, s)
	}
	return fmt.Sprintf("%02d:%02d", h, m)
}
