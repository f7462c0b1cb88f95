package reading

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The state of an action in words or marks, as a cell, a key or a remark says it:
//
//	Done   ✅   Resolved by #15   in progress   TODO   wontfix: it is gone next month

// stateWords are states by their words.
var stateWords = words.Index[kb.ActionState]("state.")

// dropWords are those of an action that will not be done, and the reason behind them.
var dropWords = words.Pattern(`(?i)^\s*{state.wontfix}\b?(?:\s*[:：,(–—-]\s*([^)]*)\)?)?\s*$`)

// acceptedWords say anywhere in a state that nothing will be done.
var (
	acceptedWords = words.Of("action.accepted")
	acceptedSaid  = words.Made(acceptedWords, newPhraseList)
)

// isPlainState tells whether a word can only be a state, unlike "yes" and "new":
// short ones mean something else, where words are written in letters of Latin.
func isPlainState(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return utf8.RuneCountInString(word) > 3 || !unicode.IsLetter(first) || first > unicode.MaxLatin1
}

// capitals are the phrases of a key in capitals, for a pattern, and initialCapitals
// those of plain states with a capital at the start.
func capitals(key string) string { return alternatives(words.Of(key)(), strings.ToUpper) }

func initialCapitals(key string) string {
	plain := slices.DeleteFunc(words.Of(key)(), func(phrase string) bool { return !isPlainState(phrase) })
	return alternatives(plain, prose.UpperFirst)
}

// alternatives are phrases in some form as a pattern has them, one or another.
func alternatives(phrases []string, form func(string) string) string {
	formed := make([]string, len(phrases))
	for i, phrase := range phrases {
		formed[i] = regexp.QuoteMeta(form(phrase))
	}
	return strings.Join(formed, "|")
}

// saidHow are words behind a state that say how, when or where it was reached.
var saidHow = words.Set("action.reached")

// stateOf reads a word, or words, for a state, and the reason behind "wontfix".
func stateOf(text string) (state kb.ActionState, reason string, ok bool) {
	if m := dropWords().FindStringSubmatch(strings.TrimLeft(text, "❌🚫⛔ \ufe0f")); m != nil {
		return kb.ActionWontfix, strings.TrimSpace(m[1]), true
	}
	if acceptedSaid().isSaid(text) {
		return kb.ActionWontfix, strings.TrimSpace(text), true
	}
	switch strings.Trim(text, " .!") {
	case "✅", "☑", "☑️", "✔", "✔️", "x", "X", "🟢":
		return kb.ActionDone, "", true
	}
	if strings.Contains(text, "✅") || strings.Contains(text, ":white_check_mark:") {
		return kb.ActionDone, "", true
	}
	said := headingWords(text)
	if state, ok = stateWords()[said]; ok {
		return state, "", true
	}
	// "Resolved by #15", "Done in March".
	if first, rest, _ := strings.Cut(said, " "); rest != "" && saidHow()[strings.Fields(rest)[0]] && stateWords()[first] == kb.ActionDone && isPlainState(first) {
		return kb.ActionDone, "", true
	}
	return "", "", false
}

// beforeDash is what stands before the first dash of a cell.
func beforeDash(cell string) string {
	for _, dash := range []string{" — ", " – ", " - "} {
		cell, _, _ = strings.Cut(cell, dash)
	}
	return cell
}
