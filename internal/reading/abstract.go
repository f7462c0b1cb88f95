package reading

import (
	"regexp"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// The abstract of a document: summary in front matter, the label, the first
// paragraph of the summary section, or the first paragraph of prose. It is never
// made up, and the sentences that a template leaves behind are none:
//
//	*List the sequence of events that led to the incident*      [What happened?]

func (s *source) readSummary(title string) kb.Text {
	if value, ok := s.field("summary"); ok {
		return typed(value)
	}
	if l, ok := s.labels[summaryLabel]; ok {
		return l.text
	}
	if text := s.sectionText(kb.SectionSummary); text.Plain != "" {
		return text
	}
	if text := s.firstProse(); text.Plain != title {
		return text
	}
	return kb.Text{}
}

// sectionText is the first paragraph of the first section of a class that has one.
func (s *source) sectionText(class kb.SectionClass) kb.Text {
	for _, section := range s.outline.sections {
		if section.Class != class || section.namesServices() {
			continue
		}
		if text := section.firstText(); text.Plain != "" {
			return text
		}
	}
	return kb.Text{}
}

// firstText is the words behind a section's label, or its first paragraph, or
// that of a part of it that has no class of its own.
func (s *section) firstText() kb.Text {
	if words := s.leadWords(); words != "" && !isPlaceholder(words) && s.Class != kb.SectionOther {
		return s.lead.text(0, s.lead.to-s.lead.from)
	}
	for _, block := range s.blocks {
		if isProse(block) {
			all := whole(block)
			return all.text(0, all.to)
		}
	}
	for _, child := range s.children {
		if child.Class != kb.SectionOther && child.Class != s.Class || child.namesServices() {
			continue
		}
		if text := child.firstText(); text.Plain != "" {
			return text
		}
	}
	for _, child := range s.children {
		if words := child.leadWords(); child.label && !child.namesServices() && words != "" && !isPlaceholder(words) {
			return child.lead.text(0, child.lead.to-child.lead.from)
		}
	}
	return kb.Text{}
}

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
