package reading

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The people who were hit, in a sentence: what they are called, with all of them, some
// or a number before it.
//
//	Some of our users could not log in.      About 40 % of the customers waited.
//	-----------------                        ------------------------

// quantity is what may stand before people, with up to two words between, and counted
// what may stand before what is counted.
const (
	quantity = `(?:{impact.all}|{impact.some}|` + countedNumber + `(?:\s?%)?(?:\s{impact.of})?(?:\s{date.the})?)` + wordsBetween
	counted  = countedNumber + `(?:\s?%|\s{impact.of}\s` + countedNumber + `)?(?:\s{impact.of})?(?:\s{date.the})?` + wordsBetween

	wordsBetween = `\s?(?:[\pL-]+\s){0,2}?`
)

var (
	peopleAt = namedThings{
		atWords(`(?i)^(?:`+quantity+`)?{impact.party.*}`, "impact.all", "impact.some", "length.about", "impact.party.*"),
		atWords(`(?i)^`+quantity+`.$`, "impact.all", "impact.some", "length.about"),
		sync.OnceValue(func() *phraseList { return newPhraseList(longestFirst(phrasesOf("impact.party.*"))) }), true,
	}
	countAt = namedThings{
		atWords(`(?i)^`+counted+`(?:{impact.party.*}|{impact.counted})`, "length.about"),
		atWords(`(?i)^`+counted+`.$`, "length.about"),
		sync.OnceValue(func() *phraseList {
			return newPhraseList(slices.Concat(longestFirst(phrasesOf("impact.party.*")), longestFirst(phrasesOf("impact.counted"))))
		}), false,
	}
)

// longestFirst are phrases in the order in which an expression tries them.
func longestFirst(phrases []string) []string {
	slices.SortStableFunc(phrases, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	return phrases
}

// namedThings are people or things with what says how many they are. The expression of
// all of it has hundreds of words, so it is taken apart: the names are found in one
// pass over the text, and an expression asked only of what stands before them.
type namedThings struct {
	// before ends with the first letter of a name, with which a number is no word.
	whole, before wordPattern
	names         func() *phraseList
	// alone is set where nothing needs to stand before a name.
	alone bool
}

// first is what the whole expression finds first.
func (n namedThings) first(text string) string {
	if strings.ContainsFunc(text, isBeyondASCII) {
		return n.whole.first(text) // letters have more than one form
	}
	lower := lowerASCII(text)
	var called []kb.Range
	for from, to := range n.names().all(lower) {
		called = append(called, kb.Range{From: from, To: to})
	}
	if len(called) == 0 {
		return ""
	}
	return n.whole.firstBy(text, func(from int) (end int) {
		if !unicode.IsLetter(rune(text[from])) || n.before.mayBegin(lower[from:]) {
			for _, c := range called {
				if c.From > from && n.before.pattern().MatchString(text[from:c.From+1]) {
					return c.To
				}
			}
		}
		if at := slices.IndexFunc(called, func(c kb.Range) bool { return n.alone && c.From == from }); at >= 0 {
			return called[at].To
		}
		return 0
	})
}

// areHit tells whether the people that were found in a text are no part of a longer
// word, "user-facing", and no time that they took, "6 hours of engineering".
func areHit(text, who string) bool {
	at := strings.Index(text, who)
	behind := text[at+len(who):]
	if strings.HasPrefix(behind, "-") || namesThing().MatchString(behind) || strings.HasSuffix(text[:at], "=") {
		return false
	}
	length := lengthAt(who)
	return (length == nil || length[0] > 0) && !isThingToo(text, who) && !isForeign(text, who)
}

// alsoThings are names of people that parts of formats and machines have, too: "any gzip
// member behind the first". nearThings are words of a text in which they are no people.
var (
	alsoThings = words.Of("impact.also-thing")
	nearThings = words.Of("impact.near-thing")
)

// isThingToo tells whether a name of people is that of a thing in the text.
func isThingToo(text, who string) bool {
	return endsInWord(headingWords(who), alsoThings()) && containsWord(text, nearThings())
}

// isForeign tells whether a single English word stands for people in a text of another
// language, of which it may be a name: "Die Seite users zeigte 40 Fehler".
func isForeign(text, who string) bool {
	said := headingWords(who)
	if !partiesIn()["en"][said] || strings.Contains(said, " ") {
		return false
	}
	text = prose.Start(text, longestImpact)
	if letters, beyond := countLetters(text); beyond*2 > letters {
		return true
	}
	spoken := languageOf(text)
	return spoken != "" && spoken != "en" && !partiesIn()[spoken][said]
}

// partiesIn are the names of people in each language.
var partiesIn = sync.OnceValue(func() map[string]map[string]bool {
	named := map[string]map[string]bool{}
	for _, language := range words.Languages() {
		named[language] = map[string]bool{}
	}
	for _, key := range words.Keys() {
		if !strings.HasPrefix(key, "impact.party.") {
			continue
		}
		for language, names := range named {
			for _, name := range words.In(language, key) {
				names[name] = true
			}
		}
	}
	return named
})

// countLetters counts the letters of a text, and those of other scripts than Latin.
func countLetters(text string) (letters, beyond int) {
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
			if !unicode.Is(unicode.Latin, r) {
				beyond++
			}
		}
	}
	return letters, beyond
}

// smallWordsOf are the languages of which a word is a small one.
var smallWordsOf = sync.OnceValue(func() map[string][]string {
	spoken := map[string][]string{}
	for _, language := range words.Languages() {
		for _, word := range words.In(language, "text.small") {
			spoken[word] = append(spoken[word], language)
		}
	}
	return spoken
})

// fewestSmall is how many small words tell the language of a text.
const fewestSmall = 2

// languageOf is the language of which a text has the most small words, English where it
// has as many; empty if it has too few.
func languageOf(text string) string {
	counts := map[string]int{}
	for word := range strings.FieldsSeq(headingWords(text)) {
		for _, language := range smallWordsOf()[word] {
			counts[language]++
		}
	}
	best, most := "", fewestSmall-1
	for _, language := range words.Languages() {
		if counts[language] > most {
			best, most = language, counts[language]
		}
	}
	return best
}

// namesThing goes on from a kind of people to something of theirs: "company ID",
// "player_id".
var namesThing = words.Pattern(`^(?:_|\s(?i:ids?|keys?|names?)\b)`)
