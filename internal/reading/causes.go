package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
)

// The causes and the mitigators:
//
//	## Contributing factors
//	- **Retry storm** (technical): clients …    a factor line (factor_line.go)
//	  - because the library retries at once     its chain of whys (whys.go)
//	### Connection pool exhaustion              a heading is a cause as well
//	### First morning                           but for one that is only a topic
//
//	**Root cause:** a bug in the CI.            prose is one cause as a whole
//
//	1. **Idea A:** a full disk                  what was thought of first is none,
//	Root cause: the lock stayed                 where a label below it names the cause
//
//	The lock was left. When the worker ran:     steps are part of one cause
//	1. It read the lock                         (cause_sequence.go)
//
//	## What went well                           mitigators: items, else paragraphs
//	- the alert fired at once                  of which some are called luck: by the
//	- Luckily, the old copy was there          heading, or by what is said of them

// readCauses reads causes and mitigators.
func readCauses(o *outline, rules Rules) causeReading {
	r := &causeReader{
		outline: o, markers: markerNames(rules.Markers), anchors: anchors{prefix: "f-"}, mitigatorAnchors: anchors{prefix: "m-"},
	}
	for _, s := range o.sections {
		r.sides(s)
		switch {
		case s.Class == kb.SectionCauses && s.parent.within(kb.SectionTimeline) && bracketedMoment(s.Heading) > 0:
			// "Root cause found (16:20)" is an entry.
		case s.Class == kb.SectionCauses && !s.parent.within(kb.SectionCauses):
			before := len(r.factors)
			r.section(s)
			if len(r.factors) == before && !s.empty() && !onlyTemplate(s) && (!r.labelled || s.topic != topicRootCause) {
				r.unread = append(r.unread, kb.Unread{Class: kb.SectionCauses, Heading: s.Heading, Line: s.Line, Reason: whyNoCauses(s)})
			}
		case s.Class == kb.SectionLessons && isOneOf(s.topic, topicMitigating, topicWell, topicLuck):
			r.mitigating(s)
		case s.Class == kb.SectionLessons && s.topic == topicBadly:
			r.badly = append(r.badly, s.items()...)
		case s.Class == kb.SectionLessons && s.topic == topicSurprise:
			r.surprises = append(r.surprises, s.items()...)
		}
	}
	if !o.has(kb.SectionCauses) {
		r.elsewhere()
	}
	r.hangChain()
	return r.causeReading
}

// items are those of the lists of a section, or else its paragraphs.
func (s *section) items() (items []kb.Text) {
	for b := range ofKind(s.blocks, markdown.List) {
		for _, lead := range leads(b) {
			items = append(items, whole(lead).sentence(0, len(lead.Text)))
		}
	}
	if len(items) > 0 {
		return items
	}
	for _, b := range s.blocks {
		if isProse(b) && !announcesList(b.Text) {
			items = append(items, whole(b).sentence(0, len(b.Text)))
		}
	}
	return items
}

// section reads a section of causes and the sections below it.
func (r *causeReader) section(s *section) {
	if from := r.labelledCause(s); from > 0 {
		r.headingCause(s, from)
		if countedEnd(s.head.Text) == 0 && numberedHeading().FindString(s.head.Text) == "" {
			r.lists(s)
		}
		return
	}
	if n := countedEnd(s.Heading); s.label && n > 0 && namesCause(s.Heading[n:]) {
		a := kb.Assignment{Title: kb.Text{Plain: s.Heading[n:], Line: s.Line}, Line: s.Line}
		switch {
		case s.leadWords() != "":
			a.Note = s.lead.all()
		case len(s.blocks) > 0:
			a.Note = r.textOf(s.blocks, s.blocks[0].Line)
		}
		r.addFactor(a)
		return
	}
	outer := r.role
	if s.topic == topicLengthened {
		r.role = kb.RoleLengthened
	}
	if s.topic == topicWhys {
		r.whys(s)
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
		case r.isStoryBeside(s, child):
			// What happened, step by step, is told above why it did.
		case child.Class == kb.SectionCauses && !child.label && headsNoCause(child.Heading):
			// "Root cause remediations" are what was done about it.
		case child.Class == kb.SectionCauses:
			r.section(child)
		case child.Class == kb.SectionSummary && !child.label:
			// "Problem" in an account of a cause is that of the cause.
			r.own(child)
		case child.Class == kb.SectionOther && saysSpared(child.Heading):
			r.mitigating(child)
		case child.topic == topicMitigating, headsNoCause(child.Heading):
			// Read as a section of mitigators, or no cause.
		case child.Class != kb.SectionActions && !child.label && isArea(child.Heading):
			r.own(child)
			r.below(child)
		case child.Class == kb.SectionOther && !child.label && isWhyQuestion(child.Heading):
			// Headings that ask are read together, by own.
			if len(askingChildren(s)) == 1 && hasStart(headingWords(child.Heading), whyWords()) {
				r.own(child)
			}
		case child.Class == kb.SectionOther && !child.label && (isGenericCause(child.Heading) || namesKind(child.head) || namesGroup(child) || namesPart(child.head) && len(child.blocks) > 0):
			r.own(child)
			r.below(child)
		case child.Class == kb.SectionOther && !child.label && r.isCountedRemedy(child.Heading):
			// "Stage 4: Resolution" is how it was repaired.
		case child.Class == kb.SectionOther && !child.label && s.namesTopic(child):
			if r.startsWithProse(child) {
				r.own(child)
			}
			r.below(child)
		case child.Class == kb.SectionOther && !child.label:
			r.headingCause(child, 0)
		}
	}
}

