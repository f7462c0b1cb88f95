package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// Labels parted from their values by blanks or a tab, in a paragraph or a listing, as
// ticket systems print them:
//
//	Severity      SEV2
//	Start         2026-03-05 10:02
//	Services      print, spooler
//
// Two of the lines at least, and half of them, begin with a label that is known. Two labels
// in the first line are the headings of columns.

// alignedLabels reads the lines of a block; false if they are none.
func (r *labelReader) alignedLabels(block *markdown.Block) bool {
	if !isAligned(block) {
		return false
	}
	line := block.Line
	if block.Fenced {
		line++
	}
	for text := range strings.SplitSeq(block.Text, "\n") {
		if name, value := alignedLine(text); value != "" {
			r.add(label{key: labelWords()[headingWords(name)], name: name, text: kb.Text{Plain: value, Line: line}})
		}
		line++
	}
	return true
}

// isAligned tells whether the lines of a block are labels and values.
func isAligned(block *markdown.Block) bool {
	if block.Kind != markdown.Code && block.Kind != markdown.Paragraph || !strings.Contains(block.Text, "  ") && !strings.Contains(block.Text, "\t") {
		return false
	}
	known, lines := 0, 0
	for text := range strings.SplitSeq(block.Text, "\n") {
		name, value := alignedLine(text)
		if lines == 0 && labelWords()[headingWords(value)] != "" && labelWords()[headingWords(name)] != statusLabel {
			return false
		}
		if value != "" {
			known++
		}
		lines++
	}
	return known >= fewestPlainLabels && known*2 >= lines
}

// alignedLine is a label that is known and its value; both are empty if there is none.
func alignedLine(text string) (name, value string) {
	text = strings.TrimSpace(text)
	at := strings.Index(text, "  ")
	if tab := strings.IndexByte(text, '\t'); tab >= 0 && (at < 0 || tab < at) {
		at = tab
	}
	if at <= 0 || at > longestLabel {
		return "", ""
	}
	name = strings.TrimRight(text[:at], ":： ")
	if labelWords()[headingWords(name)] == "" {
		return "", ""
	}
	return name, strings.TrimSpace(text[at:])
}
