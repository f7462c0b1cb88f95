package check

import (
	"fmt"

	"github.com/debrief-dev/debrief/internal/problem"
)

// evidenceMissing finds a timeline of some length in a document that links to nothing
// and shows nothing.
func evidenceMissing(p *page) {
	if n := len(p.Timeline); n > fewestEntries && len(p.Body.Links) == 0 {
		p.report(problem.EvidenceMissing, p.atLine(p.Timeline[0].Text.Line), fmt.Sprintf("nothing shows what the %d entries tell", n))
	}
}
