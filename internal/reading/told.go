package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The sentences that tell what happened, in a document without causes, or why:
//
//	# Disk full on the database          the title
//	## Summary                           the summary, sentence by sentence
//	The table filled the disk. …
//	## Conclusion                        what people conclude
//	- **Identified**: the zone was down  what was found, behind its label
//	- **Context**:                       items that are no entries of a timeline
//	  - the script ran against the wrong cluster
//	## Resolution                        what was done, where it says why
//	The cause was the variable that named another cluster.
//	## Root cause                        what goes on behind a cause
//	A bug. It had been there for years.
//
//	## Lessons learned                   and what lessons, and accounts of how it was noticed,
//	- No alert watched the queue         say beside the causes
//
// They may name a cause between others that do not, so that they are only read for
// what they read like.

// mostTold bounds the sentences of a document.
const mostTold = 24

// foundWords are the labels of what was found.
var foundWords = words.Set("told.found")

// conclusionWords open headings of what people conclude.
var conclusionWords = words.Of("told.conclusion")

// readTold lists the sentences: those that go on with the causes, which are told as
// stories then, or those of the sections.
func readTold(o *outline, causes []kb.Assignment) (told []kb.Text) {
	for i := range causes {
		if len(told) < mostTold && causes[i].Name == "" {
			told = append(told, toldBehind(&causes[i])...)
		}
	}
	if len(causes) > 0 {
		return told
	}
	told = sentencesOf(o, (*section).tells)
	for _, said := range sentencesOf(o, (*section).resolves) {
		if len(told) < mostTold && causalCues().isSaid(said.Plain) {
			told = append(told, said)
		}
	}
	return told
}

// readLearned lists the sentences of lessons, and of how it was noticed: some say what was
// not there.
func readLearned(o *outline) []kb.Text { return sentencesOf(o, (*section).learns) }

// sentencesOf lists those of the sections that a question picks.
func sentencesOf(o *outline, picks func(*section) bool) (told []kb.Text) {
	for _, s := range o.sections {
		if !picks(s) || s.parent.within(kb.SectionTimeline) {
			continue
		}
		told = appendSentences(told, s.lead)
		for _, b := range s.blocks {
			told = appendTold(told, b)
		}
		if len(told) >= mostTold {
			return told[:mostTold]
		}
	}
	return told
}

// mostToldBehind bounds the sentences behind a cause.
const mostToldBehind = 8

// toldBehind lists the sentences of a cause's note that its title does not have.
func toldBehind(a *kb.Assignment) (told []kb.Text) {
	note := a.Note.Plain
	for from, to := range prose.EachSentence(note) {
		said := strings.TrimSpace(note[from:to])
		if len(told) < mostToldBehind && !strings.Contains(a.Title.Plain, said) && !isQuestion(said) {
			told = append(told, kb.Text{Plain: oneLine(said), Line: max(a.Line, a.Note.Line)})
		}
	}
	return told
}

// tells tells whether a section says what happened or what was found.
func (s *section) tells() bool {
	said := headingWords(s.Heading)
	switch {
	case s.label && foundWords()[said]:
		return true
	case s.label && s.statesField(), s.namesServices():
		return false
	case s.Class == kb.SectionLessons:
		return hasStart(said, conclusionWords())
	}
	return s.Class == kb.SectionSummary
}

// resolves tells whether a section says what was done, where the cause is often told with it.
func (s *section) resolves() bool {
	return s.Class == kb.SectionResolution && !(s.label && s.statesField())
}

// learns tells whether a section says what people learned, or how they noticed, and no
// list of what went well or badly.
func (s *section) learns() bool {
	return s.Class == kb.SectionDetection || s.Class == kb.SectionLessons && s.topic == topicNone && !s.tells()
}

// appendTold adds the sentences of a paragraph, or of the items of a list.
func appendTold(told []kb.Text, b *markdown.Block) []kb.Text {
	switch b.Kind {
	case markdown.Paragraph:
		if isProse(b) {
			return appendSentences(told, whole(b))
		}
	case markdown.List:
		for i := range b.Children {
			for j := range b.Children[i].Children {
				told = appendTold(told, &b.Children[i].Children[j])
			}
		}
	}
	return told
}

// appendSentences adds the sentences of a piece. One that opens with a time is an
// entry of a timeline.
func appendSentences(told []kb.Text, p piece) []kb.Text {
	if p.block == nil || startsWithDigit(p.words()) {
		return told
	}
	for from, to := range prose.EachSentence(p.words()) {
		if t := p.sentence(from, to); strings.Contains(t.Plain, " ") {
			told = append(told, kb.Text{Plain: t.Plain, Line: t.Line})
		}
	}
	return told
}

// startsWithDigit tells whether a text begins with a number, as times do.
func startsWithDigit(text string) bool {
	text = strings.TrimSpace(text)
	return text != "" && text[0] >= '0' && text[0] <= '9'
}
