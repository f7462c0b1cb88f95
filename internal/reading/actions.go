package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The actions: task lists, bullets, numbered lists (action_line.go) and tables
// (action_table.go) in the sections whose headings say so, under sub-headings or
// under a short line that names a group:
//
//	## Action items
//	### Detect it sooner                 a group, and the kind of its actions
//	- [ ] Alert on certificate expiry
//
//	✅ Done:                              a group, and the state of its actions
//	1. Raise the timeout
//
//	Still to do: alert on expiry         a paragraph, by the state in its label
//
// Nested items belong to their parent. Other prose is left as it is, and so is the list
// of what holds for ever, "Before any migration:".

// readActions reads the actions.
func readActions(o *outline, trackers []kb.Tracker) actionReading {
	r := &actionReader{outline: o, trackers: trackers, anchors: anchors{prefix: "a-"}}
	for _, s := range o.sections {
		if s.Class != kb.SectionActions || s.parent.within(kb.SectionActions) {
			continue
		}
		before := len(r.actions)
		r.group = actionGroup{kind: kindOfTopic[s.topic]}
		r.prevention, r.owned, r.beside = s.topic == topicPrevent, containsWord(s.Heading, ownerWords()), ""
		if _, known := r.book.lookUp(headingWords(s.Heading)); !known {
			r.beside = headingWords(s.Heading)
		}
		if saysDone(s.Heading) {
			r.group.state = kb.ActionDone
		}
		r.section(s)
		if len(r.actions) == before && !s.empty() {
			if reason := unreadActions[whatStands(s)]; reason != "" {
				r.unread = append(r.unread, kb.Unread{Class: kb.SectionActions, Heading: s.Heading, Line: s.Line, Reason: reason})
			}
		}
	}
	if len(r.actions) == 0 {
		r.tablesElsewhere()
	}
	if len(r.actions) == 0 {
		r.remedies()
	}
	r.unread = append(r.unread, r.unreadBoxes()...)
	return r.actionReading
}

// section reads a section's own blocks, then the groups below it.
func (r *actionReader) section(s *section) {
	before := len(r.actions)
	if lead := s.lead.block; s.label && lead != nil && lead.Kind == markdown.Paragraph {
		if from, state := stateLabel(lead); from > 0 {
			r.told(lead, from, state)
		} else if len(s.blocks) == 0 {
			r.labelled(s.lead)
		}
	}
	r.blocks(s.blocks)
	if len(r.actions) == before && r.numberedHeadings(s.children) {
		return
	}
	for _, child := range s.children {
		switch child.Class {
		case kb.SectionTimeline, kb.SectionLessons, kb.SectionCauses, kb.SectionReferences, kb.SectionSummary, kb.SectionImpact:
			if groupTopicOf(child.Heading) == topicNone {
				continue
			}
		}
		if r.headingAction(child) {
			continue
		}
		outer := r.group
		r.openGroup(child.Heading, child.topic)
		r.section(child)
		r.group = outer
	}
}

// rulesOpen are the first words of a line above what is to be checked every time.
var rulesOpen = words.Of("action.rule")

// opensRules tells whether a line stands above such a list, of which nothing is anybody's
// task: none has an owner, a due day or a ticket, or is done.
func (r *actionReader) opensRules(list []*markdown.Block, i int) bool {
	if !goesOnInList(list, i) || !hasStart(headingWords(list[i].Text), rulesOpen()) {
		return false
	}
	return !anyOf(list[i+1].Children, func(item *markdown.Block) bool {
		if len(item.Children) == 0 {
			return false
		}
		a := r.readActionLine(whole(&item.Children[0])).action
		return item.Task == markdown.TaskDone || a.Owner != "" || !a.Due.IsZero() || a.Ticket != nil
	})
}

// longestAnnounced bounds the bytes of a task with the list that it announces.
const longestAnnounced = 400

// withItems is a task with the items that it announces; of a long list the first ones.
func withItems(task kb.Text, list *markdown.Block) kb.Text {
	items := proseItems(list)
	if len(items) == 0 {
		return task
	}
	said := strings.TrimRight(task.Plain, " :：") + ": " + joinItems(items)
	return kb.Text{Plain: prose.Shorten(said, longestAnnounced), Line: task.Line}
}

func (r *actionReader) blocks(list []*markdown.Block) {
	outer, announced := r.group, -1
	for i, b := range list {
		if i == announced {
			continue
		}
		switch b.Kind {
		case markdown.Paragraph:
			if r.opensRules(list, i) {
				announced = i + 1
			} else if i+1 < len(list) && list[i+1].Kind == markdown.List && !allTasks(list[i+1]) && announcesTask(b) {
				announced, r.group = i+1, outer
				line := r.lineOf(b)
				r.add(line, b, withItems(whole(b).sentence(line.from, line.to), list[i+1]))
			} else if isBefore(list, i, markdown.List, markdown.Table) && isGroupLine(b) {
				r.group = outer
				r.openGroup(b.Text, topicNone)
			} else if from, state := stateLabel(b); from > 0 {
				r.told(b, from, state)
			}
		case markdown.List:
			if i > 1 && len(r.actions) > 0 && isProgress(list[:i], b) {
				continue
			}
			if explainsCells(b, list[i+1:]) {
				r.group = outer
				continue
			}
			r.list(b)
		case markdown.Table:
			var above *markdown.Block
			if i > 0 && list[i-1].Kind == markdown.Paragraph {
				above = list[i-1]
			}
			r.table(b, above)
		case markdown.Quote, markdown.Alert, markdown.Markup:
			r.blocks(blocksOf(b))
		}
	}
	r.group = outer
}
