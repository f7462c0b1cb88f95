package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// Lists that are one cause and why it came about:
//
//	- Why was the disk full? Nobody looked.      - The disk was full
//	- Why did nobody look? No alert.               - because nobody looked

// whyList reads a list that is one chain from its first item on: the statement
// that is asked about, or the first question.
func (r *causeReader) whyList(list *markdown.Block) (kb.Assignment, bool) {
	asked := count(list.Children, func(item *markdown.Block) bool { return readWhy(leadText(item)).question != "" })
	if asked == 0 || asked < len(list.Children)-1 {
		return kb.Assignment{}, false
	}
	return r.wholeList(list)
}

// becauseList reads a list whose first item is a statement and whose other items all
// open with "because", as one chain.
func (r *causeReader) becauseList(list *markdown.Block) (kb.Assignment, bool) {
	for i, item := range each(list.Children) {
		if len(item.Children) == 0 || becauseWord().MatchString(leadText(item)) != (i > 0) {
			return kb.Assignment{}, false
		}
	}
	if len(list.Children) < 2 {
		return kb.Assignment{}, false
	}
	return r.wholeList(list)
}

// wholeList reads all items of a list as one chain, plain statements too: each
// is the reason of the one before.
func (r *causeReader) wholeList(list *markdown.Block) (kb.Assignment, bool) {
	var steps []step
	for i := range list.Children {
		if s, _, ok := r.itemStep(&list.Children[i], 0); ok {
			steps = append(steps, s)
		}
	}
	return causeOfChain(steps)
}

// causeOfChain makes a cause of a chain: the statement that is asked about, or the
// first answer, names it. A question that says what it asks is the note. It
// reports false where nothing is answered.
func causeOfChain(steps []step) (kb.Assignment, bool) {
	chain := chainOf(steps)
	if len(chain) == 0 || chain[0].Text.Plain == "" {
		return kb.Assignment{}, false
	}
	first := chain[0]
	cause := kb.Assignment{Title: first.Text, Whys: first.Whys}
	if first.Question != "" && !shortWhy(first.Question) {
		cause.Note, cause.Asked = kb.Text{Plain: first.Question, Line: first.Text.Line}, true
	}
	return cause, true
}

// opensShort tells whether a list begins with a word that asks for its first answer,
// which a chain leaves out.
func opensShort(list *markdown.Block) bool {
	if len(list.Children) == 0 {
		return false
	}
	question := readWhy(leadText(&list.Children[0])).question
	return question != "" && shortWhy(question)
}

// onlyWhys tells whether a list holds nothing that a chain leaves out.
func onlyWhys(list *markdown.Block) bool {
	for i := range list.Children {
		for j, b := range each(list.Children[i].Children) {
			switch {
			case j == 0 && b.Kind == markdown.Paragraph && !isTemplateParagraph(b):
			case j > 0 && b.Kind == markdown.List && onlyWhys(b):
			default:
				return false
			}
		}
	}
	return true
}

// shortWhy tells "Why?" and "Why 1:" from a question that says what it asks.
func shortWhy(question string) bool { return len(question) <= 14 && len(strings.Fields(question)) <= 2 }

// A chain of whys as a table:
//
//	| # | Why                     | Answer                 |
//	|---|-------------------------|------------------------|
//	| 1 | Why was the site down?  | The disk was full      |
//	| 2 | Why was the disk full?  | Logs are never deleted |

// whyTable reads a table whose rows each ask in one cell and answer in the next, as one
// chain; false unless two do.
func (r *causeReader) whyTable(table *markdown.Block) bool {
	var steps []step
	for _, row := range each(table.Children) {
		if row.Header {
			continue
		}
		for j := range row.Children[:max(0, len(row.Children)-1)] {
			question, answer := &row.Children[j], &row.Children[j+1]
			if !asks(question.Text) || !hasStart(headingWords(question.Text), whyWords()) || isEmptyCell(answer.Text) {
				continue
			}
			text := whole(answer).sentence(0, len(answer.Text))
			text.Line = row.Line
			steps = append(steps, step{why: kb.Why{Question: cleanQuestion(question.Text), Text: text}})
			break
		}
	}
	if len(steps) < 2 {
		return false
	}
	cause, ok := causeOfChain(steps)
	if ok {
		cause.Line = table.Line
		r.addFactor(cause)
	}
	return ok
}
