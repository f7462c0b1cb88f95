package markdown

import (
	"fmt"

	"github.com/debrief-dev/debrief/internal/problem"
)

// Characters that cannot be seen but change what is seen:
//
//	if admin { // ‮ text that runs backwards from here
//
// In code they are shown as a mark; elsewhere they stay, and a notice names the
// place.

// invisible tells whether a character hides itself or turns the direction of
// the text around it. Joiners (U+200C, U+200D) are left alone: scripts and emoji
// need them.
func invisible(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 ||
		r == 0x200B || r == 0x2060 || r == 0xFEFF || r >= 0x80 && r <= 0x9F
}

// mark shows an invisible character by its name.
func (w *writer) mark(r rune) {
	w.tag(`<span class="invisible">`)
	w.both(fmt.Appendf(nil, "U+%04X", r))
	w.tag("</span>")
}

// maxInvisible is how many notices about invisible characters a document gets.
const maxInvisible = 10

// noticeInvisible reports the first invisible character of a line.
func (w *writer) noticeInvisible(start, i int, r rune) {
	if start < 0 || w.invisibleSeen >= maxInvisible {
		return
	}
	line, _ := w.position(start + i)
	if line == w.markedLine {
		return
	}
	w.markedLine = line
	w.invisibleSeen++
	w.report(start+i, problem.TextInvisible, fmt.Sprintf("the character U+%04X cannot be seen here", r))
}
