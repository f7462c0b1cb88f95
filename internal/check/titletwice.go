package check

import (
	"fmt"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// titleTwice finds incidents that have the title of another one, of which they are no
// copy. Of all that share one, the newest is told.
func titleTwice(base *kb.Base, copies []problem.Problem) []problem.Problem {
	isCopy := map[string]bool{}
	for _, p := range copies {
		isCopy[p.File] = true
	}
	shared := map[string][]*kb.Incident{}
	for _, i := range base.Incidents { // the newest first
		if isCopy[i.Source] {
			continue
		}
		title := kb.Fold(i.Title)
		shared[title] = append(shared[title], i)
	}
	var problems []problem.Problem
	for _, i := range base.Incidents {
		all := shared[kb.Fold(i.Title)]
		if len(all) < 2 || all[0] != i || i.TitleOrigin.Line == 0 {
			continue // a title that was made of the name of a file is not the author's
		}
		other := all[1].Source
		if more := len(all) - 2; more > 0 {
			other = fmt.Sprintf("%s and %d more", other, more)
		}
		problems = append(problems, problem.New(problem.TitleTwice, problem.Place{File: i.Source, Line: i.TitleOrigin.Line},
			fmt.Sprintf("%q is the title of %s, too", i.Title, other)))
	}
	return problems
}
