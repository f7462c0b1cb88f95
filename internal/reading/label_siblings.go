package reading

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/markdown"
)

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
