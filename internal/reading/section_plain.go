package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// Labels without emphasis that name a section, in a paragraph of labels or in
// paragraphs of their own; and in a document without headings, lines that stand for
// them:
//
//	Action items:                 Impact: 300 mailboxes             Date: today
//	                              Root cause: the disk was full
//	1. Watch the disks            Resolution: more disk             Root cause: the disk
//	                                                                was full at night
//
//	What happened?                Lessons learned
//
//	The disk was full.            Look twice.

// plainLabel opens a section of a line without emphasis, "Action items:", right
// above a list or a table.
func (c *cutter) plainLabel(blocks []markdown.Block) bool {
	b := &blocks[0]
	text := strings.TrimSpace(b.Text)
	if b.Kind != markdown.Paragraph || len(text) > longestLabel || !announcesList(text) || len(blocks) < 2 || c.readAs() != kb.SectionOther {
		return false
	}
	m, known := c.book.lookUp(headingWords(text))
	switch blocks[1].Kind {
	case markdown.List, markdown.Table:
	case markdown.Paragraph:
		// A timeline may be lines, too.
		if m.class != kb.SectionTimeline || !strings.Contains(blocks[1].Text, "\n") || !isTimed(blocks[1].Text) {
			return false
		}
	default:
		return false
	}
	switch m.class {
	case kb.SectionTimeline, kb.SectionActions, kb.SectionCauses, kb.SectionLessons:
	default:
		known = false
	}
	if known {
		c.openLabel(&section{topic: m.topic, Section: kb.Section{
			Class: m.class, Heading: strings.TrimRight(text, ":："), Line: b.Line, Range: b.HTML,
		}})
	}
	return known
}

// longestPlainHeading is how many words a line has that stands for a heading.
const longestPlainHeading = 12

// plainHeading opens a section of a paragraph that says no more than what a section is
// called, in a document without headings.
func (c *cutter) plainHeading(blocks []markdown.Block) bool {
	b := &blocks[0]
	text := strings.TrimSpace(b.Text)
	if c.headed || b.Kind != markdown.Paragraph || len(blocks) < 2 || len(b.Spans) > 0 || len(text) > longestLabel ||
		strings.ContainsAny(text, "\n.") || len(strings.Fields(text)) > longestPlainHeading {
		return false
	}
	m, exact := c.book.findHeading(headingWords(text))
	if !exact && strings.HasSuffix(text, "?") {
		m = c.book.meaningOf(text)
	}
	if m.class == kb.SectionOther {
		return false
	}
	c.openLabel(&section{topic: m.topic, Section: kb.Section{
		Class: m.class, Heading: strings.TrimRight(text, ":："), Line: b.Line, Range: b.HTML, Element: b.HTML,
	}})
	return true
}

// hasHeading tells whether one of some blocks is a heading.
func hasHeading(blocks []markdown.Block) bool {
	for i := range blocks {
		if blocks[i].Kind == markdown.Heading {
			return true
		}
	}
	return false
}

// plainCauses opens a section for each line such as "Root cause: the disk was full"
// in a paragraph of labels without emphasis. The paragraph stays a block of the
// section at hand.
func (c *cutter) plainCauses(b *markdown.Block) {
	if c.plainCause(b) || !strings.Contains(b.Text, "\n") || !strings.ContainsAny(b.Text, ":：") || c.readAs() != kb.SectionOther {
		return
	}
	labelled := 0
	var causes []*section
	for _, line := range linesOf(c.doc, b) {
		l, ok := labelAtLine(line)
		if ok && l.key != "" {
			labelled++
		}
		colon := plainLabelEnd(line.words(), sectionLabelWords)
		if colon == 0 || ok && l.key != triggerLabel {
			continue
		}
		if s := c.causeBehind(line, colon); s != nil {
			causes = append(causes, s)
		}
	}
	if labelled >= 2 {
		c.openBeside(causes...)
	}
}

// plainCauseItems opens a section for each item such as "Root cause: the disk was full"
// of a list of labels without emphasis. The list stays a block of the section at hand.
func (c *cutter) plainCauseItems(list *markdown.Block) {
	if c.readAs() != kb.SectionOther {
		return
	}
	labelled := 0
	var causes []*section
	for i := range list.Children {
		item := &list.Children[i]
		if len(item.Children) == 0 || item.Children[0].Kind != markdown.Paragraph {
			continue
		}
		head := &item.Children[0]
		if l, ok := labelAtLine(whole(head)); ok && l.key != "" {
			labelled++
		}
		colon := plainLabelEnd(head.Text, sectionLabelWords)
		if colon == 0 || len(head.Spans) > 0 && head.Spans[0].From < colon {
			continue
		}
		if s := c.causeBehind(whole(head), colon); s != nil && s.topic == topicRootCause {
			s.Line, s.Range = item.Line, item.Inner
			causes = append(causes, s)
		}
	}
	if labelled >= 2 {
		c.openBeside(causes...)
	}
}

// plainCause opens a section for a paragraph that is the label of a cause and its
// value, below other paragraphs that are labels. It stays a block of the section
// at hand, too.
func (c *cutter) plainCause(b *markdown.Block) bool {
	if c.readAs() != kb.SectionOther {
		return false
	}
	all := whole(b)
	colon := plainLabelEnd(b.Text, sectionLabelWords)
	if colon == 0 {
		return false
	}
	l, known := labelAtLine(all)
	if known && l.key != "" && l.key != triggerLabel {
		c.plainLabels++
		return false
	}
	if c.plainLabels < 2 {
		return false
	}
	s := c.causeBehind(all, colon)
	if s == nil || s.lead.from >= s.lead.to {
		return false
	}
	s.Range = b.HTML
	c.openBeside(s)
	return true
}

// causeBehind makes a section of what stands behind the label in front of a piece, where
// the label names a cause; nil if it does not.
func (c *cutter) causeBehind(p piece, colon int) *section {
	text := p.words()
	m := c.book.meaningOf(text[:colon])
	if m.class != kb.SectionCauses || m.topic == topicWhys {
		return nil
	}
	p.from += len(text) - len(strings.TrimLeft(text[colon:], ":： "))
	return &section{topic: m.topic, lead: p, Section: kb.Section{
		Class: m.class, Heading: strings.TrimSpace(text[:colon]), Line: p.line, Range: p.html,
	}}
}

// openBeside opens sections of what stays a part of the section at hand, too.
func (c *cutter) openBeside(sections ...*section) {
	current := c.current
	for _, s := range sections {
		c.openLabel(s)
	}
	c.current = current
}
