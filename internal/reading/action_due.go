package reading

import (
	"fmt"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// The day until which an action is due, in a cell, behind a key or in brackets:
//
//	2026-10-01   bis 12.03.2026   by October 5, 2026
//	end of March   March 2026   2026-03   Q1 2026          the last day of it
//	J+7   1 semana   within 2 weeks   next sprint          no day: from when is not said
//
// What says no day stays as it is written, and the author is told.

// dueDay reads such a day, and what stands behind it; zero if there is none.
func (o *outline) dueDay(value string) (day kb.Date, rest string) {
	value = value[len(byDay.opening(value)):]
	day, n, _ := o.dates.ReadDay(value)
	if n > 0 && !day.IsZero() {
		return day, strings.TrimSpace(value[n:])
	}
	if end, found := o.dates.ReadPeriodEnd(value); found {
		return end, ""
	}
	return kb.Date{}, value
}

// wholeDay is the day that a value says and nothing else; zero if it says more or none.
func (o *outline) wholeDay(value string) kb.Date {
	day, rest := o.dueDay(value)
	if rest != "" {
		return kb.Date{}
	}
	return day
}

// dayCounted is a length that is counted from a day: "J+7", "D+3".
var dayCounted = words.Pattern(`^\p{L}{1,3}\s?\+\s?\d{1,3}\p{L}?$`)

// countsFromSomewhere tells whether a value is a length, with or without words before it.
func countsFromSomewhere(value string) bool {
	value = strings.TrimSpace(value)
	if _, whole := when.ParseInterval(value); whole && strings.ContainsAny(value, "0123456789") || dayCounted().MatchString(value) {
		return true
	}
	at := strings.IndexAny(value, "0123456789")
	if at < 1 {
		return false
	}
	_, ok := when.ParseInterval(value[at:])
	return ok
}

// reportDues tells of the cells for a due day that say none.
func (s *source) reportDues(unclear []refusedToken) {
	if len(unclear) == 0 {
		return
	}
	first := unclear[0]
	said := fmt.Sprintf("no day of the calendar is said by %q, so nothing can be overdue", first.token)
	if len(unclear) > 1 {
		said = fmt.Sprintf("%d due days are no days of the calendar, so nothing of them can be overdue; the first is %q", len(unclear), first.token)
	}
	p := problem.New(problem.ActionToken, s.placed(s.placeInBody(first.line, first.token)), said)
	s.problems = append(s.problems, p.WithHelp("write the day itself, as in 2026-10-01").WithLevel(problem.Notice))
}
