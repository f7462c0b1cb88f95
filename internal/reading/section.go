package reading

import (
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
// A label counts as a heading where its words have a class (section_words.go),
// and ends at the next label or heading.

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
	// label is set for a bold label.
	label bool
}

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
	o.settleRemedies()
	o.closeRanges()
	return o
}

// output lists the sections that have a heading of their own, or a label with a
// class.
func (o *outline) output() []kb.Section {
	var list []kb.Section
	for _, s := range o.sections[1:] {
		if !s.label || s.Class != kb.SectionOther {
			section := s.Section
			section.Heading = withoutEmojiCodes(section.Heading)
			list = append(list, section)
		}
	}
	return list
}

// withoutEmojiCodes is a heading without the codes that some sites show as emoji
// (":flying_disc:"), unless it is nothing else.
func withoutEmojiCodes(heading string) string {
	if strings.Count(heading, ":") < 2 {
		return heading
	}
	var words []string
	for _, word := range strings.Fields(heading) {
		if emojiCode.FindString(word) != word {
			words = append(words, word)
		}
	}
	if len(words) == 0 {
		return heading
	}
	return strings.Join(words, " ")
}

// cutter builds an outline block by block.
type cutter struct {
	*outline
	// heading is the section of the last heading, current that or a label in it.
	heading, current *section
	// plainLabels counts the paragraphs that are labels without emphasis.
	plainLabels int
}

// open starts a section of a heading.
func (c *cutter) open(s *section) {
	for p := c.heading; p != nil; p = p.parent {
		if p.Level < s.Level {
			s.parent = p
			break
		}
	}
	c.add(s)
	c.heading, c.current = s, s
}

// openLabel starts a section of a label inside the section of the last heading.
func (c *cutter) openLabel(s *section) {
	s.label, s.parent = true, c.heading
	c.add(s)
	c.current = s
}

func (c *cutter) add(s *section) {
	if s.parent != nil {
		s.parent.children = append(s.parent.children, s)
	}
	s.index = len(c.sections)
	c.sections = append(c.sections, s)
}

