package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// The causes and the mitigators:
//
//	## Contributing factors
//	- **Retry storm** (technical): clients …    a factor line (factor_line.go)
//	  - because the library retries at once     its chain of whys (whys.go)
//	### Connection pool exhaustion              a heading is a cause as well
//
//	**Root cause:** a bug in the CI.            prose is one cause as a whole
//
//	## What went well                           mitigators: items, else paragraphs
//	- the alert fired at once

// causeReading is what a document says about why it happened, and why it was not
// worse.
type causeReading struct {
	factors, mitigators []kb.Assignment
	badly               []kb.Text
	figures             []kb.Figure
	unread              []kb.Unread
}

// causeReader reads one document's causes from its start to its end.
type causeReader struct {
	*outline
	causeReading
	markers                   map[string]bool
	anchors, mitigatorAnchors anchors
	// role is that of the causes at hand.
	role kb.Role
}

// readCauses reads causes and mitigators.
func readCauses(o *outline, rules Rules) causeReading {
	r := &causeReader{
		outline: o, markers: markerNames(rules.Markers), anchors: anchors{prefix: "f-"}, mitigatorAnchors: anchors{prefix: "m-"},
	}
	for _, s := range o.sections {
		switch {
		case s.Class == kb.SectionCauses && !s.parent.within(kb.SectionCauses):
			before := len(r.factors)
			r.section(s)
			if len(r.factors) == before && !s.empty() && !onlyTemplate(s) {
				r.unread = append(r.unread, kb.Unread{Class: kb.SectionCauses, Heading: s.Heading, Line: s.Line, Reason: whyNoCauses(s)})
			}
		case s.Class == kb.SectionLessons && (s.topic == topicMitigating || s.topic == topicWell || s.topic == topicLuck):
			r.mitigating(s)
		case s.Class == kb.SectionLessons && s.topic == topicBadly:
			r.wentBadly(s)
		}
	}
	return r.causeReading
}

// wentBadly reads what went badly: the items of lists, or else the paragraphs.
func (r *causeReader) wentBadly(s *section) {
	before := len(r.badly)
	for _, b := range s.blocks {
		if b.Kind != markdown.List {
			continue
		}
		for i := range b.Children {
			if item := &b.Children[i]; len(item.Children) > 0 && isProse(&item.Children[0]) {
				r.badly = append(r.badly, whole(&item.Children[0]).sentence(0, len(item.Children[0].Text)))
			}
		}
	}
	for _, b := range s.blocks {
		if len(r.badly) == before && isProse(b) && !announcesList(b.Text) {
			r.badly = append(r.badly, whole(b).sentence(0, len(b.Text)))
		}
	}
}

// section reads a section of causes and the sections below it.
func (r *causeReader) section(s *section) {
	outer := r.role
	if s.topic == topicLengthened {
		r.role = kb.RoleLengthened
	}
	if s.topic == topicWhys {
		r.whySection(s)
	} else {
		r.own(s)
		r.below(s)
	}
	r.role = outer
}

// below reads the headings and the labels under a section of causes.
func (r *causeReader) below(s *section) {
	for _, child := range s.children {
		switch {
		case child.Class == kb.SectionCauses:
			r.section(child)
		case child.topic == topicMitigating, saysNotCause(child.Heading):
			// Read as a section of mitigators, or no cause.
		case child.Class == kb.SectionOther && !child.label && isWhyQuestion(child.Heading):
			// Headings that ask are read together, by own.
		case child.Class == kb.SectionOther && !child.label && isGenericCause(child.Heading):
			r.own(child)
			r.below(child)
		case child.Class == kb.SectionOther && !child.label:
			r.headingCause(child)
		}
	}
}

// own reads the blocks of a section: its lists and tables are causes; where
// there are none its prose is one.
func (r *causeReader) own(s *section) {
	if questions := askingChildren(s); len(questions) > 1 {
		r.headingWhys(s, questions)
		return
	}
	if r.boldWhys(s) || r.boldCauses(s) {
		return
	}
	if s.topic != topicContributing && s.topic != topicLengthened && r.startsWithProse(s) {
		if !r.introducesHeadings(s) {
			r.prose(s)
		}
		r.announced(s)
		return
	}
	found := false
	for i, b := range s.blocks {
		if i > 0 && s.blocks[i-1].Kind == markdown.Paragraph && saysNotCause(s.blocks[i-1].Text) {
			continue
		}
		switch b.Kind {
		case markdown.List:
			found = r.list(b) || found
		case markdown.Table:
			found = r.table(b) || found
		}
	}
	if !found {
		r.prose(s)
	}
}

// introducesHeadings tells whether the prose of a section is one sentence, and the
// headings below it are its causes.
func (r *causeReader) introducesHeadings(s *section) bool {
	headings := 0
	for _, child := range s.children {
		if !child.label && (child.Class == kb.SectionOther || child.Class == kb.SectionCauses) && !saysNotCause(child.Heading) {
			headings++
		}
	}
	first := proseOf(s)
	return headings > 1 && len(s.blocks) == 1 && first.block == s.blocks[0] && titleEnd(first.words()) >= len(strings.TrimSpace(first.words()))
}

// announced reads the lists of a section of prose that a line names as causes, or
// that go on with the first paragraph: "The file was deleted. Two things hid it:".
func (r *causeReader) announced(s *section) {
	first := proseOf(s).block
	for i, b := range s.blocks[:max(0, len(s.blocks)-1)] {
		if b.Kind != markdown.Paragraph || !announcesList(b.Text) || s.blocks[i+1].Kind != markdown.List || saysNotCause(b.Text) {
			continue
		}
		if b == first || r.book.meaningOf(b.Text).class == kb.SectionCauses {
			r.list(s.blocks[i+1])
		}
	}
}

