package check

import (
	"fmt"
	"strings"

	"github.com/debrief-dev/debrief/internal/problem"
)

// facilitatorMissing finds the worst kind of incident without anyone who led its
// review.
func facilitatorMissing(p *page) {
	if p.Severity != nil && p.Severity.Rank == 1 && p.Facilitator == "" {
		p.report(problem.FacilitatorMissing, p.top(), fmt.Sprintf("nothing says who led the review of this %s", p.Severity.Text))
	}
}

// facilitatorInvolved finds a review that was led by somebody whom the timeline names.
func facilitatorInvolved(p *page) {
	words := strings.Fields(p.Facilitator)
	if len(words) == 0 || len(words) == 1 && !strings.HasPrefix(words[0], "@") || isGroup(p.Facilitator) {
		return // a first name may be that of another
	}
	words[0] = strings.TrimPrefix(words[0], "@")
	for i := range p.passages {
		one := &p.passages[i]
		for at := range one.tokens {
			if one.timeline && at+len(words) <= len(one.tokens) && one.spells(at, words) {
				p.report(problem.FacilitatorInvolved, p.at(one, hit{from: at, to: at + len(words)}), fmt.Sprintf("%s led the review, and was part of the incident", p.Facilitator))
				return
			}
		}
	}
}
