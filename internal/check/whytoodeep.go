package check

import (
	"fmt"

	"github.com/debrief-dev/debrief/internal/problem"
)

// deepest is how many answers a chain has at most before it reaches what nobody here
// can change; five are usual.
const deepest = 7

// whyTooDeep finds a chain of whys that goes on and on.
func whyTooDeep(p *page) {
	for i := range p.Factors {
		if n, last := chain(p.Factors[i].Whys); n > deepest {
			p.report(problem.WhyTooDeep, p.atLine(last.Text.Line), fmt.Sprintf("this is the answer to the %dth why", n))
			return
		}
	}
}
