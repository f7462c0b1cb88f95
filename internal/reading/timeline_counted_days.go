package reading

import (
	"regexp"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Days that are counted from the first one of the incident:
//
//	### Day 1 (Mon, Jan 9)     the day after it is Day 2, dated or not
//	- 21:30 water alarm
//	### Day 2                  also "Tag 2", "Jour 2", "Día 2", "2日目", "第2天"
//	- 00:40 fail over done

var countedDay = regexp.MustCompile(`(?i)^[\s*_]*(?:(?:day|tag|jour|día|dia|dag)\s+#?(\d{1,2})\b|(\d{1,2})日目|第(\d{1,2})天)`)

// countedDay takes over the day of a heading that counts days. dated is set where
// the heading itself has said the day in force.
func (r *timelineReader) countedDay(heading string, dated bool) {
	m := countedDay.FindStringSubmatch(heading)
	if m == nil {
		return
	}
	n := number(m[1] + m[2] + m[3])
	switch {
	case n == 0:
		return
	case dated || n == 1:
		if !r.ctx.Day.IsZero() {
			r.dayOne = r.ctx.Day.AddDays(1 - n)
		}
	case !r.dayOne.IsZero():
		r.ctx.Day = r.dayOne.AddDays(n - 1)
	default:
		// Which day it was nobody knows.
		r.ctx.Day = kb.Date{}
	}
	r.hasLast = false
}
