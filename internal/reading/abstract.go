package reading

import (
	"regexp"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// The abstract of a document: summary in front matter, the label, the first
// paragraph of the summary section, or the prose that opens the document. It is
// never made up. These open a document, and are no abstract:
//
//	*List the sequence of events that led to the incident*      [What happened?]
//	[Final message]      The fix had two steps:      Support team: those who answer calls
//	Monday, 3 May 2021   **Duration:** 3 hours
//	## Detection

func (s *source) readSummary(chosen, heading title) kb.Text {
	if value, ok := s.field("summary"); ok {
		return s.typed(value)
	}
	if l, ok := s.labels[summaryLabel]; ok && !announcesList(l.text.Plain) {
		return l.text
	}
	if text := s.sectionText(kb.SectionSummary, isAbstract); text.Plain != "" {
		return text
	}
	if text := s.openingProse(chosen, heading); text.Plain != chosen.text {
		return text
	}
	return kb.Text{}
}

// openingProse is the first paragraph of prose, if it stands before all headings
// and labels that begin a section; the heading that is the title begins none.
func (s *source) openingProse(chosen, heading title) kb.Text {
	for _, section := range s.outline.sections {
		switch {
		case section.head != nil && !s.isTitleHeading(section.head, chosen, heading),
			section.label && labelWords[headingWords(section.Heading)] == "" && (section.Class != kb.SectionOther || section.leadWords() == ""):
			return kb.Text{}
		case section.label && section.leadWords() == "":
			// What stands below is the label's value.
			continue
		}
		for n, block := range section.blocks {
			switch {
			case isStatusMark(block.Text) && block.Kind == markdown.Paragraph:
				return s.firstMessage(section.blocks[n:])
			case !isProse(block) || isLabel(block) || isGreeting(block.Text):
				continue
			case !isAbstract(block):
				return kb.Text{}
			}
			return whole(block).text(0, statedEnd(block.Text))
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
	for i := range s.doc.Blocks {
		if b := &s.doc.Blocks[i]; b.Kind == markdown.Heading && b.Level == 1 && b.Line != head.Line {
			return false
		}
	}
	return true
}

// isAbstract tells whether a paragraph of prose can stand for the document.
func isAbstract(block *markdown.Block) bool {
	return isProse(block) && statedEnd(block.Text) > 0 && !isStatusMark(block.Text) && !isLabel(block) && !isTerm(block.Text) && !isOnlyDay(block.Text) &&
		!isGreeting(block.Text)
}

// isOnlyDay tells whether a text is a day and nothing else.
func isOnlyDay(text string) bool {
	text = strings.Trim(text, " \n.:")
	if len(text) > longestLabel {
		return false
	}
	m, ok := when.Context{}.ReadMoment(text, 0)
	return ok && m.HasDay && !hasLetter(text[m.N:])
}

// statedEnd is where a text ends without the sentence that only announces what
// stands below it: "The disk was full. It said:". It is 0 if there is no other.
func statedEnd(text string) int {
	if !announcesList(text) {
		return len(text)
	}
	return len(text) - len(prose.LastSentence(text))
}

// isStatusMark tells whether the first line of a text is nothing but a mark in
// brackets, which stands above each of several messages: "[Final message]". The
// mark of a table of contents is none, nor is what a template left behind.
func isStatusMark(text string) bool {
	line := firstLine(text)
	if !strings.HasPrefix(line, "[") || !strings.HasSuffix(line, "]") || len(line) > longestLabel {
		return false
	}
	return hasLetter(line) && !isPlaceholder(line) && !strings.EqualFold(strings.Trim(line, "[]_ "), "toc")
}

// longestTerm bounds the words before the colon of a term that is explained.
const longestTerm = 3

// isLabel tells whether a paragraph is a label and its value. One for the summary
// is prose.
func isLabel(block *markdown.Block) bool {
	l, ok := labelAtLine(whole(block))
	return ok && l.key != summaryLabel
}

// isTerm tells whether a text is a term and what it means: "Support team: those
// who answer calls".
func isTerm(text string) bool {
	text = strings.TrimSpace(text)
	colon := indexColon(prose.Start(text, longestLabel))
	if colon <= 0 || !hasLetter(text[:colon]) || len(strings.Fields(text[:colon])) > longestTerm || labelWords[headingWords(text[:colon])] == summaryLabel {
		return false
	}
	rest, narrow := strings.CutPrefix(text[colon:], ":")
	return !narrow || strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "\n")
}

// sectionText is the first paragraph that fits of the first section of a class
// that has one.
func (s *source) sectionText(class kb.SectionClass, fits func(*markdown.Block) bool) kb.Text {
	for _, section := range s.outline.sections {
		if section.Class != class || section.namesServices() {
			continue
		}
		if text := section.firstText(fits); text.Plain != "" {
			return text
		}
	}
	return kb.Text{}
}

// firstText is the words behind a section's label, or its first paragraph that
// fits, or that of a part of it that has no class of its own.
func (s *section) firstText(fits func(*markdown.Block) bool) kb.Text {
	if words := s.leadWords(); words != "" && !isPlaceholder(words) && statedEnd(s.lead.words()) > 0 && s.Class != kb.SectionOther {
		return s.lead.text(0, statedEnd(s.lead.words()))
	}
	for i, block := range s.blocks {
		if s.Class == kb.SectionSummary && (block.Kind == markdown.List || isProse(block) && goesOnInList(s.blocks, i)) {
			if text := listText(s.blocks[i:]); text.Plain != "" {
				return text
			}
		}
		if fits(block) {
			end := statedEnd(block.Text)
			if end == 0 {
				end = len(block.Text)
			}
			return whole(block).text(0, end)
		}
	}
	for _, child := range s.children {
		if child.Class != kb.SectionOther && child.Class != s.Class || child.namesServices() {
			continue
		}
		if text := child.firstText(fits); text.Plain != "" {
			return text
		}
	}
	for _, child := range s.children {
		if words := child.leadWords(); child.label && !child.statesField() && words != "" && !isPlaceholder(words) {
			return child.lead.text(0, child.lead.to-child.lead.from)
		}
	}
	return kb.Text{}
}

// statesField tells whether a label says a field of the incident or a remark, and
// no sentence about what happened.
func (s *section) statesField() bool {
	words := headingWords(s.Heading)
	switch labelWords[words] {
	case "":
		return remarkWords[words]
	case summaryLabel, impactLabel, triggerLabel, detectionLabel, changedLabel:
		return false
	}
	return true
}

// remarkWords are labels of remarks beside the text.
var remarkWords = words.Set("remark")

// namesServices tells whether a section only lists what was affected.
func (s *section) namesServices() bool { return labelWords[headingWords(s.Heading)] == servicesLabel }

// firstProse is the first paragraph of prose outside the sections that hold
// structure. What stands below a label such as "Date: today" is prose, too; what
// stands below one without a value is its value.
func (s *source) firstProse() kb.Text {
	for _, section := range s.outline.sections {
		if endsLabels(section.Class) || section.label && (section.Class != kb.SectionOther || section.leadWords() == "") {
			continue
		}
		for _, block := range section.blocks {
			if !isProse(block) {
				continue
			}
			if l, ok := labelAtLine(linesOf(s.doc, block)[0]); ok && (l.key != "" || l.value.words() == "") {
				continue
			}
			all := whole(block)
			return all.text(0, all.to)
		}
	}
	return kb.Text{}
}

// isProse tells whether a block is a paragraph that says something.
func isProse(block *markdown.Block) bool {
	if block.Kind != markdown.Paragraph {
		return false
	}
	text := strings.TrimSpace(block.Text)
	bareLink := !strings.ContainsAny(text, " \n") && strings.Contains(text, "://")
	return hasLetter(text) && !bareLink && !isTemplateParagraph(block) && !moduleLine.MatchString(text)
}

// moduleLine is a line of MDX that a page's program reads, not its readers.
var moduleLine = regexp.MustCompile(`^(?:import\s(?:[^\n]*\sfrom\s)?['"][^'"\n]*['"];?|export\s(?:const|let|function|default)\b)`)

// isTemplateSentence tells whether a paragraph is a sentence of the template:
// wholly in italics, or in brackets.
func isTemplateSentence(block *markdown.Block) bool {
	text := strings.TrimSpace(block.Text)
	if strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") || strings.HasPrefix(text, "<") && strings.HasSuffix(text, ">") {
		return true
	}
	for _, span := range block.Spans {
		if span.Style == markdown.Emphasis && span.From == 0 && span.To >= len(strings.TrimRight(block.Text, " \n.")) {
			return true
		}
	}
	return false
}