// longestTopic is how many words a heading has that only says what the text below it is
// about.
const longestTopic = 4

// namesTopic tells whether a heading in an account of the causes is a few words that say
// neither that something was wrong nor what happened, "First incident", "The load above
// 30k": a text below it may. Where causes are listed or counted, each heading is one.
func (s *section) namesTopic(child *section) bool {
	said := strings.Fields(child.Heading)
	return s.topic != topicContributing && s.topic != topicLengthened && s.topic != topicWhys && numberEnd(child.head.Text) == 0 &&
		len(said) <= longestTopic && !slices.ContainsFunc(said, endsInPast) && !prose.HasUnspaced(child.Heading) &&
		!saysWrong(child.Heading) && !negations().isSaid(child.Heading) && !containsWord(child.Heading, donePassive())
}

// own reads the blocks of a section: its lists and tables are causes; where
// there are none its prose is one.
func (r *causeReader) own(s *section) {
	if questions := askingChildren(s); len(questions) > 1 {
		r.headingWhys(s, questions)
		return
	}
	if at := r.labelledParagraph(s); at > 0 {
		stated := *s
		stated.lead, stated.blocks = piece{}, s.blocks[at:]
		r.prose(&stated)
		return
	}
	if r.boldWhys(s) || r.boldCauses(s) || r.areas(s) || r.sequence(s) {
		return
	}
	if s.topic != topicContributing && s.topic != topicLengthened && r.startsWithProse(s) {
		if !r.introducesHeadings(s) && !onlySaysHowToTake(s) {
			r.countedProse(s)
		}
		r.announced(s)
		return
	}
	found := false
	for i, b := range s.blocks {
		if i > 0 && s.blocks[i-1].Kind == markdown.Paragraph && (announcesBeside(prose.LastSentence(s.blocks[i-1].Text)) || found && announcesBoxes(s.blocks[i-1], b)) {
			continue
		}
		switch b.Kind {
		case markdown.List:
			found = r.list(b) || found
		case markdown.Table:
			found = r.whyTable(b) || r.table(b) || found
		}
	}
	if !found {
		r.prose(s)
	}
}

// announcesBoxes tells whether a line stands above a list of tasks with boxes, which
// follows the causes: "Operational follow-ups:".
func announcesBoxes(line, list *markdown.Block) bool {
	return list.Kind == markdown.List && announcesList(line.Text) && anyOf(list.Children, isTask)
}

// lists reads the list right below a heading that is a cause of its own.
func (r *causeReader) lists(s *section) {
	if first := firstBlock(s.blocks); first != nil && first.Kind == markdown.List {
		if _, whys := r.whysOf(first); !whys {
			r.list(first)
		}
	}
}

// introducesHeadings tells whether the prose of a section is one sentence, and the
// headings below it are its causes.
func (r *causeReader) introducesHeadings(s *section) bool {
	headings := 0
	for _, child := range s.children {
		if !child.label && (child.Class == kb.SectionOther || child.Class == kb.SectionCauses) && !headsNoCause(child.Heading) && !r.isStoryBeside(s, child) {
			headings++
		}
	}
	first := proseOf(s)
	if headings < 2 || len(s.blocks) != 1 || first.block != s.blocks[0] {
		return false
	}
	text := strings.TrimSpace(first.words())
	text = text[deniesOne(text):]
	return titleEnd(text) >= len(text)
}

// headingCause reads a heading below the causes: its words from a place on are the
// cause, the text below is the note, lists of whys are its chain.
func (r *causeReader) headingCause(s *section, from int) {
	heading := whole(s.head)
	a, ok := r.factorLine(heading, s.head.Line)
	switch {
	case !ok || rejectedBelow(s):
		return
	case from > 0:
		a = kb.Assignment{Title: heading.sentence(from, len(s.head.Text)), Line: s.head.Line}
	case a.Name == "" && a.Note.IsZero():
		a.Title = heading.sentence(r.nameStart(s.head.Text), len(s.head.Text))
	}
	if !namesCause(a.Title.Plain) || labelsCauseBelow(s) {
		r.own(s)
		r.below(s)
		return
	}
	if named := r.labelledItem(s); from == 0 && !named.IsZero() {
		a.Name, a.Title = "", named
	}
	blocks := s.blocks
	if whys, at := r.whysAmong(blocks); at >= 0 {
		a.Whys = append(a.Whys, whys...)
		blocks = blocks[:at]
	}
	if len(blocks) > 0 && !(len(blocks) == 1 && blocks[0].Kind == markdown.Paragraph && isTemplateParagraph(blocks[0])) {
		a.Note = r.textOf(blocks, blocks[0].Line)
	}
	r.addFactor(a)
	r.below(s)
}
