package reading

import (
	"cmp"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The text of a section: behind its label, its first paragraph that fits, or that
// of a part of it. A summary goes on with what it quotes:
//
//	The change says:
//	> Two pages were written.

// sectionText is the first paragraph that fits of the first section of a class
// that has one.
func (s *source) sectionText(class kb.SectionClass, fits func(*markdown.Block) bool) kb.Text {
	var ofDocument kb.Text
	for _, section := range s.outline.sections {
		if section.Class != class || section.saysOther() || class == kb.SectionSummary && section.isWithinOther() {
			continue
		}
		text := section.firstText(fits)
		switch {
		case text.Plain == "":
		case class != kb.SectionSummary || !section.saysBefore() && !hasStart(headingWords(text.Plain), aboutDocument()):
			return text
		case ofDocument.Plain == "":
			// "This document describes …" and "Context" stand back behind what happened.
			ofDocument = text
		}
	}
	return ofDocument
}

// saysBefore tells whether a label says what was so before: "**Context:** two days after
// the move".
func (s *section) saysBefore() bool { return s.label && backgrounds()[headingWords(s.Heading)] }

// saysOther tells whether a section lists services, states a field or a time, or tells of
// one of many problems, and so is no text of the incident.
func (s *section) saysOther() bool {
	return s.namesServices() || s.label && s.statesField() || s.asksForTime() || s.oneOfMany
}

// isWithinOther tells whether a label stands below a heading of another known class:
// what it sums up is that section.
func (s *section) isWithinOther() bool {
	return s.label && s.parent != nil && s.parent.Class != kb.SectionSummary && s.parent.Class != kb.SectionOther
}

// settleSeries marks the labels of a summary or an impact below headings of their own
// where several beside each other have a summary of the same name: each tells of one
// problem of many, and none of them of the document.
//
//	### 1. The lock stayed             ### 2. The alert was muted
//	**Problem:** it was not released   **Problem:** nobody saw it
func (o *outline) settleSeries() {
	type place struct {
		around *section
		label  string
	}
	first, many := map[place]*section{}, false
	for _, s := range o.sections {
		if !s.label || s.Class != kb.SectionSummary || s.parent.head == nil {
			continue
		}
		at := place{s.parent.parent, headingWords(s.Heading)}
		if first[at] == nil {
			first[at] = s.parent
		}
		many = many || first[at] != s.parent
	}
	for _, s := range o.sections {
		s.oneOfMany = many && s.label && (s.Class == kb.SectionSummary || s.Class == kb.SectionImpact) &&
			s.parent.head != nil && s.parent.Level > 1 && s.parent.Class == kb.SectionOther
	}
}

// firstText is the words behind a section's label, or its first paragraph that
// fits, or that of a part of it that has no class of its own.
func (s *section) firstText(fits func(*markdown.Block) bool) kb.Text {
	if s.saysBehindLabel() && statedEnd(s.lead.words()) > 0 && s.Class != kb.SectionOther {
		return s.lead.text(0, statedEnd(s.lead.words()))
	}
	for i := range s.blocks {
		if text := s.textAt(i, fits); text.Plain != "" {
			return text
		}
	}
	var before kb.Text
	for _, child := range s.children {
		if child.Class != kb.SectionOther && child.Class != s.Class || child.namesServices() {
			continue
		}
		text := child.firstText(fits)
		if text.Plain != "" && !child.saysBefore() {
			return text
		}
		if before.Plain == "" {
			before = text
		}
	}
	if before.Plain != "" {
		return before
	}
	for _, child := range s.children {
		if child.label && !child.statesField() && child.saysBehindLabel() {
			return child.lead.all()
		}
	}
	return kb.Text{}
}

// textAt is what the block at a place says for its section: a list, what a sentence of a
// summary announces, or a paragraph that fits.
func (s *section) textAt(i int, fits func(*markdown.Block) bool) kb.Text {
	block := s.blocks[i]
	if text := s.listAt(i); text.Plain != "" {
		return text
	}
	switch end := len(strings.TrimRight(block.Text, " \n:：")); {
	case isOneOf(s.Class, kb.SectionImpact, kb.SectionDetection) && block.Kind == markdown.List:
		text := plainItem(block)
		if text.Plain == "" && s.Class == kb.SectionDetection {
			text = answeredItem(block)
		}
		return text
	case s.Class == kb.SectionSummary && announcesQuote(s.blocks, i):
		return kb.Text{Plain: strings.TrimSpace(block.Text) + " " + strings.TrimSpace(s.blocks[i+1].Children[0].Text), Line: block.Line}
	case s.Class == kb.SectionSummary && announcesAtLength(s.blocks, i):
		return whole(block).text(0, end)
	case fits(block):
		return whole(block).text(runIn(block), cmp.Or(statedEnd(block.Text), end))
	}
	return kb.Text{}
}

// listAt is the list of a summary at a place, or the one that a paragraph there announces;
// of an impact or a detection, only below a paragraph that says nothing else.
func (s *section) listAt(i int) kb.Text {
	block, isSummary := s.blocks[i], s.Class == kb.SectionSummary
	announces := goesOnInList(s.blocks, i) && isProse(block)
	onlyAnnounces := announces && isOneOf(s.Class, kb.SectionImpact, kb.SectionDetection) && statedEnd(block.Text) == 0
	if isSummary && (announces || block.Kind == markdown.List) || onlyAnnounces {
		return listText(s.blocks[i:])
	}
	return kb.Text{}
}

// plainItem is the first item of a list that is a sentence and no label with its
// value, and announces nothing: "- Mail was late" beside "- Services: mail". What was spared speaks for all only
// where it stands alone: "- No data was lost" does not beside "- Customers: mail was late".
func plainItem(list *markdown.Block) kb.Text {
	for _, lead := range leads(list) {
		switch {
		case isTerm(lead.Text) || isLabel(lead):
		case announcesList(lead.Text):
			return kb.Text{} // what follows is of what it announces
		case len(list.Children) == 1 || !noneAnywhere().opens(lead.Text):
			return whole(lead).all()
		}
	}
	return kb.Text{}
}

// answeredItem is what the first item of a list about the detection answers whose label asks
// for something else than a value of its own: "- **How:** a user called".
func answeredItem(list *markdown.Block) kb.Text {
	for _, lead := range leads(list) {
		l, ok := labelAtLine(whole(lead))
		if words := l.value.words(); ok && l.key == "" && prose.HasLetter(words) && !startsWithMoment(words) && !isPlaceholder(words) {
			return l.value.all()
		}
	}
	return kb.Text{}
}

// labelledImpact is the first item of a list about the impact that says something behind
// a label of its author's own: "- **Seen:** nothing was lost". It speaks for all where no
// item names people, a number or a length.
func (o *outline) labelledImpact() kb.Text {
	for _, s := range o.sections {
		if s.Class != kb.SectionImpact || s.label || s.namesServices() {
			continue
		}
		for b := range ofKind(s.blocks, markdown.List) {
			for _, lead := range leads(b) {
				colon := plainLabelEnd(lead.Text, longestTerm)
				if colon > 0 && tellsOfImpact(lead.Text, colon) && !showsCodeFrom(lead, colon) && !saysSparedOnes(lead.Text) && prose.Words(lead.Text[colon:]) >= shortestProseAction {
					return whole(lead).all()
				}
			}
		}
	}
	return kb.Text{}
}

// showsCodeFrom tells whether the words of a paragraph from a place on begin with code.
func showsCodeFrom(b *markdown.Block, from int) bool {
	return slices.ContainsFunc(b.Spans, func(s markdown.Span) bool {
		return s.Style&markdown.CodeSpan != 0 && s.From >= from && !prose.HasLetter(b.Text[from:s.From])
	})
}

// tellsOfImpact tells whether what stands behind a label is of the impact: the label has no
// other meaning, unless that is of services, of which a sentence tells.
func tellsOfImpact(line string, colon int) bool {
	switch labelWords()[headingWords(line[:colon])] {
	case "":
		return true
	case servicesLabel:
		return tellsOfThem(line, splitList(line[colon:]))
	}
	return false
}

// withImpactList is a line of the impact with the list that it announces there: "It meant
// that:".
func (o *outline) withImpactList(line string) string {
	if !announcesList(line) {
		return line
	}
	for _, s := range o.sections {
		for i, b := range s.blocks {
			if s.Class == kb.SectionImpact && goesOnInList(s.blocks, i) && oneLine(b.Text) == line {
				return withItems(kb.Text{Plain: line}, s.blocks[i+1]).Plain
			}
		}
	}
	return line
}

// statesField tells whether a label says a field of the incident or a remark, and
// no sentence about what happened.
func (s *section) statesField() bool {
	words := headingWords(s.Heading)
	if key := labelWords()[words]; key != "" {
		return key.isField()
	}
	return remarkWords()[words]
}

// remarkWords are labels of remarks beside the text.
var remarkWords = words.Set("remark")

// namesServices tells whether a section only lists what was affected.
func (s *section) namesServices() bool { return labelWords()[headingWords(s.Heading)] == servicesLabel }

// firstProse is the first paragraph of prose outside the sections that hold
// structure. What stands below a label such as "Date: today" is prose, too; what
// stands below one without a value is its value.
func (s *source) firstProse() kb.Text {
	for _, section := range s.outline.sections {
		if s.outline.linesHead && section.Class == kb.SectionSummary && section.leadWords() != "" {
			return section.lead.all()
		}
		if endsLabels(section.Class) || section.label && (section.Class != kb.SectionOther || section.leadWords() == "") {
			continue
		}
		for _, block := range section.blocks {
			if !isProse(block) || isAligned(block) || block == s.mail || s.mail != nil && isGreeting(block.Text) {
				continue
			}
			if l, ok := labelAtLine(linesOf(s.doc, block)[0]); ok && (l.key != "" || l.value.words() == "") {
				continue
			}
			return whole(block).all()
		}
	}
	return kb.Text{}
}
