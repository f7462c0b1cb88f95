package when

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// A moment, at the start of a text: a day, a time of day, or both, alone or as
// the beginning of a range, in the dress that people give it:
//
//	09:42: text    [08:47] text    **00:27 UTC:** text    `10:15` - text
//	2024-03-13 10:01 text    24.05.2023 ca kl 07:25 : text    07-27-2023 2:14 pm - text
//	8:20 - 8:24 text    2023-01-02 10:00 to 11:00    07/27/2023 - 07/31/2023
//	12:45 PM PST Saturday Oct 30th: text    00:10 (+1d) text    _4/21/23_

// Reading is a moment read at the start of a text.
type Reading struct {
	// Moment is the moment, or the start of a range; End is nil for no range.
	Moment kb.Moment
	End    *kb.Moment
	// N is how many bytes the moment takes, with the brackets around it and the
	// separator after it: the entry's own words begin there.
	N int
	// Within is set for a range "between" two times, at some time within which something was:
	// its ends are approximate for that alone.
	Within bool
	// HasDay is set where the text itself states a day, be it a refused one.
	HasDay bool
	// Refused says why a day in the text was not read, or how it was mended;
	// empty if all is well.
	Refused string
}

// ReadMoment reads a moment at the start of the text, which stands on a line of the
// file. It is false if there is none.
func (c Context) ReadMoment(text string, line int) (Reading, bool) {
	narrowed := narrow(text)
	r, ok := c.readMoment(narrowed)
	if len(narrowed) < len(text) {
		r.N = inWide(text, r.N)
	}
	r.Moment.Line = line
	if r.End != nil {
		r.End.Line = line
	}
	return r, ok
}

func (c Context) readMoment(text string) (Reading, bool) {
	start := len(text) - len(strings.TrimLeft(text, opening))
	if i := strings.Index(prose.Start(text, mostOpening), "--:--"); i >= 0 && i < start {
		start = i
	}
	if !mayBeMoment(text[start:]) {
		return Reading{}, false
	}
	from, ok := c.readPoint(text[start:])
	if !ok {
		r, ok := c.readOpenRange(text[start:])
		r.N += start + closing(text[min(len(text), start+r.N):])
		return r, ok
	}
	r := Reading{HasDay: from.hasDay, Refused: from.refused}
	r.Moment = from.moment(c)
	r.N = start + from.n
	r.takeOther(text, from, c)
	r.takeSecond(text, from, c)
	m := dashOfRange(text[r.N:])
	if year := sharedYear(&from, text[r.N+len(m):]); m != "" && year > 0 {
		c.Year = year
		from.day, _, _ = c.ReadDay(text[start:])
	}
	if m == "" {
		// No range.
	} else if day, n := shortEnd(&from, text[r.N+len(m):]); n > 0 {
		r.Moment = from.moment(c)
		end := r.Moment
		end.Day, end.Written = day, text[r.N+len(m):r.N+len(m)+n]
		r.End = &end
		r.N += len(m) + n
	} else if mayBeMoment(text[r.N+len(m):]) {
		if to, ok := c.readPoint(text[r.N+len(m):]); ok && isRange(from, to, m) {
			r.End = endOf(&r.Moment, from, to, c)
			r.N += len(m) + to.n
			r.Refused = cmp.Or(r.Refused, to.refused)
		}
	}
	r.takeSecondRange(text, c)
	r.N += closing(text[r.N:])
	if text[r.N-1] == ':' && emojiStart().MatchString(text[r.N-1:]) {
		// The colon of ":rotating_light:" is no separator.
		r.N--
	}
	return r, true
}

// mostOpening bounds how many characters of opening may stand before "--:--", which
// begins with one of them.
const mostOpening = 16

// Dress is the characters that may stand around a moment and say nothing.
const Dress = " \t\n*_`[]()（）【】「」:,"

// opening may stand before a moment.
const opening = " \t\n*_`[(（【「•-–—@"

// rangeTo are the words between the two ends of a range.
var rangeTo = phrasesOf("range.to")

// dashOfRange finds what stands between the two ends of a range, a dash, an arrow or
// a word; empty if the text does not go on like one.
func dashOfRange(text string) string {
	rest := strings.TrimLeft(text, " \t*_`)]")
	n := rangeTo().word(rest)
	for _, dash := range []string{"-", "–", "—", "‒", "〜", "～", "~", "→"} {
		if strings.HasPrefix(rest, dash) {
			n = len(dash)
		}
	}
	if strings.HasPrefix(rest, "->") {
		n = len("->")
	}
	if n == 0 {
		return ""
	}
	return text[:len(text)-len(strings.TrimLeft(rest[n:], " \t*_`([]"))]
}

// closing is the length of what separates a moment from the words behind it: the
// dress around it, then any dashes, arrows, colons and spaces.
func closing(text string) int {
	n := len(text) - len(strings.TrimLeft(text, "*_`)]）】」:：,;.，、"))
	for {
		joint := n + len(text[n:]) - len(strings.TrimLeft(text[n:], " \t\n\u3000"))
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

// emojiStart is the code of an emoji.
var emojiStart = words.Pattern(`^:[a-z][a-z0-9_+-]*:`)

// isJoint tells whether a character joins a moment and the words behind it.
func isJoint(r rune) bool {
	switch r {
	case '-', '–', '—', '→', '>', '|', ':', '：', ',', '·', '〜', '～':
		return true
	}
	return false
}

// reach is how far into a text the first digit of a day or a time can stand, behind
// all the words that may open one: "примерно воскресенье, 3".
const reach = 64

// mayBeMoment is a cheap look at the first characters, because nearly all text
// is no moment.
func mayBeMoment(text string) bool {
	head := prose.Start(text, reach)
	return prose.HasDigit(head) || strings.Contains(head, "?") || strings.Contains(head, "--:--") || strings.Contains(head, "x:") || strings.Contains(head, "X:") || namesNoon(text)
}
