package search

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/debrief-dev/debrief/internal/prose"
)

// Scripts that do not put blanks between words are indexed by every two
// neighbouring characters. What else stands in such a run is a word of its own:
//
//	第1回DNS障害    第, 1, 回, dns, 障害

// isUnspaced tells whether a character belongs to a run of bigrams. Korean puts
// blanks between words, but endings on them.
func isUnspaced(r rune) bool {
	if r >= 0xE00 && unicode.Is(unicode.Nd, r) {
		return false
	}
	return prose.IsUnspaced(r) || r >= 0x1100 && unicode.Is(unicode.Hangul, r) && (unicode.IsLetter(r) || unicode.IsNumber(r))
}

// runs cuts a word into runs of such characters and words of others.
func (t *tokenizer) runs(w word) {
	for from := w.start; from < w.end; {
		r, size := utf8.DecodeRune(t.text[from:])
		unspaced, to := isUnspaced(r), from+size
		for to < w.end {
			r, size = utf8.DecodeRune(t.text[to:])
			if isUnspaced(r) != unspaced && !isMark(r) {
				break
			}
			to += size
		}
		if unspaced {
			t.bigrams(from, to)
		} else {
			whole := t.text
			t.text = whole[:to]
			t.add(t.word(from))
			t.text = whole
		}
		from = to
	}
}

// bigrams emits a run; one of a single character stands for itself.
func (t *tokenizer) bigrams(from, to int) {
	written := t.text[from:to]
	folded := written
	if !norm.NFKC.IsNormal(written) || bytes.ContainsFunc(written, isInvisible) {
		folded = []byte(fold(string(written)))
	}
	// What folding put together or took apart is shown by the whole run.
	aligned := utf8.RuneCount(folded) == utf8.RuneCount(written)
	for len(folded) > 0 {
		_, one := utf8.DecodeRune(folded)
		_, two := utf8.DecodeRune(folded[one:])
		start, end := from, to
		if aligned {
			_, first := utf8.DecodeRune(t.text[from:to])
			_, second := utf8.DecodeRune(t.text[from+first : to])
			end = from + first + second
			from += first
		}
		t.position++
		t.tokens = append(t.tokens, token{bigramToken, folded[:one+two], start, end, t.position})
		if folded = folded[one:]; len(folded) == two {
			return
		}
	}
}
