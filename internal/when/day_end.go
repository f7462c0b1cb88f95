package when

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The last day of a month, by which something is to be done:
//
//	end of July 2026   end of July   Ende Juli   fin juillet   7月末

var monthEnd = words.Pattern(`(?i)^(?:{date.end-of}\s+)(\p{L}+)\.?(?:,?\s+((?:19|20)\d\d))?$`)

// ReadMonthEnd reads a text that names the end of a month and nothing else. A year
// that is left out is the one that is known; it is false without one.
func (c Context) ReadMonthEnd(text string) (kb.Date, bool) {
	m := monthEnd().FindStringSubmatch(strings.TrimSpace(text))
	if m == nil || !IsMonth(m[1]) {
		return kb.Date{}, false
	}
	year := c.year()
	if m[2] != "" {
		year = prose.Number(m[2])
	}
	if year == 0 {
		return kb.Date{}, false
	}
	first := kb.Date{Year: year, Month: months()[strings.ToLower(m[1])], Day: 1}
	return kb.Interval{N: 1, Unit: kb.Months}.From(first, 1).AddDays(-1), true
}
