package when

import (
	"cmp"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// A range whose start is a time or a day only together with its end:
//
//	between 14:00 and 14:30   entre 14 h et 15 h   zwischen 14 und 15 Uhr   (at some time within)
//	from 2 to 3 pm   14-15 Uhr   de 14h à 15h         the end has the word of the hour
//	5-7 March 2026   vom 5. bis 7. März   del 5 al 7 de marzo de 2026         or the month

var (
	rangeBetween = phrasesOf("range.between")
	// bareStart is the start of such a range: a number, perhaps with the word of an hour.
	bareStart = words.Pattern(`^(\d{1,2})(?:\.|{date.ordinal}|\s?((?i:{clock.hour-word})))?`)
)

// readOpenRange reads such a range at the start of a text. It is false if there is none.
func (c Context) readOpenRange(text string) (Reading, bool) {
	within := rangeBetween().spaced(text)
	from, ok := point{}, false
	if within > 0 {
		from, ok = c.readPoint(text[within:])
		from.n += within
	}
	bare := !ok
	var hour string
	if bare {
		if from, hour = readBareStart(text[within:]); from.n == 0 {
			return Reading{}, false
		}
		from.n += within
	}
	joint := dashOfRange(text[from.n:])
	if within > 0 {
		joint = cmp.Or(andBetween(text[from.n:]), joint)
	}
	to, ok := c.readPoint(text[from.n+len(joint):])
	if !ok && hour != "" {
		to.clock, to.n = readHourWord(text[from.n+len(joint):], saidAt)
		to.hasTime, to.written = true, text[from.n+len(joint):][:to.n]
	}
	if joint == "" || to.n == 0 || bare && !from.completedBy(to, hour != "" || within > 0) || from.hasTime != to.hasTime {
		return Reading{}, false
	}
	from.written = strings.Trim(text[:from.n], Dress)
	rough := from.clock.Approximate || to.clock.Approximate
	from.clock.Approximate = from.clock.Approximate || within > 0
	to.clock.Approximate = to.clock.Approximate || within > 0
	r := Reading{Within: within > 0 && !rough, HasDay: from.hasDay, N: from.n + len(joint) + to.n, Refused: cmp.Or(from.refused, to.refused)}
	r.Moment = from.moment(c)
	r.End = endOf(&r.Moment, from, to, c)
	return r, true
}

// readBareStart reads a number that may begin a range, and the word of an hour behind it.
// Until the end is known it is an hour and a day.
func readBareStart(text string) (from point, hour string) {
	rest, _, _ := readOpening(text)
	m := bareStart().FindStringSubmatch(rest)
	if m == nil {
		return point{}, ""
	}
	number, n := prose.Number(m[1]), len(m[0])
	if m[2] != "" && !endsPhrase(rest, n) {
		// "14 und 15 Uhr" has no Dutch "u".
		m[2], n = "", len(m[1])
	}
	return point{n: len(text) - len(rest) + n, clock: clockOf(m[1], "", ""), day: kb.Date{Day: number}}, m[2]
}

// completedBy makes the number of a start the day or the hour that the end says it is.
// An hour needs more than the end: two numbers and an h can be a length.
func (p *point) completedBy(to point, hour bool) bool {
	number := p.day.Day
	switch {
	case to.hasDay && !to.hasTime && number > 0 && number < to.day.Day && prose.HasLetter(to.written):
		p.clock, p.hasDay = clock{}, true
		p.day = kb.Date{Year: to.day.Year, Month: to.day.Month, Day: number}
		return true
	case to.hasTime && !to.hasDay && to.clock.Known && p.clock.Known && !strings.ContainsAny(to.written, ":："):
		p.day, p.hasTime = kb.Date{}, true
		return hour || to.clock.said || saysOClock(to.written)
	}
	return false
}

// saysOClock tells whether a bare hour has the word that only times of day have.
func saysOClock(written string) bool {
	return oClockAlone().word(trimSpaces(strings.TrimLeft(written, "0123456789"))) > 0
}
