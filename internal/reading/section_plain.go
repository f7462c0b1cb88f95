package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// Labels without emphasis that name a section, in a paragraph or a list of labels or in
// paragraphs of their own, that of the root cause also by itself; and in a document
// without headings below its title, lines that stand for them:
//
//	Action items:                 Impact: 300 mailboxes             Date: today
//	                              Root cause: the disk was full
//	1. Watch the disks            Went well: the alert rang         Root cause: the disk
//	                              Next steps: watch the disks       was full at night
//
//	What happened?                LESSONS LEARNED
//
//	The disk was full.            Look twice.

// plainLabel opens a section of a line without emphasis, "Action items:", right
// above a list or a table.
func (c *cutter) plainLabel(blocks []markdown.Block) bool {
	b := &blocks[0]
	text := strings.TrimSpace(b.Text)
	if b.Kind != markdown.Paragraph || len(text) > longestLabel || len(blocks) < 2 {
		return false
	}
	if blocks[1].Kind == markdown.List && c.namesActions(text) {
		c.openLabel(meaning{class: kb.SectionActions}.named(sectionName(text), b.Line, b.HTML))
		return true
	}
	if !announcesList(text) || c.readAs() != kb.SectionOther || len(b.Spans) > 0 && b.Spans[0].From == 0 && b.Spans[0].Style&markdown.CodeSpan != 0 {
		return false // "`impact` was asked for by:" begins with the name of a thing
	}
	if strings.Contains(text, "\n") && plainLabelEnd(text, sectionLabelWords) > 0 {
		// A paragraph of several labels, of which the last announces the list.
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
	known = known && isOneOf(m.class, kb.SectionTimeline, kb.SectionActions, kb.SectionCauses, kb.SectionLessons)
	if known {
		c.openLabel(m.named(strings.TrimRight(text, ":："), b.Line, b.HTML))
	}
	return known
}

// fewestOfActions is how many words name a list of actions where its section is about
// something else: "Actions" may be what was done.
const fewestOfActions = 2

// namesActions tells whether a line is what actions are called and nothing else, in a
// section that does not tell what was done.
func (c *cutter) namesActions(line string) bool {
	if isOneOf(c.readAs(), kb.SectionActions, kb.SectionResolution, kb.SectionTimeline) || c.heading.within(kb.SectionActions) {
		return false
	}
	if strings.Contains(line, "\n") || len(strings.Fields(line)) < fewestOfActions {
		return false
	}
	m, whole := c.book.findHeading(headingWords(line))
	return whole && m.class == kb.SectionActions && m.topic == topicNone
}

// longestPlainHeading is how many words a line has that stands for a heading.
const longestPlainHeading = 12

// plainHeading opens a section of a paragraph that says no more than what a section is
// called, in a document without headings below its title.
func (c *cutter) plainHeading(blocks []markdown.Block) bool {
	b := &blocks[0]
	if c.headed || b.Kind != markdown.Paragraph || len(b.Spans) > 0 || len(blocks) < 2 || c.readAs() != kb.SectionOther {
		return false
	}
	m, named := c.plainName(withoutNumber(b.Text))
	if named {
		c.openLabel(m.named(sectionName(b.Text), b.Line, b.HTML))
		c.current.Element = b.HTML
	}
	return named
}

// plainName is what a line is about that names a section and says nothing else.
func (c *cutter) plainName(line string) (m meaning, named bool) {
	line = strings.TrimSpace(line)
	if len(line) > longestLabel || strings.ContainsAny(line, "\n.") || len(strings.Fields(line)) > longestPlainHeading {
		return m, false
	}
	m, exact := c.book.findHeading(headingWords(line))
	if !exact && strings.HasSuffix(line, "?") {
		m = c.book.meaningOf(line)
	}
	return m, m.class != kb.SectionOther
}

// sectionName is a line as the name of a section, without the signs that set it off.
func sectionName(line string) string {
	return strings.Trim(line, " \t:：=~*-■□◆◇●○▼【】")
}

// hasHeading tells whether one of some blocks is a heading.
func hasHeading(blocks []markdown.Block) bool {
	return slices.ContainsFunc(blocks, isHeading)
}

func isHeading(b markdown.Block) bool { return b.Kind == markdown.Heading }

// hasHeadings tells whether some blocks have headings besides a title above all others.
func hasHeadings(blocks []markdown.Block) bool {
	title := slices.IndexFunc(blocks, isHeading)
	return title >= 0 && (title > 0 && blocks[title].Level > 1 || hasHeading(blocks[title+1:]))
}

// plainLabelLines opens a section for each line such as "Root cause: the disk was full"
// in a paragraph of labels without emphasis, or one for a paragraph that is a single label
// and its value: that of the root cause, one beside other paragraphs that are labels, or
// below "Lessons learned" what went well or badly. The paragraph stays a block of the
// section at hand.
func (c *cutter) plainLabelLines(b *markdown.Block) {
	learned := c.readAs() == kb.SectionLessons && c.current.topic == topicNone
	if c.readAs() != kb.SectionOther && !learned {
		return
	}
	if named := c.labelledLines(b); named != nil {
		c.openBeside(named...)
		if last := named[len(named)-1]; announcesList(b.Text) && last.lead.from >= last.lead.to {
			// What it announces stands below the paragraph.
			c.current = last
		}
		return
	}
	s, _ := c.behindPlainLabel(whole(b))
	if s != nil && s.lead.from < s.lead.to && (c.plainLabels >= fewestPlainLabels || s.topic == topicRootCause || learned && s.Class == kb.SectionLessons) {
		s.Range = b.HTML
		c.openBeside(s)
	}
}

// countPlainLabels counts the paragraphs that are labels without emphasis.
func (c *cutter) countPlainLabels(blocks []markdown.Block) int {
	return count(blocks, func(b *markdown.Block) bool {
		if b.Kind != markdown.Paragraph {
			return false
		}
		_, label := c.behindPlainLabel(whole(b))
		return label
	})
}

// labelledLines are the sections that the lines of a paragraph name; none where too few of
// them have a label.
func (c *cutter) labelledLines(b *markdown.Block) (named []*section) {
	if !strings.Contains(b.Text, "\n") || !strings.ContainsAny(b.Text, ":：") {
		return nil
	}
	labelled := 0
	for _, line := range linesOf(c.doc, b) {
		s, label := c.behindPlainLabel(line)
		if label {
			labelled++
		}
		if s != nil {
			named = append(named, s)
		}
	}
	if labelled < fewestPlainLabels {
		return nil
	}
	return named
}

// plainLabelItems opens a section for each item such as "Root cause: the disk was full"
// of a list of labels without emphasis. The list stays a block of the section at hand.
func (c *cutter) plainLabelItems(list *markdown.Block) {
	if c.readAs() != kb.SectionOther {
		return
	}
	labelled := 0
	var named []*section
	for _, item := range each(list.Children) {
		head := leadOf(item)
		if head == nil {
			continue
		}
		s, label := c.behindPlainLabel(whole(head))
		if label {
			labelled++
		}
		if s == nil || len(head.Spans) > 0 && head.Spans[0].From < s.lead.from || s.Class == kb.SectionCauses && s.topic != topicRootCause {
			continue
		}
		s.Line, s.Range = item.Line, item.Inner
		s.blocks = blocksOf(item)[1:]
		named = append(named, s)
	}
	if labelled >= fewestPlainLabels {
		c.openBeside(named...)
	}
}

// behindPlainLabel makes a section of what stands behind the label without emphasis in
// front of a piece, where the label names causes, actions or what went well or badly; nil
// if it does not. It tells whether there is any label that is known.
func (c *cutter) behindPlainLabel(p piece) (s *section, label bool) {
	l, ok := labelAtLine(p)
	label = ok && l.key != ""
	text := p.words()
	colon := plainLabelEnd(text, sectionLabelWords)
	if colon == 0 || label && l.key != triggerLabel || p.startsInCode() {
		return nil, label
	}
	m := c.book.meaningOf(text[:colon])
	switch exact, found := c.book.findHeading(headingWords(text[:colon])); {
	case m.class == kb.SectionCauses && m.topic != topicWhys:
	case found && (exact.class == kb.SectionActions || exact.class == kb.SectionLessons):
		m = exact
	default:
		return nil, label
	}
	p.from += len(text) - len(strings.TrimLeft(text[colon:], ":： "))
	s = m.named(strings.TrimSpace(text[:colon]), p.line, p.html)
	s.lead = p
	return s, true
}

// startsInCode tells whether a piece begins with what a program wrote.
func (p piece) startsInCode() bool {
	return slices.ContainsFunc(p.block.Spans, func(s markdown.Span) bool {
		return s.Style&markdown.CodeSpan != 0 && s.From <= p.from && s.To > p.from
	})
}

// openBeside opens sections of what stays a part of the section at hand, too.
func (c *cutter) openBeside(sections ...*section) {
	current := c.current
	c.openLabel(sections...)
	c.current = current
}
