package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/words"
)

// Phrases with gaps, in which a heading may say who and what:
//
//	## How did the team notice it?      how … notice
//	## What can we do differently?      what … do differently
//
// They count where no phrase without a gap begins the heading; of several, the one
// with the most letters does.

// gap stands in a phrase for one to widestGap words, none of which denies the rest: "What
// was not the cause".
const (
	gap       = " … "
	widestGap = 6
)

// gappedPhrase is a phrase in parts between which other words stand.
type gappedPhrase struct {
	parts   []string
	letters int
	meaning
}

func (b *phraseBook) addGapped(phrase string, m meaning) {
	first, _, _ := strings.Cut(phrase, " ")
	parts := strings.Split(phrase, gap)
	b.gapped[first] = append(b.gapped[first], gappedPhrase{parts: parts, letters: len(strings.Join(parts, "")), meaning: m})
}

// findGapped returns what the words of a heading mean by a phrase with gaps that they
// begin with, and what follows it.
func (b *phraseBook) findGapped(words string) (m meaning, rest string, found bool) {
	if b.builtin != nil {
		b = b.builtin
	}
	first, _, _ := strings.Cut(words, " ")
	longest := 0
	for i := range b.gapped[first] {
		p := &b.gapped[first][i]
		if behind, opens := p.cut(words); opens && p.letters > longest {
			m, rest, found, longest = p.meaning, behind, true, p.letters
		}
	}
	return m, rest, found
}

// cut is what follows the phrase where words begin with it.
func (p *gappedPhrase) cut(words string) (rest string, found bool) {
	rest, found = cutPhrase(words, p.parts[0])
	for _, part := range p.parts[1:] {
		if !found {
			return "", false
		}
		rest, found = cutBehindGap(rest, part)
	}
	return rest, found
}

// cutBehindGap is what follows a phrase that stands behind some other words.
func cutBehindGap(words, phrase string) (rest string, found bool) {
	for range widestGap {
		skipped, next, more := strings.Cut(words, " ")
		if !more || denials()[skipped] {
			return "", false
		}
		words = next
		if rest, found = cutPhrase(words, phrase); found {
			return rest, true
		}
	}
	return "", false
}

var denials = words.Set("cause.negation")

// cutPhrase is what follows a phrase that words begin with.
func cutPhrase(words, phrase string) (rest string, found bool) {
	rest, found = strings.CutPrefix(words, phrase)
	if !found || rest != "" && rest[0] != ' ' {
		return "", false
	}
	return strings.TrimPrefix(rest, " "), true
}
