package reading

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
)

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
