package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/words"
)

// The state of an action in words or marks, as a cell, a key or a remark says it:
//
//	Done   ✅   Resolved by #15   in progress   TODO   wontfix: it is gone next month

// stateWords are states by their words.
var stateWords = words.Index[kb.ActionState]("state.")

// dropWords are those of an action that will not be done, and the reason behind them.
var dropWords = words.Pattern(`(?i)^\s*{state.wontfix}\b?(?:\s*[:：(–—-]\s*([^)]*)\)?)?\s*$`)

// saidHow are words behind a state that say how, when or where it was reached.
var saidHow = wordSet("by in on with via since as am durch mit le par avec el por con em med af av den")

// stateOf reads a word, or words, for a state, and the reason behind "wontfix".
func stateOf(text string) (state kb.ActionState, reason string, ok bool) {
	if m := dropWords.FindStringSubmatch(strings.TrimLeft(text, "❌🚫⛔ \ufe0f")); m != nil {
		return kb.ActionWontfix, strings.TrimSpace(m[1]), true
	}
	switch strings.Trim(text, " .!") {
	case "✅", "☑", "☑️", "✔", "✔️", "x", "X", "🟢":
		return kb.ActionDone, "", true
	}
	if strings.Contains(text, "✅") || strings.Contains(text, ":white_check_mark:") {
		return kb.ActionDone, "", true
	}
	said := headingWords(text)
	if state, ok = stateWords[said]; ok {
		return state, "", true
	}
	// "Resolved by #15", "Done in March".
	if first, rest, _ := strings.Cut(said, " "); rest != "" && saidHow[strings.Fields(rest)[0]] && stateWords[first] == kb.ActionDone && first != "yes" {
		return kb.ActionDone, "", true
	}
	return "", "", false
}
