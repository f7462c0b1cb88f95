package reading

import (
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/words"
)

// A moment, at the start of a text: a day, a time of day, or both, alone or as
// the beginning of a range, in the dress that people give it:
//
//	09:42: text    [08:47] text    **00:27 UTC:** text    `10:15` - text
//	2024-03-13 10:01 text    24.05.2023 ca kl 07:25 : text    07-27-2023 2:14 pm - text
//	8:20 - 8:24 text    2023-01-02 10:00 to 11:00    07/27/2023 - 07/31/2023
//	12:45 PM PST Saturday Oct 30th: text    00:10 (+1d) text    _4/21/23_

// timeContext is what the text above a moment says about it.
type timeContext struct {
	// Day is the day in force, from a heading or an entry above; zero if none.
	Day kb.Date
	// Year completes days without one where Day is zero; 0 if unknown.
	Year int
	// Zone is stated above, or is the site's; zero if nobody stated one.
	Zone zone
	// Home is the place that settles an abbreviation of several meanings; nil if
	// none is known.
	Home *time.Location
	// DayFirst is set where the document writes 3/1/2024 for 3 January.
	DayFirst bool
	// Line is the line of the text, for the moment.
	Line int
}

// year is the year in force; 0 if unknown.
func (ctx timeContext) year() int {
	if ctx.Day.IsZero() {
		return ctx.Year
	}
	return ctx.Day.Year
}

// momentReading is a moment read at the start of a text.
type momentReading struct {
	// Moment is the moment, or the start of a range; End is nil for no range.
	Moment kb.Moment
	End    *kb.Moment
	// N is how many bytes the moment takes, with the brackets around it and the
	// separator after it: the entry's own words begin there.
	N int
	// HasDay is set where the text itself states a day, be it a refused one.
	HasDay bool
	// Refused says why a day in the text was not read, or how it was mended;
	// empty if all is well.
	Refused string
}

// readMoment reads a moment at the start of the text.
func readMoment(text string, ctx timeContext) (momentReading, bool) {
	start := len(text) - len(strings.TrimLeft(text, opening))
	if i := strings.Index(prefix(text, 16), "--:--"); i >= 0 && i < start {
		start = i
	}
	if !mayBeMoment(text[start:]) {
		return momentReading{}, false
	}
	from, ok := readPoint(text[start:], ctx)
	if !ok {
		return momentReading{}, false
	}
	r := momentReading{HasDay: from.hasDay, Refused: from.refused}
	r.Moment = from.moment(ctx)
	r.N = start + from.n
	r.takeSecond(text, from, ctx)
	if m := dashOfRange(text[r.N:]); m == "" {
		// No range.
	} else if day, n := shortEnd(&from, text[r.N+len(m):]); n > 0 {
		r.Moment = from.moment(ctx)
		end := r.Moment
		end.Day, end.Written = day, text[r.N+len(m):r.N+len(m)+n]
		r.End = &end
		r.N += len(m) + n
	} else if mayBeMoment(text[r.N+len(m):]) {
		if to, ok := readPoint(text[r.N+len(m):], ctx); ok && isRange(from, to, m) {
			r.End = endOf(&r.Moment, from, to, ctx)
			r.N += len(m) + to.n
			if r.Refused == "" {
				r.Refused = to.refused
			}
		}
	}
	r.N += closing(text[r.N:])
	if text[r.N-1] == ':' && emojiStart.MatchString(text[r.N-1:]) {
		// The colon of ":rotating_light:" is no separator.
		r.N--
	}
	return r, true
}

// opening may stand before a moment; dress may stand around one.
const (
	dress   = " \t\n*_`[]()（）【】「」:,"
	opening = " \t\n*_`[(（【「•-–—@"
)

var (
	rangeDash  = words.Pattern("^[ \t*_`)\\]]*(?:[-–—‒〜～~]|->|→|(?i:{range.to})\\b)[ \t*_`(\\[]*")
	between    = regexp.MustCompile("^[ \t*_`]*[,、T|:]?[ \t*_`(\\[（]*(?i:(?:at|kl\\.?|um|à|às|@|-|–)\\s*)?")
	emojiStart = regexp.MustCompile(`^:[a-z][a-z0-9_+-]*:`)
	dayShift   = regexp.MustCompile(`^\s*(?i:\(?\+\s?(\d{1,2})\s?(?:d|days?|dager?|tage?)\)?|\(\+(\d{1,2})\)|\((next day)\))`)
)

