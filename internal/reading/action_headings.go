package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Actions that are headings with prose below them:
//
//	## Action items
//	### 1) Alert on the queue @dana      ### 2. Write it down
//	It filled at night.                  **Owner:** Lee
//
// All headings of the section are numbered, and none has a list or a table, which
// would make it the name of a group. A letter before the numbers says that the
// headings are what is counted, so that all below is their detail:
//
//	### A1. Alert on the queue       ### A2. Check before the release
//	**Options:**                     - [x] The worker starts
//	1. By its length                 - [ ] The queue is empty

// actionNumber is the number in front of such a heading.
var actionNumber = words.Pattern(`^\s*(?:#?\d{1,2}[.):]|\(\d{1,2}\))\s*`)

// letteredNumber is one with letters before it: "A1.", "AI-2:".
var letteredNumber = words.Pattern(`^\s*[A-Z]{1,2}-?\d{1,2}(?:[.):：]|\s+[–—-])\s+`)

// adviceHeadings are headings between actions that stand above advice.
var adviceHeadings = words.Set("action.advice")

// numberedHeadings reads the headings below a section as actions, if they are.
func (r *actionReader) numberedHeadings(list []*section) bool {
	list = slices.DeleteFunc(slices.Clone(list), func(s *section) bool { return s.head != nil && adviceHeadings()[headingWords(s.Heading)] })
	if len(list) < 2 {
		return false
	}
	number := actionNumber()
	if areLettered(list) {
		number = letteredNumber()
	}
	for _, s := range list {
		if number == actionNumber() && (s.head == nil || !isNumberedAction(s)) {
			return false
		}
	}
	for _, s := range list {
		line := r.lineOf(s.head)
		line.from = max(line.from, min(len(number.FindString(s.head.Text)), line.to))
		detail(&line, s)
		r.add(line, s.head, whole(s.head).sentence(line.from, line.to))
	}
	return true
}

// areLettered tells whether all headings are counted by a letter and a number, and
// none names a group, as one does by how urgent it is: "P0 — Right away".
func areLettered(list []*section) bool {
	for _, s := range list {
		if s.head == nil || s.label {
			return false
		}
		number := letteredNumber().FindString(s.head.Text)
		named := s.Heading[len(letteredNumber().FindString(s.Heading)):]
		if number == "" || !prose.HasLetter(s.head.Text[len(number):]) || titleOpensLevel().MatchString(s.head.Text) || groupTopicOf(named) != topicNone {
			return false
		}
	}
	return true
}

// detail reads the keys below the heading of an action, and the boxes: all ticked,
// it is done, and else open.
func detail(line *actionLine, s *section) {
	boxes, ticked := countDetail(line, s)
	switch {
	case line.action.State != "" || boxes == 0:
	case ticked == boxes:
		line.action.State = kb.ActionDone
	default:
		line.action.State = kb.ActionOpen
	}
}

// countDetail reads the keys below the heading of an action, and counts the boxes.
func countDetail(line *actionLine, s *section) (boxes, ticked int) {
	for _, b := range s.blocks {
		switch b.Kind {
		case markdown.Paragraph:
			for row := range strings.SplitSeq(b.Text, "\n") {
				line.keyed(row)
			}
		case markdown.List:
			for _, item := range each(b.Children) {
				switch {
				case item.Task == markdown.TaskDone:
					boxes, ticked = boxes+1, ticked+1
				case item.Task == markdown.TaskOpen:
					boxes++
				default:
					line.keyed(leadText(item))
				}
			}
		}
	}
	for _, child := range s.children {
		if child.label && child.leadWords() != "" {
			line.keyed(child.Heading + ": " + child.leadWords())
		}
		more, done := countDetail(line, child)
		boxes, ticked = boxes+more, ticked+done
	}
	return boxes, ticked
}

// isNumberedAction tells whether a heading has a number and words, and below it
// nothing that is read as actions of its own.
func isNumberedAction(s *section) bool {
	number := actionNumber().FindString(s.head.Text)
	if number == "" || !prose.HasLetter(s.head.Text[len(number):]) || len(s.children) > 0 ||
		groupTopicOf(s.Heading) != topicNone || noActions()[headingWords(s.Heading)] {
		return false
	}
	for _, b := range s.blocks {
		switch b.Kind {
		case markdown.List, markdown.Table, markdown.Definitions:
			return false
		}
	}
	return true
}
