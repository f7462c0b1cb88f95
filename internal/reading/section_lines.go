package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Lines of paragraphs that stand for headings: several in one paragraph, or the first
// ones of paragraphs in a document without headings:
//
//	Summary                        Issue Summary                  Why did it happen?
//	The disk was full.             The disk was full.             Nobody looked.
//	Root cause
//	Nobody looked.                 Timeline                       What do we change?
//	                               9:00 - the queue stopped       * watch the disk

// plainLines opens a section for each line of a paragraph that says no more than what a
// section is called, if the first one does and another, or the first one of another
// paragraph in a document without headings:
//
//	Summary
//	The disk was full.
//	Root cause
//	Nobody looked.
func (c *cutter) plainLines(b *markdown.Block) bool {
	first, _, several := strings.Cut(b.Text, "\n")
	if !several || !c.linesHead && c.readAs() != kb.SectionOther {
		return false
	}
	if _, named := c.plainLine(first); !named {
		return false
	}
	lines := linesOf(c.doc, b)
	var opened []*section
	from := 0
	for i, line := range lines {
		m, found := c.plainLine(line.words())
		if !found {
			continue
		}
		if len(opened) > 0 {
			c.holds(opened[len(opened)-1], lines[from:i])
		}
		opened = append(opened, m.named(sectionName(line.words()), line.line, line.html))
		from = i + 1
	}
	c.holds(opened[len(opened)-1], lines[from:])
	if len(opened) < 2 && !c.linesHead {
		return false
	}
	c.openLabel(opened...)
	return true
}

// fewestLineHeads is how many paragraphs begin with the name of a section where such lines
// are the headings of a document.
const fewestLineHeads = 2

// headsByLines tells whether the first lines of paragraphs are the headings of a document,
// some with their text right below them.
func (c *cutter) headsByLines(blocks []markdown.Block) bool {
	heads, several := 0, false
	for i := range blocks {
		if c.headed || blocks[i].Kind != markdown.Paragraph {
			continue
		}
		first, _, more := strings.Cut(blocks[i].Text, "\n")
		if _, named := c.plainLine(first); named {
			heads++
			several = several || more
		}
	}
	return several && heads >= fewestLineHeads
}

// holds gives a section the lines below its name: those of a timeline as a paragraph,
// those of a list that Markdown does not know as one, and others as what stands behind a
// label.
func (c *cutter) holds(s *section, lines []piece) {
	if len(lines) == 0 {
		return
	}
	part := partOf(lines)
	if part != nil {
		if list, count := writtenList(c.doc, []markdown.Block{*part[0]}); count > 0 {
			s.blocks = []*markdown.Block{&list}
			return
		}
	}
	if s.Class == kb.SectionTimeline {
		s.blocks = part
		return
	}
	last := lines[len(lines)-1]
	s.lead = lines[0]
	s.lead.extend(last)
	s.Range.To = max(s.Range.To, last.html.To)
}

// partOf is a paragraph of some lines of another one; none where the
// lines are not whole.
func partOf(lines []piece) []*markdown.Block {
	if lines[0].html.Empty() || lines[len(lines)-1].html.Empty() {
		return nil
	}
	first, last := lines[0], lines[len(lines)-1]
	part := *first.block
	part.Line = first.line
	part.Text = first.block.Text[first.from:last.to]
	part.Plain = kb.Range{From: first.block.Plain.From + first.from, To: first.block.Plain.From + last.to}
	part.HTML = kb.Range{From: first.html.From, To: last.html.To}
	part.Inner = part.HTML
	part.Spans = nil
	for _, span := range first.block.Spans {
		if span.From >= first.from && span.To <= last.to {
			span.From, span.To = span.From-first.from, span.To-first.from
			part.Spans = append(part.Spans, span)
		}
	}
	return []*markdown.Block{&part}
}

// plainLine is what a line is about that is the name of a section and nothing else.
func (c *cutter) plainLine(line string) (m meaning, found bool) {
	text := strings.TrimSpace(line)
	if len(text) > longestLabel || strings.ContainsAny(text, ".。,，") || len(strings.Fields(text)) > longestPlainHeading {
		return m, false
	}
	m, found = c.book.findHeading(headingWords(text))
	if !found && (c.linesHead && len(strings.Fields(text)) <= sectionLabelWords || strings.HasSuffix(text, "?")) {
		m, found = c.book.meaningOf(text), true
	}
	return m, found && m.class != kb.SectionOther
}

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
	c.openLabel(opened...)
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
	s := m.named(sectionName(lines[0].words()), item.Line, item.Inner)
	c.holds(s, lines[1:])
	s.blocks = append(s.blocks, blocksOf(item)[1:]...)
	return s
}
