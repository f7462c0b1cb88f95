package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// What ended an incident: the section about its recovery, from the first sentence on
// that tells what was done.
//
//	## Resolution
//	The team met at once. We rolled the release back, and the queue ran empty.
//
//	- Restarted the workers
//
// Who came, what is known by now, what was not done and what will be tells of no
// repair; where a section tells of none, none is read.

// didWords tell what was done, wherever they stand, and didFirst where they open a
// sentence; laterWords tell that it is still to be done.
var (
	didWords   = wordsThatTell[string]("repair.")
	didFirst   = words.Made(words.Of("said.did"), skippedIndex)
	laterWords = words.Of("said.later")
)

// readRepair reads what ended the incident.
func (s *source) readRepair() kb.Text {
	for _, section := range s.outline.sections {
		if section.Class != kb.SectionResolution || section.saysOther() {
			continue
		}
		if text := section.repair(); text.Plain != "" {
			return text
		}
	}
	return kb.Text{}
}

// repair is what a section tells of a repair, or a part of it that has no class of
// its own.
func (s *section) repair() kb.Text {
	if s.saysBehindLabel() {
		if from, told := repairIn(s.lead.words()); told {
			return s.lead.text(from, len(s.lead.words()))
		}
	}
	for i, block := range s.blocks {
		if text := repairOf(s.blocks, i); text.Plain != "" {
			return text
		}
		if block.Kind != markdown.List {
			continue
		}
		for n := range block.Children {
			if text := repairOf(pointersTo(block.Children[n].Children), 0); text.Plain != "" {
				return text
			}
		}
	}
	for _, child := range s.children {
		if child.Class != kb.SectionOther && child.Class != s.Class || child.namesServices() {
			continue
		}
		if text := child.repair(); text.Plain != "" {
			return text
		}
	}
	return kb.Text{}
}

// repairOf is what a paragraph tells of a repair, with the list that it announces.
func repairOf(blocks []*markdown.Block, i int) kb.Text {
	if i >= len(blocks) || !isProse(blocks[i]) {
		return kb.Text{}
	}
	p := whole(blocks[i])
	from, told := repairIn(p.words())
	switch {
	case !told:
		return kb.Text{}
	case from == 0 && goesOnInList(blocks, i):
		return listText(blocks[i:])
	}
	if end := statedEnd(p.words()); end > from {
		return p.text(from, end)
	}
	if i+1 < len(blocks) && isProse(blocks[i+1]) { // what was done stands below
		return kb.Text{Plain: strings.TrimSpace(p.words()[from:]) + " " + strings.TrimSpace(blocks[i+1].Text), Line: blocks[i].Line}
	}
	return p.text(from, len(strings.TrimRight(p.words(), " \n:：")))
}

// repairIn is where the first sentence begins that tells of a repair.
func repairIn(text string) (from int, told bool) {
	for from, to := range prose.EachSentence(text) {
		if tellsRepair(text[from:to]) {
			return from + leading(text[from:to]), true
		}
	}
	return 0, false
}

// tellsRepair tells whether a sentence tells what was done.
func tellsRepair(sentence string) bool {
	sentence = oneLine(sentence)
	_, opens := opening(didFirst(), withoutSkipped(headingWords(sentence)))
	return (opens || didWords.first(sentence) != "") && !containsWord(sentence, laterWords())
}
