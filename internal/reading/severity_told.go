package reading

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// A level that a sentence says, in so many words, in a document that records none:
//
//	It was a Sev1 by any standard.       Declaring this a P2.
//
// A text that names two levels does not say which is its own, and one that only ought to
// have been is none: "This should have been a Sev1." What names a level or speaks of one is
// too much for a page to say that the document lacks it.

var (
	toldLevel   = atWords(`(?i)^{severity.told}\s*({severity.opens}[- ]?[0-5])\b`, "severity.told")
	namedLevel  = atWords(`(?i)^{severity.opens}[- ]?[0-5]\b`, "severity.opens")
	unlikeLevel = listOf("severity.unlike")
	// speaksOfLevel are words by which people speak of how bad it was.
	speaksOfLevel = words.Made(words.Of("mention.severity"), newPhraseList)
)

// severityTold is the level that one sentence of a document says.
func (s *source) severityTold() *kb.Severity {
	level := s.onlyLevel()
	if level == 0 {
		return nil
	}
	for _, section := range s.outline.sections {
		if section.within(kb.SectionActions, kb.SectionReferences, kb.SectionLessons) {
			continue
		}
		for _, b := range section.blocks {
			told := s.levelIn(b)
			for _, said := range leads(b) {
				told = cmp.Or(told, s.levelIn(said))
			}
			if told != nil && told.Rank == level {
				return told
			}
		}
	}
	return nil
}

// levelIn is the level that a sentence of a paragraph says; nil for other blocks.
func (s *source) levelIn(b *markdown.Block) *kb.Severity {
	if b.Kind != markdown.Paragraph {
		return nil
	}
	for from, to := range prose.EachSentence(b.Text) {
		sentence := b.Text[from:to]
		for at, end := range toldLevel.all(sentence) {
			if !beginsWord(sentence, at) || unlikeLevel().isSaid(sentence) || oughts().isSaid(sentence) || negations().isSaid(sentence) {
				continue
			}
			level := toldLevel.pattern().FindStringSubmatch(sentence[at:end])[1]
			return s.rules.severity(level, b.Line+strings.Count(b.Text[:from+end], "\n"))
		}
	}
	return nil
}

// onlyLevel is the rank of the one level that a document names; 0 if it names none or
// several.
func (s *source) onlyLevel() (rank int) {
	for at, end := range namedLevel.all(s.doc.Plain) {
		if !beginsWord(s.doc.Plain, at) {
			continue
		}
		switch named := s.rules.rank(s.doc.Plain[at:end]); {
		case named == 0:
		case rank > 0 && rank != named:
			return 0
		default:
			rank = named
		}
	}
	return rank
}

// namesSeverity tells whether a document names a level, or speaks of how bad it was;
// lower is its text in small letters.
func namesSeverity(lower string) bool {
	for at := range namedLevel.all(lower) {
		if beginsWord(lower, at) {
			return true
		}
	}
	return speaksOfLevel().isSaidIn(lower)
}

// beginsWord tells whether a word begins at a place.
func beginsWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return at == 0 || prose.IsUnspaced(before) || !unicode.IsLetter(before) && !unicode.IsDigit(before)
}
