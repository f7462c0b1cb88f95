package reading

import "github.com/debrief-dev/debrief/internal/kb"

// Sections that hold what was done in one document and what is to do in another:
//
//	## Remediation actions          ## Remediation actions
//	- Moved the mail                - Move the mail
//
//	## Follow-up actions
//	- Watch the queue

// settleRemedies tells what was done from what is to do: "Remediation actions" are
// the follow-ups of a document only where no other section holds them.
func (o *outline) settleRemedies() {
	other := false
	for _, s := range o.sections {
		other = other || s.Class == kb.SectionActions && s.topic != topicRemedy && !s.label
	}
	for _, s := range o.sections {
		if s.topic == topicRemedy && other && (s.parent == nil || s.parent.Class != kb.SectionActions) {
			s.Class, s.topic = kb.SectionResolution, topicNone
		}
	}
}
