package reading

import (
	"slices"

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
	if list.Kind != markdown.List {
		return false
	}
	marks := 0
	for _, item := range each(list.Children) {
		head := leadOf(item)
		if head == nil {
			return false
		}
		l, _ := labelAtLine(whole(head))
		if !l.bold {
			return false
		}
		if isOneOf(l.key, startedLabel, detectedLabel, acknowledgedLabel, mitigatedLabel, resolvedLabel) {
			marks++
		}
	}
	return marks >= 2
}

// Labels of several incidents in one document, each below a heading of its own:
//
//	## INC-1                      ## INC-2
//
//	**Severity:** SEV-1           **Severity:** SEV-3
//	**Duration:** 2 hours         **Duration:** 20 minutes
//
// Each holds for its own section, and none for the document.

// tellApart are labels of which an incident has one.
var tellApart = []labelKey{
	severityLabel, dateLabel, startedLabel, detectedLabel, resolvedLabel, periodLabel, durationLabel,
}

// dropOfSeveral leaves out what was read below a heading beside which others of its
// level have the same labels, and tells whether there was any.
func (r *labelReader) dropOfSeveral() (several bool) {
	asked := map[*markdown.Block]bool{}
	for _, key := range tellApart {
		heading, known := r.below[key]
		if !known || heading == nil || asked[heading] {
			continue
		}
		asked[heading] = true
		if !r.isOneOfSeveral(heading) {
			continue
		}
		several = true
		for key, above := range r.below {
			if above == heading {
				delete(r.found, key)
			}
		}
	}
	return several
}

// isOneOfSeveral tells whether another heading of the same level and class has a label
// that tells incidents apart and that the heading has, too.
func (r *labelReader) isOneOfSeveral(heading *markdown.Block) bool {
	class := r.book.meaningOf(heading.Text).class
	other := labelReader{doc: r.doc, book: r.book, found: labels{}}
	inside := false
	for _, block := range each(r.doc.Blocks) {
		if block.Kind == markdown.Heading {
			inside = block != heading && block.Level == heading.Level && r.book.meaningOf(block.Text).class == class
			other.pending = nil
			continue
		}
		if inside {
			other.block(block)
		}
	}
	return slices.ContainsFunc(tellApart, func(key labelKey) bool {
		_, known := other.found[key]
		return known && r.below[key] == heading
	})
}
