package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// What stands among the causes and is none:
//
//	Wrong assumptions:             what was believed, in the list below
//	Fix: restart the worker        a remedy, as Impact: … is what came of one
//	### Example scenario           what stands beside the causes
//	### Proposed solution          what could be done
//	Note: it was the second time   a remark, but for "Note: nobody tested the restore"
//	None - all went as planned     that there is none, as "No process gaps" does
//	Full disk: ruled out           what was thought to be one, and was not,
//	### Ruled out: full disk       on whichever side of the colon
//	Unknown facts: …               that something is not known, as **Leading hypothesis** does
//	### Infrastructure affected    what was hit, where, or how it was found
//	### Why it did not spread      what held: mitigators

var (
	notCauses = words.Set("cause.not")
	// notCauseOpens begin such lines in scripts without spaces: "错误假设有两个："
	notCauseOpens = words.Of("cause.not")
	tellsBeside   = words.Of("cause.told")
	toldEnds      = words.Of("cause.told-end")
	besideLabels  = words.Set("cause.beside")
	besideLists   = words.Of("cause.beside-list")
	proposes      = words.Of("cause.proposal")
	rejected      = words.Of("cause.rejected")
	notKnownWords = words.Of("cause.open")
	spares        = words.Of("cause.spared")
	negations     = listOf("cause.negation")
)

// saysNotCause tells whether a heading or a line stands above what was believed or
// ruled out.
func saysNotCause(text string) bool { return notCauses()[headingWords(text)] }

// headsNoCause tells whether a heading stands above what is no cause, or above
// something beside the causes: "Example scenario", "Status", "Proposed solution".
func headsNoCause(heading string) bool {
	said, label := headingWords(heading), headingWords(heading[:plainLabelEnd(heading, besideLabelWords)])
	short := strings.Count(said, " ") < longestBeside
	return notCauses()[said] || besideLabels()[said] || remarkWords()[said] ||
		endsInWord(said, rejected()) || endsInWord(label, rejected()) || hasStart(said, notKnownWords()) || hasStart(said, proposes()) ||
		hasStart(said, tellsBeside()) && (short || hasStart(said, whyWords())) || short && endsInWord(said, toldEnds())
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

// longestBeside is how many words a heading has that stands above something beside
// the causes, unless it asks why.
const longestBeside = 6

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
	return colon > 0 && (besideLabels()[said] || remarkWords()[said] && remarkedFault(text) == 0)
}

// neglect says that nobody took the care that was wanted: "nobody had ever tested the
// restore".
var neglect = words.Pattern(`(?i)(?:^|\P{L}|\p{Han}|\p{Hiragana}){remark.nobody}\s*(?:\pL{1,12}\s+)?{remark.care}`)

// remarkedFault is where the label of a remark ends that names a cause all the same,
// "Important: nobody tested the restore"; 0 if it does not.
func remarkedFault(text string) int {
	colon := plainLabelEnd(text, besideLabelWords)
	if colon == 0 || !remarkWords()[headingWords(text[:colon])] || !neglect().MatchString(headingWords(prose.Sentence(text[colon:]))) {
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
