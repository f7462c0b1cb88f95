package check

import (
	"fmt"

	"github.com/debrief-dev/debrief/internal/problem"
)

// onlyCorrective finds actions that are divided into kinds, one of them corrective and
// none preventative: the first mend this system, the second keep the like away from
// others. "Corrective actions" as the heading of all is only another name for them.
func onlyCorrective(p *page) {
	line, group := 0, ""
	for i := range p.Actions {
		a := &p.Actions[i]
		if mentions(a.Text.Head(), "preventative") {
			return
		}
		if a.Group == group {
			continue // many actions may stand below one long heading
		}
		group = a.Group
		if mentions(group, "preventative") {
			return
		}
		if line == 0 && mentions(group, "corrective") {
			line = a.Text.Line
		}
	}
	if line > 0 {
		p.report(problem.OnlyCorrective, p.atLine(line), fmt.Sprintf("the actions mend this one, and %s preventative", noneIs(len(p.Actions))))
	}
}
