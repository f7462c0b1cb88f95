package reading

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// Causes told in prose that counts on, one a paragraph:
//
//	The limit was too low. It had been so for a year.
//
//	Secondly, nobody was told.

// furtherOpens is the word that opens a paragraph about one more cause.
var furtherOpens = atWords(`(?i)^\s*{cause.further}(?:[\s,，:：、]+)`, "cause.further")

// further reads the paragraphs of a section of prose that count on: "Secondly, …".
func (r *causeReader) further(s *section) {
	for _, b := range s.blocks {
		if b.Kind != markdown.Paragraph {
			continue
		}
		n := len(furtherOpens.opening(b.Text))
		if n == 0 || titleEnd(b.Text[n:]) == 0 {
			continue
		}
		p := whole(b)
		a := kb.Assignment{Title: p.sentence(n, n+titleEnd(b.Text[n:])), Note: p.text(n, len(b.Text)), Line: b.Line}
		if sameWords(a.Note.Plain) == sameWords(a.Title.Plain) {
			a.Note = kb.Text{}
		}
		r.addFactor(a)
	}
}
