package when

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// point is one end of a range.
type point struct {
	written string
	n       int
	day     kb.Date
	hasDay  bool
	refused string
	clock   clock
	hasTime bool
	zone    Zone
	shift   int
}

// readPoint reads a day, a time of day, or both in either order.
func (c Context) readPoint(text string) (p point, ok bool) {
	p.day, p.n, p.refused = c.ReadDay(text)
	if p.n > 0 {
		p.hasDay = true
		if !endsDay(text[p.n:]) && !endsUnspaced(strings.TrimRight(text[:p.n], "()（）")) {
			return point{}, false
		}
		p.readClockAfterDay(text, c)
		p.takePart(text)
	} else if p.clock, p.n = c.readClock(text); p.n > 0 {
		p.hasTime = true
		p.readZoneAfterClock(text, false)
		p.readDayAfterClock(text, c)
	} else if !p.readZoneFirst(text, c) {
		return c.readRoughPoint(text)
	}
	if rest := trimSpaces(text[p.n:]); !strings.HasPrefix(rest, "+") && len(afterBracket(rest)) == len(rest) {
		// No shift.
	} else if m := dayShift().FindStringSubmatch(text[p.n:]); m != nil && (m[1] == "" || endsPhrase(text[p.n:], len(m[0]))) {
		p.shift = max(1, prose.Number(m[1]+m[2]))
		p.n += len(m[0])
	} else if n := len(dayBefore().FindString(text[p.n:])); n > 0 && p.hasTime {
		p.shift = -1
		p.n += n
	} else if p.hasTime {
		p.n += len(momentsLater().FindString(text[p.n:]))
	}
	p.written = strings.Trim(text[:p.n], Dress)
	if strings.Count(p.written, "(") > strings.Count(p.written, ")") {
		p.written += ")"
	} else if strings.Count(p.written, "（") > strings.Count(p.written, "）") {
		p.written += "）"
	}
	return p, p.written != ""
}

// readRoughPoint reads a day and a time of day behind one mark for both, as in
// "~2024-03-05 06:20".
func (c Context) readRoughPoint(text string) (point, bool) {
	n := roughly(text)
	if n == 0 {
		return point{}, false
	}
	mark := text[:len(text)-len(trimSpaces(text[n:]))]
	if _, n, _ := c.ReadDay(text[len(mark):]); n == 0 {
		return point{}, false
	}
	p, ok := c.readPoint(text[len(mark):])
	p.n += len(mark)
	p.written = strings.Trim(mark, " ") + p.written
	p.clock.Approximate = true
	return p, ok && p.hasTime
}

// readZoneFirst reads a zone with a time of day right behind it: "UTC 14:30",
// "北京时间14:30".
func (p *point) readZoneFirst(text string, c Context) bool {
	z, n := readZone(text)
	if n == 0 || !opensClock(text[n:]) {
		return false
	}
	gap := len(text[n:]) - len(trimSpaces(text[n:]))
	found, size := c.readClock(text[n+gap:])
	if size == 0 || !found.Known {
		return false
	}
	p.clock, p.zone, p.hasTime, p.n = found, z, true, n+gap+size
	return true
}

// opensClock tells whether hours and minutes stand at the start of a text, behind blanks.
func opensClock(text string) bool {
	rest := trimSpaces(text)
	n := prose.LeadingDigits(rest)
	return (n == 1 || n == 2) && colonAt(rest[n:]) > 0 && prose.LeadingDigits(rest[n+colonAt(rest[n:]):]) == 2
}

// between may stand between a day and a time; dayShift says that a time is on a
// later day, and dayBefore that it is on the one before.
var (
	between   = words.Pattern("^[ \t\u3000*_`]*[,、T|:]?[ \t\u3000*_`(\\[（]*(?:[-–]\\s*)?")
	dayShift  = words.Pattern(`^\s*(?i:\+\s?(\d{1,2})\s?{length.day}|[(（]\+\s?(\d{1,2})\s?(?:{length.day})?[)）]|[(（]{clock.next-day}[)）])`)
	dayBefore = words.Pattern(`^\s*(?i:[(（]{clock.day-before}[)）])`)
)

// momentsLater is less than a second after a time, "01:58:59 + ms": it belongs to the
// time and moves it by nothing that is shown.
var momentsLater = words.Pattern(`^\s*\+\s?(?:\d{1,4}\s?)?(?:ns|µs|us|ms)\b`)

