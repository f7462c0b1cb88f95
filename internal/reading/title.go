package reading

import (
	"fmt"
	"path"
	"strings"
	"unicode"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// A title, from the first of these that has one (corpora.md §4):
//
//	title: in front matter
//	# The first heading of level 1, unless it is left over from a template
//	**Title:** a label, or the line below a left-over heading
//	# 2024-05-01_search-is-slow, and the title in the heading right below
//	## The first heading of any level, if it does not name a section and the next
//	   one is not its sibling
//	Postmortem: search is slow, the first line of a document without headings
//	Search is slow, 5 March 2026, such a line that names a day
//	the file name, made readable
//	product or company, and the first sentence
//
// A day in front is split off where a separator follows it, and so are words
// left over from a template ("incident date:").

// readTitle finds the title of a document. heading is the first heading of level
// 1, for the day in front of it; it is empty if there is none.
func (s *source) readTitle() (chosen, heading title) {
	heading = s.headingTitle()
	if value, ok := s.field(content.KeyTitle); ok && (value.Key != "name" || heading.text == "" || !isHandle(value.Text)) {
		chosen = s.splitTitle(codeMarks().ReplaceAllString(value.Text, "$1"), value.Line).from(fmt.Sprintf("the key %q", value.Key))
	}
	leftOver := isLeftOver(chosen.text)
	switch {
	case chosen.text != "" && !leftOver:
		s.compareTitles(chosen, heading)
		return chosen, heading
	case heading.text != "" && !isLeftOver(heading.text):
		return heading, heading
	}
	if l, ok := s.labels[titleLabel]; ok && ticketWord().FindString(l.text.Plain) != l.text.Plain && prose.HasLetter(l.text.Plain) {
		return s.splitTitle(l.text.Plain, l.text.Line).from(l.origin()), heading
	}
	if heading.text != "" {
		if below := s.lineBelowHeading(); below.text != "" {
			return below.from("the line below the first heading"), heading
		}
	}
	for block := range headingsIn(s.doc) {
		t := s.splitTitle(block.Text, block.Line)
		if isLeftOver(t.text) || announcesList(t.text) {
			continue
		}
		if t.text != "" && s.outline.book.meaningOf(block.Text).class == kb.SectionOther && labelWords()[headingWords(block.Text)] == "" && !s.hasSibling(block) {
			return t.from("a heading"), heading
		}
		break
	}
	if leftOver && leftOverTitles()[headingWords(chosen.text)] {
		// An author who writes it as a key means it, where nothing says more.
		return chosen, heading
	}
	chosen = s.titleWithoutHeading()
	if chosen.what == firstLineSource {
		heading = chosen
	}
	return chosen, heading
}

// isHandle tells whether a name is one for machines, "queue-stalled-2026", beside which
// a heading says the title.
func isHandle(name string) bool {
	return !strings.Contains(strings.TrimSpace(name), " ") && strings.ContainsAny(name, "-_") && !prose.HasUnspaced(name)
}

// hasSibling tells whether a heading below the first level is one of several that
// follow each other and name nothing known, and the file has a name to be called by.
func (s *source) hasSibling(head *markdown.Block) bool {
	if head.Level == 1 || readableName(s.entry.Path) == "" {
		return false
	}
	for b := range headingsIn(s.doc) {
		if b.Line > head.Line {
			return b.Level == head.Level && s.outline.book.meaningOf(b.Text).class == kb.SectionOther
		}
	}
	return false
}

// titleWithoutHeading is the file name, or what the text begins with.
func (s *source) titleWithoutHeading() title {
	if line := s.firstLineOfKind(); line.text != "" {
		return line
	}
	if name := readableName(s.entry.Path); name != "" {
		return title{text: name, what: "the file name"}
	}
	of := s.text(content.KeyCompany)
	if product := strings.Join(s.texts(content.KeyServices), ", "); product != "" {
		of = product
	}
	first := s.firstProse()
	if at := s.outline.sectionAt(first.Line); at.head != nil && at.parent != nil && at.Class == kb.SectionOther {
		// It stands below a heading of its own, and says what that is about.
		if head := s.firstHeading(); head.text != "" && head.line < at.Line {
			return head
		}
	}
	sentence := firstSentence(first.Plain)
	switch {
	case sentence == "":
		if of == "" {
			return title{text: path.Base(s.entry.Path), what: "the file name"}
		}
		return title{text: of, what: "the service"}
	case of == "" || strings.Contains(strings.ToLower(sentence), strings.ToLower(of)):
		return title{text: sentence, what: "the first sentence"}
	default:
		return title{text: of + ": " + sentence, what: "the service and the first sentence"}
	}
}

// firstHeading is the heading of level 1 above all others, whatever it says.
func (s *source) firstHeading() title {
	for b := range headingsIn(s.doc) {
		if b.Level > 1 {
			break
		}
		return s.splitTitle(b.Text, b.Line).from("the first heading")
	}
	return title{}
}

// firstLineOfKind is the first line of a document without headings if it says of what
// kind the document is, and what it is about: "Postmortem: search is slow".
func (s *source) firstLineOfKind() title {
	if hasHeading(s.doc.Blocks) {
		return title{}
	}
	for i, b := range each(s.doc.Blocks) {
		if strings.TrimSpace(b.Text) == "" && b.Kind == markdown.Paragraph {
			continue // an image
		}
		line := prose.Line(markdown.WithoutEmoji(firstLine(b.Text)))
		before, after, found := strings.Cut(line, ":")
		named := found && leftOverTitles()[headingWords(before)] && prose.HasLetter(after)
		if b.Kind != markdown.Paragraph || len(line) > longestTitle || !named && !s.isTitleLine(i, line) {
			break
		}
		return s.splitTitle(line, b.Line).from(firstLineSource)
	}
	return title{}
}

// firstLineSource is what a message calls the first line as the source of a title.
const firstLineSource = "the first line"

// documentKinds are what documents about incidents are called, inside of a title.
var documentKinds = words.Of("title.kind")

// isTitleLine tells whether a paragraph is one line of some words and no sentence, that
// says of what kind the document is, or of which day, above others: "The night of the
// queue: a postmortem"; "Date of the outage: Friday" is a label.
func (s *source) isTitleLine(i int, line string) bool {
	if colon := plainLabelEnd(line, longestLabelWords); colon > 0 {
		if key, known := beginning(labelWords(), line[:colon]); known && key != titleLabel || remarkWords()[headingWords(line[:colon])] {
			return false
		}
	}
	return i+1 < len(s.doc.Blocks) && !strings.Contains(s.doc.Blocks[i].Text, "\n") && (len(strings.Fields(line)) > 2 || prose.HasUnspaced(line)) &&
		!strings.ContainsAny(line[len(line)-1:], ".!?:,;") && (containsWord(headingWords(line), documentKinds()) || s.isDated(line))
}

// isDated tells whether a line has one day in it, and at least two words beside it.
func (s *source) isDated(line string) bool {
	day, written := s.onlyDay(line)
	return !day.IsZero() && len(strings.FieldsFunc(strings.Replace(line, written, "", 1), isNoLetter)) >= 2
}

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) }

