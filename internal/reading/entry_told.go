package reading

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/words"
)

// The kind of an entry by wording that can mean only one thing, mostly the first
// words of its sentence:
//
//	The first alert was triggered          detection
//	We decided to roll back                decision
//	Tried a restart, without success       tried
//	Lena was paged                         detection
//	The latency alert fires                detection
//	First shop calls                       detection
//	Customers report errors                symptom
//	Rolled back, did not help              tried
//	The runbook was out of date            a gap in the documentation
//
// Articles and the forms of "to be" are skipped on both sides.

var (
	skippedWords = words.Set("said.skipped")
	// toldKinds are the kinds by the first words of sentences, tried those of
	// something that was tried.
	toldKinds = sync.OnceValue(toldIndex)
	tried     = words.Made(words.Of("said.tried"), skippedIndex)
	inVain    = words.Of("said.in-vain")
	wellAgain = words.Of("said.well-again")
	noHelp    = words.Of("said.no-help")
	// alertFires is an alert and that it did, noNameOfAlert what cannot stand in its name.
	alertFires = sync.OnceValue(func() *phraseList {
		return newPhraseList(slices.Sorted(maps.Keys(skippedIndex(pairsOf("said.alert", "said.fired")))))
	})
	noNameOfAlert = words.Set("said.no-name")
	firstCall     = words.Pattern(`^{said.first}\s+(?:[\pL-]+\s+){0,3}?{said.calls}(?:[^\pL-]|$)`)
	pages         = words.Made(words.Of("said.paged"), func(paged []string) *phraseList { return newPhraseList(longestFirst(paged)) })
	documents     = listOf("said.document")
	lacking       = words.Pattern(`{said.document} ?{said.lacking}`)
)

func toldIndex() map[string]kb.EntryKind {
	index := map[string]kb.EntryKind{}
	for phrase, kind := range words.Index[kb.EntryKind]("told.")() {
		index[withoutSkipped(headingWords(phrase))] = kind
	}
	for _, phrase := range pairsOf("said.alert", "said.fired") {
		index[withoutSkipped(headingWords(phrase))] = kb.EntryDetection
	}
	for _, phrase := range pairsOf("said.hit", "said.report") {
		index[withoutSkipped(headingWords(phrase))] = kb.EntrySymptom
	}
	return index
}

// pairsOf are the phrases of a key with those of another behind them, in each language.
func pairsOf(who, did string) []string {
	var pairs []string
	for _, language := range words.Languages() {
		for _, first := range words.In(language, who) {
			for _, second := range words.In(language, did) {
				pairs = append(pairs, first+" "+second)
				if last := []rune(first); hasNoBlanks(last[len(last)-1]) {
					pairs = append(pairs, first+second)
				}
			}
		}
	}
	return pairs
}

func skippedIndex(phrases []string) map[string]bool {
	index := map[string]bool{}
	for _, phrase := range phrases {
		index[withoutSkipped(headingWords(phrase))] = true
	}
	return index
}

// longestOpening bounds how many words of a sentence are looked at.
const longestOpening = 12

// withoutSkipped are the first words of a sentence, without those that are skipped.
func withoutSkipped(said string) string {
	kept := make([]string, 0, longestOpening)
	for word := range strings.SplitSeq(said, " ") {
		if len(kept) == longestOpening {
			break
		}
		if !skippedWords()[word] {
			kept = append(kept, word)
		}
	}
	return strings.Join(kept, " ")
}

// opening finds the longest phrase of an index that words begin with.
func opening[T any](index map[string]T, words string) (meaning T, found bool) {
	for at, r := range words + " " {
		if at > 0 && (r == ' ' || hasNoBlanks(r)) {
			if known, ok := index[words[:at]]; ok {
				meaning, found = known, true
			}
		}
	}
	return meaning, found
}

// kindOfWording is the kind that a sentence in lower case tells of; empty if none.
func kindOfWording(sentence string) kb.EntryKind {
	said := withoutSkipped(headingWords(sentence))
	if _, found := opening(tried(), said); found && containsWord(sentence, inVain()) {
		return kb.EntryTried
	}
	if documents().in(sentence) {
		if at := lacking().FindStringIndex(sentence); at != nil && standsAlone(sentence, at[0], at[1]) {
			return kb.EntryDocGap
		}
	}
	if endsInVain(sentence) {
		return kb.EntryTried
	}
	if kind, found := opening(toldKinds(), said); found && (kind != kb.EntrySymptom || !containsWord(sentence, wellAgain())) {
		return kind
	}
	if saysPaged(sentence) || firstCall().MatchString(sentence) || namedAlertFires(sentence) {
		return kb.EntryDetection
	}
	return ""
}

// endsInVain tells whether a sentence says of what was done, behind a sign or another
// word, that it did not help.
func endsInVain(sentence string) bool {
	said := strings.TrimRight(sentence, " .!*_)）。")
	for _, phrase := range noHelp() {
		if done, found := strings.CutSuffix(said, phrase); found && done != "" && standsAlone(said, len(done), len(said)) {
			return true
		}
	}
	return false
}

// namedAlertFires tells whether a sentence begins with the name of an alert that fires:
// "pingdom alert fires". Behind some words it did not, or not now: "why no alert fired".
func namedAlertFires(sentence string) bool {
	for rest := sentence; rest != "" && len(sentence)-len(rest) <= longestPaged; {
		var first string
		first, rest, _ = strings.Cut(rest, " ")
		if strings.ContainsAny(first, ".,;:?!") || notSo()[first] || noNameOfAlert()[first] {
			return false
		}
		if alertFires().opens(withoutSkipped(headingWords(rest))) {
			return true
		}
	}
	return false
}

// longestPaged bounds who was paged, in characters.
const longestPaged = 40

// saysPaged tells whether a sentence says first of all that somebody was paged.
func saysPaged(sentence string) bool {
	for from, to := range pages().all(sentence) {
		who := sentence[:from]
		return utf8.RuneCountInString(who) <= longestPaged && !strings.ContainsFunc(who, isNoPartOfWho) && standsAlone(sentence, from, to)
	}
	return false
}

func isNoPartOfWho(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune(" .'@-", r) }
