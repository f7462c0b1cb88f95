package check

import (
	"cmp"
	"fmt"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/views"
)

// similarOpen finds what is still open of earlier incidents like this one.
func similarOpen(v *views.View, i *kb.Incident) (problem.Problem, bool) {
	open, incidents := 0, 0
	var first *views.Promised
	for _, similar := range v.Similar(i) {
		if len(similar.Open) > 0 {
			incidents++
			open += len(similar.Open)
			first = cmp.Or(first, &similar.Open[0])
		}
	}
	if first == nil {
		return problem.Problem{}, false
	}
	are := "are"
	if open == 1 {
		are = "is"
	}
	message := fmt.Sprintf("you promised this before: %s of %s like this one %s still open; the first is %q, of %s",
		kb.Plural(open, "action", "actions"), kb.Plural(incidents, "earlier incident", "earlier incidents"), are, quote(first.Action), first.Incident.Date)
	return problem.New(problem.SimilarOpen, problem.Place{Line: max(1, i.TitleOrigin.Line)}, message), true
}
