package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The abstract of a document: summary in front matter, unless it only invites to read
// on, the label, the first paragraph of the summary section, or the prose that opens
// the document. It is never made up. These open a document, and are no abstract:
//
//	*List the sequence of events that led to the incident*      [What happened?]
//	[Final message]      The fix had two steps:      Support team: those who answer calls
//	Monday, 3 May 2021   **Duration:** 3 hours
//	## Detection

func (s *source) readSummary(chosen, heading title) kb.Text {
	value, ok := s.field(content.KeySummary)
	if ok && (value.Key == content.KeySummary.String() || !invites(value.Text)) {
		return s.typed(value)
	}
	if text := s.writtenSummary(chosen, heading); text.Plain != "" || !ok {
		return text
	}
	return s.typed(value)
}

// invites tells whether a description only invites to read on: "We had an outage. Here is
// the postmortem."
func invites(text string) bool { return containsWord(text, teasers()) || asks(text) }

var teasers = words.Of("abstract.teaser")

// writtenSummary is the abstract that the body has.
func (s *source) writtenSummary(chosen, heading title) kb.Text {
	if l, ok := s.labels[summaryLabel]; ok && !announcesList(l.text.Plain) && !s.outline.tellsOfOne(l.text.Line) {
		return l.text
	}
	told, text := s.sectionText(kb.SectionSummary, isAbstract), kb.Text{}
	if told.Plain == "" || s.outline.tellsOnlyBefore() {
		text = s.openingProse(chosen, heading, false)
	}
	if text.Plain == "" && told.Plain != "" {
		return told
	}
	if text.Plain == "" {
		text = s.firstStory(chosen, heading)
	}
	if text.Plain == "" {
		text = s.openingProse(chosen, heading, true)
	}
	if text.Plain == "" {
		text = s.outline.firstUpdate()
	}
	if text.Plain == chosen.text {
		return kb.Text{}
	}
	return text
}

// tellsOfOne tells whether the label of a line tells of one of many problems.
func (o *outline) tellsOfOne(line int) bool {
	return slices.ContainsFunc(o.sections, func(s *section) bool { return s.Line == line && s.oneOfMany })
}

// tellsOnlyBefore tells whether the sections of the summary only say what was so before:
// "Background".
func (o *outline) tellsOnlyBefore() bool {
	return !slices.ContainsFunc(o.sections, func(s *section) bool { return s.Class == kb.SectionSummary && !backgrounds()[headingWords(s.Heading)] })
}

var backgrounds = words.Set("abstract.background")

// firstStory is the first paragraph of the first section, if nothing says what it is
// about and others follow it that are known:
//
//	## The night of the queue
//	The queue stopped for an hour.
//
//	## Root cause
func (s *source) firstStory(chosen, heading title) kb.Text {
	for i, section := range s.outline.sections {
		switch {
		case section.head == nil || section.label || s.isTitleHeading(section.head, chosen, heading):
			continue
		case section.Class != kb.SectionOther || asks(section.Heading) || !s.outline.tellsMore(section.Level, i+1):
			return kb.Text{}
		case hasStart(headingWords(section.Heading), whyWords()) || hasStart(headingWords(section.Heading), aboutDocument()):
			return kb.Text{}
		}
		first := firstBlock(section.blocks)
		if first == nil || !isAbstract(first) || hasStart(headingWords(first.Text), aboutDocument()) || statedEnd(first.Text) < shortestLead {
			return kb.Text{}
		}
		return whole(first).text(runIn(first), statedEnd(first.Text))
	}
	return kb.Text{}
}

// tellsMore tells whether a section of the same level from a place on says why, when
// or what to do.
func (o *outline) tellsMore(level, from int) bool {
	return slices.ContainsFunc(o.sections[from:], func(s *section) bool {
		return !s.label && s.Level == level && isOneOf(s.Class, kb.SectionCauses, kb.SectionTimeline, kb.SectionResolution, kb.SectionActions)
	})
}

