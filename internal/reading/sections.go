package reading

import (
	"bytes"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// A document cut into sections (section.go), block by block. A heading above all others
// names the document after its kind, and opens no section of that class:
//
//	# RCA: the queue stalled       # Detection stopped
//	## Summary                     ## Timeline

// readSections cuts a document into sections.
func readSections(doc *markdown.Doc, rules Rules) *outline {
	o := &outline{doc: doc, book: newPhraseBook(rules.Sections), updates: readUpdates(doc)}
	blocks := withWrittenLists(doc)
	c := &cutter{outline: o, headed: hasHeadings(blocks)}
	c.linesHead, c.plainLabels = c.headsByLines(blocks), c.countPlainLabels(blocks)
	c.open(&section{})
	title := c.titleOf(blocks)
	for i := range blocks {
		if c.plainLabel(blocks[i:]) || c.plainHeading(blocks[i:]) || c.plainItems(blocks[i:]) {
			continue
		}
		c.block(&blocks[i])
		if i == title {
			c.current.Class, c.current.topic = "", topicNone
		}
	}
	o.settleNotes()
	o.settleAims()
	o.settleRemedies()
	o.settleRules()
	o.settleFailures()
	o.settleSymptoms()
	o.settleSeries()
	o.closeRanges()
	if len(o.updates) > 0 && !mayHoldTimeline(o.sectionAt(o.updates[0].at.line)) {
		o.updates = nil // of other incidents
	}
	return o
}

// titleOf is the place of the heading that names a document after its kind, "RCA: the
// queue stalled", "Detection stopped", and so opens no section of that class: it stands
// above all others, of which one opens a section that is known. It is -1 if there is none.
func (c *cutter) titleOf(blocks []markdown.Block) int {
	title, known := -1, false
	for i := range blocks {
		if blocks[i].Kind != markdown.Heading {
			continue
		}
		class := c.book.meaningOf(blocks[i].Text).class
		switch {
		case title < 0 && class != kb.SectionCauses && !c.book.saysMoreThanName(blocks[i].Text):
			return -1 // "Timeline" is one, above what happened
		case title < 0:
			title = i
		case blocks[i].Level <= blocks[title].Level:
			return -1
		default:
			known = known || isOneOf(class, kb.SectionCauses, kb.SectionSummary, kb.SectionTimeline, kb.SectionActions)
		}
	}
	if !known {
		return -1
	}
	return title
}

func (c *cutter) block(b *markdown.Block) {
	switch b.Kind {
	case markdown.Heading:
		m := c.book.meaningOf(b.Text)
		if c.namesCause(b, m) {
			m = meaning{}
		}
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
		c.plainLabelItems(b)
	case markdown.Markup:
		c.fold(b)
	default:
		c.current.blocks = append(c.current.blocks, b)
	}
}

// fold opens a section of what is folded below the name of one, up to where the fold ends:
//
//	<details><summary>Root cause</summary>
//
//	The disk was full.
//
//	</details>
func (c *cutter) fold(b *markdown.Block) {
	html := c.doc.Body.HTML[b.HTML.From:b.HTML.To]
	if m, named := c.plainName(b.Text); named && bytes.Contains(html, summaryTag) && !endsLabels(c.heading.Class) && c.heading.Class != kb.SectionCauses {
		c.openLabel(&section{topic: m.topic, folded: true, Section: kb.Section{
			Class: m.class, Heading: sectionName(b.Text), Line: b.Line,
			Range: kb.Range{From: b.HTML.To, To: b.HTML.To}, // without what opens the fold
		}})
		return
	}
	if c.current.folded && strings.TrimSpace(b.Text) == "" {
		c.current = c.heading
		return
	}
	c.current.blocks = append(c.current.blocks, b)
}

// summaryTag opens the line that a fold shows.
var summaryTag = []byte("<summary>")

// paragraph adds a paragraph, or opens the labels in it.
func (c *cutter) paragraph(b *markdown.Block) {
	if c.plainLines(b) {
		return
	}
	if len(b.Spans) == 0 || !isBold(b.Spans[0]) || b.Spans[0].From > farthestLabel {
		c.current.blocks = append(c.current.blocks, b)
		c.plainLabelLines(b)
		return
	}
	labels := c.labelsOf(b)
	if len(labels) == 0 {
		c.current.blocks = append(c.current.blocks, b)
	}
	c.openLabel(labels...)
}
