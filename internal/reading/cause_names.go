package reading

import (
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
//	### mail — fully resolved      a part of the system and its state: the text below it is one
//	### mail-sender                a part of the system alone, as ### File: src/queue.go
//	There was no single cause.     what it says
//	Confirmed root cause:          that something is one
//	`a.go`, `x = 3` in `b.go`      no words but code
//
// A number in front of a name is no part of it, nor is a letter: "1. The lock was
// never released", "B. The alert was muted".

var (
	asksForCause = words.Of("cause.asks")
	asksForArea  = words.Of("cause.area")
	causeLabels  = words.Set("cause.label")
	causeStates  = words.Of("cause.state")
	manyCauses   = words.Of("cause.many")
	deniesCause  = words.Of("cause.denied")
	causeNouns   = words.Of("cause.noun")
	// causeKinds end headings above causes of one kind.
	causeKinds  = words.Of("cause.kinds")
	causeStages = words.Set("cause.stage")
	causeParts  = words.Of("cause.part")
	// neverCauses begin what names none: "Thanks to …", "The right way is …".
	neverCauses = words.Of("cause.never")
)

// causeNumber is a number before the name of a cause.
var causeNumber = words.Pattern(`^\s*(?:\d{1,3}(?:\.\d{1,3})+[.):、]?\s+|#?\(?\d{1,3}[.):、]\s*|\d{1,2}[ºª°]\s+|[①-⑳❶-❿]\s*|(?:\([A-Ha-h]\)|[A-H][.)])\s+)`)

// numberEnd is where the number before a name ends; 0 if there is none, or nothing
// else. What goes on in digits is one number, 1.5 or 00:40.
func numberEnd(text string) int {
	n := len(causeNumber().FindString(text))
	if !prose.HasLetter(text[n:]) || n > 0 && prose.LeadingDigits(text[n:]) > 0 && prose.LeadingDigits(text[n-1:]) == 0 && strings.IndexByte(".:", text[n-1]) >= 0 {
		return 0
	}
	return n
}

// isGenericCause tells whether a heading below the causes names none, so that the
// text below it is the cause.
func isGenericCause(heading string) bool {
	said := headingWords(heading)
	return hasStart(said, asksForCause()) || isCauseNoun(said) || causeLabels()[said]
}

// longestNoun is how many words say no more than that something is a cause.
const longestNoun = 3

// isCauseNoun tells whether a few words only say that something is a cause, of some
// rank or certainty: "confirmed root cause", "hidden factor".
func isCauseNoun(said string) bool {
	return strings.Count(said, " ") < longestNoun && endsInWord(said, causeNouns())
}

// namesKind tells whether a heading without a number only says of which kind the causes
// below it are: "Process failures".
func namesKind(head *markdown.Block) bool {
	said := headingWords(head.Text)
	return numberEnd(head.Text) == 0 && strings.Count(said, " ") < longestNoun && endsInWord(said, causeKinds())
}

// isArea tells whether a text is the question above the causes of one area: "If it
// did happen, how can we detect it sooner?"
func isArea(text string) bool {
	return asks(text) && hasStart(headingWords(text), asksForArea())
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
		if strings.Count(said, " ") < longestState && endsInWord(said, causeStates()) {
			return true
		}
	}
	if label, place, found := strings.Cut(text, ": "); found && besideLabels()[headingWords(label)] {
		text = place
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

// namesCause tells whether a text can be the name of a cause.
func namesCause(text string) bool {
	text = strings.TrimSpace(text)
	return prose.HasLetter(text) && !announcesList(text) && !strings.HasSuffix(text, "?") && !strings.HasSuffix(text, "？") &&
		!isOnlyDay(text) && !hasStart(headingWords(prose.Start(text, longestHeading)), neverCauses())
}

// codePlaces may stand between pieces of code: "`retries = 3` in `a.go`".
var codePlaces = words.Set("code.place")

// isAllCode tells whether a paragraph has no letter outside of code, but for a word that
// says where it stands: the names and values of something, and no cause.
func isAllCode(block *markdown.Block) bool {
	from := 0
	for _, s := range block.Spans {
		if s.Style&markdown.CodeSpan == 0 {
			continue
		}
		if s.From > from && prose.HasLetter(block.Text[from:s.From]) && (from == 0 || !codePlaces()[headingWords(block.Text[from:s.From])]) {
			return false
		}
		from = max(from, s.To)
	}
	return from > 0 && !prose.HasLetter(block.Text[from:])
}

// fewestBoldWords is how many words a bold name has above what is told of it, where
// fewer are a heading of several: "**Wrong assumptions:**".
const fewestBoldWords = 4

// namesInBold tells whether a paragraph is a name in bold with a colon, and neither asks
// for the causes below it nor counts them: "**The lock was never released:**".
func namesInBold(head *markdown.Block) bool {
	said := headingWords(head.Text)
	return announcesList(head.Text) && whole(head).isStressed() && len(strings.Fields(said)) >= fewestBoldWords &&
		!hasStart(said, asksForCause()) && countWords()[firstWord(said)] == "" && !endsInWord(said, causeNouns())
}

// genericLabelWords bounds the words of a label that names no cause.
const genericLabelWords = 5

// genericLabel is where the label in front of a cause ends that names none: "Why
// this happened: the disk was full", "Problem: the disk was full". It is 0 if there
// is none.
func genericLabel(text string, book *phraseBook) int {
	return behindLabelOf(text, genericLabelWords, func(label string) bool {
		return isGenericCause(label) || book.meaningOf(label).class == kb.SectionCauses
	})
}
