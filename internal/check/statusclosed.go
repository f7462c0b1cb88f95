package check

import (
	"fmt"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/views"
)

// statusClosed finds a status that says that the document is still being worked
// on while every action is closed. Final does not say that, and resolved speaks of
// the incident.
func statusClosed(i *kb.Incident, closing views.Closing) (problem.Problem, bool) {
	if closing.State != views.Closed || i.Status != kb.StatusDraft && i.Status != kb.StatusReview {
		return problem.Problem{}, false
	}
	return problem.New(problem.StatusClosed, problem.Place{Line: i.StatusOrigin.Line},
		fmt.Sprintf("every action is closed, and the status says %q", i.Status)), true
}
