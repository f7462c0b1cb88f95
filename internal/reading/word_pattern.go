package reading

import (
	"iter"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// wordPattern is an expression that begins with ^ and is tried only where the next
// letters could begin a match: most words of a text cost a look and nothing more.
type wordPattern struct {
	pattern func() *regexp.Regexp
	// starts are the first letters of the phrases that a match may begin with, by
	// the first of them.
	starts func() *phraseStarts
}

// phraseStarts are the first letters of phrases, by the first of them.
type phraseStarts [utf8.RuneSelf][]string

// longestStart is how many bytes of a phrase are looked at.
const longestStart = 5

// atWords is the pattern of a template that begins with ^. A match begins with a phrase
// of one of the keys.
func atWords(template string, keys ...string) wordPattern {
	return wordPattern{words.Pattern(template), startsOf(keys...)}
}

// startsOf are the starts of the phrases of keys.
func startsOf(keys ...string) func() *phraseStarts {
	return sync.OnceValue(func() *phraseStarts {
		var starts phraseStarts
		for _, key := range keys {
			for _, phrase := range phrasesOf(key) {
				if phrase = lowerASCII(phrase); phrase[0] < utf8.RuneSelf {
					starts[phrase[0]] = append(starts[phrase[0]], phrase[:min(len(phrase), longestStart)])
				}
			}
		}
		return &starts
	})
}

// phrasesOf are the phrases of a key, or of all keys that begin so.
func phrasesOf(key string) []string {
	beginning, all := strings.CutSuffix(key, "*")
	if !all {
		return words.Of(key)()
	}
	return slices.Collect(maps.Keys(words.Index[string](beginning)()))
}

// all are the places where matches stand, whatever is around them, one behind the
// other.
func (p wordPattern) all(text string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		lower, over := lowerASCII(text), 0
		for from := range text {
			if from < over || !p.mayBegin(lower[from:]) {
				continue
			}
			if at := p.pattern().FindStringIndex(text[from:]); at != nil {
				over = from + at[1]
				if !yield(from, over) {
					return
				}
			}
		}
	}
}

// opening is the match at the start of a text, of a pattern that lets nothing but blanks
// stand before its phrases; empty if there is none.
func (p wordPattern) opening(text string) string {
	start := strings.TrimLeft(text, "\t\n\f\r ")
	if start == "" || !p.mayBegin(lowerASCII(start[:min(len(start), longestStart)])) {
		return ""
	}
	return p.pattern().FindString(text)
}

// first is the first match that is no part of longer words, nor of an amount. It may
// begin with a digit or a sign, too.
func (p wordPattern) first(text string) string {
	return p.firstBy(text, func(from int) (end int) {
		if at := p.pattern().FindStringIndex(text[from:]); at != nil {
			return from + at[1]
		}
		return 0
	})
}

// firstBy is first where something else than the expression tells where a match ends
// that begins at a place; 0 if there is none.
func (p wordPattern) firstBy(text string, match func(from int) (end int)) string {
	lower := lowerASCII(text)
	before := rune(utf8.RuneError)
	for from, r := range text {
		begins := !unicode.IsSpace(r) && (!prose.IsWordRune(before) || hasNoBlanks(r)) && signs[before] == "" && before != '.' && before != ','
		before = r
		if !begins || unicode.IsLetter(r) && !p.mayBegin(lower[from:]) {
			continue
		}
		if end := match(from); end > 0 && standsAlone(text, from, end) {
			return strings.TrimSpace(text[from:end])
		}
	}
	return ""
}

// mayBegin tells whether a match may stand at the start of a text in small letters.
// Letters beyond ASCII have more than one form, so any of them may.
func (p wordPattern) mayBegin(lower string) bool { return p.starts().mayBegin(lower) }

// mayOpen tells whether a text may open with one of the phrases, behind blanks and
// signs.
func (s *phraseStarts) mayOpen(text string) bool {
	text = strings.TrimLeft(text, "\t\n\f\r ")
	if text == "" {
		return false
	}
	start := lowerASCII(text[:min(len(text), longestStart)])
	return start[0] < 'a' || start[0] > 'z' || s.mayBegin(start)
}

func (s *phraseStarts) mayBegin(lower string) bool {
	for i := range min(len(lower), longestStart) {
		if lower[i] >= utf8.RuneSelf {
			return true
		}
	}
	for _, start := range s[lower[0]] {
		if strings.HasPrefix(lower, start) {
			return true
		}
	}
	return false
}

// lowerASCII is a text with the letters of ASCII in their small form, and all others
// as they are, so that places in it are places in the text.
func lowerASCII(text string) string {
	lower := []byte(text)
	for i, c := range lower {
		if 'A' <= c && c <= 'Z' {
			lower[i] = c | 0x20
		}
	}
	return string(lower)
}

// isBeyondASCII tells whether a letter may have more forms than lowerASCII knows.
func isBeyondASCII(r rune) bool { return r >= utf8.RuneSelf }
