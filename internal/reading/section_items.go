package reading

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Lines with a number or a bullet that stand for headings in a document without headings
// below its title. Markdown takes them for a list:
//
//	1. What happened           1) Summary              ● Summary
//	                           The disk was full.
//	The disk was full.                                    The disk was full.
//
//	2. Root cause              2) Root cause           ● Root cause
//
//	Nobody looked.             Nobody looked.             Nobody looked.
//
// Names with nothing below them are a table of contents.

// plainItems opens a section for each item of a list, if each of them begins with the name
// of one. What stands behind the list belongs to the last.
func (c *cutter) plainItems(blocks []markdown.Block) bool {
	list := &blocks[0]
	if c.headed || list.Kind != markdown.List || c.readAs() != kb.SectionOther {
		return false
	}
	opened := make([]*section, len(list.Children))
	for i := range list.Children {
		last := i+1 == len(list.Children)
		if opened[i] = c.itemHead(&list.Children[i]); opened[i] == nil || opened[i].empty() && (!last || len(blocks) < 2) {
			return false
		}
	}
	for _, s := range opened {
		c.openLabel(s)
	}
	return true
}

// itemHead makes a section of an item that begins with the name of one, on a line of its
// own; nil if it does not.
func (c *cutter) itemHead(item *markdown.Block) *section {
	first := leadOf(item)
	if first == nil || isTask(item) {
		return nil
	}
	lines := linesOf(c.doc, first)
	m, named := c.plainName(lines[0].words())
	if !named || len(lines[0].marks) > 0 {
		return nil
	}
	if len(lines) > 1 && !beginsSentence(lines[1].words()) && prose.LeadingDigits(lines[1].words()) == 0 {
		return nil
	}
	s := &section{topic: m.topic, Section: kb.Section{
		Class: m.class, Heading: sectionName(lines[0].words()), Line: item.Line, Range: item.Inner,
	}}
	c.holds(s, lines[1:])
	s.blocks = append(s.blocks, blocksOf(item)[1:]...)
	return s
}
