package reading

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

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

// How many of those who can be hit were, where no number says it:
//
//	Nobody could log in.            all
//	40 % of the users waited.       some
//	None. / No impact on data       none
//	No mail was sent                mail, and not none

// extentOf says whether a text speaks of all, some or none of those who were hit,
// called so by a label or by the text itself.
func extentOf(text, called, who string) kb.Extent {
	switch {
	case saysAll(text) || saysAll(called) || strings.Contains(text, "%") && wholeShare().MatchString(text):
		return kb.ExtentAll
	case noneAnywhere().opens(text) || noneAtAll()[headingWords(text)] || isNone(text) || noneAnywhere().isSaid(text) && !hitWords().isSaid(text):
		return kb.ExtentNone
	case allWords().opens(called) || allWords().opens(who):
		return kb.ExtentAll
	case someWords().opens(who) || prose.HasDigit(text) && shareOf().MatchString(text):
		return kb.ExtentSome
	}
	return ""
}

// isNone tells whether a text begins with a word for none that stands for itself, or
// before what it is none on: "None.", "Keine – es lief weiter", "Ninguno sobre los datos".
// Of what was none, "No mail was sent", it says that it was hit, and "No-one" and "No. 2"
// begin with other words.
func isNone(text string) bool {
	text = strings.TrimLeft(text, " \t\n*_`")
	first := prose.FirstLetters(text)
	if said := strings.ToLower(first); !noActions()[said] && !noneAtAll()[said] && !answersNo()[said] {
		return false
	}
	behind := text[len(first):]
	rest := strings.TrimLeft(behind, " \t\n*_`")
	next, _ := utf8.DecodeRuneInString(rest)
	if rest == "" || !unicode.IsLetter(next) && !unicode.IsDigit(next) {
		return !noGoesOn().MatchString(behind)
	}
	word := strings.ToLower(strings.TrimRight(strings.Fields(rest)[0], ".,;:!?"))
	return smallWords()[word] && !sharesOf()[word] && !hitWords().isSaid(text)
}

// noGoesOn is what makes another word of a word for none: "No-one", "No. 2".
var noGoesOn = words.Pattern(`^(?:[-‐]\p{L}|\.\s?\d)`)

// sharesOf stand between none and those of whom it was none.
var sharesOf = words.Set("impact.of")

// zeroWords say of those who were hit that there were none, as does onlyZero: "0 (all
// had gone home)".
var (
	zeroWords = listOf("impact.zero")
	onlyZero  = words.Pattern(`^0(?:\s*%)?(?:\s*[^\s\d.,:%].*)?$`)
)

// saysAll tells whether a text says that all were hit: at its start, or in more
// than one word, such as "nobody could".
func saysAll(text string) bool {
	return allAlone().opens(text) || allAnywhere().isSaid(text)
}
