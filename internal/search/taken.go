package search

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The texts of a document stand in the Markdown twin of its page, but for its marks. So
// its file in the published index has only the way to take them from there:
//
//	twin    - **14:02** The `checkout` queue stopped.
//	text    14:02 The checkout queue stopped.
//	taken   "14:02", skip 8, take 5; skip 1, take 8; skip 1, take 15
//
// A piece is the length of what stands before it in own, how much of the twin is
// skipped, and how much is taken; own ends with what no piece follows. Lengths are in
// UTF-16 units, as the browser counts. assets/search/5-4-taken.js puts the texts together.
type taken struct {
	// Sum is that of the text of the twin: from another one no texts are taken.
	Sum uint32 `json:"sum"`
	// Lines are how many the text of each section has: two before them are its heading
	// and its anchor.
	Lines  string `json:"lines"`
	Pieces string `json:"pieces"`
	Own    string `json:"own"`
}

const (
	// shortestPiece costs as much to name as to repeat.
	shortestPiece = 6
	// farthestPiece is how far ahead a piece is looked for, and mostTries how often: that
	// bounds what texts cost that are not in the twin.
	farthestPiece = 2 << 10
	mostTries     = 4
)

// takenFrom finds the texts of sections in the text of a twin.
func takenFrom(twin string, sections []sectionEntry) taken {
	var lines []byte
	var all strings.Builder
	size := 0
	for _, s := range sections {
		size += len(s[0]) + len(s[1]) + len(s[2]) + len(s)
	}
	all.Grow(size)
	for _, s := range sections {
		lines = appendNumber(lines, strings.Count(s[2], "\n")+1)
		for _, part := range s {
			all.WriteString(part)
			all.WriteByte('\n')
		}
	}
	t := taken{Sum: sumOf(twin), Lines: string(lines)}
	t.take(all.String(), twin)
	return t
}

func (t *taken) take(text, twin string) {
	var pieces []byte
	var own strings.Builder
	from := 0 // where what is not taken begins
	for place := 0; place < len(text); {
		skip, length := nextPiece(text[place:], twin)
		if length == 0 {
			place += wordLength(text[place:])
			continue
		}
		own.WriteString(text[from:place])
		pieces = appendNumber(pieces, units(text[from:place]))
		pieces = appendNumber(pieces, units(twin[:skip]))
		pieces = appendNumber(pieces, units(twin[skip:skip+length]))
		twin = twin[skip+length:]
		place += length
		from = place
	}
	own.WriteString(text[from:])
	t.Pieces, t.Own = string(pieces), own.String()
}

// nextPiece finds the beginning of a text ahead in a twin. The farther it is, the longer
// it must be: a short one that stands far away by chance would leave out all before it.
func nextPiece(text, twin string) (skip, length int) {
	if len(text) < shortestPiece {
		return 0, 0
	}
	for range mostTries {
		next := strings.Index(twin[skip:min(len(twin), skip+farthestPiece)], text[:shortestPiece])
		if next < 0 {
			break
		}
		skip += next
		if length := commonLength(text, twin[skip:]); length >= shortestPiece+skip/8 {
			return skip, length
		}
		skip++
	}
	return 0, 0
}

// commonLength is how much two texts begin with in common, in whole characters.
func commonLength(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && n < len(a) && !utf8.RuneStart(a[n]) {
		n--
	}
	return n
}

// wordLength is how long the word is that a text begins with, and the blank behind it.
func wordLength(text string) int {
	if blank := strings.IndexAny(text, " \n"); blank >= 0 {
		return blank + 1
	}
	return len(text)
}

// units is the length of a text in UTF-16.
func units(text string) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

// sumOf is the FNV-1a of the UTF-16 units of a text.
func sumOf(text string) uint32 {
	const start, prime = 2166136261, 16777619
	sum := uint32(start)
	var pair [2]uint16
	for _, r := range text {
		for _, unit := range utf16.AppendRune(pair[:0], r) {
			sum = (sum ^ uint32(unit)) * prime
		}
	}
	return sum
}
