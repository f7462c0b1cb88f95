package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

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
	zeroWords = words.Made(words.Of("impact.zero"), newPhraseList)
	onlyZero  = words.Pattern(`^0(?:\s*%)?(?:\s*[^\s\d.,:%].*)?$`)
)

// saysAll tells whether a text says that all were hit: at its start, or in more
// than one word, such as "nobody could".
func saysAll(text string) bool {
	return allAlone().opens(text) || allAnywhere().isSaid(text)
}
