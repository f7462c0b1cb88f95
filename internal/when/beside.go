package when

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// What may follow a day or a time and belongs to it:
//
//	13:14 EDT (17:14 UTC)      the same moment in another zone
//	13:14 EDT / 17:14 UTC
//	13:14–13:20 EDT (17:14–17:20 UTC)
//	13:14 and 13:20 EDT        one more time of what happened twice
//	2026-03-05 → 03-07         the last day of a range, without its year
//	2026-03-05 to 07           the same, without its month
//	March 5-7, 2026            the last day of a range, without its month
//	2026-03-07 evening         a part of the day, in place of a time
//
// And what may stand before a time in a heading or an item, where prose would mean
// something else:
//
//	### After 02:10 CET

// besideWord is a word such as "after" before a time.
var besideWord = words.Pattern(`^(?i:{clock.beside})\s+`)

// ReadBeside reads a moment, or one with a word such as "after" before it, which is
// good enough to show.
func (c Context) ReadBeside(text string, line int) (Reading, bool) {
	if m, ok := c.ReadMoment(text, line); ok {
		return m, true
	}
	word := besideWord().FindString(text)
	if word == "" {
		return Reading{}, false
	}
	m, ok := c.ReadMoment(text[len(word):], line)
	if !ok || !m.Moment.HasClock {
		return Reading{}, false
	}
	m.N += len(word)
	m.Moment.Written = word + m.Moment.Written
	m.Moment.Approximate, m.Moment.Instant = true, time.Time{}
	return m, true
}

var (
	// secondClock is a time of day in brackets.
	secondClock = words.Pattern(`^\s*[(（]([^()（）]{4,60})[)）]`)
	// slashBefore stands between a time of day and the same in another zone.
	slashBefore = words.Pattern(`^\s*/\s*\b`)
)

// takeSecond takes the same moment in another zone, in brackets or with a slash behind
// the first. It gives the instant where the first has no zone.
func (r *Reading) takeSecond(text string, from point, c Context) {
	if !from.hasTime || r.End != nil {
		return
	}
	second, several, length := c.secondIn(text[r.N:], from.clock)
	if length == 0 {
		return
	}
	r.Moment.Written += " " + strings.TrimSpace(text[r.N:r.N+length])
	r.N += length
	if several || from.zone.Written != "" || !r.Moment.Instant.IsZero() || r.Moment.Day.IsZero() {
		return
	}
	if !second.hasDay {
		second.day, second.hasDay = r.Moment.Day, true
	}
	r.Moment.Instant = nearest(second.moment(c).Instant, r.Moment)
	r.Moment.Unclear = r.Moment.Unclear && r.Moment.Instant.IsZero()
}

// secondIn reads the same moment in another zone at the start of a text, and how much of
// it that takes; 0 if there is none.
func (c Context) secondIn(text string, first clock) (second point, several bool, length int) {
	if slash := slashBefore().FindString(text); slash != "" {
		second, ok := c.readPoint(text[len(slash):])
		if !ok || !second.hasTime || second.hasDay || second.zone.Written == "" || !first.inZones(second.clock) {
			return point{}, false, 0
		}
		return second, false, len(slash) + second.n
	}
	m := secondClock().FindStringSubmatch(text)
	if m == nil {
		return point{}, false, 0
	}
	second, several = c.clocksIn(strings.TrimSpace(m[1]))
	if second.n == 0 {
		return point{}, false, 0
	}
	return second, several, len(m[0])
}

// inZones tells whether two times of day can be the same moment in two zones: these differ
// by quarters of an hour, and by an hour at least. "14:30 / 14:35 CET" are two moments.
func (c clock) inZones(other clock) bool {
	between := (c.At - other.At).Abs()
	return between%(15*time.Minute) == 0 && (between == 0 || between >= time.Hour)
}

// clocksIn reads a text that is nothing but a time of day with a zone, or two of them;
// the first has no length where the text is something else.
func (c Context) clocksIn(text string) (first point, several bool) {
	first, ok := c.readPoint(text)
	if !ok || !first.hasTime {
		return point{}, false
	}
	last, end := first, first.n
	if joint := cmp.Or(dashOfRange(text[end:]), andBetween(text[end:])); joint != "" {
		if last, ok = c.readPoint(text[end+len(joint):]); !ok || !last.hasTime {
			return point{}, false
		}
		end, several = end+len(joint)+last.n, true
	}
	if end < len(text) || last.zone.Written == "" {
		return point{}, false
	}
	return first, several
}

// takeSecondRange takes the range in another zone, in brackets behind a range.
func (r *Reading) takeSecondRange(text string, c Context) {
	if r.End == nil {
		return
	}
	rest := strings.TrimLeft(text[r.N:], "*_`")
	m := secondClock().FindStringSubmatch(rest)
	if m == nil {
		return
	}
	if first, several := c.clocksIn(strings.TrimSpace(m[1])); first.n > 0 && several {
		r.N = len(text) - len(rest) + len(m[0])
		r.End.Written += " (" + strings.TrimSpace(m[1]) + ")"
	}
}

