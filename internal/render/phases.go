package render

import (
	"fmt"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// mostTime says where most of the time went, if one phase clearly took it.
func mostTime(phases []views.Phase) string {
	longest, ok := views.Longest(phases)
	if !ok {
		return ""
	}
	if len(phases) == 2 {
		other := phases[0]
		if other == longest {
			other = phases[1]
		}
		return fmt.Sprintf("Most time went into %s (%s); %s took %s.", longest.Doing, kb.Length(longest.Length), other.Doing, kb.Length(other.Length))
	}
	rest := -longest.Length
	for _, p := range phases {
		rest += p.Length
	}
	return fmt.Sprintf("Most time went into %s (%s); everything else took %s.", longest.Doing, kb.Length(longest.Length), kb.Length(rest))
}
