package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Sections that hold what was done in one document and what is to do in another, rules
// for ever beside what is to do, or an account that was added later ("Follow-up A — …"):
//
//	## Remediation actions          ## Remediation actions
//	- Moved the mail                - Move the mail
//
//	## Follow-up actions            ## Prevention
//	- [ ] Watch the queue           - Never take a lock without a limit
//	                                - Every queue must be watched
//
// What is to do for an aim stands in tables with the columns of "Prevention" beside them:
//
//	### Prevention                  ### Detection
//	| Item | Owner | Due |          | Item | Owner | Due |

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

// settleAims tells what is to do for an aim from what was done: a table below "Detection"
// or "Mitigation" with the columns of the one below "Prevention" beside it lists tasks.
func (o *outline) settleAims() {
	type place struct {
		parent  *section
		level   int
		columns string
	}
	placeOf := func(s *section) place { return place{s.parent, s.Level, headerOf(s)} }
	prevention := map[place]bool{}
	for _, s := range o.sections {
		if s.Class == kb.SectionActions && s.topic == topicPrevent && !s.label && s.parent != nil && headerOf(s) != "" {
			prevention[placeOf(s)] = true
		}
	}
	for _, s := range o.sections {
		if len(prevention) == 0 || s.label {
			continue
		}
		switch {
		case s.Class == kb.SectionDetection && prevention[placeOf(s)]:
			s.Class, s.topic = kb.SectionActions, topicDetect
		case s.Class == kb.SectionResolution && prevention[placeOf(s)]:
			s.Class, s.topic = kb.SectionActions, topicRespond
		}
	}
}

// headerOf is the header of the table that a section begins with; empty if it begins
// with something else.
func headerOf(s *section) string {
	first := firstBlock(s.blocks)
	if first == nil || first.Kind != markdown.Table || len(first.Children) == 0 || !first.Children[0].Header {
		return ""
	}
	var cells []string
	for i := range first.Children[0].Children {
		cells = append(cells, headingWords(first.Children[0].Children[i].Text))
	}
	return strings.Join(cells, "|")
}

// countedNote is the heading of one of several accounts that were added later:
// "Follow-up A — no more waiting".
var countedNote = atWords(`^\s*(?i:{heading.note})\s+(?:[A-Z]|#?\d{1,2})\s*(?:[:：]|\s[–—-])\s*\S`, "heading.note")

// settleNotes takes an account that was added later for no list of what is to do.
func (o *outline) settleNotes() {
	for _, s := range o.sections {
		if s.Class == kb.SectionActions && !s.label && countedNote.opening(strings.Replace(prose.Start(s.Heading, longestHeading), "-", " ", 1)) != "" {
			s.Class, s.topic = kb.SectionOther, topicNone
		}
	}
}

var (
	adviceOpens  = words.Of("advice.opens")
	adviceInside = words.Of("advice.inside")
)

// settleRules tells rules that hold for ever from what is to do: "Prevention" lists
// lessons where another section has the tasks, in boxes, and some items of its own are
// rules.
func (o *outline) settleRules() {
	tasks := o.hasTasks()
	for _, s := range o.sections {
		if tasks && s.Class == kb.SectionActions && s.topic == topicPrevent && !s.label && listsRules(s) {
			s.Class, s.topic = kb.SectionLessons, topicNone
		}
	}
}

// hasTasks tells whether a section of actions holds boxes.
func (o *outline) hasTasks() bool {
	return slices.ContainsFunc(o.sections, func(s *section) bool {
		return s.Class == kb.SectionActions && !s.within(kb.SectionLessons) && holdsTask(s)
	})
}

// listsRules tells whether a section has lists without boxes, of which some items
// are rules.
func listsRules(s *section) bool {
	items, rules := 0, 0
	for _, b := range s.blocks {
		if b.Kind == markdown.Table {
			return false
		}
		if b.Kind != markdown.List {
			continue
		}
		for _, item := range each(b.Children) {
			if item.Task != markdown.NoTask || len(item.Children) == 0 {
				return false
			}
			items++
			if isRule(item.Children[0].Text) {
				rules++
			}
		}
	}
	return len(s.children) == 0 && items > 0 && rules*rulesShare >= items
}

// rulesShare is of how many items one must be a rule for all to be: many are worded
// like tasks.
const rulesShare = 3

// isRule tells whether an item says what holds for ever, behind its label if it has
// one: "Edge cases: always consider …".
func isRule(text string) bool {
	label := plainLabelEnd(text, besideLabelWords)
	return hasStart(headingWords(text), adviceOpens()) || hasStart(headingWords(text[label:]), adviceOpens()) || containsWord(headingWords(text), adviceInside())
}

// holdsTask tells whether a list of a section has a box.
func holdsTask(s *section) bool {
	return slices.ContainsFunc(s.blocks, func(b *markdown.Block) bool { return anyOf(b.Children, isTask) })
}

// actionsOutside tells whether a section of actions stands outside of another one.
func (o *outline) actionsOutside(resolution *section) bool {
	return slices.ContainsFunc(o.sections, func(s *section) bool { return s.Class == kb.SectionActions && s.parent != resolution && !s.empty() })
}

// holdsOpenTask tells whether a list of a section has a box that is not ticked.
func holdsOpenTask(s *section) bool {
	isOpen := func(item *markdown.Block) bool { return item.Task == markdown.TaskOpen }
	return slices.ContainsFunc(s.blocks, func(b *markdown.Block) bool { return anyOf(b.Children, isOpen) })
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
	return slices.ContainsFunc(below, func(s *section) bool { return s.topic == topicRootCause && s.Level == level && !s.label })
}