func (c *cutter) block(b *markdown.Block) {
	switch b.Kind {
	case markdown.Heading:
		m := c.book.meaningOf(b.Text)
		c.open(&section{topic: m.topic, head: b, Section: kb.Section{
			Class: m.class, Heading: strings.TrimSpace(b.Text), Anchor: b.Anchor, Level: b.Level, Line: b.Line, Range: b.HTML,
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
	if len(b.Spans) == 0 || b.Spans[0].Style&markdown.Strong == 0 || b.Spans[0].From > 8 {
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

// labelsOf returns a section for each line of a paragraph that starts with a
// label, if the paragraph starts with one that counts.
func (c *cutter) labelsOf(b *markdown.Block) []*section {
	var labels []*section
	span := 0
	for i, line := range linesOf(c.doc, b) {
		for span < len(b.Spans) && b.Spans[span].From < line.from {
			span++
		}
		var found *section
		if span < len(b.Spans) && b.Spans[span].From < line.to {
			found = c.labelAt(line, b.Spans[span])
		}
		switch {
		case found != nil:
			labels = append(labels, found)
		case i == 0:
			return nil
		default:
			last := labels[len(labels)-1]
			last.lead.to, last.lead.shown.To = line.to, line.to
			last.lead.html = joined(last.lead.html, line.html)
			last.Range.To = max(last.Range.To, line.html.To)
		}
	}
	return labels
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

// labelAt makes a section of a line that starts with a bold label.
func (c *cutter) labelAt(line piece, span markdown.Span) *section {
	if span.Style&markdown.Strong == 0 || span.From-line.from > 8 || span.To > line.to || span.To-span.From > longestLabel ||
		hasLetter(line.block.Text[line.from:span.From]) {
		return nil
	}
	bold := line.block.Text[span.From:span.To]
	rest := line.block.Text[span.To:line.to]
	end := span.To
	trimmed := strings.TrimLeft(rest, " \t")
	switch {
	case strings.HasSuffix(strings.TrimSpace(bold), ":") || strings.HasSuffix(strings.TrimSpace(bold), "："):
	case strings.HasPrefix(trimmed, ":") || strings.HasPrefix(trimmed, "："):
		end += len(rest) - len(trimmed) + len(trimmed[:1])
		if strings.HasPrefix(trimmed, "：") {
			end += len("：") - 1
		}
	case strings.TrimSpace(rest) == "":
	default:
		return nil
	}
	m := c.book.meaningOf(bold)
	if !c.labelCounts(bold, m) {
		return nil
	}
	lead := line
	lead.from = min(end, lead.to)
	return &section{topic: m.topic, lead: lead, Section: kb.Section{
		Class: m.class, Heading: strings.TrimSpace(strings.TrimRight(strings.TrimSpace(bold), ":：")), Line: line.line, Range: line.html,
	}}
}

// labelCounts tells whether a label cuts the section at hand. One without a
// class only does where nothing else is read: "**Make it faster**:" in a list of
// actions is an action.
func (c *cutter) labelCounts(text string, m meaning) bool {
	if _, timed := inSomeYear.ReadMoment(text, 0); timed {
		return false
	}
	if m.class == kb.SectionSummary && c.readAs() == kb.SectionCauses {
		// "Problem:" in an account of a cause is that of the cause.
		return false
	}
	if m.class != kb.SectionOther {
		return true
	}
	if c.current.label && c.heading.Class == kb.SectionOther && isBoldQuestion(c.current.Heading) && isBoldQuestion(text) {
		// One question after another, each a heading of its own.
		return true
	}
	switch c.readAs() {
	case kb.SectionTimeline, kb.SectionActions, kb.SectionCauses, kb.SectionLessons:
		return false
	}
	return !strings.HasSuffix(strings.TrimSpace(text), "?")
}

// isBoldQuestion tells whether a label is a question that is no step of a chain of
// whys.
func isBoldQuestion(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasSuffix(text, "?") && len(strings.Fields(text)) > 3 && !hasStart(headingWords(text), whyWords)
}

// readAs is the class of the section at hand, or of the one around it.
func (c *cutter) readAs() kb.SectionClass {
	if c.current.label && c.current.Class != kb.SectionOther && c.heading.Class == kb.SectionOther {
		// A label under a title: the next label ends it.
		return kb.SectionOther
	}
	for s := c.heading; s != nil; s = s.parent {
		if s.Class != kb.SectionOther {
			return s.Class
		}
	}
	return kb.SectionOther
}

// labelList opens the labels of a list whose items are labels:
//
//   - **Key events**
//   - 10:00 the pager rang
//   - **Impact**: nobody could pay
func (c *cutter) labelList(list *markdown.Block) bool {
	if c.readAs() != kb.SectionOther && c.readAs() != kb.SectionSummary {
		return false
	}
	labels := make([]*section, len(list.Children))
	known, labelled := 0, 0
	for i := range list.Children {
		labels[i] = c.itemLabel(&list.Children[i])
		if labels[i] == nil {
			continue
		}
		labelled++
		if labels[i].Class != kb.SectionOther {
			known++
		}
	}
	if known < 2 || labelled*2 < len(labels) {
		return false
	}
	for i := range list.Children {
		item := &list.Children[i]
		if labels[i] == nil {
			c.current.blocks = append(c.current.blocks, blocksOf(item)...)
			continue
		}
		c.openLabel(labels[i])
		c.current.blocks = append(c.current.blocks, blocksOf(item)[1:]...)
	}
	// What follows the list belongs to the heading again.
	c.current = c.heading
	return true
}

// itemLabel makes a section of a list item that starts with a label.
func (c *cutter) itemLabel(item *markdown.Block) *section {
	if len(item.Children) == 0 || item.Children[0].Kind != markdown.Paragraph || len(item.Children[0].Spans) == 0 {
		return nil
	}
	first := &item.Children[0]
	s := c.labelAt(linesOf(c.doc, first)[0], first.Spans[0])
	if s == nil {
		return nil
	}
	all := whole(first)
	all.from = s.lead.from
	s.lead = all
	s.Range = item.Inner
	return s
}

func blocksOf(b *markdown.Block) []*markdown.Block {
	list := make([]*markdown.Block, len(b.Children))
	for i := range b.Children {
		list[i] = &b.Children[i]
	}
	return list
}

// closeRanges extends every section's range over what it holds.
func (o *outline) closeRanges() {
	for i := len(o.sections) - 1; i >= 0; i-- {
		s := o.sections[i]
		for _, b := range s.blocks {
			s.Range.To = max(s.Range.To, b.HTML.To)
		}
		for _, child := range s.children {
			s.Range.To = max(s.Range.To, child.Range.To)
		}
	}
}

// within tells whether a section or one around it has the class.
func (s *section) within(class kb.SectionClass) bool {
	for ; s != nil; s = s.parent {
		if s.Class == class {
			return true
		}
	}
	return false
}

// empty tells whether there is nothing under the heading.
func (s *section) empty() bool {
	if len(s.blocks) > 0 || s.leadWords() != "" {
		return false
	}
	for _, child := range s.children {
		if !child.empty() {
			return false
		}
	}
	return true
}

// leadWords is the text behind a label.
func (s *section) leadWords() string {
	if s.lead.block == nil {
		return ""
	}
	return strings.TrimSpace(s.lead.words())
}
