package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Actions without a mark whose words tell what was done:
//
//	- We added an alert on the queue         - Alarm auf die Warteschlange eingerichtet
//	- Moved the mail to its own worker       - アラートを追加しました
//	- Increased the timeout to 30 seconds    but: Increased alerting, Automated tests
//	- Alert on the queue configured            but: Get the alert configured
//	- The limit was raised and deployed        but: Find out why the limit was raised
//	                                                The limit was raised by hand: write down how
//	                                                The queues were moved before the drill
//
// The last ones may be what somebody wants: such words need an article behind them, and
// those at the end no word before them that wants it.

var (
	doneOpens   = words.Of("done.opens")
	doneVerbs   = words.Of("done.verb")
	doneEither  = words.Of("done.either")
	doneObject  = words.Of("done.object")
	doneLast    = words.Of("done.last")
	doneWanted  = words.Of("done.wanted")
	doneNot     = words.Of("done.not")
	donePassive = words.Of("done.passive")
	doneAmiss   = words.Of("done.amiss")
	doneEnding  = words.Of("done.ending")
)

// longestDone is how many words of an action are looked at.
const longestDone = 14

// tellsWhatWasDone tells whether the words of an action say that it was done.
func tellsWhatWasDone(text string) bool {
	said := headingWords(prose.Sentence(text))
	fields := strings.Fields(said)
	if len(fields) > longestDone {
		said = strings.Join(fields[:longestDone], " ")
	}
	switch {
	case containsWord(behindStart(said, doneOpens()), doneNot()):
		return false
	case hasStart(said, doneVerbs()):
		return true
	case hasStart(said, doneOpens()):
		return containsWord(said, doneVerbs()) || containsWord(said, doneEither()) || opensInPast(behindStart(said, doneOpens()))
	case len(fields) > 2 && (hasStart(said, doneEither()) || opensInPast(said)) && !hasStart(said, actionOpens()):
		return hasStart(strings.Join(fields[1:], " "), doneObject()) || changesFile(text)
	}
	// What was done to a thing may be what went wrong, where an action follows behind a sign.
	return endsInDone(text) || !strings.ContainsAny(text, ",;:，；：、") && isPassive(fields)
}

// changesFile tells whether a file stands behind the first word of a text, and what for:
// "Extended src/queue.go to ask twice", but not "Improved run_queue logging".
func changesFile(text string) bool {
	said := strings.Fields(prose.Start(text, longestLabel*2))
	return len(said) > 2 && strings.ContainsAny(said[1], "/_") && smallWords()[said[2]]
}

// behindStart is what stands behind the longest of some phrases at the start of a text:
// "se" in front of "ha" is no condition.
func behindStart(text string, phrases []string) string {
	longest := 0
	for _, phrase := range phrases {
		if len(phrase) > longest && hasStart(text, []string{phrase}) {
			longest = len(phrase)
		}
	}
	return text[longest:]
}

// longestSubject is how many words stand before the verb that says what was done to them.
const longestSubject = 9

// isPassive tells whether the words of a sentence begin with a thing and go on with what
// was done to it.
func isPassive(fields []string) bool {
	for n := 1; n < min(len(fields), longestSubject+1); n++ {
		subject, said := strings.Join(fields[:n], " "), strings.Join(fields[n:], " ")
		for _, verb := range donePassive() {
			rest, found := strings.CutPrefix(said, verb+" ")
			if found && (hasStart(rest, doneVerbs()) || hasStart(rest, doneEither())) {
				return !containsWord(rest, doneAmiss()) && !hasStart(subject, actionOpens()) && !containsWord(subject, doneWanted()) && !containsWord(subject, questionOpens())
			}
		}
	}
	return false
}

// endsInDone tells whether the head of an action ends in the word that says so, where
// a language puts it there.
func endsInDone(text string) bool {
	head, _, _ := strings.Cut(prose.Line(text), " – ")
	for _, end := range []string{" — ", " -- ", " - ", "：", ": "} {
		head, _, _ = strings.Cut(head, end)
	}
	said := headingWords(prose.Sentence(head))
	if containsWord(said, doneWanted()) || hasStart(said, actionOpens()) {
		return false
	}
	return endsInWord(said, doneLast()) && !slices.Contains(doneLast(), said)
}

// endsInPast tells whether a word has the ending of verbs in the past: "Merged".
func endsInPast(word string) bool { return endsWithAny(word, doneEnding()) }
