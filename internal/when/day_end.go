package when

import (
	"cmp"
	"regexp"
	"strings"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The last day of a month or a quarter, by which something is to be done:
//
//	end of July 2026   end of July   Ende Juli   fin juillet   July 2026   2026-07
//	2026年7月   2026年7月末   2026년 7월
//	Q3 2026   2026-Q3   T3 2026   3. Quartal 2026   third quarter: not read

var (
	monthEnd   = words.Pattern(`(?i)^({date.end-of}\s+)?(\p{L}+)\.?(?:,?\s+(?:{date.of-year}\s+)?((?:19|20)\d\d))?$`)
	monthOnly  = words.Pattern(`^(\d{4})-(0[1-9]|1[0-2])$`)
	monthSigns = words.Pattern(`^((?:19|20)\d\d)\s?{date.year}\s?(0?[1-9]|1[0-2])\s?{date.month}{date.month-last}?{date.by-behind}?$`)
	quarterEnd = words.Pattern(`(?i)^(?:{date.end-of}\s+)?(?:{date.quarter}\s?([1-4])|([1-4])(?:\.|{date.ordinal})?\s?{interval.unit.quarter})` +
		`(?:[\s/-]+(?:{date.of-year}\s+)?((?:19|20)\d\d))?$`)
	yearFirst = words.Pattern(`(?i)^((?:19|20)\d\d)[\s/-]*{date.quarter}([1-4])$`)
)

// ReadPeriodEnd reads a text that names a month, the end of one, or a quarter, and
// nothing else. A year that is left out is the one that is known, but for a month alone,
// whose name can be another word. It is false without a year.
func (c Context) ReadPeriodEnd(text string) (kb.Date, bool) {
	text = strings.TrimSpace(text)
	switch prose.LeadingDigits(text) {
	case 0:
		if m := monthEnd().FindStringSubmatch(text); m != nil && IsMonth(m[2]) && m[1]+m[3] != "" {
			return c.lastOf(m[3], months()[strings.ToLower(m[2])])
		}
		return c.quarterEnd(text)
	case 1:
		return c.quarterEnd(text)
	case 4:
		for _, pattern := range []func() *regexp.Regexp{monthOnly, monthSigns} {
			if m := pattern().FindStringSubmatch(text); m != nil {
				return c.lastOf(m[1], time.Month(prose.Number(m[2])))
			}
		}
		if m := yearFirst().FindStringSubmatch(text); m != nil {
			return c.lastOf(m[1], time.Month(3*prose.Number(m[2])))
		}
	}
	return kb.Date{}, false
}

// quarterEnd is the last day of a quarter.
func (c Context) quarterEnd(text string) (kb.Date, bool) {
	if !prose.HasDigit(text) {
		return kb.Date{}, false
	}
	if m := quarterEnd().FindStringSubmatch(text); m != nil {
		return c.lastOf(m[3], time.Month(3*prose.Number(cmp.Or(m[1], m[2]))))
	}
	return kb.Date{}, false
}

// lastOf is the last day of a month; it is false where nobody says of which year.
func (c Context) lastOf(yearText string, month time.Month) (kb.Date, bool) {
	year := c.year()
	if yearText != "" {
		year = prose.Number(yearText)
	}
	if year == 0 {
		return kb.Date{}, false
	}
	first := kb.Date{Year: year, Month: month, Day: 1}
	return kb.Interval{N: 1, Unit: kb.Months}.From(first, 1).AddDays(-1), true
}
