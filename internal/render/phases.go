package render

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// mostTime says where most of the time went, if one phase clearly took it.
func mostTime(l *texts.Language, phases []views.Phase) string {
	longest, ok := views.Longest(phases)
	if !ok {
		return ""
	}
	if len(phases) == 2 {
		other := phases[0]
		if other == longest {
			other = phases[1]
		}
		return l.Text("phases.most-of-two", l.Word("phase.", longest.Doing), kb.Length(longest.Length), l.Word("phase.", other.Doing), kb.Length(other.Length))
	}
	rest := -longest.Length
	for _, p := range phases {
		rest += p.Length
	}
	return l.Text("phases.most", l.Word("phase.", longest.Doing), kb.Length(longest.Length), kb.Length(rest))
}
