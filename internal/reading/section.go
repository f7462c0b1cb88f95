package reading

import (
	"iter"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/when"
)

// The outline of a document cut into sections: by headings, by bold labels that
// stand for headings, and by the items of a list of labels.
//
//	## Root cause            **Root cause:**              - **Root cause**
//	text                     text, or text behind it        - text
//
// outline is a document cut into sections.
type outline struct {
	doc *markdown.Doc
	// sections are in document order; the first is what stands before any
	// heading.
	sections []*section
	book     *phraseBook
	// dates says how the document writes days and times. Its year is one that the
	// file names, then that of the incident.
	dates when.Context
	// linesHead is set where the first lines of paragraphs stand for headings.
	linesHead bool
	// updates are what a status page said.
	updates []statusUpdate
}

// section is a section while it is read.
type section struct {
	kb.Section
	topic topic
	// head is the heading; nil for a label, and before any heading.
	head *markdown.Block
	// lead is the text behind a label, on its line; its block is nil if none.
	lead   piece
	blocks []*markdown.Block
	parent *section
	// children are the sections of a lower level and the labels inside.
	children []*section
	// index is the place in outline.sections.
	index int
	// label is set for a bold label, folded for the name of a fold, and oneOfMany for a
	// label that tells of one of many problems.
	label, folded, oneOfMany bool
}

// output lists the sections that have a heading of their own, or a label with a
// class.
func (o *outline) output() []kb.Section {
	var list []kb.Section
	for _, s := range o.sections[1:] {
		if !s.label || s.Class != kb.SectionOther {
			section := s.Section
			section.Heading = shownHeading(section.Heading)
			section.IsTrigger = !s.label && s.topic == topicTrigger && s.Class == kb.SectionCauses
			list = append(list, section)
		}
	}
	return list
}

// joined is the range over two ranges in a row; empty if one is.
func joined(a, b kb.Range) kb.Range {
	if a.Empty() || b.Empty() {
		return kb.Range{}
	}
	return kb.Range{From: a.From, To: b.To}
}

// longestLabel bounds the bytes of a label: longer bold text is a sentence.
const longestLabel = 80

// closeRanges extends every section's range over what it holds.
func (o *outline) closeRanges() {
	for _, s := range slices.Backward(o.sections) {
		for _, b := range s.blocks {
			s.Range.To = max(s.Range.To, b.HTML.To)
		}
		for _, child := range s.children {
			s.Range.To = max(s.Range.To, child.Range.To)
		}
	}
}

// within tells whether a section or one around it has one of the classes.
func (s *section) within(classes ...kb.SectionClass) bool {
	for ; s != nil; s = s.parent {
		if slices.Contains(classes, s.Class) {
			return true
		}
	}
	return false
}

// classAround is the class of the section, or of the nearest one around it that has any.
func (s *section) classAround() kb.SectionClass {
	for ; s != nil; s = s.parent {
		if s.Class != kb.SectionOther {
			return s.Class
		}
	}
	return kb.SectionOther
}

// tree are a section and all below it, as they follow one another.
func (s *section) tree() iter.Seq[*section] {
	return func(yield func(*section) bool) { s.visit(yield) }
}

func (s *section) visit(visit func(*section) bool) (goesOn bool) {
	if !visit(s) {
		return false
	}
	for _, child := range s.children {
		if !child.visit(visit) {
			return false
		}
	}
	return true
}

// empty tells whether there is nothing under the heading.
func (s *section) empty() bool {
	return s.visit(func(part *section) bool { return len(part.blocks) == 0 && part.leadWords() == "" })
}

// leadWords is the text behind a label.
func (s *section) leadWords() string {
	if s.lead.block == nil {
		return ""
	}
	return strings.TrimSpace(s.lead.words())
}

// saysBehindLabel tells whether the text behind a label is more than what a template left.
func (s *section) saysBehindLabel() bool {
	words := s.leadWords()
	return words != "" && !isPlaceholder(words)
}

// sectionAt is the section of the last heading above a line.
func (o *outline) sectionAt(line int) *section {
	at := o.sections[0]
	for _, s := range o.sections {
		if !s.label && s.Line <= line {
			at = s
		}
	}
	return at
}

// mayHoldTimeline tells whether a list of times in the section may be the
// timeline: causes, actions, references and logs have times for other reasons.
func mayHoldTimeline(s *section) bool {
	return !s.within(kb.SectionActions, kb.SectionCauses, kb.SectionLessons, kb.SectionReferences)
}
