package views

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/words"
)

// PeriodKind is the length of a period.
type PeriodKind string

// The kinds of period.
const (
	MonthPeriod   PeriodKind = "month"
	QuarterPeriod PeriodKind = "quarter"
	YearPeriod    PeriodKind = "year"
	// RangePeriod is any two days.
	RangePeriod PeriodKind = "range"
)

// Period is a month, a quarter, a year, or the time between any two days.
type Period struct {
	Kind PeriodKind
	Year int
	// Number is 1 to 12 for a month, 1 to 4 for a quarter, else 0.
	Number int
	// From and To are the first and the last day.
	From, To kb.Date
}

// PeriodOf is the period of a kind that holds a day.
func PeriodOf(kind PeriodKind, day kb.Date) Period {
	switch kind {
	case MonthPeriod:
		return period(MonthPeriod, day.Year, int(day.Month))
	case QuarterPeriod:
		return period(QuarterPeriod, day.Year, (int(day.Month)+2)/3)
	case YearPeriod:
		return period(YearPeriod, day.Year, 0)
	default:
		return RangeOf(day, day)
	}
}

// RangeOf is the time from one day to another, both included.
func RangeOf(from, to kb.Date) Period {
	return Period{Kind: RangePeriod, Year: from.Year, From: from, To: to}
}

func period(kind PeriodKind, year, number int) Period {
	first, months := 1, 12
	switch kind {
	case MonthPeriod:
		first, months = number, 1
	case QuarterPeriod:
		first, months = 3*number-2, 3
	}
	from := kb.Date{Year: year, Month: time.Month(first), Day: 1}
	return Period{kind, year, number, from, kb.Interval{N: months, Unit: kb.Months}.From(from, 1).AddDays(-1)}
}

// Slug names the period in addresses: "2026-09", "2026-q3", "2026", and
// "2026-09-03-2026-10-04" for any two days.
func (p Period) Slug() string {
	switch p.Kind {
	case MonthPeriod:
		return fmt.Sprintf("%04d-%02d", p.Year, p.Number)
	case QuarterPeriod:
		return fmt.Sprintf("%04d-q%d", p.Year, p.Number)
	case YearPeriod:
		return fmt.Sprintf("%04d", p.Year)
	default:
		return p.From.String() + "-" + p.To.String()
	}
}

// Title names the period in words: "September 2026", "3rd quarter of 2026",
// "2026", "3 September 2026 to 4 October 2026", "3 September 2026" for one day.
func (p Period) Title(l *texts.Language) string {
	switch p.Kind {
	case MonthPeriod:
		return l.Text("month-of", l.Month(p.Number), p.Year)
	case QuarterPeriod:
		return l.Count("quarter-of", p.Number, p.Year)
	case YearPeriod:
		return strconv.Itoa(p.Year)
	default:
		if p.From == p.To {
			return l.Day(p.From)
		}
		return l.Text("span", p.From, p.To)
	}
}

// Contains tells whether a day lies in the period.
func (p Period) Contains(d kb.Date) bool { return d.Compare(p.From) >= 0 && d.Compare(p.To) <= 0 }

// Previous and Next are the periods of the same kind, or of the same length,
// before and after this one.
func (p Period) Previous() Period {
	if p.Kind == RangePeriod {
		return RangeOf(p.From.AddDays(-1-p.To.DaysSince(p.From)), p.From.AddDays(-1))
	}
	return PeriodOf(p.Kind, p.From.AddDays(-1))
}

// Next is the period after this one; see Previous.
func (p Period) Next() Period {
	if p.Kind == RangePeriod {
		return RangeOf(p.To.AddDays(1), p.To.AddDays(1+p.To.DaysSince(p.From)))
	}
	return PeriodOf(p.Kind, p.To.AddDays(1))
}

var periodWords = words.Pattern(`^(\d{4})(?:-(0[1-9]|1[0-2])|-?[qQ]([1-4]))?$`)

// ParsePeriod reads "2026-09", "2026-q3" or "2026".
func ParsePeriod(text string) (Period, error) {
	m := periodWords().FindStringSubmatch(text)
	if m == nil || m[1] == "0000" {
		return Period{}, fmt.Errorf("%q is no period; expected a month such as 2026-09, a quarter such as 2026-q3, or a year", text)
	}
	year, _ := strconv.Atoi(m[1]) // digits
	switch {
	case m[2] != "":
		number, _ := strconv.Atoi(m[2])
		return period(MonthPeriod, year, number), nil
	case m[3] != "":
		number, _ := strconv.Atoi(m[3])
		return period(QuarterPeriod, year, number), nil
	default:
		return period(YearPeriod, year, 0), nil
	}
}

// longestQuiet is how many quiet months between two others are worth a page
// each; a longer gap is rather a date that somebody mistyped.
const longestQuiet = 12

// Of how many months a site has digests by month and by quarter. Those of older
// ones are folded into their years.
const (
	monthsKept   = 24
	quartersKept = 36
)

// HasPage tells whether a site that speaks of a day has a digest of the period.
func (p Period) HasPage(asOf kb.Date) bool {
	months := 12*(asOf.Year-p.To.Year) + int(asOf.Month-p.To.Month)
	switch p.Kind {
	case MonthPeriod:
		return months < monthsKept
	case QuarterPeriod:
		return months < quartersKept
	default:
		return p.Kind == YearPeriod
	}
}

// Periods are the months, quarters and years in which an incident began or an
// action was done, those of asOf, and quiet ones between them: months first, then
// quarters, then years, each newest first. None begins after asOf, and months and
// quarters of long ago are left out.
func (v *View) Periods() []Period { return v.periods.of(v, listPeriods) }

func listPeriods(v *View) []Period {
	var all []Period
	days := v.eventDays()
	for _, kind := range []PeriodKind{MonthPeriod, QuarterPeriod, YearPeriod} {
		all = append(all, periodsOf(kind, days)...)
	}
	return slices.DeleteFunc(all, func(p Period) bool { return !p.HasPage(v.AsOf) })
}

// LatestPeriod is the newest month up to asOf in which an incident began or an
// action was done; the month of asOf if there is none.
func (v *View) LatestPeriod() Period {
	days := v.eventDays()
	if len(days) > 1 {
		return PeriodOf(MonthPeriod, days[len(days)-2])
	}
	return PeriodOf(MonthPeriod, v.AsOf)
}

// eventDays are the days up to asOf on which something happened, in ascending
// order, and asOf itself as the last.
func (v *View) eventDays() []kb.Date {
	var days []kb.Date
	add := func(d kb.Date) {
		if !d.IsZero() && d.Compare(v.AsOf) <= 0 {
			days = append(days, d)
		}
	}
	for _, i := range v.Base.Incidents {
		add(i.Date)
		for n := range i.Actions {
			add(i.Actions[n].Done)
		}
	}
	slices.SortFunc(days, kb.Date.Compare)
	return append(days, v.AsOf)
}

// periodsOf are the periods of a kind that hold one of the ascending days, and
// those between them, newest first.
func periodsOf(kind PeriodKind, days []kb.Date) []Period {
	var list []Period
	for _, day := range days {
		p := PeriodOf(kind, day)
		if n := len(list); n > 0 {
			last := list[n-1]
			if last == p {
				continue
			}
			if gap := 12*(p.From.Year-last.To.Year) + int(p.From.Month-last.To.Month) - 1; gap <= longestQuiet {
				for q := last.Next(); q.From.Compare(p.From) < 0; q = q.Next() {
					list = append(list, q)
				}
			}
		}
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b Period) int { return cmp.Or(b.From.Compare(a.From)) })
	return list
}
