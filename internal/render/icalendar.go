package render

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
)

// The calendar format is iCalendar (RFC 5545): lines that end in CR LF and are
// folded at 75 octets, all days without a clock, so no time zone can move them.

// calendar is a list of events that calendars subscribe to.
type calendar struct {
	// name is what a calendar shows in its list of calendars.
	name   string
	events iter.Seq[event]
}

// event is an entry of a whole day, once or again and again.
type event struct {
	// uid is the same in every build, so that a calendar knows the event again.
	uid string
	// stamp is the day of which the site speaks. Its marks of revision rise from day
	// to day, so that no calendar takes a change for an older one, such as an action
	// that is opened again (RFC 5545 §3.8.7.4).
	stamp kb.Date
	// changed is when the content changed that the event comes from; zero if that
	// is not known.
	changed kb.Date
	day     kb.Date
	// every is how it comes back; zero if it does not. until is the last day
	// on which it may; zero for no end.
	every kb.Interval
	until kb.Date
	// cancelled takes the event out of calendars that have it.
	cancelled            bool
	summary, description string
	// url is absolute; empty where the address of the site is not known.
	url string
}

// write writes the calendar.
func (c calendar) write(w io.Writer) error {
	var l contentLines
	l.line("BEGIN", "VCALENDAR")
	l.line("VERSION", "2.0")
	l.line("PRODID", "-//Debrief//Follow-ups//EN")
	l.line("CALSCALE", "GREGORIAN")
	l.line("METHOD", "PUBLISH")
	l.text("X-WR-CALNAME", c.name)
	l.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
	l.line("X-PUBLISHED-TTL", "P1D")
	empty := true
	for e := range c.events {
		e.write(&l)
		// The calendar of a large site has megabytes.
		if _, err := l.b.WriteTo(w); err != nil {
			return err
		}
		empty = false
	}
	if empty {
		// A calendar must hold something (RFC 5545 §3.6): a zone means nothing
		// to days without a clock.
		l.line("BEGIN", "VTIMEZONE")
		l.line("TZID", "UTC")
		l.line("BEGIN", "STANDARD")
		l.line("DTSTART", "19700101T000000")
		l.line("TZOFFSETFROM", "+0000")
		l.line("TZOFFSETTO", "+0000")
		l.line("END", "STANDARD")
		l.line("END", "VTIMEZONE")
	}
	l.line("END", "VCALENDAR")
	_, err := l.b.WriteTo(w)
	return err
}

func (e *event) write(l *contentLines) {
	l.line("BEGIN", "VEVENT")
	l.text("UID", e.uid)
	l.line("DTSTAMP", compactDay(e.stamp)+"T000000Z")
	l.line("SEQUENCE", fmt.Sprint(e.stamp.DaysSince(kb.Date{Year: 1970, Month: 1, Day: 1})))
	l.line("DTSTART;VALUE=DATE", compactDay(e.day))
	if rule := recurrence(e.day, e.every, e.until); rule != "" {
		l.line("RRULE", rule)
	}
	status := "CONFIRMED"
	if e.cancelled {
		status = "CANCELLED"
	}
	l.line("STATUS", status)
	l.line("TRANSP", "TRANSPARENT")
	l.text("SUMMARY", e.summary)
	if e.description != "" {
		l.text("DESCRIPTION", e.description)
	}
	if e.url != "" {
		l.line("URL", e.url)
	}
	l.line("END", "VEVENT")
}

// compactDay writes a day as YYYYMMDD.
func compactDay(d kb.Date) string { return string(d.Append(nil, "")) }

// contentLines are the lines of a calendar (RFC 5545 §3.1).
type contentLines struct{ b bytes.Buffer }

// longestLine is how many octets a line has at most, without its end.
const longestLine = 75

// line writes a property whose value is of our own making.
func (l *contentLines) line(name, value string) {
	l.b.WriteString(name)
	l.b.WriteByte(':')
	room := longestLine - len(name) - len(":")
	for len(value) > room {
		cut := room
		for !utf8.RuneStart(value[cut]) {
			cut--
		}
		l.b.WriteString(value[:cut])
		l.b.WriteString("\r\n ")
		value = value[cut:]
		room = longestLine - 1 // the space that marks a folded line
	}
	l.b.WriteString(value)
	l.b.WriteString("\r\n")
}

// text writes a property that holds words, which may be an author's.
func (l *contentLines) text(name, value string) { l.line(name, calendarText(value)) }

var escapeCalendar = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// calendarText escapes words (RFC 5545 §3.3.11) and drops the control
// characters that may not stand in them.
func calendarText(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\r\n", "\n")
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r':
			return '\n'
		case r < 0x20 || r == 0x7F:
			return -1
		}
		return r
	}, text)
	return escapeCalendar.Replace(text)
}

// recurrence is the rule of an event that comes back (RFC 5545 §3.3.10); "" for
// one that does not. In a month that is too short it comes on the last day, as
// kb.Interval counts.
func recurrence(day kb.Date, every kb.Interval, until kb.Date) string {
	if every.IsZero() {
		return ""
	}
	var frequency, days string
	switch every.Unit {
	case kb.Days:
		frequency = "DAILY"
	case kb.Weeks:
		frequency = "WEEKLY"
	case kb.Months:
		frequency, days = "MONTHLY", lastOf(day.Day)
	case kb.Years:
		frequency = "YEARLY"
		if day.Month == 2 && day.Day == 29 {
			days = ";BYMONTH=2" + lastOf(day.Day)
		}
	default:
		return ""
	}
	rule := "FREQ=" + frequency
	if every.N > 1 {
		rule += fmt.Sprint(";INTERVAL=", every.N)
	}
	rule += days
	if !until.IsZero() {
		rule += ";UNTIL=" + compactDay(until)
	}
	return rule
}

// lastOf picks, of the days 28 to day, the last that a month has; "" for a day
// that every month has.
func lastOf(day int) string {
	if day <= 28 {
		return ""
	}
	var list strings.Builder
	list.WriteString("28")
	for d := 29; d <= day; d++ {
		fmt.Fprint(&list, ",", d)
	}
	return ";BYMONTHDAY=" + list.String() + ";BYSETPOS=-1"
}