// headingTitle is the first heading of level 1. Where that names a section, the
// document writes its sections on this level, and there is no title among them.
func (s *source) headingTitle() title {
	for i, block := range each(s.doc.Blocks) {
		if block.Kind != markdown.Heading || block.Level != 1 {
			continue
		}
		if s.namesSection(block, 2) {
			break
		}
		if i > 0 && s.isLabelHeading(block) {
			break
		}
		if below := s.belowFileName(i); below != nil {
			block = below
		}
		if t := s.splitTitle(block.Text, block.Line); t.text != "" {
			return t.from("the first heading")
		}
	}
	return title{}
}

// isLabelHeading tells whether a heading is a label with its value: "# Duration: two
// hours". "# Root cause analysis: mail was late" names the kind of the document.
func (s *source) isLabelHeading(block *markdown.Block) bool {
	colon := plainLabelEnd(block.Text, sectionLabelWords)
	if colon == 0 || !prose.HasLetter(block.Text[colon:]) || containsWord(headingWords(block.Text[:colon]), documentKinds()) {
		return false
	}
	key := labelWords()[headingWords(block.Text[:colon])]
	return key != "" && key != titleLabel && key != dateLabel ||
		key == "" && s.outline.book.meaningOf(block.Text[:colon]).class != kb.SectionOther
}

// belowFileName is the heading right below one that is only what a file is called,
// and is the title in its place; nil if there is none.
func (s *source) belowFileName(i int) *markdown.Block {
	if !isFileName(s.doc.Blocks[i].Text) || i+1 >= len(s.doc.Blocks) {
		return nil
	}
	below := &s.doc.Blocks[i+1]
	if below.Kind != markdown.Heading || s.namesSection(below, 2) {
		return nil
	}
	return below
}

// namesSection tells whether a heading of at most so many words says only which
// section begins.
func (s *source) namesSection(block *markdown.Block, words int) bool {
	return s.outline.book.meaningOf(block.Text).class != kb.SectionOther && len(strings.Fields(headingWords(block.Text))) <= words
}

// lineBelowHeading is a single short line right below the first heading.
func (s *source) lineBelowHeading() title {
	for _, block := range each(s.doc.Blocks) {
		if block.Kind == markdown.Heading && block.Level == 1 {
			continue
		}
		if block.Kind != markdown.Paragraph || strings.Contains(block.Text, "\n") || len(block.Text) > longestTitle {
			return title{}
		}
		if l, ok := labelAtLine(whole(block)); ok && l.name != "" || isTemplateParagraph(block) {
			return title{}
		}
		return s.splitTitle(block.Text, block.Line)
	}
	return title{}
}

// compareTitles gives a notice where the first heading is another title than
// the one in front matter.
func (s *source) compareTitles(chosen, heading title) {
	if heading.text == "" || isLeftOver(heading.text) || titleWords(chosen.text) == titleWords(heading.text) {
		return
	}
	s.report(s.placeInBody(heading.line, heading.text), problem.TitleDisagrees,
		fmt.Sprintf("the heading %q is another title than %q in the front matter, which is used", heading.text, chosen.text), "")
}

// A title that is made of sentences has so many bytes.
const (
	shortestTitle = 12
	longestTitle  = 120
)

// firstSentence is the first sentence of a text without its full stop, cut at a
// word where it is too long for a title; one that is too short takes the next one
// with it.
func firstSentence(text string) string {
	text = prose.Line(text)
	end := 0
	for end < len(text) && end <= shortestTitle {
		end += len(prose.Sentence(text[end:]))
	}
	text = strings.TrimRight(text[:end], ".。")
	if len(text) <= longestTitle {
		return text
	}
	return strings.TrimRight(prose.Cut(text, longestTitle), " ,;:-–") + "…"
}
