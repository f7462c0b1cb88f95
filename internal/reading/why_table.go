package reading

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

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
