package check

import (
	"fmt"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/views"
)

// statusOpen finds a status that says closed while actions are open. Where no
// action of the document has a mark at all, its authors may keep the state of
// their actions elsewhere, and mean the incident: then it is a notice.
func statusOpen(i *kb.Incident, closing views.Closing) (problem.Problem, bool) {
	if i.Status != kb.StatusClosed || closing.Count.Open == 0 {
		return problem.Problem{}, false
	}
	p := problem.New(problem.StatusOpen, problem.Place{Line: i.StatusOrigin.Line},
		fmt.Sprintf("the status says %q, and %s", i.Status, openWords(closing.Count)))
	if closing.Count.Open == closing.Count.Total() {
		p.Level = problem.Notice
	}
	return p, true
}

// openWords say how many actions are open: "2 of 5 actions are open".
func openWords(c views.ActionCount) string {
	switch {
	case c.Total() == 1:
		return "its only action is open"
	case c.Open == c.Total():
		return fmt.Sprintf("all its %d actions are open", c.Open)
	case c.Open == 1:
		return fmt.Sprintf("1 of its %d actions is open", c.Total())
	default:
		return fmt.Sprintf("%d of its %d actions are open", c.Open, c.Total())
	}
}