// startsWithProse tells whether a section is prose that may hold a list, and not
// a list with a line above it.
func (r *causeReader) startsWithProse(s *section) bool {
	if words := s.leadWords(); words != "" && !isPlaceholder(words) {
		return !announcesList(words)
	}
	for i, b := range s.blocks {
		switch {
		case b.Kind == markdown.Paragraph && isTemplateParagraph(b):
		case b.Kind == markdown.Paragraph && announcesList(b.Text) && statedEnd(b.Text) == 0 && !beforeList(s.blocks, i):
			// It announces what is no list, such as code.
		case b.Kind == markdown.Paragraph:
			return statedEnd(b.Text) > 0
		case b.Kind == markdown.List || b.Kind == markdown.Table:
			return false
		}
	}
	return false
}

// beforeList tells whether a list or a table follows a block.
func beforeList(blocks []*markdown.Block, i int) bool {
	return i+1 < len(blocks) && (blocks[i+1].Kind == markdown.List || blocks[i+1].Kind == markdown.Table)
}

// announcesList tells whether a text ends as one does above a list.
func announcesList(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：")
}

// list reads the items of a list as causes.
func (r *causeReader) list(list *markdown.Block) bool {
	first, all := len(r.factors), true
	if cause, ok := r.whyList(list); ok {
		cause.Line = list.Line
		r.addFactor(cause)
		all = onlyWhys(list)
	} else {
		for i := range list.Children {
			item := &list.Children[i]
			if nested := announcedList(item); nested != nil {
				all = false
				if !saysNotCause(item.Children[0].Text) {
					r.list(nested)
				}
				continue
			}
			if a, ok := r.factorItem(item); ok && namesCause(a.Title.Plain) && !r.isRemedy(item.Children[0].Text) {
				r.addFactor(a)
			} else {
				all = all && len(item.Children) == 0
			}
		}
	}
	if all && len(r.factors) > first {
		r.figures = append(r.figures, kb.Figure{Kind: kb.FactorFigure, Range: list.HTML, First: first, Last: len(r.factors)})
	}
	return len(r.factors) > first
}

// addFactor completes a cause and appends it.
func (r *causeReader) addFactor(a kb.Assignment) {
	if a.Role == "" {
		a.Role = r.role
	}
	a.Anchor = r.anchors.ofWords(a.Title.Plain)
	r.factors = append(r.factors, a)
}

// mitigating reads the lists of a section about what helped, or where there are
// none its paragraphs.
func (r *causeReader) mitigating(s *section) {
	before := len(r.mitigators)
	defer func() {
		if len(r.mitigators) == before {
			r.mitigatingProse(s)
		}
	}()
	for _, b := range s.blocks {
		if b.Kind != markdown.List {
			continue
		}
		first, all := len(r.mitigators), true
		for i := range b.Children {
			a, ok := r.factorItem(&b.Children[i])
			if !ok {
				all = false
				continue
			}
			a.Anchor = r.mitigatorAnchors.ofWords(a.Title.Plain)
			r.mitigators = append(r.mitigators, a)
		}
		if all && len(r.mitigators) > first {
			r.figures = append(r.figures, kb.Figure{Kind: kb.MitigatorFigure, Range: b.HTML, First: first, Last: len(r.mitigators)})
		}
	}
}

// mitigatingProse reads each paragraph of a section as one that helped.
func (r *causeReader) mitigatingProse(s *section) {
	pieces := []piece{s.lead}
	for _, b := range s.blocks {
		if isProse(b) && !announcesList(b.Text) {
			pieces = append(pieces, whole(b))
		}
	}
	for _, p := range pieces {
		text := p.words()
		if strings.TrimSpace(text) == "" || isPlaceholder(text) || noActions[strings.ToLower(strings.Trim(text, "*_.()[] "))] {
			continue
		}
		end := titleEnd(text)
		if end == 0 {
			end = len(text)
		}
		a := kb.Assignment{Title: p.sentence(0, end), Line: p.line}
		if end < len(strings.TrimRight(text, " \n")) {
			a.Note = p.sentence(0, len(text))
		}
		a.Anchor = r.mitigatorAnchors.ofWords(a.Title.Plain)
		r.mitigators = append(r.mitigators, a)
	}
}

// headingCause reads a heading below the causes: its words are the cause, the
// text below is the note, lists of whys are its chain.
func (r *causeReader) headingCause(s *section) {
	heading := whole(s.head)
	a, ok := r.factorLine(heading, s.head.Line)
	if !ok {
		return
	}
	if a.Name == "" && a.Note.IsZero() {
		a.Title = heading.sentence(numberEnd(s.head.Text), len(s.head.Text))
	}
	if !namesCause(a.Title.Plain) {
		r.own(s)
		r.below(s)
		return
	}
	blocks := s.blocks
	for i, b := range blocks {
		if b.Kind != markdown.List {
			continue
		}
		if whys, ok := r.whysOf(b); ok {
			a.Whys = append(a.Whys, whys...)
			if i < len(blocks) {
				blocks = blocks[:i]
			}
			break
		}
	}
	if len(blocks) > 0 && !(len(blocks) == 1 && blocks[0].Kind == markdown.Paragraph && isTemplateParagraph(blocks[0])) {
		a.Note = r.textOf(blocks, blocks[0].Line)
	}
	r.addFactor(a)
	r.below(s)
}
