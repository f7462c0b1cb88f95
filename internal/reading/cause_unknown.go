package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// What stands in place of a cause that nobody knows:
//
//	## Root cause
//	Unknown.      The cause is still not known (the network?).      To be filled in.

// unknownCause tells whether the prose says that no cause is known.
func unknownCause(text string) bool {
	first := text[:sentenceEnd(text)]
	said := headingWords(first)
	return saysNoCause(first) || opensWithPlaceholder(first) || hasStart(said, deniesCause()) || onlyCounts(text, said) || saysUnknownLast(first) ||
		hasStart(said, pendingCause()) && strings.Count(said, " ") < longestPending ||
		containsWord(first, asksStill()) || unableToSay(first)
}

// saysNoCause tells whether a text says that there is none, or that none is known, in front
// of the first sign that parts it: "None - all went as planned".
func saysNoCause(text string) bool {
	if noCauses()[headingWords(text)] {
		return true
	}
	end := strings.IndexAny(prose.Start(text, longestLabel), ",.:;(–—")
	if dash := strings.Index(prose.Start(text, longestLabel), " - "); dash > 0 && (end < 0 || dash < end) {
		end = dash
	}
	return end > 0 && noCauses()[headingWords(text[:end])]
}

// asksStill are the words of a sentence that asks for the cause still: "It is unclear why
// it stopped".
var asksStill = words.Of("unknown.why")

// unable is a sentence that nobody could say the cause: "It is hard to give a root cause".
var unable = words.Pattern(`(?i)(?:^|\P{L}){unknown.unable}\s+(?:\p{L}+\s+)?{unknown.find}\P{L}.{0,40}?\b{unknown.cause}(?:\P{L}|$)`)

// unableToSay looks for such a sentence.
func unableToSay(sentence string) bool {
	return findWords().in(strings.ToLower(sentence)) && unable().MatchString(sentence)
}

// findWords are the words that it cannot do without.
var findWords = listOf("unknown.find")

// onlyCounts tells whether a text says no more than how many causes there are: "There
// are two layers."
func onlyCounts(text, said string) bool {
	return strings.TrimSpace(prose.Sentence(text)) == strings.TrimSpace(text) && strings.Count(said, " ") < longestCount && hasStart(said, manyCauses())
}

// longestCount is how many words such a text has.
const longestCount = 6

// pendingCause opens a line that stands in for a cause: "To be filled in later".
var pendingCause = words.Of("cause.pending")

// longestPending is how many words such a line has.
const longestPending = 7

// saysUnknown is a sentence that says that the cause is not known (yet): it is
// about the cause, or says "still".
var saysUnknown = words.Pattern(`(?i)(?:(?:^|\P{L}){unknown.cause}\P{L}.{0,60}\b{unknown.is}(?:\s+\p{L}+)?|(?:^|\P{L}){unknown.still})\s+{unknown.state}(?:\s+{unknown.yet})*[.!]?$`)

// unknownStates are the words that such a sentence cannot do without.
var unknownStates = listOf("unknown.state")

// saysUnknownLast tells whether a sentence says so, whatever stands in brackets behind it.
func saysUnknownLast(sentence string) bool {
	said := strings.TrimSpace(oneLine(sentence))
	if !unknownStates().in(strings.ToLower(said)) {
		return false
	}
	if strings.ContainsAny(said, ")）") {
		said = endAside().ReplaceAllString(said, "")
	}
	return saysUnknown().MatchString(said)
}

// endAside are brackets at the end of a sentence: "It is not known (the network, a bug?)."
var endAside = words.Pattern(`\s*[(（][^()（）]{1,120}[)）]\s*[.!?。]*$`)

// noCauses stand in place of a cause that is not known.
var noCauses = words.Set("cause.unknown")
