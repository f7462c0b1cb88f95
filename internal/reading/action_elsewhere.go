package reading

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Actions that are neither lines nor rows of a section of actions:
//
//	## Remediation                                ### AI-1: Add an index
//	- ✅ Restart it nightly. Owner: @lena         - **Owner:** Priya
//
//	## Recovery and lessons learned               ## What can we improve?
//	- We will watch the lag of the copy.          - [ ] Watch the lag of the copy
//
//	## Lessons learned
//	| Lesson     | Action       | Owner | Status |     by its columns
//	|------------|--------------|-------|--------|
//	| It was dim | Add an alert | Kim   | Done   |

// tablesElsewhere reads the tables of sections about something else whose columns say
// what is to be done, by whom, and until when or how far it is.
func (r *actionReader) tablesElsewhere() {
	for _, s := range r.sections {
		switch {
		case s.within(kb.SectionActions):
		case s.Class == kb.SectionResolution, s.Class == kb.SectionLessons, s.Class == kb.SectionOther:
			for _, b := range s.blocks {
				if b.Kind == markdown.Table && r.assignsTasks(b) {
					r.group = actionGroup{}
					r.table(b, nil)
				}
			}
		}
	}
}

// assignsTasks tells whether a table is one of actions by the headings of its columns,
// and most of its rows have a day or a state. A time would make it a timeline.
func (r *actionReader) assignsTasks(table *markdown.Block) bool {
	t, ok := actionTableOf(table, nil)
	if !ok || !t.has(ownerColumn) || actionColumn(headingsOf(table)[t.columns[itemColumn]]) != itemColumn {
		return false
	}
	for _, heading := range headingsOf(table) {
		if name, _ := beginning(timeColumns(), heading); name == clockColumn {
			return false
		}
	}
	said := count(t.rows, func(row *markdown.Block) bool {
		due, _ := r.dueDay(t.text(row, dueColumn))
		return !due.IsZero() || isState(cmp.Or(t.text(row, stateColumn), t.text(row, doneColumn)))
	})
	return said > 0 && said*2 >= len(t.rows)
}

// remedies reads the lists of the sections about the resolution and about what was
// learned that are actions.
func (r *actionReader) remedies() {
	for _, s := range r.sections {
		r.group = actionGroup{}
		for _, b := range s.blocks {
			if b.Kind == markdown.List && r.saysRemedies(s, b) {
				r.list(b)
			}
		}
	}
}

// saysRemedies tells whether the items of a list say who does them, or whether they are
// done, "- ✅ Restart it nightly. Owner: @lena", or what their authors promise; in what
// was learned the last, and in what went badly as well, boxes.
func (r *actionReader) saysRemedies(s *section, list *markdown.Block) bool {
	switch {
	case s.Class == kb.SectionResolution:
		return r.isRemedies(list) || promisesAll(list)
	case s.Class == kb.SectionLessons && s.topic == topicNone:
		return allTasks(list) || promisesAll(list)
	}
	return s.Class == kb.SectionLessons && s.topic == topicBadly && allTasks(list)
}

func (r *actionReader) isRemedies(list *markdown.Block) bool {
	marked := 0
	for _, item := range each(list.Children) {
		head := leadOf(item)
		if head == nil {
			return false
		}
		if a := r.readActionLine(whole(head)).action; item.Task != markdown.NoTask || a.Owner != "" || !a.Due.IsZero() {
			marked++
		}
	}
	return marked > 0 && marked*2 >= len(list.Children)
}

// promisesAll tells whether all items of a list say what somebody will do: "We will watch
// the lag".
func promisesAll(list *markdown.Block) bool {
	return len(list.Children) > 1 && allOf(list.Children, func(item *markdown.Block) bool {
		lead := leadOf(item)
		return lead != nil && isProse(lead) && promises(lead.Text)
	})
}

// promises tells whether one of the clauses that a sentence begins with opens with those
// who will act; behind a condition, it says what will happen to them: "If it is full, we
// will lose letters".
func promises(text string) bool {
	for clause := range strings.SplitSeq(prose.Sentence(text), ",") {
		said := headingWords(clause)
		if hasStart(said, doneNot()) {
			return false
		}
		for _, phrase := range actionOpens() {
			if strings.Contains(phrase, " ") && hasStart(phrase, doneOpens()) && hasStart(said, []string{phrase}) {
				return true
			}
		}
	}
	return false
}

