package reading

import (
	"fmt"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/words"
)

// The day until which an action is due, in a cell, behind a key or in brackets:
//
//	2026-10-01   bis 12.03.2026   by October 5, 2026
//	end of March   March 2026   2026-03   Q1 2026          the last day of it
//	2026-10-05T17:00Z   October 5, 2026 at 17:00   Oct 5, 2026 EOD   the day of it
//	Oct 5, 2026 — moved from Sep 5     the day, and the words stay
//	J+7   1 semana   within 2 weeks   next sprint          no day: from when is not said
//
// What says no day stays as it is written, from a cell in the place of the day as well,
// and the author is told.

// dueDay reads such a day, and what stands behind it; zero if there is none.
func (o *outline) dueDay(value string) (day kb.Date, rest string) {
	value = value[len(byDay.opening(value)):]
	day, n, _ := o.dates.ReadDay(value)
	if n > 0 && !day.IsZero() {
		return day, strings.TrimSpace(dueTime().ReplaceAllString(value[n:], ""))
	}
	if end, found := o.dates.ReadPeriodEnd(value); found {
		return end, ""
	}
	return kb.Date{}, value
}

// dueTime is a time behind a day, which is due all day long.
var dueTime = words.Pattern(`^(?:T|,?\s*(?:@|\p{Ll}{1,3}\.?)?\s*)\d{1,2}[:.h]\d\d(?::\d\d)?\s*(?i:[ap]\.?m\.?)?(?:\s*(?:Z|[A-Z]{2,5}|[+-]\d\d:?\d\d))?$|^,?\s*(?:EOD|COB|EOB)$`)

// dueRemark is what an author adds to a day.
var dueRemark = words.Pattern(`^(?:[–—(;]|--?\s)`)

// dueOpening is what stands before a due day in brackets.
var dueOpening = atWords(`^(?i:{action.by}|{action.due})\s*[:：=]?\s*`, "action.by", "action.due")

// dueAndRemark takes a day that has a remark behind it, and leaves the words.
func (l *actionLine) dueAndRemark(inside string) {
	opening := dueOpening.opening(inside)
	if opening == "" || !l.action.Due.IsZero() {
		return
	}
	if day, rest := l.outline.dueDay(inside[len(opening):]); dueRemark().MatchString(rest) {
		l.action.Due = day
	}
}

// wholeDay is the day that a value says and nothing else; zero if it says more or none.
func (o *outline) wholeDay(value string) kb.Date {
	day, rest := o.dueDay(value)
	if rest != "" {
		return kb.Date{}
	}
	return day
}

// longestDueSaid is how many bytes such words have at most that stand in place of a day.
const longestDueSaid = 40

// shortDue are the words of a cell for a due day that say none; empty if they are more
// than a few.
func shortDue(cell string) string {
	if len(cell) > longestDueSaid {
		return ""
	}
	return oneLine(cell)
}

// ownerAndDue reads a cell that says who, and until when: "Kim, 2026-10-01",
// "Kim (Oct 1)", "Kim by Oct 1".
func (o *outline) ownerAndDue(cell string) (owner string, due kb.Date) {
	const between = " \n,;/()–—-"
	for i, c := range cell {
		if c != ' ' && c != '\n' {
			continue
		}
		owner, rest := strings.TrimRight(cell[:i], between), strings.Trim(cell[i:], between)
		if owner == strings.TrimSpace(cell[:i]) && byDay.opening(rest) == "" && c != '\n' && !strings.HasPrefix(cell[i+1:], "(") {
			continue
		}
		if due := o.wholeDay(rest); !due.IsZero() && owner != "" {
			return owner, due
		}
	}
	return cell, kb.Date{}
}

// reportDues tells of the cells for a due day that say none.
func (s *source) reportDues(unclear []refusedToken) {
	if len(unclear) == 0 {
		return
	}
	first := unclear[0]
	said := fmt.Sprintf("the due date %q is not a day, so it can never be overdue", first.token)
	if len(unclear) > 1 {
		said = fmt.Sprintf("%d due dates are not days, so they can never be overdue; the first is %q", len(unclear), first.token)
	}
	p := problem.New(problem.ActionToken, s.placed(s.placeInBody(first.line, first.token)), said)
	s.problems = append(s.problems, p.WithHelp("write the day itself, as in 2026-10-01").WithLevel(problem.Notice))
}

// What looks like a key of an action and has no value that can be read. It stays
// in the words of the action:
//
//	- [ ] Alert on the backlog due:2026-02-30      due:tomorrow      kind:foo      every:now

// reportToken says what was expected of a key of an action.
func (s *source) reportToken(at place, token string) {
	key, _, _ := strings.Cut(token, ":")
	expected, help := "a day of the calendar written as YYYY-MM-DD", key+":YYYY-MM-DD"
	if actionColumn(key) == everyColumn {
		expected, help = "a length such as 3m, 2w or 1y", key+":3m for every 3 months"
	}
	if actionColumn(key) == kindColumn {
		expected = fmt.Sprintf("%s, %s, %s, %s or %s", kb.ActionPrevent, kb.ActionDetect, kb.ActionRespond, kb.ActionLearn, kb.ActionPreserve)
		help = fmt.Sprintf("%s:%s, or another of these", key, kb.ActionPrevent)
	}
	s.report(at, problem.ActionToken, fmt.Sprintf("%q cannot be read; expected %s", token, expected), "write "+help)
}
