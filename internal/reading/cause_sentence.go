package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Which sentence of a text names its cause. The first, but the second of these:
//
//	The job was moved. However, the lock stayed.                 it turns to what was wrong
//	We diagnosed it with a trace. The lock was never released.   how it was found stands before it
//	Owning team: mail. The lock was never released.              a label and its value
//	In order to save time, nobody waits. The job did not look.   what a thing is for
//	There was no deploy. This is presumed to be a full disk.     what is thought of it
//	One cause, three symptoms. The database refused it.          how many there are
//
// What came of a sentence points back at it: "The lock stayed. This stopped the queue."
// One that begins with "It" takes the sentence before it along, which says what it is.

var (
	tellsHowFound = words.Of("cause.diagnosis")
	setsScene     = words.Of("cause.scene")
	countsFirst   = words.Of("cause.first")
	presumes      = words.Of("cause.presumed")
	pointsBack    = words.Of("cause.back")
	causalCues    = listOf("cause.cue")
	faultWords    = listOf("cause.fault")
	therefores    = listOf("cause.therefore")
	oughts        = listOf("cause.ought")
)

// farthestCause is how many sentences behind the first one are looked at for the one
// that names the cause.
const farthestCause = 3

// sentenceOfCause is where the sentence starts and ends that names the cause of a
// text: the first, unless it only sets the scene or says how the cause was found,
// and another one says what came of it, or what was wrong.
func sentenceOfCause(text string) (from, to int) {
	from, to = causeSentence(text)
	if from == 0 || !hasStart(headingWords(text[from:to]), pronouns()) {
		return from, to
	}
	before := 0
	for start := range prose.EachSentence(text[:from]) {
		before = start + leading(text[start:from])
	}
	if to-before <= longestSentence && !leadsToCause(text[before:from]) {
		return before, to
	}
	return from, to
}

// pronouns stand for what the sentence before says.
var pronouns = words.Of("cause.pronoun")

// causeSentence is where that sentence stands by itself.
func causeSentence(text string) (from, to int) {
	to = titleEnd(text)
	if to == 0 || to >= len(strings.TrimRight(text, " \n")) {
		return 0, to
	}
	if start, end := presumedCause(text, to); end > 0 {
		return start, end
	}
	first := text[:to]
	found := leadsToCause(first)
	if !found && saysWrong(first) {
		return 0, to
	}
	wrongFrom, wrongTo := 0, to
	for start, n := to, 0; start < len(text) && n < farthestCause; n++ {
		end := start + titleEnd(text[start:])
		if end == start {
			break
		}
		sentence := text[start:end]
		if unknownCause(sentence) {
			// "The exact reason is not known": what is known stands before it.
			start = end
			continue
		}
		if turn := len(turnOpens.opening(sentence)); turn > 0 && isStated(sentence[turn:]) {
			return start + turn, end
		}
		cue := causalCues().isSaid(sentence)
		if !cue && therefores().isSaid(sentence) {
			// "It therefore stopped": the sentence before it is the cause.
			return wrongFrom, wrongTo
		}
		if !found && oughts().isSaid(sentence) {
			// "The probe should ask …": what ought to be is not what was.
			start = end
			continue
		}
		if hasStart(headingWords(sentence), pointsBack()) {
			if cue {
				// "This led to …": the sentence before it is the cause.
				return wrongFrom, wrongTo
			}
			start = end
			continue
		}
		if found || cue {
			return start + leading(text[start:end]), end
		}
		if wrongFrom == 0 && isStated(sentence) && endsWhole(text[:start]) && faultWords().isSaid(sentence) {
			wrongFrom, wrongTo = start+leading(sentence), end
		}
		start = end
	}
	return wrongFrom, wrongTo
}

// longestPair is how many words a sentence has at most that is a label and its
// value alone: "Owning team: mail."
const longestPair = 5

// leadsToCause tells whether a sentence only says how the cause was found, what the
// thing is for, or who owns it.
func leadsToCause(sentence string) bool {
	said := headingWords(sentence)
	return hasStart(said, tellsHowFound()) || hasStart(said, setsScene()) || hasStart(said, countsFirst()) || countsEach(sentence) || isTerm(sentence) && prose.Words(sentence) <= longestPair
}

// countsEach tells whether a sentence counts causes and what came of them, and says
// nothing more: "One cause, three symptoms."
func countsEach(sentence string) bool {
	for part := range strings.SplitSeq(sentence, ",") {
		said := strings.Fields(headingWords(part))
		if len(said) != 2 || countWords()[said[0]] == "" {
			return false
		}
	}
	return true
}

// countWords are numbers in words.
var countWords = words.Index[string]("number.")

// saysWrong tells whether a sentence says what came of something, or what was wrong.
func saysWrong(sentence string) bool {
	return causalCues().isSaid(sentence) || faultWords().isSaid(sentence)
}

// presumedCause is where one of the sentences from a place on stands that says what the
// cause is thought to be: "Nothing had been deployed. This is presumed to be a slow
// disk." Its end is 0 if there is none.
func presumedCause(text string, at int) (from, to int) {
	for n := 0; at < len(text) && n < farthestCause; n++ {
		end := at + titleEnd(text[at:])
		if end == at {
			break
		}
		if hasStart(headingWords(text[at:end]), presumes()) || thisIsBecause.opening(text[at:end]) != "" {
			return at + leading(text[at:end]), end
		}
		at = end
	}
	return 0, 0
}

// turnOpens is the word that opens a sentence about what was wrong.
var turnOpens = atWords(`(?i)^\s*{cause.turn}(?:[\s,，:：、]+)`, "cause.turn")

// isStated tells whether a sentence says enough to be a title, and does not only
// announce what stands below it.
func isStated(text string) bool { return !isFragment(text) && !announcesList(text) }

// shortestTitleWords is how many words a sentence needs to be a title.
const shortestTitleWords = 3

// titleEnd is where the first sentences of a text end that are a title: one that
// is no more than a fragment takes the next one with it. It is 0 if the whole text
// is a fragment.
func titleEnd(text string) int {
	for end := 0; end < len(text); {
		end += sentenceEnd(text[end:])
		if !isFragment(text[:end]) {
			return end
		}
	}
	return 0
}

// isFragment tells whether a text is too short for a title. Scripts without spaces
// count by their characters.
func isFragment(text string) bool {
	return !prose.HasUnspaced(text) && len(strings.Fields(text)) < shortestTitleWords
}

// longestSentence is how many bytes of a sentence serve as a title.
const longestSentence = 240

// sentenceEnd returns where the first sentence of a text ends, or as much of it as
// serves as a title.
func sentenceEnd(text string) int {
	start := leading(text)
	return start + len(prose.Cut(prose.Sentence(text)[start:], longestSentence))
}
