package check

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// factsMissing names what is looked for first and stands nowhere: the day, when
// things happened, and why, of which what went badly may tell; how bad it was beside
// these, since many teams have no scale. Other rules ask for the impact, for how it
// was found and for actions.
func factsMissing(p *page) {
	var missing []string
	if p.Date.IsZero() {
		missing = append(missing, "on which day it was")
	}
	if p.Started == nil && p.Detected == nil && p.Resolved == nil && len(p.Timeline) == 0 && !p.hasSection(kb.SectionTimeline) {
		missing = append(missing, "what happened when (a timeline)")
	}
	if len(p.Factors) == 0 && len(p.Badly) == 0 && !p.hasSection(kb.SectionCauses) && p.Trigger.IsZero() {
		missing = append(missing, "why (causes)")
	}
	if len(missing) == 0 {
		return
	}
	if p.Severity == nil && !p.NearMiss && !p.NamesSeverity {
		missing = slices.Insert(missing, 0, "how bad it was (a severity)")
	}
	p.report(problem.FactsMissing, p.top(), "nothing says "+kb.JoinAnd(missing))
}
