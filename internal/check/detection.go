package check

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// detectionMissing finds a document that does not say how the incident was found,
// in a section, a mark, an entry of the timeline or in passing.
func detectionMissing(p *page) {
	if !p.hasSection(kb.SectionCauses) && len(p.Timeline) == 0 {
		return // it has not come that far, or is no postmortem
	}
	if p.Detected != nil || !p.DetectedBy.IsZero() || p.hasSection(kb.SectionDetection) || len(p.passages) == 0 {
		return
	}
	for i := range p.Timeline {
		if p.Timeline[i].Kind == kb.EntryDetection {
			return
		}
	}
	for i := range p.passages {
		if one := &p.passages[i]; !one.action && one.has("found") {
			return
		}
	}
	if !p.knows("found") {
		return
	}
	p.report(problem.DetectionMissing, p.top(), "nothing says how this was found")
}
