package reading

import (
	"regexp"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// What a cause is called. These name none:
//
//	Two guards were missing:       announces the causes below it
//	Why did the queue stop?        asks for one
//	### Why nobody noticed         the text below it is one
//	Wrong assumptions:             what was believed, in the list below
//	Fix: restart the worker        a remedy, as Impact: … is what came of one
//	### Example scenario           what stands beside the causes
//	### Proposed solution          what could be done
//	### mail — fully resolved      a part of the system and its state: the text below it is one
//	### mail-sender                a part of the system alone
//	There was no single cause.     what it says
//	This stopped the queue.        what came of the sentence before it
//	The job was moved. However, … the second one says what was wrong
//
// A number in front of a name is no part of it: "1. The lock was never released".

var (
	asksForCause  = words.Of("cause.asks")
	notCauses     = words.Set("cause.not")
	tellsHowFound = words.Of("cause.diagnosis")
	pointsBack    = words.Of("cause.back")
	asksForArea   = words.Of("cause.area")
	tellsBeside   = words.Of("cause.told")
	causeLabels   = words.Set("cause.label")
	besideLabels  = words.Set("cause.beside")
	proposes      = words.Of("cause.proposal")
	causeStates   = words.Of("cause.state")
	manyCauses    = words.Of("cause.many")
	causalCues    = words.Of("cause.cue")
	faultWords    = words.Of("cause.fault")
	therefores    = words.Of("cause.therefore")
)

// causeNumber is a number before the name of a cause.
var causeNumber = regexp.MustCompile(`^\s*(?:\d{1,3}(?:\.\d{1,3})+[.):、]?\s+|#?\(?\d{1,3}[.):、]\s*)`)

// numberEnd is where the number before a name ends; 0 if there is none, or nothing
// else.
func numberEnd(text string) int {
	n := len(causeNumber.FindString(text))
	if !prose.HasLetter(text[n:]) {
		return 0
	}
	return n
}

// isGenericCause tells whether a heading below the causes names none, so that the
// text below it is the cause.
func isGenericCause(heading string) bool {
	return hasStart(headingWords(heading), asksForCause)
}

// isArea tells whether a text is the question above the causes of one area: "If it
// did happen, how can we detect it sooner?"
func isArea(text string) bool {
	return asks(text) && hasStart(headingWords(text), asksForArea)
}

// saysNotCause tells whether a heading or a line stands above what was believed or
// ruled out.
func saysNotCause(text string) bool { return notCauses[headingWords(text)] }

// headsNoCause tells whether a heading stands above what is no cause, or above
// something beside the causes: "Example scenario", "Status", "Proposed solution".
func headsNoCause(heading string) bool {
	said := headingWords(heading)
	return notCauses[said] || besideLabels[said] || hasStart(said, proposes) ||
		strings.Count(said, " ") < longestBeside && hasStart(said, tellsBeside)
}

// longestState is how many words say in what state a part of the system is.
const longestState = 3

// namesPart tells whether a heading is only the name of a part of the system, with
// its state or without: "mail — fully resolved", "mail-sender".
func namesPart(head *markdown.Block) bool {
	text := strings.TrimSpace(head.Text)
	for _, sign := range []string{" — ", " – ", " - ", ": ", "：", " (", "（"} {
		at := strings.LastIndex(text, sign)
		if at <= 0 {
			continue
		}
		said := headingWords(strings.Trim(text[at+len(sign):], " ()（）"))
		if strings.Count(said, " ") < longestState && endsInWord(said, causeStates) {
			return true
		}
	}
	return !strings.ContainsAny(text, " \n") && strings.ContainsAny(strings.Trim(text, "-_."), "-_.") && prose.HasLetter(text) && !prose.HasUnspaced(text)
}

// endsInWord tells whether a text ends in one of some phrases.
func endsInWord(text string, phrases []string) bool {
	for _, phrase := range phrases {
		if rest, found := strings.CutSuffix(text, phrase); found &&
			(rest == "" || strings.HasSuffix(rest, " ") || prose.HasUnspaced(phrase)) {
			return true
		}
	}
	return false
}

// longestBeside is how many words a heading has that stands above something beside
// the causes.
const longestBeside = 6

// namesCause tells whether a text can be the name of a cause.
func namesCause(text string) bool {
	text = strings.TrimSpace(text)
	return prose.HasLetter(text) && !announcesList(text) && !strings.HasSuffix(text, "?") && !strings.HasSuffix(text, "？") && !isOnlyDay(text)
}

// besideLabelWords bounds the words of a label that names something beside a cause.
const besideLabelWords = 3

// isBeside tells whether an item of causes says what came of one, or what was or is
// to be done: its label says so.
func (r *causeReader) isBeside(text string) bool {
	colon := plainLabelEnd(text, besideLabelWords)
	if colon == 0 {
		return false
	}
	if said := headingWords(text[:colon]); besideLabels[said] || hasStart(said, proposes) {
		return true
	}
	switch r.book.meaningOf(text[:colon]).class {
	case kb.SectionResolution, kb.SectionActions:
		return true
	}
	return false
}

// announcedList is the list below an item that only announces it; nil if the item
// is a cause itself.
func announcedList(item *markdown.Block) *markdown.Block {
	if len(item.Children) < 2 || item.Children[0].Kind != markdown.Paragraph || !announcesList(item.Children[0].Text) && !isArea(item.Children[0].Text) {
		return nil
	}
	for i := range item.Children[1:] {
		if b := &item.Children[1+i]; b.Kind == markdown.List {
			return b
		}
	}
	return nil
}

// farthestCause is how many sentences behind the first one are looked at for the one
// that names the cause.
const farthestCause = 3

// sentenceOfCause is where the sentence starts and ends that names the cause of a
// text: the first, unless it only sets the scene or says how the cause was found,
// and another one says what came of it, or what was wrong.
func sentenceOfCause(text string) (from, to int) {
	to = titleEnd(text)
	if to == 0 || to >= len(strings.TrimRight(text, " \n")) {
		return 0, to
	}
	first := text[:to]
	found := hasStart(headingWords(first), tellsHowFound)
	if !found && (containsWord(first, causalCues) || containsWord(first, faultWords)) {
		return 0, to
	}
	for start, n := to, 0; start < len(text) && n < farthestCause; n++ {
		end := start + titleEnd(text[start:])
		if end == start {
			break
		}
		sentence := text[start:end]
		if turn := len(turnOpens.FindString(sentence)); turn > 0 && isStated(sentence[turn:]) {
			return start + turn, end
		}
		cue := containsWord(sentence, causalCues)
		if !cue && containsWord(sentence, therefores) {
			// "It therefore stopped": the sentence before it is the cause.
			break
		}
		if hasStart(headingWords(sentence), pointsBack) {
			if cue {
				// "This led to …": the sentence before it is the cause.
				break
			}
			start = end
			continue
		}
		if found || cue {
			return start + leading(text[start:end]), end
		}
		start = end
	}
	return 0, to
}

// turnOpens is the word that opens a sentence about what was wrong.
var turnOpens = words.Pattern(`(?i)^\s*{cause.turn}(?:[\s,，:：、]+)`)

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