// aboutDocument opens what is said of the document and not of the incident.
var aboutDocument = words.Of("abstract.document")

// openingProse is the first paragraph of prose, if it stands before all headings
// and labels that begin a section; the heading that is the title begins none. What is
// said of the document itself is passed over unless it is wanted.
func (s *source) openingProse(chosen, heading title, ofDocument bool) kb.Text {
	for _, section := range s.outline.sections {
		switch {
		case section.head != nil && !s.isTitleHeading(section.head, chosen, heading),
			section.label && labelWords()[headingWords(section.Heading)] == "" && (section.Class != kb.SectionOther || section.leadWords() == ""):
			return kb.Text{}
		case section.label && section.leadWords() == "":
			// What stands below is the label's value.
			continue
		}
		for n, block := range section.blocks {
			switch {
			case isStatusMark(block.Text) && block.Kind == markdown.Paragraph:
				return s.firstMessage(section.blocks[n:])
			case chosen.what == firstLineSource && block.Line == chosen.line, block == s.mail, s.outline.isUpdate(block.Line):
				continue
			case !isProse(block) || isLabel(block) || isGreeting(block.Text) || isBracketLabel(block) || isOnlyDay(block.Text) || !ofDocument && hasStart(headingWords(block.Text), aboutDocument()):
				continue
			case !isAbstract(block):
				return kb.Text{}
			}
			return whole(block).text(runIn(block), statedEnd(block.Text))
		}
	}
	return kb.Text{}
}

// isTitleHeading tells whether a heading is the title of the document, or the
// one left over from a template in its place.
func (s *source) isTitleHeading(head *markdown.Block, chosen, heading title) bool {
	if head.Line == chosen.line {
		return true
	}
	if head.Line != heading.line {
		return false
	}
	if isLeftOver(heading.text) || titleWords(heading.text) == titleWords(chosen.text) {
		return true
	}
	// One of several on the highest level is a section like the others.
	for b := range headingsIn(s.doc) {
		if b.Level == 1 && b.Line != head.Line {
			return false
		}
	}
	return true
}

// The abstract of a note that is nothing but messages, each below a mark in
// brackets, the newest first or last. It is the first that was written:
//
//	[Final message]
//	It works again.
//
//	[Initial message]
//	It is down since nine.      <- the abstract

// message is one of the messages of such a note.
type message struct {
	// mark are the words of its mark, as headingWords leaves them.
	mark string
	text kb.Text
}

// firstMessage is the message that was written first, of those in a list of
// blocks that begins with a mark.
func (s *source) firstMessage(blocks []*markdown.Block) kb.Text {
	var list []message
	for block := range ofKind(blocks, markdown.Paragraph) {
		if isStatusMark(block.Text) {
			first := firstLine(block.Text)
			list = append(list, message{mark: headingWords(strings.Trim(first, "[]"))})
			if below := len(first); len(strings.TrimSpace(block.Text)) > below {
				list[len(list)-1].keep(whole(block), below)
			}
			continue
		}
		if last := &list[len(list)-1]; last.text.Plain == "" && isAbstract(block) {
			last.keep(whole(block), 0)
		}
	}
	chosen := list[0]
	if endMarks()[firstWord(chosen.mark)] {
		chosen = list[len(list)-1]
	}
	for _, m := range list {
		if startMarkWords()[firstWord(m.mark)] {
			chosen = m
		}
	}
	return chosen.text
}

// keep sets the text of a message to a paragraph from a byte on, if it says
// something.
func (m *message) keep(p piece, from int) {
	if end := statedEnd(p.block.Text); end > from && prose.HasLetter(p.block.Text[from:end]) {
		m.text = p.text(from, end)
	}
}

// The words that marks of a first and of a last message begin with.
var (
	startMarkWords = words.Set("message.first")
	endMarks       = words.Set("message.last")
)
