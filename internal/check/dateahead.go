package check

import (
	"fmt"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/views"
)

// dateAhead finds an incident of a day that is still to come. The day after that of
// the view has begun somewhere on earth.
func dateAhead(v *views.View, i *kb.Incident) (problem.Problem, bool) {
	if i.Date.IsZero() || i.Date.Compare(v.AsOf.AddDays(1)) <= 0 {
		return problem.Problem{}, false
	}
	return problem.New(problem.DateAhead, problem.Place{Line: max(1, i.DateOrigin.Line)},
		fmt.Sprintf("the incident happened on %s, which is still to come", i.Date)), true
}
