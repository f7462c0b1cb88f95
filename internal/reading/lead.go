package reading

import (
	"bytes"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// What a page shows at its top, and so leaves out of the body: the heading that
// is the title, and the paragraphs that are the abstract.
//
//	# Queue stuck
//	## Summary
//	The queue stopped for an hour.
//
//	No mail was lost.

// longestLead is how many bytes of HTML the paragraphs of an abstract take: 300
// words, with some room for links.
const longestLead = 3000

// markTitle marks the heading that opens a document and says its title.
func (s *source) markTitle(d *kb.Document) {
	if len(d.Sections) == 0 || d.Title == "" {
		return
	}
	first := &d.Sections[0]
	first.IsTitle = first.Level == 1 && first.Line == s.firstShown() && strings.Contains(kb.Fold(first.Heading), kb.Fold(d.Title))
}

// firstShown is the line of the first block that a reader sees; 0 if there is
// none.
func (s *source) firstShown() int {
	for _, b := range each(s.doc.Blocks) {
		if s.isShown(b) {
			return b.Line
		}
	}
	return 0
}

// isShown tells whether anything of a block is on the page: a comment and an
// element that is not let through are not.
func (s *source) isShown(b *markdown.Block) bool {
	return len(bytes.TrimSpace(s.doc.Body.HTML[b.HTML.From:b.HTML.To])) > 0
}

// lead is where the summary stands as paragraphs of its own, if no other section
// that is understood stands above it. It goes on over the paragraphs of the
// section that has nothing but the abstract.
func (s *source) lead(summary kb.Text) kb.Range {
	if summary.HTML.Empty() || len(summary.Drop) > 0 {
		return kb.Range{}
	}
	first := s.wholeParagraph(summary.HTML)
	if first < 0 || summary.HTML.To > s.doc.Body.End() {
		return kb.Range{}
	}
	at := s.doc.Blocks[first].HTML
	var home *kb.Section
	for _, section := range s.outline.output() {
		switch {
		case section.Range.From >= at.From:
		case section.Class == kb.SectionSummary && section.Range.To >= at.To:
			home = &section
		case section.Class != kb.SectionOther:
			return kb.Range{}
		}
	}
	if home != nil && s.opens(home.Element, first) {
		at.To = s.paragraphsUpTo(first, min(home.Range.To, at.From+longestLead))
	}
	return at
}

// wholeParagraph is the index of the paragraph that is nothing but a text; -1 if
// there is none.
func (s *source) wholeParagraph(text kb.Range) int {
	for i, b := range each(s.doc.Blocks) {
		if b.Kind == markdown.Paragraph && (b.Inner == text || b.HTML == text) {
			return i
		}
	}
	return -1
}

// opens tells whether an element stands right above a block.
func (s *source) opens(element kb.Range, block int) bool {
	return !element.Empty() && block > 0 && s.doc.Blocks[block-1].HTML == element
}

// paragraphsUpTo is where the last paragraph ends of those that follow one
// another from a block on, before a limit.
func (s *source) paragraphsUpTo(block, limit int) int {
	end := s.doc.Blocks[block].HTML.To
	for i := block + 1; i < len(s.doc.Blocks); i++ {
		b := &s.doc.Blocks[i]
		if b.HTML.To > limit || b.Kind != markdown.Paragraph && s.isShown(b) || announcesList(b.Text) {
			// What only announces a list or code stays above it.
			break
		}
		end = b.HTML.To
	}
	return end
}
