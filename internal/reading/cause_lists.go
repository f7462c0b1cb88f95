package reading

import (
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Lists of causes, each item one, and sections about what helped:
//
//	## Contributing factors          ## What went well
//	- the disk was full              - the alert fired at once
//	- nobody had an alert on it
//
//	Two faults, one behind the other.      counts the causes, and is none
//	1. the disk was full
//	2. the alert was muted
//
// Beside items that say which cause they are, those with another label are none, nor is
// what is nothing but code:
//
//	- Direct cause: the lock stayed       - Fixed by: a restart       - `queue.go`

// list reads the items of a list as causes.
func (r *causeReader) list(list *markdown.Block) bool {
	first, all := len(r.factors), true
	cause, ok := r.whyList(list)
	if !ok {
		cause, ok = r.becauseList(list)
	}
	if ok {
		cause.Line = list.Line
		r.addFactor(cause)
		all = onlyWhys(list) && !opensShort(list)
	} else {
		ranked, crossed := r.ranksCauses(list), marksBad(list)
		for _, item := range each(list.Children) {
			if nested := announcedList(item); nested != nil {
				all = false
				if text := item.Children[0].Text; !saysNotCause(text) && !r.isBeside(text) {
					r.list(nested)
				}
				continue
			}
			if ranked && r.saysBesideRanked(item) || crossed && marksGood(item) {
				all = false
				continue
			}
			if len(item.Children) > 0 && isAllCode(&item.Children[0]) {
				all = false
				continue
			}
			if a, ok := r.factorItem(item); ok && namesCause(a.Title.Plain) && !r.isBeside(item.Children[0].Text) {
				r.addFactor(a)
				// The list itself holds the label as well.
				all = all && !saysMore(&item.Children[0])
			} else {
				all = all && len(item.Children) == 0
			}
		}
	}
	if all && len(r.factors) > first {
		r.figures = append(r.figures, kb.Figure{Kind: kb.FactorFigure, Range: list.HTML, First: first, Last: len(r.factors)})
	}
	return len(r.factors) > first
}

// The marks of what was bad and of what was good, in a list that holds both.
const (
	badMarks  = "❌✗✘✖"
	goodMarks = "✅✓✔☑"
)

// marksBad tells whether an item of a list begins with the mark of what was bad, so that
// one with the other mark is no cause: "✓ The alert fired".
func marksBad(list *markdown.Block) bool {
	return anyOf(list.Children, func(item *markdown.Block) bool { return beginsWithAny(item, badMarks) })
}

func marksGood(item *markdown.Block) bool { return beginsWithAny(item, goodMarks) }

func beginsWithAny(item *markdown.Block, marks string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(leadText(item)))
	return strings.ContainsRune(marks, first)
}

// areas reads what stands below the questions of areas, false if a section has none:
//
//	How can we avoid this happening at all?
//
//	- The lock was never released
func (r *causeReader) areas(s *section) bool {
	found := false
	for i, b := range s.blocks {
		switch {
		case b.Kind == markdown.Paragraph && isArea(b.Text):
			found = true
		case !found:
		case b.Kind == markdown.List:
			r.list(b)
		case b.Kind == markdown.Table:
			r.table(b)
		case isProse(b) && isArea(s.blocks[i-1].Text) && namesCause(b.Text) && !unknownCause(b.Text):
			text := whole(b)
			from, end := sentenceOfCause(b.Text)
			if end == 0 {
				end = len(b.Text)
			}
			r.addFactor(kb.Assignment{Title: text.sentence(from, end), Note: text.sentence(0, len(b.Text)), Line: b.Line})
		}
	}
	return found
}

// mitigating reads the lists of a section about what helped, or where there are
// none its paragraphs.
func (r *causeReader) mitigating(s *section) {
	before, luck := len(r.mitigators), s.topic == topicLuck
	defer func() {
		if len(r.mitigators) == before {
			r.mitigatingProse(s)
		}
	}()
	for b := range ofKind(s.blocks, markdown.List) {
		r.helped(b, luck)
	}
}

