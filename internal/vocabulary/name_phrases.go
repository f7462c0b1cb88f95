package vocabulary

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Phrases of words around a name, found by the word that they begin or end with.

// phraseSet has phrases by their first word, which has the cue.
type phraseSet struct {
	cue     cue
	phrases func() map[string][][]string
}

func newPhraseSet(first cue, phrases func() []string) phraseSet {
	return phraseSet{first, byWord(phrases, func(fields []string) string { return fields[0] })}
}

// byWord has the words of phrases by one of them.
func byWord(phrases func() []string, of func(fields []string) string) func() map[string][][]string {
	return words.Made(phrases, func(all []string) map[string][][]string {
		by := map[string][][]string{}
		for _, phrase := range all {
			fields := strings.Fields(phrase)
			word := of(fields)
			by[word] = append(by[word], fields)
		}
		return by
	})
}

// at is how many words the longest phrase takes that stands at a place, without a
// sign between them; 0 if none does.
func (set phraseSet) at(list []nameWord, i int) int {
	if i >= len(list) || list[i].gap || list[i].opens || list[i].starts && i > 0 {
		return 0
	}
	return set.from(list, i)
}

func (set phraseSet) from(list []nameWord, i int) int {
	if !list[i].is(set.cue) {
		return 0
	}
	longest := 0
	for _, phrase := range set.phrases()[list[i].lower] {
		if len(phrase) > longest && matchesPhrase(list[i:], phrase) {
			longest = len(phrase)
		}
	}
	return longest
}

// endingSet has phrases by their last word, which has the cue.
type endingSet struct {
	cue     cue
	phrases func() map[string][][]string
}

func newEndingSet(last cue, phrases func() []string) endingSet {
	return endingSet{last, byWord(phrases, func(fields []string) string { return fields[len(fields)-1] })}
}

// endsAt tells whether one of the phrases stands right before a place.
func (set endingSet) endsAt(list []nameWord, i int) bool {
	if i == 0 || !list[i-1].is(set.cue) {
		return false
	}
	return slices.ContainsFunc(set.phrases()[list[i-1].lower], func(phrase []string) bool { return len(phrase) <= i && matchesPhrase(list[i-len(phrase):], phrase) })
}

func matchesPhrase(list []nameWord, phrase []string) bool {
	if len(phrase) > len(list) {
		return false
	}
	for n, word := range phrase {
		switch {
		case n > 0 && list[n].gap:
			return false
		case word == "#" && prose.LeadingDigits(list[n].text) > 0:
		case list[n].lower != word:
			return false
		}
	}
	return true
}

func unspacedOf(phrases []string) (list []string) {
	for _, phrase := range phrases {
		if prose.HasUnspaced(phrase) {
			list = append(list, phrase)
		}
	}
	return list
}

func hasStart(text string, phrases []string) bool {
	return slices.ContainsFunc(phrases, func(phrase string) bool { return strings.HasPrefix(text, phrase) })
}

// byLastByte has endings by their last byte, so that most words are asked for none.
func byLastByte(endings []string) *[256][]string {
	var by [256][]string
	for _, ending := range endings {
		last := ending[len(ending)-1]
		by[last] = append(by[last], ending)
	}
	return &by
}
