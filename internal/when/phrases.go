package when

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// phrases are words of all languages, by the small letter of ASCII that each begins
// with, or together if it begins with another character. The longest stand first.
type phrases [otherFirst + 1][]string

// otherFirst is where phrases are kept that begin with no character of ASCII.
const otherFirst = utf8.RuneSelf

// phrasesOf are the phrases of some keys in all languages.
func phrasesOf(keys ...string) func() *phrases {
	return sync.OnceValue(func() *phrases {
		p := &phrases{}
		for _, key := range keys {
			for _, phrase := range words.Of(key)() {
				first := firstOf(phrase)
				p[first] = append(p[first], phrase)
			}
		}
		for _, list := range p {
			slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
		}
		return p
	})
}

func firstOf(text string) byte {
	switch first := text[0]; {
	case first >= utf8.RuneSelf:
		return otherFirst
	case first >= 'A' && first <= 'Z':
		return first + 'a' - 'A'
	default:
		return first
	}
}

// at is the length of the longest phrase that a text begins with, in capitals or
// small letters; 0 if it begins with none.
func (p *phrases) at(text string) int {
	if text == "" {
		return 0
	}
	for _, phrase := range p[firstOf(text)] {
		if len(text) >= len(phrase) && strings.EqualFold(text[:len(phrase)], phrase) {
			return len(phrase)
		}
	}
	return 0
}

// word is at for a phrase that ends where a word ends, as all do in scripts that
// write no spaces.
func (p *phrases) word(text string) int {
	n := p.at(text)
	if !endsPhrase(text, n) {
		return 0
	}
	return n
}

// endsPhrase tells whether the phrase of n bytes at the start of a text ends where a
// word ends.
func endsPhrase(text string, n int) bool {
	return endsUnspaced(text[:n]) || prose.EndsWord(text[n:])
}

// endsUnspaced tells whether a text ends in a script that writes no spaces.
func endsUnspaced(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return prose.IsUnspaced(last)
}

// spaced is at for a phrase with white space behind it, which counts; scripts without
// spaces need none.
func (p *phrases) spaced(text string) int {
	n := p.at(text)
	spaces := len(text[n:]) - len(trimSpaces(text[n:]))
	if n == 0 || spaces == 0 && !endsUnspaced(text[:n]) {
		return 0
	}
	return n + spaces
}

// trimSpaces takes off the spaces that \s of an expression means.
func trimSpaces(text string) string { return strings.TrimLeft(text, " \t\n\f\r") }
