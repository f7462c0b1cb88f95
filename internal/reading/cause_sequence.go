package reading

import (
	"cmp"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Numbered steps that tell how one thing led to the next are part of one cause, and
// no causes:
//
//	The lock was written too early. When the worker started:
//
//	1. It read the lock
//	2. It waited for its holder
//
// What stands in front of them is the cause; where nothing does, the step that says
// what was wrong, or else the first. Items that a line goes on in, "The flag causes it
// to:", are none without it.

var (
	sequenceOpens = words.Of("cause.sequence")
	sequenceNames = words.Of("cause.steps")
	// sequenceGoesOn end a line of which the items below are parts: "The flag makes it:".
	sequenceGoesOn = words.Of("cause.goes-on")
)

// tellsSequence tells whether a text announces the steps of a list.
func tellsSequence(text string, list *markdown.Block) bool {
	if list.Kind != markdown.List || len(list.Children) < 2 || !announcesList(text) {
		return false
	}
	announced := text[statedEnd(text):]
	if endsInWord(headingWords(announced), sequenceGoesOn()) {
		return true
	}
	if !list.Ordered {
		return false
	}
	return hasStart(headingWords(announced), sequenceOpens()) || containsWord(announced, sequenceNames())
}

// sequence reads a section of causes that begins with such steps; false if it does
// not.
func (r *causeReader) sequence(s *section) bool {
	text, steps := s.lead, firstBlock(s.blocks)
	if s.leadWords() == "" {
		if len(s.blocks) < 2 || s.blocks[0].Kind != markdown.Paragraph {
			return false
		}
		text, steps = whole(s.blocks[0]), s.blocks[1]
	}
	if steps == nil || !tellsSequence(text.words(), steps) {
		return false
	}
	if stated := text.words()[:statedEnd(text.words())]; prose.HasLetter(stated) && !unknownCause(stated) {
		r.prose(s)
		return true
	}
	if endsInWord(headingWords(text.words()), sequenceGoesOn()) {
		// No item says it without the words above it.
		return true
	}
	step := failedStep(steps)
	if step == nil {
		return false
	}
	named := whole(step)
	a := kb.Assignment{Title: named.sentence(numberEnd(step.Text), len(step.Text)), Line: step.Line}
	if end := titleEnd(step.Text); end > 0 {
		a.Title = named.sentence(numberEnd(step.Text), end)
	}
	if !namesCause(a.Title.Plain) {
		return false
	}
	a.Note = r.textOf(s.blocks, s.blocks[0].Line)
	r.addFactor(a)
	return true
}

// failedStep is the first step of a list that says what was wrong, else the first.
func failedStep(list *markdown.Block) *markdown.Block {
	var first *markdown.Block
	for _, head := range leads(list) {
		first = cmp.Or(first, head)
		if faultWords().isSaid(strings.ToLower(head.Text)) {
			return head
		}
	}
	return first
}

var storyOpens = words.Of("cause.story")

// tellsStory tells whether a heading below the causes stands above what happened.
func tellsStory(heading string) bool { return hasStart(headingWords(heading), storyOpens()) }

// hasOrdered tells whether a section holds a numbered list.
func hasOrdered(s *section) bool {
	return slices.ContainsFunc(s.blocks, func(b *markdown.Block) bool { return b.Kind == markdown.List && b.Ordered })
}

// isStoryBeside tells whether a heading stands above what happened, step by step, and the
// cause is told beside it: above it, or below another heading that asks why or names it.
func (r *causeReader) isStoryBeside(s, child *section) bool {
	if child.label || !tellsStory(child.Heading) || !hasOrdered(child) {
		return false
	}
	named, known := r.named[s]
	if !known {
		for _, other := range s.children {
			if namesOrAsks(other) {
				named++
			}
		}
		if r.named == nil {
			r.named = map[*section]int{}
		}
		r.named[s] = named
	}
	if namesOrAsks(child) {
		named--
	}
	return named > 0 || r.startsWithProse(s)
}

// namesOrAsks tells whether a heading names the root cause, or asks why.
func namesOrAsks(s *section) bool {
	return !s.label && (s.Class == kb.SectionCauses && s.topic == topicRootCause || hasStart(headingWords(s.Heading), whyWords()))
}
