package reading

import (
	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
)

// Actions, factors and mitigators of the sections, joined by those of front matter
// (listed_actions.go, listed_causes.go, listed_words.go): the same words count once, and then the
// entry only completes what the section leaves out.
//
//	actions:                         ## Action items
//	  - text: Rotate the key         - [ ] Rotate the key
//	    owner: platform              - [x] Alert on expiry
//
//	factors:                         ## Causes
//	  - factor: Alert noise          - The pager rang too often all week
//	    words: the pager rang too often
//
// The words of a factor are those of a cause in the text, which it gives its name.

// readLists fills actions, factors and mitigators of the incident.
func (s *source) readLists(incident *kb.Incident) {
	actions := readActions(s.outline, s.rules.Trackers)
	incident.Actions = s.mergeActions(actions.actions)
	incident.Figures = append(incident.Figures, actions.figures...)
	incident.Unread = append(incident.Unread, actions.unread...)
	for _, refused := range actions.refused {
		s.reportToken(s.placeInBody(refused.line, refused.token), refused.token)
	}
	s.reportDues(actions.unclearDue)

	causes := readCauses(s.outline, s.rules)
	incident.Told = readTold(s.outline, causes.factors)
	if len(incident.Told) > 0 && len(causes.factors) == 0 {
		incident.Told = append([]kb.Text{{Plain: incident.Title, Line: max(incident.TitleOrigin.Line, 1)}}, incident.Told...)
	}
	incident.Learned = readLearned(s.outline)
	incident.Factors = s.mergeAssignments(causes.factors, content.KeyFactors, "f-")
	incident.Badly, incident.Surprises = causes.badly, causes.surprises
	incident.Mitigators = s.mergeAssignments(causes.mitigators, content.KeyMitigators, "m-")
	incident.Figures = append(incident.Figures, causes.figures...)
	incident.Unread = append(incident.Unread, causes.unread...)
	for _, unknown := range causes.unknownKinds {
		s.reportKind(s.placeInBody(unknown.line, unknown.token), unknown.token)
	}
}