// dashOfRange finds what stands between the two ends of a range; empty if the
// text does not go on like one.
func dashOfRange(text string) string {
	rest := strings.TrimLeft(text, " \t*_`)]")
	letters := len(rest) - len(strings.TrimLeftFunc(rest, isLatinLetter))
	switch {
	case rest == "":
		return ""
	case letters > 0 && !rangeWords[strings.ToLower(rest[:letters])]:
		return ""
	case letters == 0 && rest[0] < utf8.RuneSelf && rest[0] != '-' && rest[0] != '~':
		return ""
	}
	return rangeDash.FindString(text)
}

// rangeWords are the Latin letters that the words of rangeDash start with.
var rangeWords = func() map[string]bool {
	starts := map[string]bool{}
	for _, word := range words.Of("range.to") {
		starts[word[:len(word)-len(strings.TrimLeftFunc(word, isLatinLetter))]] = true
	}
	return starts
}()

func isLatinLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// closing is the length of what separates a moment from the words behind it: the
// dress around it, then any dashes, arrows, colons and spaces.
func closing(text string) int {
	n := len(text) - len(strings.TrimLeft(text, "*_`)]）】」:：,;."))
	for {
		joint := n + len(text[n:]) - len(strings.TrimLeft(text[n:], " \t\n"))
		end := joint
		for end < len(text) {
			if strings.HasPrefix(text[end:], "=>") {
				end += len("=>")
				continue
			}
			r, size := utf8.DecodeRuneInString(text[end:])
			if !isJoint(r) {
				break
			}
			end += size
		}
		if end == joint {
			return joint
		}
		n = end + len(text[end:]) - len(strings.TrimLeft(text[end:], "*_`)]"))
	}
}

// isJoint tells whether a character joins a moment and the words behind it.
func isJoint(r rune) bool {
	switch r {
	case '-', '–', '—', '→', '>', '|', ':', '：', ',', '·':
		return true
	}
	return false
}

// mayBeMoment is a cheap look at the first characters, because nearly all text
// is no moment.
func mayBeMoment(text string) bool {
	head := prefix(text, 40)
	if head == "" {
		return text != ""
	}
	return strings.ContainsAny(head, "0123456789?") || strings.HasPrefix(head, "--:--") || len(head) >= 3 && strings.EqualFold(head[:3], "xx:")
}

// point is one end of a range.
type point struct {
	written string
	n       int
	day     kb.Date
	hasDay  bool
	refused string
	clock   clock
	hasTime bool
	zone    zone
	shift   int
}

// readPoint reads a day, a time of day, or both in either order.
func readPoint(text string, ctx timeContext) (p point, ok bool) {
	p.day, p.n, p.refused = readDay(text, ctx.year())
	if p.n > 0 {
		p.hasDay = true
		if ctx.DayFirst {
			p.day = dayFirst(p.day, text[:p.n])
		}
		if !endsDay(text[p.n:]) {
			return point{}, false
		}
		p.readClockAfterDay(text)
		p.takePart(text)
	} else if p.clock, p.n = readClock(text); p.n > 0 {
		p.hasTime = true
		p.readZoneAfterClock(text, false)
		p.readDayAfterClock(text, ctx)
	} else {
		return readRoughPoint(text, ctx)
	}
	if rest := strings.TrimLeft(text[p.n:], " \t"); rest == "" || rest[0] != '+' && rest[0] != '(' {
		// No shift.
	} else if m := dayShift.FindStringSubmatch(text[p.n:]); m != nil {
		p.shift = max(1, number(m[1]+m[2]))
		p.n += len(m[0])
	}
	p.written = strings.Trim(text[:p.n], dress)
	if strings.Count(p.written, "(") > strings.Count(p.written, ")") {
		p.written += ")"
	} else if strings.Count(p.written, "（") > strings.Count(p.written, "）") {
		p.written += "）"
	}
	return p, p.written != ""
}

// readRoughPoint reads a day and a time of day behind one mark for both, as in
// "~2024-03-05 06:20".
func readRoughPoint(text string, ctx timeContext) (point, bool) {
	if text == "" || !mayOpenClock(text[0]) {
		return point{}, false
	}
	mark := roughly.FindString(text)
	if _, n, _ := readDay(text[len(mark):], ctx.year()); mark == "" || n == 0 {
		return point{}, false
	}
	p, ok := readPoint(text[len(mark):], ctx)
	p.n += len(mark)
	p.written = strings.Trim(mark, " ") + p.written
	p.clock.Approximate = true
	return p, ok && p.hasTime
}