// helped reads the items of a list as what helped. Of groups with a colon, "Went well:", it
// is those below them, and no other where one is named so.
func (r *causeReader) helped(list *markdown.Block, luck bool) {
	first, all := len(r.mitigators), true
	well := func(item *markdown.Block) bool {
		return headsList(item) && announcesList(item.Children[0].Text) && r.book.meaningOf(item.Children[0].Text).topic == topicWell
	}
	grouped := anyOf(list.Children, well)
	for _, item := range each(list.Children) {
		if grouped && headsList(item) {
			if all = false; well(item) {
				r.helped(&item.Children[1], luck)
			}
			continue
		}
		a, ok := r.factorItem(item)
		all = ok && r.addMitigator(a, luck) && !saysMore(&item.Children[0]) && all
	}
	if all && len(r.mitigators) > first {
		r.figures = append(r.figures, kb.Figure{Kind: kb.MitigatorFigure, Range: list.HTML, First: first, Last: len(r.mitigators)})
	}
}

// nothingHelped are answers that say that nothing helped.
var nothingHelped = words.Of("mitigator.none")

// longestNothing is how many words such an answer has.
const longestNothing = 4

// saysNothingHelped tells whether a short text says that nothing helped: "We didn't,
// really."
func saysNothingHelped(text string) bool {
	said := headingWords(text)
	return strings.Count(said, " ") < longestNothing && hasStart(said, nothingHelped())
}

// mitigatingProse reads each paragraph of a section as one that helped.
func (r *causeReader) mitigatingProse(s *section) {
	pieces := []piece{s.lead}
	for _, b := range s.blocks {
		if isProse(b) && !announcesList(b.Text) {
			pieces = append(pieces, whole(b))
		}
	}
	for _, p := range pieces {
		text := p.words()
		if strings.TrimSpace(text) == "" || isPlaceholder(text) || saysNothingHelped(text) || noActions()[strings.ToLower(strings.Trim(text, "*_.()[] "))] {
			continue
		}
		end := titleEnd(text)
		if end == 0 {
			end = len(text)
		}
		a := kb.Assignment{Title: p.sentence(0, end), Line: p.line}
		if end < len(strings.TrimRight(text, " \n")) {
			a.Note = p.sentence(0, len(text))
		}
		r.addMitigator(a, s.topic == topicLuck)
	}
}

var (
	countsTwo   = words.Of("cause.two")
	countsThree = words.Of("cause.three")
)

// countsList tells whether a sentence only counts the causes in the list below it,
// which may stand behind one more paragraph: "Two faults, brought in by one change."
func countsList(text string, below []*markdown.Block) bool {
	if titleEnd(text) < len(strings.TrimSpace(text)) {
		return false
	}
	said, counted := headingWords(text), 0
	switch {
	case hasStart(said, countsTwo()):
		counted = 2
	case hasStart(said, countsThree()):
		counted = 3
	}
	for _, b := range below[:min(len(below), 2)] {
		if b.Kind == markdown.List {
			return counted > 0 && len(b.Children) == counted
		}
	}
	return false
}

// announcedList is the list below an item that only announces it; nil if the item
// is a cause itself.
func announcedList(item *markdown.Block) *markdown.Block {
	head := leadOf(item)
	if head == nil || namesInBold(head) || !announcesList(head.Text) && !isArea(head.Text) && !isCauseNoun(headingWords(head.Text)) {
		return nil
	}
	for _, b := range each(item.Children[1:]) {
		if b.Kind != markdown.List {
			continue
		}
		if explainsBold(head) && !anyOf(b.Children, func(part *markdown.Block) bool { return saysWrong(leadText(part)) }) {
			return nil // its parts only explain it
		}
		return b
	}
	return nil
}

// explainsBold tells whether a paragraph is a name in bold of some words, and a colon with
// more behind it: "**The filter is turned round:** the flags mean:".
func explainsBold(head *markdown.Block) bool {
	bold := openingBold(head)
	name, behind := head.Text[:bold], strings.TrimLeft(head.Text[bold:], " ")
	return prose.Words(name) > 1 && (announcesList(name) || strings.HasPrefix(behind, ":")) && prose.HasLetter(behind) &&
		!isGenericCause(name) && !headsNoCause(name)
}
