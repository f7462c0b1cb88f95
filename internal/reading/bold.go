package reading

import "github.com/debrief-dev/debrief/internal/markdown"

// Words in bold, by which an author names a cause, a phase, an owner or a label in the
// line of its text:
//
//	**No second worker.** There was one.       a block that opens with them
//	- [ ] **Owner: kim** Add a limit           a piece in which they begin at a place

func isBold(s markdown.Span) bool { return s.Style&markdown.Strong != 0 }

// openingBold is where the bold words end with which a block's own text opens; 0 if
// it opens with none.
func openingBold(b *markdown.Block) int {
	if len(b.Spans) == 0 || b.Spans[0].From > 0 || !isBold(b.Spans[0]) {
		return 0
	}
	return b.Spans[0].To
}

// boldFrom is where the bold words end that begin at a place of the piece; 0 if none
// begin there.
func (p piece) boldFrom(at int) (end int) {
	p.spans(func(s markdown.Span) {
		if s.From == at && isBold(s) {
			end = s.To
		}
	})
	return end
}

// isStressed tells whether all words of a piece are bold or slanted.
func (p piece) isStressed() bool {
	stressed := false
	p.spans(func(s markdown.Span) {
		stressed = stressed || s.Style&(markdown.Strong|markdown.Emphasis) != 0 && s.To-s.From == len(p.words())
	})
	return stressed
}
