package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
)

// cutter builds an outline block by block.
type cutter struct {
	*outline
	// heading is the section of the last heading, current that or a label in it.
	heading, current *section
	// plainLabels counts the paragraphs that are labels without emphasis.
	plainLabels int
	// headed is set for a document that has headings below its title.
	headed bool
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

// named makes a section of a line that names one.
func (m meaning) named(heading string, line int, html kb.Range) *section {
	return &section{topic: m.topic, Section: kb.Section{Class: m.class, Heading: heading, Line: line, Range: html}}
}

// openLabel starts sections of labels inside the section of the last heading.
func (c *cutter) openLabel(sections ...*section) {
	for _, s := range sections {
		s.label, s.parent = true, c.heading
		c.add(s)
		c.current = s
	}
}

func (c *cutter) add(s *section) {
	if s.parent != nil {
		s.parent.children = append(s.parent.children, s)
	}
	s.index = len(c.sections)
	c.sections = append(c.sections, s)
}

// namesCause tells whether a heading below the causes is that of one of them: it says
// which, and what follows is its name whatever it begins with, "### Primary: detection came
// too late", or it goes on behind a word for links and logs, "### Logs were missing".
func (c *cutter) namesCause(head *markdown.Block, m meaning) bool {
	if !c.goesOnBehind(head.Text, m) {
		colon := plainLabelEnd(head.Text, genericLabelWords)
		if colon == 0 || !prose.HasLetter(head.Text[colon:]) || !causeLabels()[headingWords(head.Text[:colon])] {
			return false
		}
	}
	for s := c.heading; s != nil; s = s.parent {
		if s.Level < head.Level && s.Class != kb.SectionOther {
			return s.Class == kb.SectionCauses
		}
	}
	return false
}

// goesOnBehind tells whether a heading begins as that of links, people or logs, and goes on:
// "Links and references" and "Logs (raw)" end as they begin.
func (c *cutter) goesOnBehind(text string, m meaning) bool {
	if m.class != kb.SectionReferences || strings.ContainsAny(text, "(（") {
		return false
	}
	words := headingWords(text)
	if whole, found := c.book.findHeading(words); found && whole.class == kb.SectionReferences {
		return false
	}
	last, found := c.book.findHeading(words[strings.LastIndexByte(words, ' ')+1:])
	return !found || last.class != kb.SectionReferences
}

// readAs is the class of the section at hand, or of the one around it.
func (c *cutter) readAs() kb.SectionClass {
	if c.current.label && c.current.Class != kb.SectionOther && c.heading.Class == kb.SectionOther {
		// A label under a title: the next label ends it.
		return kb.SectionOther
	}
	return c.heading.classAround()
}
