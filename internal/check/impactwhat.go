package check

import (
	"cmp"
	"fmt"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
)

// fewestImpact is how many words say what somebody could not do.
const fewestImpact = 3

// impactWhat finds an impact that is a degree alone:
//
//	## Impact
//	High
func impactWhat(p *page) {
	words, first := 0, (*passage)(nil)
	for i := range p.passages {
		if one := &p.passages[i]; one.class == kb.SectionImpact {
			words += len(one.tokens)
			first = cmp.Or(first, one)
		}
	}
	if first == nil || words >= fewestImpact || first.has("who") || first.has("negation") || prose.HasUnspaced(first.plain) {
		return
	}
	p.report(problem.ImpactWhat, p.atLine(first.line), fmt.Sprintf("%q does not say what anyone could not do", head(first.plain)))
}
