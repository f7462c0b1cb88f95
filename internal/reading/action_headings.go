package reading

import (
	"regexp"
	"slices"
	"strings"

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
// would make it the name of a group.

// actionNumber is the number in front of such a heading.
var actionNumber = regexp.MustCompile(`^\s*(?:#?\d{1,2}[.):]|\(\d{1,2}\))\s*`)

// adviceHeadings are headings between actions that stand above advice.
var adviceHeadings = words.Set("action.advice")

// numberedHeadings reads the headings below a section as actions, if they are.
func (r *actionReader) numberedHeadings(list []*section) bool {
	list = slices.DeleteFunc(slices.Clone(list), func(s *section) bool { return s.head != nil && adviceHeadings[headingWords(s.Heading)] })
	for _, s := range list {
		if s.head == nil || !isNumberedAction(s) {
			return false
		}
	}
	if len(list) < 2 {
		return false
	}
	for _, s := range list {
		line := r.lineOf(s.head)
		number := len(actionNumber.FindString(s.head.Text))
		line.from = max(line.from, min(number, line.to))
		for _, b := range s.blocks {
			if b.Kind == markdown.Paragraph {
				for row := range strings.SplitSeq(b.Text, "\n") {
					line.keyed(row)
				}
			}
		}
		r.add(line, s.head, whole(s.head).sentence(line.from, line.to))
	}
	return true
}

// isNumberedAction tells whether a heading has a number and words, and below it
// nothing that is read as actions of its own.
func isNumberedAction(s *section) bool {
	number := actionNumber.FindString(s.head.Text)
	if number == "" || !prose.HasLetter(s.head.Text[len(number):]) || len(s.children) > 0 ||
		groupTopicOf(s.Heading) != topicNone || noActions[headingWords(s.Heading)] {
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
