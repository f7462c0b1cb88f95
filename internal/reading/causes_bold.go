package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Paragraphs that begin with a bold sentence or name, each a cause:
//
//	**No second worker.** There was one.       **1. No second worker:**
//	                                           - there was one
//	**A muted alert.** It was muted.
//
// Above a list, a number makes a name of a line.

// boldCauses reads such paragraphs; false unless there are two.
func (r *causeReader) boldCauses(s *section) bool {
	if s.label && s.leadWords() != "" {
		// "**Root cause:** a full disk" has said it.
		return false
	}
	var causes []kb.Assignment
	for i, b := range s.blocks {
		bold := openingBold(b)
		if b.Kind != markdown.Paragraph || bold == 0 || bold > longestSentence {
			continue
		}
		alone := !prose.HasLetter(b.Text[bold:])
		if alone && (numberEnd(b.Text[:bold]) == 0 || !isBefore(s.blocks, i, markdown.List, markdown.Table)) {
			continue
		}
		name := strings.TrimRight(b.Text[:bold], " .。:：")
		if !prose.HasLetter(name) || !namesCause(name) || headsNoCause(name) || r.isBeside(b.Text) || hasStart(headingWords(name), asksForCause()) {
			continue
		}
		all := whole(b)
		a := kb.Assignment{Title: all.sentence(r.nameStart(name), len(name)), Line: b.Line}
		if alone {
			a.Note = r.textOf(s.blocks[i+1:i+2], b.Line)
		} else {
			a.Note = all.sentence(bold+leadingMarks(b.Text[bold:]), len(b.Text))
		}
		causes = append(causes, a)
	}
	if len(causes) < 2 {
		return false
	}
	for _, a := range causes {
		r.addFactor(a)
	}
	return true
}
