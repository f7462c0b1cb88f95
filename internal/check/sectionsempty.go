package check

import (
	"fmt"

	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
)

// fewestEmpty is how many headings make a form: the first may be a title.
const fewestEmpty = 2

// sectionsEmpty finds a form that nobody has filled in: headings below which nothing
// stands but comments, and front matter that tells nothing either.
func sectionsEmpty(p *page) {
	if !p.Summary.IsZero() || !p.Impact.IsZero() || len(p.Timeline) > 0 || len(p.Factors) > 0 || len(p.Actions) > 0 {
		return
	}
	for i := range p.doc.Blocks {
		if p.doc.Blocks[i].Kind != markdown.Heading {
			return
		}
	}
	if n := len(p.Sections); n >= fewestEmpty {
		p.report(problem.SectionsEmpty, p.atLine(p.Sections[0].Line), fmt.Sprintf("none of its %d sections says anything yet", n))
	}
}
