package check

import (
	"fmt"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/views"
)

// wontfixReason finds actions that will not be done while nobody says why: with
// a reason they would be closed, without one they keep the postmortem open.
func wontfixReason(i *kb.Incident, closing views.Closing) (problem.Problem, bool) {
	if closing.NeedReason == 0 {
		return problem.Problem{}, false
	}
	for n := range i.Actions {
		a := &i.Actions[n]
		if !a.NeedsReason() {
			continue
		}
		message := fmt.Sprintf("nobody says why %q will not be done", quote(a))
		if more := closing.NeedReason - 1; more == 1 {
			message += ", nor 1 other action"
		} else if more > 1 {
			message += fmt.Sprintf(", nor %d other actions", more)
		}
		return problem.New(problem.WontfixReason, problem.Place{Line: a.Text.Line}, message), true
	}
	return problem.Problem{}, false
}
