package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Lists in a section of prose that a line names as causes, or that go on with its first
// paragraph:
//
//	The file was deleted. Two things hid it:     the prose is a cause, and each item
//	- the alert was muted
//
//	It should be read as a chain.                no cause: it only says how to take it
//
//	Most likely contributing factors:
//	- the disk was full
//
//	## Details                        where no section holds causes, the list below a
//	It is caused by two factors:      line that names them as such
//	1. the sum was wrong

// onlySaysHowToTake tells whether the first sentence of a section only says how an
// incident is to be taken, above a list that a line names as its causes: "It should be
// read as a chain. Contributing factors:".
func onlySaysHowToTake(s *section) bool {
	p := proseOf(s)
	if p.block == nil {
		return false
	}
	first := prose.Sentence(p.words())
	opening := firstWords(first, mostBeforeOught)
	if !oughts().isSaid(opening) || containsWord(first, omitted()) {
		return false
	}
	for i, b := range s.blocks {
		if b.Kind == markdown.Paragraph && goesOnInList(s.blocks, i) && isCauseNoun(lastWords(b.Text)) {
			return true
		}
	}
	return false
}

// omitted say that something was not done: "It should have been rolled back".
var omitted = words.Of("check.should-be")

// mostBeforeOught is how many words a sentence has up to the one that says how to take
// an incident: "The incident should be read …".
const mostBeforeOught = 4

// firstWords is the beginning of a text, of at most so many words.
func firstWords(text string, most int) string {
	all := strings.Fields(text)
	return strings.Join(all[:min(len(all), most)], " ")
}

// lastWords are the last words of a line, as many as name causes.
func lastWords(text string) string {
	all := strings.Fields(headingWords(text))
	return strings.Join(all[max(0, len(all)-longestNoun+1):], " ")
}

// announced reads the lists of a section of prose that a line names as causes, or
// that go on with the first paragraph: "The file was deleted. Two things hid it:".
func (r *causeReader) announced(s *section) {
	first := proseOf(s).block
	for i, b := range s.blocks {
		if b.Kind != markdown.Paragraph || !goesOnInList(s.blocks, i) || announcesBeside(prose.LastSentence(b.Text)) || tellsSequence(b.Text, s.blocks[i+1]) {
			continue
		}
		if b == first || r.book.meaningOf(b.Text).class == kb.SectionCauses || isCauseNoun(lastWords(b.Text)) {
			r.list(s.blocks[i+1])
		}
	}
}

// elsewhere reads the lists that a line announces as causes, "It is caused by two
// factors:", in the text of a document that has no section of causes. "It was not caused by
// these factors:" announces none.
func (r *causeReader) elsewhere() {
	for _, s := range r.sections {
		if s.Class != kb.SectionOther && s.Class != kb.SectionSummary {
			continue
		}
		for i, b := range s.blocks {
			if b.Kind != markdown.Paragraph || !goesOnInList(s.blocks, i) {
				continue
			}
			line := prose.LastSentence(b.Text)
			if isCauseNoun(lastWords(line)) && causalCues().isSaid(line) && !negations().isSaid(line) {
				r.list(s.blocks[i+1])
			}
		}
	}
}