// takeOther takes one more time of day behind a word that joins the two: it is a part
// of what is written, and ends nothing.
func (r *Reading) takeOther(text string, from point, c Context) {
	joint := andBetween(text[r.N:])
	if joint == "" || !from.hasTime || !prose.HasDigit(prose.Start(text[r.N+len(joint):], len("00"))) {
		return
	}
	other, ok := c.readPoint(text[r.N+len(joint):])
	if !ok || !other.hasTime || other.hasDay || !strings.Contains(other.written, ":") {
		return
	}
	written := r.Moment.Written + strings.Trim(joint, "*_`[]") + other.written
	if from.zone.Written == "" && other.zone.Written != "" {
		from.zone = other.zone
		r.Moment = from.moment(c)
	}
	r.Moment.Written = written
	r.N += len(joint) + other.n
}

var and = phrasesOf("list.and")

// andBetween finds a word that joins two times; empty if the text does not go on so.
func andBetween(text string) string {
	rest := strings.TrimLeft(text, " \t*_`)]")
	n := and().word(rest)
	if strings.HasPrefix(rest, "&") {
		n = 1
	}
	if n == 0 || len(rest) == len(text) {
		return ""
	}
	return text[:len(text)-len(strings.TrimLeft(rest[n:], " \t*_`(["))]
}

// nearest moves an instant by whole days until it can be the one of a local time:
// no zone is farther from UTC than fourteen hours.
func nearest(instant time.Time, m kb.Moment) time.Time {
	local, ok := m.Local()
	if instant.IsZero() || !ok {
		return time.Time{}
	}
	for _, days := range []int{0, -1, 1} {
		moved := instant.AddDate(0, 0, days)
		if ahead := local.Sub(moved); ahead >= -12*time.Hour && ahead <= 14*time.Hour {
			return moved
		}
	}
	return time.Time{}
}

var (
	// lastMonthDay and lastDay are the ends of ranges that leave out what they
	// share with the start.
	lastMonthDay = words.Pattern(`^(\d{1,2})-(\d{1,2})(?:\D|$)`)
	// lastISODay is a day of the month behind a whole day in digits, "2026-03-05 to 07":
	// what is no number of something else ends right behind it.
	lastISODay = words.Pattern(`^(\d{1,2})(?:[*_)\]]*\s*(?:[-–—:|]\s|[-–—:|]?$)|[*_]{1,3}\s)`)
	lastDay    = words.Pattern(`^(\d{1,2}(?:{date.day})?){date.ordinal}?(?:\s*,?\s+((?:19|20)\d\d))?(?:[^\d:.%/\p{L}-]|:\s|:$|\s-|$)`)
)

// sharedYear is the year of both days of a range that names it once: "March 5-9, 2026".
// It is 0 if there is none, or if the year of the first day is known.
func sharedYear(from *point, text string) int {
	if !from.hasDay || from.hasTime || !from.day.IsZero() {
		return 0
	}
	m := lastDay().FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	return prose.Number(m[2])
}

// shortEnd reads the last day of a range that leaves out its year, or its month. n
// is how many bytes it takes; 0 if there is none.
func shortEnd(from *point, text string) (day kb.Date, n int) {
	if !from.hasDay || from.hasTime || from.day.IsZero() {
		return kb.Date{}, 0
	}
	if m := lastMonthDay().FindStringSubmatch(text); m != nil && strings.HasPrefix(from.written, from.day.String()) {
		day, _, _ = readDay(from.day.String()[:5]+m[1]+"-"+m[2], 0)
		if day.Compare(from.day) > 0 {
			return day, len(m[1]) + 1 + len(m[2])
		}
		return kb.Date{}, 0
	}
	if m := lastISODay().FindStringSubmatch(text); m != nil && strings.HasPrefix(from.written, from.day.String()) {
		day, _, _ = readDay(from.day.String()[:8]+fmt.Sprintf("%02s", m[1]), 0)
		if day.Compare(from.day) > 0 {
			return day, len(m[1])
		}
		return kb.Date{}, 0
	}
	m := lastDay().FindStringSubmatchIndex(text)
	if m == nil || !prose.HasLetter(strings.Trim(from.written, "0123456789 ,.-/")) {
		return kb.Date{}, 0
	}
	year, end := from.day.Year, m[3]
	if m[4] >= 0 {
		year, end = prose.Number(text[m[4]:m[5]]), m[5]
	}
	day = kb.Date{Year: year, Month: from.day.Month, Day: prose.Number(text[:prose.LeadingDigits(text)])}
	if day.Day <= from.day.Day || day.Day > 31 {
		return kb.Date{}, 0
	}
	from.day.Year = year
	return day, end
}

// partOfDay is a part of the day in words.
var partOfDay = words.Pattern(`^[ \t,]*(?:[({\[]\s*)?(?i:{clock.part}|{clock.part.*}|{clock.noon}|{clock.midnight})[)}\]]?`)

// takePart takes a part of the day that stands in place of a time.
func (p *point) takePart(text string) {
	if !p.hasDay || p.hasTime {
		return
	}
	m := partOfDay().FindString(text[p.n:])
	if m == "" || !prose.EndsWord(text[p.n+len(m):]) {
		return
	}
	if c, n := readNoon(strings.Trim(m, Dress), saidAt); n > 0 {
		p.clock, p.hasTime = c, true
	}
	p.n += len(m)
	p.clock.Approximate = p.clock.Approximate || !p.hasTime
}
