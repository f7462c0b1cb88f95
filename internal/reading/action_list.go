package reading

import (
	"cmp"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Actions as the items of a list. What is nested below an item belongs to it:
//
//	- [ ] Alert on expiry @alice
//	  - the last one was missed        a part of its text
//	  - Due: 2026-10-01                a key (action_pairs.go), and a part of its text
//
//	- So far:                          a table of actions below it makes an item a group
//	  | Action | Owner |

// list reads the items of a list. An item that only names a group, with a list
// below it, opens the group.
func (r *actionReader) list(list *markdown.Block) {
	if listsNames(list) || r.prevention && standsInPlace(list) || r.describes(list) {
		return
	}
	around := r.group
	defer func() { r.group = around }()
	first := len(r.actions)
	all, grouped, areas, sign := true, namesGroups(list), areGroups(list), r.namesBeside(list)
	remark := remarkIn(list)
	for i, item := range each(list.Children) {
		head := leadOf(item)
		if head == nil {
			all = all && len(item.Children) == 0
			continue
		}
		if areas || isGroupItem(item) || grouped && isBoldName(item) || len(item.Children) == 2 && holdsActions(&item.Children[1]) {
			if all = false; r.isOtherPart(head.Text) {
				continue
			}
			outer := r.group
			r.openGroup(head.Text, topicNone)
			r.blocks(blocksOf(item)[1:])
			r.group = outer
			continue
		}
		if isBareName(item) && i+1 < len(list.Children) && !isBareName(&list.Children[i+1]) {
			r.openGroup(head.Text, topicNone)
			all = false
			continue
		}
		if i == remark || isBareName(item) && announcesList(head.Text) || isNoAction(head) || item.Task == markdown.NoTask && isThing(head) {
			all = false
			continue
		}
		if !r.item(item, head, sign) {
			all = false
		}
	}
	r.tellDone(list, first)
	if all && len(r.actions) > first {
		r.figures = append(r.figures, kb.Figure{Kind: kb.ActionFigure, Range: list.HTML, First: first, Last: len(r.actions)})
	}
}

// isOtherPart tells whether a group is the first of two things that the heading around
// names, which is no action: "Residual risks:" below "Residual risks & follow-up actions".
func (r *actionReader) isOtherPart(name string) bool {
	said := headingWords(name)
	return r.beside != "" && hasStart(r.beside, []string{said}) && groupTopics()[said] == topicNone
}

// listsNames tells whether a list is one of names, each a single word and none with
// a box: it says what something is done to.
func listsNames(list *markdown.Block) bool {
	return len(list.Children) > 1 && allOf(list.Children, func(item *markdown.Block) bool {
		head := leadOf(item)
		if head == nil || isTask(item) || len(item.Children) != 1 {
			return false
		}
		text := strings.TrimSpace(head.Text)
		return !strings.ContainsAny(text, " \n") && !prose.HasUnspaced(text)
	})
}

// remarkIn is the only item of a list that has no box, if it is said to somebody, "All
// done, thanks!", and no action; -1 if there is none.
func remarkIn(list *markdown.Block) int {
	at := -1
	for i := range list.Children {
		if list.Children[i].Task != markdown.NoTask {
			continue
		}
		if at >= 0 {
			return -1
		}
		at = i
	}
	if len(list.Children) < 2 || at < 0 || len(list.Children[at].Children) != 1 {
		return -1
	}
	text := strings.TrimRight(list.Children[at].Children[0].Text, " )")
	if !strings.HasSuffix(text, "!") && !strings.HasSuffix(text, "！") || asksForAction(text) {
		return -1
	}
	return at
}

// item reads one item of a list; false if it is a question that nobody is to answer.
func (r *actionReader) item(item, head *markdown.Block, sign nameSign) bool {
	line := r.lineOf(head)
	r.nameBeside(&line, head.Text, sign)
	a := &line.action
	switch {
	case a.State != "":
	case item.Task == markdown.TaskDone:
		a.State = kb.ActionDone
	case item.Task == markdown.TaskDropped:
		a.State = kb.ActionWontfix
	case item.Task == markdown.TaskOpen:
		a.State = kb.ActionOpen
	}
	if item.Task == markdown.TaskOpen {
		keepOpen(a)
	}
	if item.Task == markdown.TaskDropped {
		a.State = kb.ActionWontfix
		a.Reason = cmp.Or(a.Reason, line.remark)
	}
	if a.Owner == "" || a.Due.IsZero() {
		line.below(item)
	}
	if a.Owner == "" && a.Due.IsZero() && a.State == "" && a.Ticket == nil && isQuestion(head.Text) && !namesDayOrOwner(head.Text) {
		return false
	}
	r.add(line, head, r.itemWithout(item, head, line.from, line.to))
	return true
}

// isProgress tells whether a list below a table says how things stand: each of its
// items begins with a state and a colon.
func isProgress(above []*markdown.Block, list *markdown.Block) bool {
	if !slices.ContainsFunc(above, func(b *markdown.Block) bool { return b.Kind == markdown.Table }) {
		return false
	}
	return len(list.Children) > 0 && allOf(list.Children, func(item *markdown.Block) bool {
		said, _, found := strings.Cut(leadText(item), ":")
		_, _, state := stateOf(said)
		return found && state && !isTask(item)
	})
}
