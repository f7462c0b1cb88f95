package reading

import (
	"fmt"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Why a section that looked like a timeline, a list of actions or causes was not
// read as one: one clause that an author can act on.

// telling are the kinds of block by which a section is read, the most telling last.
var telling = []markdown.Kind{markdown.Heading, markdown.Code, markdown.Paragraph, markdown.List, markdown.Table}

// whatStands is the most telling kind that a section holds, with the sections below it;
// where there is none of them, headings are all it has.
func whatStands(s *section) markdown.Kind {
	rank := 0
	for part := range s.tree() {
		if part.saysBehindLabel() {
			rank = max(rank, slices.Index(telling, markdown.Paragraph))
		}
		for _, b := range part.blocks {
			if b.Kind != markdown.Paragraph || !isTemplateParagraph(b) {
				rank = max(rank, slices.Index(telling, b.Kind))
			}
		}
	}
	return telling[rank]
}

// unreadTimeline are the clauses about a timeline that gave no entry, and unreadActions
// those about a section that gave no action, by the most telling of what stands there.
var (
	unreadTimeline = map[markdown.Kind]string{
		markdown.Table:     "no column of the table holds times",
		markdown.Paragraph: "no paragraph or heading starts with a time",
		markdown.Code:      "fewer than three lines of the code start with a time",
		markdown.Heading:   "no heading under it starts with a time",
	}
	unreadActions = map[markdown.Kind]string{
		markdown.Table:     "the table has no rows with an action",
		markdown.List:      "no item of the list says what is to be done",
		markdown.Paragraph: "it is prose, not a list or a table",
		markdown.Code:      "code is not read as actions",
	}
)

// whyUnread is the clause about a timeline that gave no entry.
func whyUnread(s *section) string {
	kind := whatStands(s)
	if kind == markdown.List {
		return whyUnreadList(s)
	}
	return unreadTimeline[kind]
}

// whyUnreadList is the clause about a list of which too few items start with a time.
func whyUnreadList(s *section) string {
	timed, items := 0, 0
	for b := range ofKind(s.blocks, markdown.List) {
		items += len(b.Children)
		timed += count(b.Children, func(item *markdown.Block) bool { return isTimed(leadText(item)) })
	}
	if timed == 0 {
		return "no item of the list starts with a time"
	}
	return fmt.Sprintf("only %d of the %d items start with a time, and half of them must", timed, items)
}

// unreadTimes says of each label of a time what it holds in its place, and, where
// nothing says when the incident was, of a sentence that does.
//
//	**Detected:** around lunch          From 19:02 to 19:46 mail was late.
func (s *source) unreadTimes(found *marks, entries int) []kb.Unread {
	var unread []kb.Unread
	for kind := range markCount {
		l, ok := s.labels[markLabels[kind]]
		if !ok || found[kind] != nil || isPlaceholder(firstLine(l.text.Plain)) || s.outline.isUpdate(l.text.Line) {
			continue
		}
		unread = append(unread, kb.Unread{
			Class: kb.UnreadTime, Heading: l.name, Line: l.text.Line,
			Reason: fmt.Sprintf("%q does not start with one", prose.Start(firstLine(l.text.Plain), longestLabel)),
		})
	}
	if entries > 0 || found[startedMark] != nil || found[resolvedMark] != nil {
		return unread
	}
	for _, section := range s.outline.sections {
		if !isOneOf(section.Class, kb.SectionSummary, kb.SectionImpact, kb.SectionDetection, kb.SectionResolution) {
			continue
		}
		for _, b := range section.blocks {
			if clock := clockInside().FindString(b.Text); clock != "" && b.Kind == markdown.Paragraph {
				return append(unread, kb.Unread{
					Class: kb.UnreadTime, Heading: strings.TrimSpace(clock), Line: b.Line,
					Reason: `it stands in a sentence; write a timeline, or a label such as "Started:" or "Resolved:"`,
				})
			}
		}
	}
	return unread
}

// clockInside is a time of day inside a text.
var clockInside = words.Pattern(`\b(?:[01]?\d|2[0-3]):[0-5]\d\b`)

// unreadBoxes are the sections of which nobody says what they are, with a list of boxes that
// was not read as actions.
//
//	## Around the queue
//	- [ ] Bound it
func (r *actionReader) unreadBoxes() (unread []kb.Unread) {
	for _, s := range r.sections {
		if s.Heading == "" || s.classAround() != kb.SectionOther || s.isTemplate() || questionHeadings()[headingWords(s.Heading)] {
			continue
		}
		if slices.ContainsFunc(s.blocks, r.leavesBoxes) {
			unread = append(unread, kb.Unread{
				Class: kb.SectionActions, Heading: s.Heading, Line: s.Line, Reason: `its heading does not say so, as "Action items" does`,
			})
		}
	}
	return unread
}

// leavesBoxes tells whether a block is a list of boxes, none of which is an action.
func (r *actionReader) leavesBoxes(b *markdown.Block) bool {
	return b.Kind == markdown.List && allTasks(b) && !slices.ContainsFunc(r.actions, func(a kb.Action) bool {
		return a.Text.Line >= b.Line && a.Text.Line <= b.Children[len(b.Children)-1].Line
	})
}

// whyNoCauses is the clause about a section that gave no cause.
func whyNoCauses(s *section) string {
	if hasStart(headingWords(prose.Sentence(proseOf(s).words())), deniesCause()) {
		return "it says that there was none"
	}
	if unknownCause(proseOf(s).words()) {
		return "it says that the cause is not known"
	}
	if first := proseOf(s); first.block != nil {
		return "its text is too short to name a cause"
	}
	return "it holds no list, no heading and no sentence to take as a cause"
}

// onlyTemplate tells whether a section holds nothing but what a template left.
func onlyTemplate(s *section) bool {
	return s.visit(func(part *section) bool {
		says := func(b *markdown.Block) bool { return b.Kind != markdown.Paragraph || !isTemplateParagraph(b) }
		return !part.saysBehindLabel() && !slices.ContainsFunc(part.blocks, says)
	})
}
