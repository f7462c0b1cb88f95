package reading

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// Labelled values near the top of a document, which say what front matter would:
//
//	**Date:** 2024-01-03          - **Severity**: P1        > **状态**：已修复
//
//	**Dato:**                     Date: 2024-01-03          | Field    | Value |
//	                              Severity: P1              |----------|-------|
//	03.01.2024                                              | Severity | P1    |
//
//	## Severity                   Severity           | Severity | Status |
//	P1                            : P1               |----------|--------|
//	                                                 | P1       | Closed |
//
// A value is the rest of the line and the lines below that have no label of their
// own, or else the next block.

// labelLines is how far down a document its labels stand (corpora.md §4). Bold
// ones with long values reach farther down.
const (
	labelLines     = 45
	boldLabelLines = 200
)

// readLabels reads the labels near the top of a document, below the head of a mail if there
// is one; several is set where they are those of several incidents.
func readLabels(doc *markdown.Doc, book *phraseBook, mail *markdown.Block) (found labels, several bool) {
	r := labelReader{doc: doc, book: book, found: labels{}, below: map[labelKey]*markdown.Block{}}
	if len(doc.Blocks) == 0 {
		return r.found, false
	}
	first := doc.Blocks[0].Line
	passing, passed := false, false
	for i, block := range each(doc.Blocks) {
		r.far = passed || block.Line > first+labelLines
		if block.Line > first+boldLabelLines {
			break
		}
		if block.Kind == markdown.Heading && (passed || endsLabels(book.meaningOf(block.Text).class)) {
			// Below, only the section about the impact speaks of the incident, and a
			// list of marks: "- **Started:** 10:00".
			class := book.meaningOf(block.Text).class
			passed = true
			marks := (class == kb.SectionTimeline || class == kb.SectionOther) && i+1 < len(doc.Blocks) && isMarkList(&doc.Blocks[i+1])
			passing = class != kb.SectionImpact && !marks
			r.far, r.pending = true, nil
		}
		if block.Kind == markdown.Heading {
			r.under, r.above = book.meaningOf(block.Text).class, block
		}
		switch {
		case block == mail:
			r.mail(block)
		case !passing:
			r.block(block)
		}
	}
	several = r.dropOfSeveral()
	return r.found, several
}

// isMarkList tells whether a list holds at least two labels for moments of the
// incident, and nothing but labels.
func isMarkList(list *markdown.Block) bool {
	marks := 0
	isLabel := func(item *markdown.Block) bool {
		head := leadOf(item)
		if head == nil {
			return false
		}
		l, _ := labelAtLine(whole(head))
		if isOneOf(l.key, startedLabel, detectedLabel, acknowledgedLabel, mitigatedLabel, resolvedLabel) {
			marks++
		}
		return l.bold
	}
	return list.Kind == markdown.List && allOf(list.Children, isLabel) && marks >= 2
}