// headingAction reads a heading whose list only says who does it and how far it is:
//
//	### AI-1: Add an index
//	- **Owner:** Priya
//	- **Status:** Done
func (r *actionReader) headingAction(s *section) bool {
	if s.head == nil || !prose.HasLetter(s.Heading) || len(s.children) > 0 || len(s.blocks) == 0 {
		return false
	}
	list := s.blocks[len(s.blocks)-1]
	if list.Kind != markdown.List || len(list.Children) < 2 {
		return false
	}
	if !allOf(list.Children, isKeyOfAction) {
		return false
	}
	line := r.lineOf(s.head)
	for i := range list.Children {
		line.keyed(list.Children[i].Children[0].Text)
	}
	r.add(line, s.head, whole(s.head).sentence(line.from, line.to))
	return true
}

// isKeyOfAction tells whether an item is a key of an action, and no more.
func isKeyOfAction(item *markdown.Block) bool {
	if len(item.Children) != 1 {
		return false
	}
	key, _, found := strings.Cut(item.Children[0].Text, ":")
	role := actionColumn(key)
	return found && prose.HasLetter(key) && role != otherColumn && role != itemColumn
}

// Actions told in paragraphs, behind a label that says their state or what they are:
//
//	Still to do: alert on expiry before it is too late
//	**Action item:** Watch the disks

const (
	// longestStateLabel is how many words the label of a paragraph has that says a state.
	longestStateLabel = 3
	// shortestProseAction is how many words such a paragraph has at least behind it.
	shortestProseAction = 3
)

// stateLabel is where the label at the start of a paragraph ends that says the state of
// the action behind it, "Still to do: alert on expiry", and that state; 0 if there is
// none, or what stands behind it says no more than how many, when or where. In capitals
// and bold, "**TODO** alert on expiry", it needs no colon.
func stateLabel(b *markdown.Block) (from int, state kb.ActionState) {
	text := b.Text
	colon := plainLabelEnd(text, longestStateLabel)
	if bold := openingBold(b); colon == 0 && text[:bold] == strings.ToUpper(text[:bold]) {
		colon = bold
	}
	if state = stateOfTopic[groupTopics()[headingWords(text[:colon])]]; colon == 0 || state == "" {
		return 0, ""
	}
	from = len(text) - len(strings.TrimLeft(text[colon:], ":： *_\n"))
	for line := range strings.SplitSeq(text[from:], "\n") {
		if plainLabelEnd(line, longestStateLabel) > 0 {
			return 0, "" // a list of labels, of which this is the first
		}
	}
	first, _ := utf8.DecodeRuneInString(text[from:])
	if !unicode.IsLetter(first) || prose.Words(text[from:]) < shortestProseAction || isPlaceholder(text[from:]) || saysNoAction(text[from:]) {
		return 0, ""
	}
	return from, state
}

// told adds the action of a paragraph, behind the label that says its state.
func (r *actionReader) told(b *markdown.Block, from int, state kb.ActionState) {
	line := r.lineOf(b)
	line.from, line.action.State = max(line.from, from), state
	r.add(line, b, whole(b).sentence(line.from, line.to))
}

// labelled adds the action that a sentence behind the label of actions is, if it has an
// owner, a due day or a ticket, or asks for something: "**Action item:** Watch the disks".
func (r *actionReader) labelled(p piece) {
	words := strings.TrimSpace(p.words())
	if sentenceEnd(words) < len(words) {
		return
	}
	line := r.readActionLine(p)
	if a := line.action; a.Owner == "" && a.Due.IsZero() && a.Ticket == nil && !asksForAction(words) {
		return
	}
	line.from, line.to = p.from+line.from, p.from+line.to
	r.add(line, p.block, whole(p.block).sentence(line.from, line.to))
}

// announcesTask tells whether a paragraph says what to do, and the list below it what
// it is done for: "**Kim** Add alerts for:".
func announcesTask(b *markdown.Block) bool {
	text := strings.TrimSpace(b.Text)
	return announcesList(text) && (asksForAction(text) || asksForAction(b.Text[openingBold(b):]))
}
