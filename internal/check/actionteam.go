package check

import (
	"fmt"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// actionTeam finds open actions of a team, and of nobody in it.
func actionTeam(p *page) {
	for i := range p.Actions {
		if a := &p.Actions[i]; a.State == kb.ActionOpen && isGroup(a.Owner) {
			p.report(problem.ActionTeam, p.atLine(a.Text.Line), fmt.Sprintf("%q is owned by a team: %s", quote(a), a.Owner))
		}
	}
}
