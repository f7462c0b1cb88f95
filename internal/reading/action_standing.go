package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
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
		sure = sure || tellsWhatWasDone(leadText(item))
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
	first, rest, _ := strings.Cut(said, " ")
	past := len(first) >= shortestPast && endsInPast(first) || hasStart(said, doneVerbs())
	return rest != "" && past && !containsWord(said, doneNot())
}

// shortestPast is how many letters a verb with the ending of the past has at least:
// "need" is none.
const shortestPast = 5
