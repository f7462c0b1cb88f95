package check

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// impactWho finds an impact, or a summary where there is none, that hits nobody in
// particular:
//
//	Requests were slow, and some of them failed.
func impactWho(p *page) {
	stated := p.Impact.Plain != ""
	for i := range p.passages {
		one := &p.passages[i]
		stated = stated || one.class == kb.SectionImpact
		if one.has("who") && (one.class == kb.SectionImpact || one.class == kb.SectionSummary || !p.hasSection(kb.SectionImpact)) && !one.action {
			return
		}
	}
	if !stated && !p.hasSection(kb.SectionSummary) {
		return // it has not come that far, or is no postmortem
	}
	if mentions(p.Impact.Plain, "who") || mentions(p.Abstract, "who") || !p.knows("who") {
		return
	}
	message := "nothing says who was hit"
	if stated {
		message = "the impact does not say who was hit"
	}
	p.report(problem.ImpactWho, p.section(kb.SectionImpact, kb.SectionSummary), message)
}

// hasSection tells whether a document has a section of a class.
func (p *page) hasSection(class kb.SectionClass) bool {
	return slices.ContainsFunc(p.Sections, func(s kb.Section) bool { return s.Class == class })
}

// mentions tells whether a text beside the passages has a phrase of a key.
func mentions(text, key string) bool { return passageOf(text).has(key) }

func passageOf(text string) *passage {
	tokens := tokensOf(text)
	return &passage{tokens: tokens, hits: phrases().find(tokens)}
}
