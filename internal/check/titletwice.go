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
	var titles []string
	shared := map[string][]*kb.Incident{}
	for _, i := range base.Incidents { // the newest first
		if isCopy[i.Source] {
			continue
		}
		title := kb.Fold(i.Title)
		if shared[title] == nil {
			titles = append(titles, title)
		}
		shared[title] = append(shared[title], i)
	}
	var problems []problem.Problem
	for _, title := range titles {
		all := shared[title]
		newest := all[0]
		if len(all) < 2 || newest.TitleOrigin.Line == 0 {
			continue // a title that was made of the name of a file is not the author's
		}
		other := all[1].Source
		if more := len(all) - 2; more > 0 {
			other = fmt.Sprintf("%s and %d more", other, more)
		}
		problems = append(problems, problem.New(problem.TitleTwice, problem.Place{File: newest.Source, Line: newest.TitleOrigin.Line},
			fmt.Sprintf("%q is the title of %s, too", newest.Title, other)))
	}
	return problems
}
