package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Lists below "Prevention" that tell what is in place, and so ask for nothing:
//
//	## Prevention
//	- Test: `tests/queue_test.py` blocks a release without a limit
//	- The runbook is read before every change
//
// One line among tasks may be worded like this; of a list, two of three must be.
// And lists of what was done, all in the past, where the words of one item tell it for
// the others:
//
//	- Moved the mail to its own worker
//	- Formalized the use of profiles

var (
	standsOpens = words.Of("stands.opens")
	standsVerbs = words.Of("stands.verb")
)

// standsInPlace tells whether the items of a list, none with a box, tell what is in
// place.
func standsInPlace(list *markdown.Block) bool {
	told := 0
	for i := range list.Children {
		head := leadOf(&list.Children[i])
		if head == nil || isTask(&list.Children[i]) {
			return false
		}
		if tellsWhatStands(head.Text) {
			told++
		}
	}
	return told > 0 && told*3 >= len(list.Children)*2
}

// nearName is how many words may stand before the name of a file that a sentence is
// about, and longestStanding how many words are looked at for its verb.
const (
	nearName        = 8
	longestStanding = 18
)

// tellsWhatStands tells whether a line says of something that it is or does so.
func tellsWhatStands(text string) bool {
	text = behindLabel(oneLine(text))
	fields := strings.Fields(text)
	if len(fields) > longestStanding {
		fields = fields[:longestStanding]
	}
	named := false
	for i, word := range fields {
		if i >= nearName || !namesFile(word) {
			continue
		}
		named = true
		if i+1 < len(fields) && hasStart(headingWords(fields[i+1]), standsVerbs()) {
			return true
		}
	}
	said := headingWords(strings.Join(fields, " "))
	if !named && !hasStart(said, standsOpens()) || asksForAction(text) {
		return false
	}
	return containsWord(said, standsVerbs()) && !containsWord(said, adviceInside())
}

// behindLabel is a text without the label of a few words in front of it.
func behindLabel(text string) string {
	label, rest, found := strings.Cut(text, ": ")
	if found && len(strings.Fields(label)) <= longestGroupName && strings.TrimSpace(rest) != "" {
		return rest
	}
	return text
}

// tellsDone tells whether a line says what was done, at its start or behind its label.
func tellsDone(text string) bool {
	return tellsWhatWasDone(text) || tellsWhatWasDone(behindLabel(text))
}

// namesFile tells whether a word is the name of a file or a path, or the link to one.
func namesFile(word string) bool {
	word = strings.Trim(word, "`\"'()[],;:.")
	if strings.Contains(word, "://") {
		return false
	}
	dot := strings.LastIndexByte(word, '.')
	return dot > 0 && dot < len(word)-1 && len(word)-dot <= 6 && strings.ContainsAny(word, "/_")
}

// tellDone takes the actions from the first on as done where all of the list begin
// with a verb in the past, and the words of one leave no doubt.
func (r *actionReader) tellDone(list *markdown.Block, first int) {
	sure := false
	for _, item := range each(list.Children) {
		if isTask(item) || !beginsInPast(leadText(item)) {
			return
		}
		sure = sure || tellsDone(leadText(item))
	}
	if !sure || len(list.Children) < 2 {
		return
	}
	for i := first; i < len(r.actions); i++ {
		if a := &r.actions[i]; a.Unmarked {
			a.State, a.Unmarked = kb.ActionDone, false
		}
	}
}

// beginsInPast tells whether the first word of a line has the form of a verb in the
// past.
func beginsInPast(text string) bool {
	said := headingWords(text)
	past := opensInPast(said) || hasStart(said, doneVerbs())
	return strings.Contains(said, " ") && past && !containsWord(said, doneNot())
}

// opensInPast tells so of what headingWords made.
func opensInPast(said string) bool {
	first, _, _ := strings.Cut(strings.TrimLeft(said, " "), " ")
	return len(first) >= shortestPast && endsInPast(first)
}

// shortestPast is how many letters a verb with the ending of the past has at least:
// "need" is none.
const shortestPast = 5

// Lists among the actions that are none. Where nearly all other items of a document say
// what is to be done, or was, a list of which no item does describes something:
//
//	- Alert on the backlog         Parts that must stay:
//	- Bound the queue at 1,000     - The inbox
//	- Rotate the logs              - A calm look

const (
	// fewestAsking is how many items beside such a list say what is to be done, at least,
	// and fewestDescribed how many the list has.
	fewestAsking    = 4
	fewestDescribed = 2
)

// askingItems counts the items of the lists of all sections of actions, and those that
// say what is to be done.
type askingItems struct{ asking, all int }

// describes tells whether a list only describes something, in a document that says what
// is to be done.
func (r *actionReader) describes(list *markdown.Block) bool {
	if len(list.Children) < fewestDescribed || anyOf(list.Children, isAsking) {
		return false
	}
	if r.asking == nil {
		r.asking = &askingItems{}
		for _, s := range r.sections {
			if s.within(kb.SectionActions) {
				r.asking.count(s.blocks)
			}
		}
	}
	return r.asking.asking >= fewestAsking && r.asking.asking*4 >= (r.asking.all-len(list.Children))*3
}

func (n *askingItems) count(blocks []*markdown.Block) {
	for b := range ofKind(blocks, markdown.List) {
		n.all += len(b.Children)
		n.asking += count(b.Children, isAsking)
	}
}

// isAsking tells whether an item says what is to be done, or was, or has a mark, a
// ticket, a handle or a link of its own.
func isAsking(item *markdown.Block) bool {
	if isTask(item) || len(item.Children) == 0 || beginsWithAny(item, goodMarks+badMarks) || len(item.Children[0].Spans) > 0 && hasLink(&item.Children[0]) {
		return true
	}
	text := oneLine(prose.Start(item.Children[0].Text, longestSentence))
	said := behindLabel(text)
	return asksForAction(text) || asksForAction(said) || tellsWhatWasDone(said) || endsInPast(prose.FirstLetters(said)) || containsWord(said, doneWanted()) ||
		namesDayOrOwner(text) || ticketWord().MatchString(text)
}

func hasLink(b *markdown.Block) bool {
	return slices.ContainsFunc(b.Spans, func(s markdown.Span) bool { return s.Style&markdown.Linked != 0 })
}
