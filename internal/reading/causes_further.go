package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Causes told in prose that counts, one a sentence or one a paragraph:
//
//	Firstly, the limit was too low. Secondly, nobody was told.
//
//	The limit was too low. It had been so for a year.
//
//	Secondly, nobody was told.
//
// or that adds one to another, where what it adds says what was wrong:
//
//	The limit was too low. Also, nobody was told.

// firstOpens and furtherOpens are the words that open the first cause and one more.
var (
	firstOpens   = atWords(`(?i)^\s*{cause.first}(?:[\s,，:：、]+)`, "cause.first")
	furtherOpens = atWords(`(?i)^\s*{cause.further}(?:[\s,，:：、]+)`, "cause.further")
	// addsOpens are words that open one more thing, alsoOpens any sentence that goes on.
	addsOpens = atWords(`(?i)^\s*{cause.adds}(?:[\s,，:：、]+)`, "cause.adds")
	alsoOpens = atWords(`(?i)^\s*{cause.also}(?:[\s,，:：、]+)`, "cause.also")
)

// enumerated is where a cause starts and ends behind the word that counts it, which opens
// it.
type enumerated struct {
	said            piece
	opens, from, to int
	first           bool
}

// sentence is the one that names the cause.
func (e enumerated) sentence() string {
	text := e.said.words()[e.from:e.to]
	return text[:titleEnd(text)]
}

// mostCounted is how many causes one paragraph counts.
const mostCounted = 12

// countedIn finds the causes that a paragraph counts. One more is counted where the
// paragraph begins with it, or goes on with it.
func countedIn(p piece) (list []enumerated) {
	text := p.words()
	for from, to := range prose.EachSentence(text) {
		sentence := text[from:to]
		n := len(firstOpens.opening(sentence))
		first := n > 0
		if !first && (leading(text) >= from || len(list) > 0) {
			n = len(furtherOpens.opening(sentence))
		}
		if n == 0 {
			n = addsCause(sentence, len(list) > 0)
		}
		if n == 0 || len(list) == mostCounted || titleEnd(sentence[n:]) == 0 {
			if len(list) > 0 {
				list[len(list)-1].to = to
			}
			continue
		}
		if !namesCause(sentence[n:]) {
			continue // "Lastly, thanks to everybody"
		}
		list = append(list, enumerated{p, from, from + n, to, first})
	}
	return list
}

// addsCause is where a cause starts that a sentence adds to the one before it, "Also, the
// alert was muted"; 0 if it adds none. What goes on where the causes have begun is one more.
func addsCause(sentence string, begun bool) int {
	n := len(addsOpens.opening(sentence))
	clear := begun || n > 0
	if n == 0 {
		n = len(alsoOpens.opening(sentence))
	}
	if n == 0 {
		return 0
	}
	said := headingWords(sentence[n:])
	if hasStart(said, pointsBack()) || hasStart(said, pronouns()) || therefores().isSaid(sentence) || oughts().isSaid(sentence) || unknownCause(sentence) {
		return 0
	}
	if !clear && !saysWrong(sentence) && !negations().isSaid(sentence) {
		return 0
	}
	return n
}

// counted are the causes that the prose of a section counts, and whether it counts them
// from the first: then nothing else in it names one.
func (s *section) counted() (list []enumerated, all bool) {
	if s.saysBehindLabel() {
		list = countedIn(s.lead)
	}
	for _, b := range s.blocks {
		if b.Kind == markdown.Paragraph {
			list = append(list, countedIn(whole(b))...)
		}
	}
	if len(list) == 0 || !list[0].first {
		return list, false
	}
	if c := list[0]; len(list) == 1 && c.said.block == proseOf(s).block && !saysWrong(c.sentence()) {
		// "First of all, we are sorry."
		return nil, false
	}
	return list, true
}

// countedProse reads a section of prose: the cause that it tells, and those it counts.
func (r *causeReader) countedProse(s *section) {
	list, all := s.counted()
	if !all {
		r.prose(s.upTo(list))
	}
	for _, c := range list {
		p := c.said
		a := kb.Assignment{Title: p.sentence(c.from, c.from+len(c.sentence())), Note: p.text(c.from, c.to), Line: p.line}
		if sameWords(a.Note.Plain) == sameWords(a.Title.Plain) {
			a.Note = kb.Text{}
		}
		r.addFactor(a)
	}
}

// upTo is a section whose first prose ends where another cause is added to it.
func (s *section) upTo(list []enumerated) *section {
	first := proseOf(s)
	if len(list) == 0 || first.block == nil || list[0].said.block != first.block || list[0].opens == 0 {
		return s
	}
	stated := *s
	stated.lead = first
	stated.lead.to = first.from + list[0].opens
	return &stated
}

// Paragraphs that begin with a bold sentence or name, each a cause:
//
//	**No second worker.** There was one.       **1. No second worker:**
//	                                           - there was one
//	**A muted alert.** It was muted.
//
// Above a list, a number makes a name of a line.

// boldCauses reads such paragraphs; false unless there are two.
func (r *causeReader) boldCauses(s *section) bool {
	if s.label && s.leadWords() != "" {
		// "**Root cause:** a full disk" has said it.
		return false
	}
	var causes []kb.Assignment
	for i, b := range s.blocks {
		bold := openingBold(b)
		if b.Kind != markdown.Paragraph || bold == 0 || bold > longestSentence {
			continue
		}
		alone := !prose.HasLetter(b.Text[bold:])
		if alone && (numberEnd(b.Text[:bold]) == 0 || !isBefore(s.blocks, i, markdown.List, markdown.Table)) {
			continue
		}
		name := strings.TrimRight(b.Text[:bold], " .。:：")
		if !prose.HasLetter(name) || !namesCause(name) || headsNoCause(name) || r.isBeside(b.Text) || hasStart(headingWords(name), asksForCause()) {
			continue
		}
		all := whole(b)
		a := kb.Assignment{Title: all.sentence(r.nameStart(name), len(name)), Line: b.Line}
		if alone {
			a.Note = r.textOf(s.blocks[i+1:i+2], b.Line)
		} else {
			a.Note = all.sentence(bold+leadingMarks(b.Text[bold:]), len(b.Text))
		}
		causes = append(causes, a)
	}
	if len(causes) < 2 {
		return false
	}
	for _, a := range causes {
		r.addFactor(a)
	}
	return true
}
