package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// A document cut into sections (section.go), block by block.

// readSections cuts a document into sections.
func readSections(doc *markdown.Doc, rules Rules) *outline {
	o := &outline{doc: doc, book: newPhraseBook(rules.Sections)}
	c := &cutter{outline: o}
	c.open(&section{})
	for i := range doc.Blocks {
		if c.plainLabel(doc.Blocks[i:]) {
			continue
		}
		c.block(&doc.Blocks[i])
	}
	o.settleNotes()
	o.settleRemedies()
	o.settleRules()
	o.settleFailures()
	o.settleSymptoms()
	o.closeRanges()
	return o
}

func (c *cutter) block(b *markdown.Block) {
	switch b.Kind {
	case markdown.Heading:
		m := c.book.meaningOf(b.Text)
		c.open(&section{topic: m.topic, head: b, Section: kb.Section{
			Class: m.class, Heading: strings.TrimSpace(b.Text), Anchor: b.Anchor, Level: b.Level, Line: b.Line, Range: b.HTML, Element: b.HTML,
		}})
	case markdown.Paragraph:
		c.paragraph(b)
	case markdown.List:
		if c.labelList(b) {
			return
		}
		c.current.blocks = append(c.current.blocks, b)
	default:
		c.current.blocks = append(c.current.blocks, b)
	}
}

// paragraph adds a paragraph, or opens the labels in it.
func (c *cutter) paragraph(b *markdown.Block) {
	if len(b.Spans) == 0 || b.Spans[0].Style&markdown.Strong == 0 || b.Spans[0].From > farthestLabel {
		c.current.blocks = append(c.current.blocks, b)
		c.plainCauses(b)
		return
	}
	labels := c.labelsOf(b)
	if len(labels) == 0 {
		c.current.blocks = append(c.current.blocks, b)
		return
	}
	for _, s := range labels {
		c.openLabel(s)
	}
}