// endsDay tells whether a day ends where rest begins.
func endsDay(rest string) bool {
	if rest == "" || prose.EndsWord(rest) || rest[0] == 'T' {
		return true
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return prose.IsUnspaced(r)
}

func (p *point) readClockAfterDay(text string, context Context) {
	rest := text[p.n:]
	gap := between().FindString(rest)
	iso := strings.HasPrefix(rest, "T")
	// "20 March - 10:00" is a day and a time; "20 March - text" is a day, and
	// "2024-01-02 - 3" no range.
	c, n := context.readClock(rest[len(gap):])
	if n == 0 && gap == " " {
		c, n = readFourDigits(rest[1:])
	}
	if day := p.n; n == 0 && p.readZoneFirst(rest[len(gap):], context) {
		p.n += day + len(gap)
		return
	}
	if n == 0 {
		gap = gap[:len(gap)-len(strings.TrimLeft(gap, " \t*_`,"))]
		if c, n = context.readClock(rest[len(gap):]); n == 0 {
			return
		}
	}
	p.clock, p.hasTime = c, true
	p.n += len(gap) + n
	p.readZoneAfterClock(text, iso)
}

func (p *point) readZoneAfterClock(text string, iso bool) {
	rest := text[p.n:]
	if iso {
		if z, n := readISOZone(rest); n > 0 {
			p.zone = z
			p.n += n
			return
		}
	}
	gap := rest[:len(rest)-len(afterBracket(trimSpaces(rest)))]
	z, n := readZone(rest[len(gap):])
	if n == 0 || opensClock(rest[len(gap)+n:]) {
		// "12:43 (UTC 03:43)" has the zone of another time.
		return
	}
	p.zone = z
	p.n += len(gap) + n
	if strings.HasSuffix(gap, "(") || strings.HasSuffix(gap, "（") {
		p.n += len(parenthesis().FindString(text[p.n:]))
	}
}

var (
	parenthesis = words.Pattern(`^\s*[)）]`)
	beforeDay   = words.Pattern(`^(?:\s*[,(]\s*|\s+)`)
)

// readDayAfterClock reads "12:45 PM PST Saturday Oct 30th" and "14:00, 3 May 2021".
func (p *point) readDayAfterClock(text string, c Context) {
	rest := text[p.n:]
	if rest == "" || strings.IndexByte(" \t\n\f\r,(", rest[0]) < 0 || !prose.HasDigit(prose.Start(rest, reach)) {
		return
	}
	gap := beforeDay().FindString(rest)
	if gap == "" {
		return
	}
	day, n, refused := c.ReadDay(rest[len(gap):])
	if n == 0 && strings.Contains(gap, "(") {
		day, n = c.dayNear(rest[len(gap):])
	}
	if n == 0 || !endsDay(rest[len(gap)+n:]) || refused != "" && day.IsZero() && c.year() == 0 {
		return
	}
	p.day, p.hasDay, p.refused = day, true, refused
	p.n += len(gap) + n
	if strings.Contains(gap, "(") {
		p.n += len(parenthesis().FindString(text[p.n:]))
	}
}

// The days around the one in force that a time may name by its month and its day.
const daysBefore, daysBehind = -1, 3

// dayNear reads a month and a day in brackets, which could be two other numbers, where
// the day in force is near: "00:20 (08-04)" behind 23:50 on 2026-08-03.
func (c Context) dayNear(text string) (kb.Date, int) {
	for days := daysBefore; !c.Day.IsZero() && days <= daysBehind; days++ {
		day := c.Day.AddDays(days)
		if said := day.String()[len("2006-"):]; strings.HasPrefix(text, said+")") {
			return day, len(said)
		}
	}
	return kb.Date{}, 0
}

// isRange tells a range from a moment whose text starts with a number: both
// ends are times, or both are days.
func isRange(from, to point, dash string) bool {
	if word := strings.TrimSpace(dash); len(word) == 1 && unicode.IsLetter(rune(word[0])) {
		// Words of one letter have other meanings, too.
		return from.hasTime && to.hasTime && to.n >= 4 || from.hasDay && to.hasDay && to.n >= len("3/1/2024")
	}
	return from.hasTime == to.hasTime || from.hasDay && to.hasTime && !to.hasDay
}

// moment makes a kb.Moment of a point: what it does not say comes from above.
func (p point) moment(c Context) kb.Moment {
	m := kb.Moment{
		Written: p.written, Day: p.day, Clock: p.clock.At, HasClock: p.hasTime && p.clock.Known,
		Approximate: p.clock.Approximate,
	}
	if !p.hasDay && !p.clock.counted {
		m.Day = c.Day
	}
	if p.shift != 0 && !m.Day.IsZero() {
		m.Day = m.Day.AddDays(p.shift)
	}
	z := p.zone
	if z.Written == "" {
		z = c.Zone
	}
	m.Zone = z.name()
	z.at(c.home()).settle(&m)
	return m
}

// endOf makes the end of a range: it shares the start's day and zone, and a time
// that is earlier on the clock is on the next day. A zone that stands once, after
// the end, is the start's as well.
func endOf(start *kb.Moment, from, to point, c Context) *kb.Moment {
	if from.zone.Written == "" && to.zone.Written != "" && from.hasTime {
		from.zone = to.zone
		*start = from.moment(c)
	} else if to.zone.Written == "" {
		to.zone = from.zone
	}
	if half := from.clock.At + 12*time.Hour; to.clock.moved && !from.clock.said && from.clock.Known && half <= to.clock.At {
		// "2:00 to 3:30 pm": the end says the half of the day for both.
		from.clock.At = half
		*start = from.moment(c)
	}
	c.Day = start.Day
	if !to.hasDay && to.shift == 0 && to.clock.Known && from.clock.Known && to.clock.At < from.clock.At && !start.Day.IsZero() {
		c.Day = start.Day.AddDays(1)
	}
	end := to.moment(c)
	return &end
}
