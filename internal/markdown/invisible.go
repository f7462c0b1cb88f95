package markdown

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Characters that cannot be seen but change what is seen:
//
//	if admin { // ‮ text that runs backwards from here
//
// In code they are shown as a mark, as package reading does in names; elsewhere
// they stay, since texts that run from right to left need some of them, but for
// those that turn letters around and those that crowd on one letter, which no text
// needs. A notice names the place.

// longestSign is more bytes than those before a character that tell whether it hides.
const longestSign = 64

// invisible tells whether a character hides itself behind a text.
func invisible(before []byte, r rune) bool {
	return prose.MayHide(r) && prose.Hidden(lastOf(before), r)
}

func lastOf(text []byte) string { return string(text[max(0, len(text)-longestSign):]) }

// mark shows an invisible character behind a text by its name.
func (w *writer) mark(before []byte, r rune) {
	name := prose.Mark(lastOf(before), r)
	if name == "" {
		return
	}
	w.tag(`<span class="invisible">`)
	w.both([]byte(name))
	w.tag("</span>")
}

// mostMarked is how many characters of its texts a document shows as marks, each many
// times as long as itself. More of them are left out.
const mostMarked = 200

// markInText writes a mark for a character that no text needs where it stands.
func (w *writer) markInText(r rune) {
	if w.marked++; w.marked <= mostMarked {
		w.mark(w.plain, r)
	}
}

// markCrowd does so for one that crowds on a letter, and leaves out those behind it.
func (w *writer) markCrowd(r rune) {
	if len(w.plain) != w.crowded {
		w.markInText(r)
	}
	w.crowded = len(w.plain)
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

// hasInvisible tells whether code holds characters that verbatim has to show.
func hasInvisible(code []byte) bool {
	for i := 0; i < len(code); {
		r, n := utf8.DecodeRune(code[i:])
		if invisible(code[:i], r) {
			return true
		}
		i += n
	}
	return false
}

// turnsLetters tells whether a character makes all that follows run in one
// direction, whatever its letters are (Unicode Bidirectional Algorithm, X4 and X5).
func turnsLetters(r rune) bool { return r == '\u202D' || r == '\u202E' }

// directions are the stretches of a text whose direction was set and that are still
// open, by the character that closes each. A text is also shown beside other words,
// whose order it must not change.
type directions []rune

const (
	closesEmbedding, closesIsolate = '\u202C', '\u2069'
	// deepestDirection is how many may be open at once (max_depth of the algorithm).
	deepestDirection = 125
)

// read reads one character of a text.
func (d *directions) read(r rune) {
	open := *d
	switch {
	case len(open) < deepestDirection && (r == '\u202A' || r == '\u202B'):
		*d = append(open, closesEmbedding)
	case len(open) < deepestDirection && r >= '\u2066' && r <= '\u2068':
		*d = append(open, closesIsolate)
	case r == closesEmbedding && len(open) > 0 && open[len(open)-1] == closesEmbedding:
		*d = open[:len(open)-1]
	case r == closesIsolate:
		for i, closes := range slices.Backward(open) { // with it end the embeddings in it
			if closes == closesIsolate {
				*d = open[:i]
				break
			}
		}
	}
}

// closeDirections ends what a text left open.
func (w *writer) closeDirections() {
	for _, closes := range slices.Backward(w.directions) {
		w.both([]byte(string(closes)))
	}
	w.directions = w.directions[:0]
}
