package reading

import (
	"regexp"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Days that are counted from the first one of the incident:
//
//	### Day 1 (Mon, Jan 9)     the day after it is Day 2, dated or not
//	- 21:30 water alarm
//	### Day 2                  also "Tag 2", "Jour 2", "Día 2", "2日目", "第2天"
//	- 00:40 fail over done

// countedDay finds the number of a day, in one of its groups.
var countedDay = words.Made(words.Of("day.counted"), func(phrases []string) *regexp.Regexp {
	var forms []string
	for _, phrase := range phrases {
		before, behind, _ := strings.Cut(regexp.QuoteMeta(phrase), "#")
		if behind == "" {
			behind = `\b`
		}
		forms = append(forms, strings.Replace(before, " ", `\s+#?`, 1)+`(\d{1,2})`+behind)
	}
	return regexp.MustCompile(`(?i)^[\s*_]*(?:` + strings.Join(forms, "|") + `)`)
})

// countedDay takes over the day of a heading that counts days. dated is set where
// the heading itself has said the day in force.
func (r *timelineReader) countedDay(heading string, dated bool) {
	m := countedDay().FindStringSubmatch(heading)
	if m == nil {
		return
	}
	n := prose.Number(strings.Join(m[1:], ""))
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
