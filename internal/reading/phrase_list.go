package reading

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// phraseList are phrases in lower case that are looked for in a text all at once: at
// each place, only those are tried whose first two bytes stand there.
type phraseList struct {
	phrases []string
	// starts are the phrases that begin alike, and at is where in starts those of a
	// pair of bytes are; the first of starts are none.
	starts [][]string
	at     [pairs]uint16
}

// pairs is how many pairs of bytes are told apart.
const pairs = 1024

func newPhraseList(phrases []string) *phraseList {
	l := &phraseList{phrases: phrases, starts: make([][]string, 1)}
	for _, phrase := range phrases {
		at := &l.at[firstTwo(phrase)]
		if *at == 0 {
			*at = uint16(len(l.starts))
			l.starts = append(l.starts, nil)
		}
		l.starts[*at] = append(l.starts[*at], phrase)
	}
	return l
}

// listOf are the phrases of a key.
func listOf(key string) func() *phraseList { return words.Made(words.Of(key), newPhraseList) }

// firstTwo numbers the first two bytes of a text, which has that many. Small letters
// have numbers of their own.
func firstTwo(text string) uint { return (uint(text[0])<<5 ^ uint(text[1])) % pairs }

// all are the places in a text where phrases stand, whatever is around them. Most places
// begin no phrase, and most phrases that may stand there end otherwise.
func (l *phraseList) all(text string) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		for from := 0; from+1 < len(text); from++ {
			at := l.at[firstTwo(text[from:from+2])]
			if at == 0 {
				continue
			}
			for _, phrase := range l.starts[at] {
				to := from + len(phrase)
				if to <= len(text) && text[to-1] == phrase[len(phrase)-1] && text[from:to] == phrase && !yield(from, to) {
					return
				}
			}
		}
	}
}

// in tells whether a text has one of the phrases.
func (l *phraseList) in(text string) bool {
	for range l.all(text) {
		return true
	}
	return false
}

// opens tells whether a text begins with one of the phrases, as words of their own.
func (l *phraseList) opens(text string) bool {
	lower := strings.ToLower(strings.TrimLeft(text, " \x00"))
	if len(lower) < 2 {
		return false
	}
	for _, phrase := range l.starts[l.at[firstTwo(lower)]] {
		if strings.HasPrefix(lower, phrase) && standsAlone(lower, 0, len(phrase)) {
			return true
		}
	}
	return false
}

// isSaid tells whether a text has one of the phrases as words of their own, where
// their script has blanks.
func (l *phraseList) isSaid(text string) bool { return l.isSaidIn(strings.ToLower(text)) }

// isSaidIn is isSaid for a text in lower case.
func (l *phraseList) isSaidIn(text string) bool {
	for from, to := range l.all(text) {
		before, _ := utf8.DecodeLastRuneInString(text[:from])
		first, _ := utf8.DecodeRuneInString(text[from:])
		if hasNoBlanks(first) || !unicode.IsLetter(first) || prose.EndsWord(text[to:]) && !unicode.IsLetter(before) {
			return true
		}
	}
	return false
}
