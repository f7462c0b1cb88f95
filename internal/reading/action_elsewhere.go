package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Actions that are neither lines nor rows of a section of actions:
//
//	## Remediation                                ### AI-1: Add an index
//	- ✅ Restart it nightly. Owner: @lena         - **Owner:** Priya
//
//	## Recovery and lessons learned
//	- We will watch the lag of the copy.

// remedies reads the lists of a section about the resolution whose items say who
// does them, or whether they are done, "- ✅ Restart it nightly. Owner: @lena", or what
// their authors promise; the last in what was learned as well.
func (r *actionReader) remedies() {
	for _, s := range r.sections {
		if s.Class != kb.SectionResolution && (s.Class != kb.SectionLessons || s.topic != topicNone) {
			continue
		}
		r.group = actionGroup{}
		for _, b := range s.blocks {
			if b.Kind == markdown.List && (s.Class == kb.SectionResolution && r.isRemedies(b) || promisesAll(b)) {
				r.list(b)
			}
		}
	}
}

func (r *actionReader) isRemedies(list *markdown.Block) bool {
	marked := 0
	for i := range list.Children {
		item := &list.Children[i]
		if len(item.Children) == 0 || item.Children[0].Kind != markdown.Paragraph {
			return false
		}
		if a := r.readActionLine(whole(&item.Children[0])).action; item.Task != markdown.NoTask || a.Owner != "" || !a.Due.IsZero() {
			marked++
		}
	}
	return marked > 0 && marked*2 >= len(list.Children)
}

// promisesAll tells whether all items of a list say what somebody will do: "We will watch
// the lag".
func promisesAll(list *markdown.Block) bool {
	for i := range list.Children {
		item := &list.Children[i]
		if len(item.Children) == 0 || !isProse(&item.Children[0]) || !promises(item.Children[0].Text) {
			return false
		}
	}
	return len(list.Children) > 1
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
	for i := range list.Children {
		item := &list.Children[i]
		if len(item.Children) != 1 {
			return false
		}
		key, _, found := strings.Cut(item.Children[0].Text, ":")
		if !found || !prose.HasLetter(key) {
			return false
		}
		if role := actionColumn(key); role == otherColumn || role == itemColumn {
			return false
		}
	}
	line := r.lineOf(s.head)
	for i := range list.Children {
		line.keyed(list.Children[i].Children[0].Text)
	}
	r.add(line, s.head, whole(s.head).sentence(line.from, line.to))
	return true
}