// endsDay tells whether a day ends where rest begins.
func endsDay(rest string) bool {
	if rest == "" || endsWord(rest) || rest[0] == 'T' {
		return true
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return isIdeograph(r)
}

func (p *point) readClockAfterDay(text string) {
	rest := text[p.n:]
	gap := between.FindString(rest)
	iso := strings.HasPrefix(rest, "T")
	// "20 March - 10:00" is a day and a time; "20 March - text" is a day, and
	// "2024-01-02 - 3" no range.
	c, n := readClock(rest[len(gap):])
	if n == 0 {
		gap = gap[:len(gap)-len(strings.TrimLeft(gap, " \t*_`,"))]
		if c, n = readClock(rest[len(gap):]); n == 0 {
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
	if n == 0 {
		return
	}
	p.zone = z
	p.n += len(gap) + n
	if strings.HasSuffix(gap, "(") || strings.HasSuffix(gap, "（") {
		p.n += len(parenthesis.FindString(text[p.n:]))
	}
}

var (
	parenthesis = regexp.MustCompile(`^\s*[)）]`)
	beforeDay   = regexp.MustCompile(`^(?:\s*[,(]\s*|\s+)(?i:(?:on|den|am|le|el|em)\s+)?`)
)

// readDayAfterClock reads "12:45 PM PST Saturday Oct 30th" and "14:00, 3 May 2021".
func (p *point) readDayAfterClock(text string, ctx timeContext) {
	rest := text[p.n:]
	if rest == "" || strings.IndexByte(" \t\n\f\r,(", rest[0]) < 0 || !strings.ContainsAny(prefixRunes(rest, 40), "0123456789") {
		return
	}
	gap := beforeDay.FindString(rest)
	if gap == "" {
		return
	}
	day, n, refused := readDay(rest[len(gap):], ctx.year())
	if n == 0 || !endsDay(rest[len(gap)+n:]) || refused != "" && day.IsZero() && ctx.year() == 0 {
		return
	}
	if ctx.DayFirst {
		day = dayFirst(day, rest[len(gap):len(gap)+n])
	}
	p.day, p.hasDay, p.refused = day, true, refused
	p.n += len(gap) + n
	if strings.Contains(gap, "(") {
		p.n += len(parenthesis.FindString(text[p.n:]))
	}
}

// isRange tells a range from a moment whose text starts with a number: both
// ends are times, or both are days.
func isRange(from, to point, dash string) bool {
	if word := strings.TrimSpace(dash); word == "a" || word == "A" {
		return from.hasTime && to.hasTime && to.n >= 4
	}
	return from.hasTime == to.hasTime || from.hasDay && to.hasTime && !to.hasDay
}

// afterBracket takes off a bracket that opens.
func afterBracket(text string) string {
	if rest, found := strings.CutPrefix(text, "("); found {
		return rest
	}
	return strings.TrimPrefix(text, "（")
}

// trimSpaces takes off the spaces that \s of an expression means.
func trimSpaces(text string) string { return strings.TrimLeft(text, " \t\n\f\r") }

// moment makes a kb.Moment of a point: what it does not say comes from above.
func (p point) moment(ctx timeContext) kb.Moment {
	m := kb.Moment{
		Written: p.written, Day: p.day, Clock: p.clock.At, HasClock: p.hasTime && p.clock.Known,
		Approximate: p.clock.Approximate, Line: ctx.Line,
	}
	if !p.hasDay {
		m.Day = ctx.Day
	}
	if p.shift > 0 && !m.Day.IsZero() {
		m.Day = m.Day.AddDays(p.shift)
	}
	z := p.zone
	if z.Written == "" {
		z = ctx.Zone
	}
	m.Zone = z.name()
	home := ctx.Home
	if ctx.Zone.place != nil && ctx.Zone.season == "" {
		home = ctx.Zone.place
	}
	at := z.at(home)
	m.Instant = resolve(m, at)
	m.Unclear = m.HasClock && !m.Day.IsZero() && !m.Approximate && m.Instant.IsZero() && at.place != nil && at.season == ""
	return m
}

// endOf makes the end of a range: it shares the start's day and zone, and a time
// that is earlier on the clock is on the next day. A zone that stands once, after
// the end, is the start's as well.
func endOf(start *kb.Moment, from, to point, ctx timeContext) *kb.Moment {
	if from.zone.Written == "" && to.zone.Written != "" && from.hasTime {
		from.zone = to.zone
		*start = from.moment(ctx)
	} else if to.zone.Written == "" {
		to.zone = from.zone
	}
	ctx.Day = start.Day
	if !to.hasDay && to.shift == 0 && to.clock.Known && from.clock.Known && to.clock.At < from.clock.At && !start.Day.IsZero() {
		ctx.Day = start.Day.AddDays(1)
	}
	end := to.moment(ctx)
	return &end
}

// resolve returns the point in time of a moment in its zone; zero unless day,
// time of day and zone are all certain.
func resolve(m kb.Moment, z zone) time.Time {
	local, ok := m.Local()
	if !ok || m.Approximate {
		return time.Time{}
	}
	return z.instant(local)
}
