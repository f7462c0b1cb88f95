package reading

import (
	"strings"
	"time"
	"unicode"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Times of a clock of twelve hours that does not say am or pm, told by their order:
//
//	12.56 the fix is known
//	1.00  it is built          13:00, as all before is in order and nothing is later
//	1.28  all is well

// noon is where such a clock begins anew, and farthestPast how late the first time
// behind noon may be.
const (
	noon         = 12 * time.Hour
	farthestPast = 4 * time.Hour
)

// afternoons moves the times behind noon by twelve hours.
func (r *timelineReader) afternoons() {
	first := r.firstPastNoon()
	if first < 0 {
		return
	}
	for i := first; i < len(r.entries); i++ {
		e := &r.entries[i]
		for _, m := range []*kb.Moment{&e.Moment, e.End} {
			if m != nil && m.HasClock && m.Clock < noon {
				m.Clock += noon
				r.ctx.Shift(m, 0)
			}
		}
		e.Anchor = r.anchors.ofMoment(&e.Moment, e.Text.Plain)
	}
}

// firstPastNoon is the entry with which the clock begins anew on a single day, where
// all before and behind it are in order; -1 if there is none.
func (r *timelineReader) firstPastNoon() int {
	first, last, reached := -1, time.Duration(-1), time.Duration(-1)
	for i := range r.entries {
		m := &r.entries[i].Moment
		if !m.HasClock {
			continue
		}
		if m.Clock >= noon+time.Hour || m.Day != r.entries[0].Moment.Day || m.Day.IsZero() || strings.ContainsFunc(m.Written, unicode.IsLetter) {
			return -1
		}
		if m.Clock < last {
			if first >= 0 || reached < noon || m.Clock < time.Hour || m.Clock >= farthestPast {
				return -1
			}
			first = i
		}
		if first >= 0 && (m.Clock >= noon || strings.HasPrefix(m.Written, "0")) {
			return -1
		}
		last, reached = m.Clock, max(reached, m.Clock)
		if end := r.entries[i].End; end != nil && end.HasClock && end.Day == m.Day {
			reached = max(reached, end.Clock)
		}
	}
	return first
}
