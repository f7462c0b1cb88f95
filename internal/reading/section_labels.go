package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Bold labels that stand for headings, on lines and in items of lists:
//
//	**Root cause:** the disk was full          - **Key events**
//	**Impact:** nobody could pay                 - 10:00 the pager rang
//	                                           - **Impact**: nobody could pay
//
// A label counts as a heading where its words have a class (section_words.go), and
// ends at the next label or heading.

// farthestLabel is how many bytes of marks may stand before a label on its line.
const farthestLabel = 8

// shortestBoldQuestion is how many words a question has that is a heading of its own.
const shortestBoldQuestion = 4

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
			last.lead.extend(line)
			last.Range.To = max(last.Range.To, line.html.To)
		}
	}
	dropThings(labels)
	return labels
}

// causeThings are labels that in the head of a document name what went wrong, and
// headLabels those beside which they do.
var (
	causeThings = words.Set("cause.thing")
	headLabels  = []labelKey{dateLabel, startedLabel, severityLabel, statusLabel, authorsLabel, servicesLabel}
)

// dropThings makes no section of causes of a label beside the day or the severity:
// "**Bug:** QUEUE-12". Some of the labels may be nil.
func dropThings(labels []*section) {
	if !slices.ContainsFunc(labels, func(s *section) bool {
		return s != nil && slices.Contains(headLabels, labelWords()[headingWords(s.Heading)])
	}) {
		return
	}
	for _, s := range labels {
		if s != nil && s.Class == kb.SectionCauses && causeThings()[headingWords(s.Heading)] {
			s.Class, s.topic = kb.SectionOther, topicNone
		}
	}
}

// labelAt makes a section of a line that starts with a bold label.
func (c *cutter) labelAt(line piece, span markdown.Span) *section {
	if !isBold(span) || span.From-line.from > farthestLabel || span.To > line.to || span.To-span.From > longestLabel ||
		prose.HasLetter(line.block.Text[line.from:span.From]) {
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
	s := m.named(labelName(bold), line.line, line.html)
	s.lead = lead
	if span.From == 0 && span.To == len(line.block.Text) {
		s.Element = line.block.HTML
	}
	return s
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
	if c.goesOnBehind(text, m) && c.readAs() == kb.SectionCauses {
		return false
	}
	if m.class != kb.SectionOther {
		return true
	}
	if c.current.label && c.heading.Class == kb.SectionOther && isBoldQuestion(c.current.Heading) && isBoldQuestion(text) {
		// One question after another, each a heading of its own.
		return true
	}
	return !isOneOf(c.readAs(), kb.SectionTimeline, kb.SectionActions, kb.SectionCauses, kb.SectionLessons) && !strings.HasSuffix(strings.TrimSpace(text), "?")
}

// isBoldQuestion tells whether a label is a question that is no step of a chain of
// whys.
func isBoldQuestion(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasSuffix(text, "?") && len(strings.Fields(text)) >= shortestBoldQuestion && !hasStart(headingWords(text), whyWords())
}

// labelList opens the labels of a list whose items are labels:
//
//   - **Key events**
//   - 10:00 the pager rang
//   - **Impact**: nobody could pay
//
// Those of a list of lessons need not be bold, where lists stand below them:
//
//   - What went well:
//   - the pager rang at once
func (c *cutter) labelList(list *markdown.Block) bool {
	if !isOneOf(c.readAs(), kb.SectionOther, kb.SectionSummary, kb.SectionLessons) {
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
	dropThings(labels)
	for i, item := range each(list.Children) {
		if labels[i] == nil {
			if c.readAs() == kb.SectionLessons {
				c.current = c.heading
			}
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
	first := leadOf(item)
	switch {
	case first == nil:
		return nil
	case c.readAs() == kb.SectionLessons:
		return c.lessonLabel(item, first)
	case len(first.Spans) == 0:
		return nil
	}
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

// lessonLabel makes a section of an item of lessons that only says of what kind those in
// the list below it are.
func (c *cutter) lessonLabel(item, first *markdown.Block) *section {
	if len(item.Children) < 2 || item.Children[1].Kind != markdown.List || len(first.Text) > longestLabel {
		return nil
	}
	m := c.book.meaningOf(first.Text)
	if m.class != kb.SectionLessons || m.topic == topicNone {
		return nil
	}
	s := m.named(labelName(first.Text), first.Line, item.Inner)
	s.lead = whole(first)
	s.lead.from = s.lead.to
	return s
}

// labelName is a label without its colon.
func labelName(text string) string {
	return strings.TrimSpace(strings.TrimRight(strings.TrimSpace(text), ":："))
}
