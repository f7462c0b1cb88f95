package reading

import (
	"slices"
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
//	### mail-sender                a part of the system alone, as ### File: src/queue.go
//	There was no single cause.     what it says
//	Confirmed root cause:          that something is one
//	Note: it was the second time   a remark, but for "Note: nobody tested the restore"
//	None - all went as planned     that there is none, as "No process gaps" does
//	Full disk: ruled out           what was thought to be one, and was not,
//	### Ruled out: full disk       on whichever side of the colon
//	`a.go`, `x = 3` in `b.go`      no words but code
//	Unknown facts: …               that something is not known, as **Leading hypothesis** does
//	### Infrastructure affected    what was hit, where, or how it was found
//	### Why it did not spread      what held: mitigators
//
// A number in front of a name is no part of it, nor is a letter: "1. The lock was
// never released", "B. The alert was muted".

var (
	asksForCause = words.Of("cause.asks")
	notCauses    = words.Set("cause.not")
	// notCauseOpens begin such lines in scripts without spaces: "错误假设有两个："
	notCauseOpens = words.Of("cause.not")

	asksForArea   = words.Of("cause.area")
	tellsBeside   = words.Of("cause.told")
	causeLabels   = words.Set("cause.label")
	besideLabels  = words.Set("cause.beside")
	remarkLabels  = words.Set("remark")
	proposes      = words.Of("cause.proposal")
	causeStates   = words.Of("cause.state")
	manyCauses    = words.Of("cause.many")
	deniesCause   = words.Of("cause.denied")
	rejected      = words.Of("cause.rejected")
	causeNouns    = words.Of("cause.noun")
	causeStages   = words.Set("cause.stage")
	causeParts    = words.Of("cause.part")
	toldEnds      = words.Of("cause.told-end")
	notKnownWords = words.Of("cause.open")
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

// causeKinds end headings above causes of one kind.
var causeKinds = words.Of("cause.kinds")

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

// saysNotCause tells whether a heading or a line stands above what was believed or
// ruled out.
func saysNotCause(text string) bool { return notCauses()[headingWords(text)] }

// headsNoCause tells whether a heading stands above what is no cause, or above
// something beside the causes: "Example scenario", "Status", "Proposed solution".
func headsNoCause(heading string) bool {
	said, label := headingWords(heading), headingWords(heading[:plainLabelEnd(heading, besideLabelWords)])
	short := strings.Count(said, " ") < longestBeside
	return notCauses()[said] || besideLabels()[said] || remarkLabels()[said] ||
		endsInWord(said, rejected()) || endsInWord(label, rejected()) || hasStart(said, notKnownWords()) || hasStart(said, proposes()) ||
		hasStart(said, tellsBeside()) && (short || hasStart(said, whyWords())) || short && endsInWord(said, toldEnds())
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

// announcesBeside tells whether a line only announces what stands beside the causes:
// "How we found it:", "Ruled out:", "Possible causes are:", "Nothing ensured that:".
func announcesBeside(line string) bool {
	said := headingWords(line)
	return saysNotCause(line) || announcesList(line) &&
		(headsNoCause(line) || containsWord(line, besideLists()) || endsInWord(said, sequenceGoesOn()) || prose.HasUnspaced(line) && hasStart(said, notCauseOpens()))
}

// saysSpared tells whether a heading asks why it was not worse: "Why it did not spread".
func saysSpared(heading string) bool {
	said := headingWords(heading)
	return hasStart(said, whyWords()) && containsWord(said, spares()) && negations().isSaid(said)
}

var (
	spares    = words.Of("cause.spared")
	negations = listOf("cause.negation")
)

// longestBeside is how many words a heading has that stands above something beside
// the causes, unless it asks why.
const longestBeside = 6

// namesCause tells whether a text can be the name of a cause.
func namesCause(text string) bool {
	text = strings.TrimSpace(text)
	return prose.HasLetter(text) && !announcesList(text) && !strings.HasSuffix(text, "?") && !strings.HasSuffix(text, "？") &&
		!isOnlyDay(text) && !hasStart(headingWords(prose.Start(text, longestHeading)), neverCauses())
}

var (
	// neverCauses begin what names none: "Thanks to …", "The right way is …".
	neverCauses = words.Of("cause.never")
	besideLists = words.Of("cause.beside-list")
)

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

const (
	// besideLabelWords bounds the words of a label that names something beside a cause.
	besideLabelWords = 3
	// longestRejected bounds the words of a cause in front of the colon behind which it
	// is rejected.
	longestRejected = 8
)

// labelsBeside tells whether a text begins with a label that names something beside a
// cause: "Evidence: both crashed in the same place".
func labelsBeside(text string) bool {
	colon := plainLabelEnd(text, besideLabelWords)
	said := headingWords(text[:colon])
	return colon > 0 && (besideLabels()[said] || remarkLabels()[said] && remarkedFault(text) == 0)
}

// neglect says that nobody took the care that was wanted: "nobody had ever tested the
// restore".
var neglect = words.Pattern(`(?i)(?:^|\P{L}|\p{Han}|\p{Hiragana}){remark.nobody}\s*(?:\pL{1,12}\s+)?{remark.care}`)

// remarkedFault is where the label of a remark ends that names a cause all the same,
// "Important: nobody tested the restore"; 0 if it does not.
func remarkedFault(text string) int {
	colon := plainLabelEnd(text, besideLabelWords)
	if colon == 0 || !remarkLabels()[headingWords(text[:colon])] || !neglect().MatchString(headingWords(prose.Sentence(text[colon:]))) {
		return 0
	}
	return behindColon(text, colon)
}

// isBeside tells whether an item of causes says what came of one, or what was or is
// to be done: its label says so. One that was thought of and rejected is no cause
// either: "Full disk: ruled out, it was half empty", nor is "Underlying cause: unknown".
func (r *causeReader) isBeside(text string) bool {
	colon := plainLabelEnd(text, longestRejected)
	label := headingWords(text[:colon])
	if colon > 0 && (hasStart(headingWords(prose.Sentence(text[colon:])), rejected()) || hasStart(label, notKnownWords())) {
		return true
	}
	if from := genericLabel(text, r.book); saysNoCause(text[from:]) {
		return true
	}
	if _, verdict, found := strings.Cut(prose.Start(text, longestSentence), "→"); found && hasStart(headingWords(verdict), rejected()) {
		return true
	}
	if plainLabelEnd(text, besideLabelWords) == 0 {
		return false
	}
	if labelsBeside(text) || notCauses()[label] || slices.Contains(rejected(), label) || hasStart(label, proposes()) {
		return true
	}
	return isOneOf(r.book.meaningOf(text[:colon]).class, kb.SectionResolution, kb.SectionActions)
}

// rejectedBelow tells whether a paragraph below a heading begins with the verdict on it in
// bold or as a label: "**Unlikely**: there was time enough", "Verdict: ruled out".
func rejectedBelow(s *section) bool {
	return slices.ContainsFunc(s.blocks, func(b *markdown.Block) bool { return b.Kind == markdown.Paragraph && isVerdict(b) }) ||
		slices.ContainsFunc(s.children, func(child *section) bool {
			return child.label && slices.Contains(rejected(), headingWords(child.Heading))
		})
}

func isVerdict(b *markdown.Block) bool {
	colon := plainLabelEnd(b.Text, besideLabelWords)
	for _, said := range []string{b.Text[:openingBold(b)], b.Text[:colon], prose.Sentence(b.Text[colon:])} {
		if slices.Contains(rejected(), headingWords(said)) {
			return true
		}
	}
	return false
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
