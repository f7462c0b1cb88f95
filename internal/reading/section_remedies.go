package reading

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// Sections that hold what was done in one document and what is to do in another:
//
//	## Remediation actions          ## Remediation actions
//	- Moved the mail                - Move the mail
//
//	## Follow-up actions
//	- Watch the queue

// settleRemedies tells what was done from what is to do: "Remediation actions", and
// "Immediate actions" below the resolution, are the follow-ups of a document only
// where no other section holds them.
func (o *outline) settleRemedies() {
	other := false
	for _, s := range o.sections {
		other = other || s.Class == kb.SectionActions && s.topic != topicRemedy && !s.label
	}
	for _, s := range o.sections {
		if other && s.Class == kb.SectionActions && s.parent != nil && s.parent.Class == kb.SectionResolution && !holdsOpenTask(s) && o.actionsOutside(s.parent) {
			s.Class, s.topic = kb.SectionResolution, topicNone
		}
		if s.topic == topicRemedy && other && (s.parent == nil || s.parent.Class != kb.SectionActions) {
			s.Class, s.topic = kb.SectionResolution, topicNone
		}
	}
}

// actionsOutside tells whether a section of actions stands outside of another one.
func (o *outline) actionsOutside(resolution *section) bool {
	for _, s := range o.sections {
		if s.Class == kb.SectionActions && s.parent != resolution && !s.empty() {
			return true
		}
	}
	return false
}

// holdsOpenTask tells whether a list of a section has a box that is not ticked.
func holdsOpenTask(s *section) bool {
	for _, b := range s.blocks {
		for i := range b.Children {
			if b.Children[i].Task == markdown.TaskOpen {
				return true
			}
		}
	}
	return false
}

// settleFailures tells what happened from what went badly: "What failed" stands
// beside "What worked" in a look back.
func (o *outline) settleFailures() {
	well := false
	for _, s := range o.sections {
		well = well || s.topic == topicWell
	}
	for _, s := range o.sections {
		switch {
		case s.topic != topicFailed:
		case well:
			s.Class, s.topic = kb.SectionLessons, topicBadly
		default:
			s.topic = topicNone
		}
	}
}

// settleSymptoms tells what happened from why: "Bug" opens a document whose causes
// have a section of their own, and so tells what was seen.
func (o *outline) settleSymptoms() {
	for i, s := range o.sections {
		switch {
		case s.head == nil || s.label || s.Class == kb.SectionOther && s.Level == 1:
			continue
		case s.Class == kb.SectionCauses && s.topic == topicNone && o.hasRootCause(o.sections[i+1:], s.Level):
			s.Class = kb.SectionSummary
		}
		return
	}
}

// hasRootCause tells whether one of some sections on a level names the root cause.
func (o *outline) hasRootCause(below []*section, level int) bool {
	for _, s := range below {
		if s.topic == topicRootCause && s.Level == level && !s.label {
			return true
		}
	}
	return false
}
