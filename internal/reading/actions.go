package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
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
// Nested items belong to their parent. Prose is left as it is.

// actionReading is what a document says is to be done.
type actionReading struct {
	actions []kb.Action
	figures []kb.Figure
	unread  []kb.Unread
	refused []refusedToken
}

// actionReader reads one document's actions from its start to its end.
type actionReader struct {
	*outline
	actionReading
	trackers []kb.Tracker
	anchors  anchors
	group    actionGroup
}

// actionGroup is what a heading or a line says about the actions below it.
type actionGroup struct {
	name  string
	state kb.ActionState
	kind  kb.ActionKind
}

// readActions reads the actions.
func readActions(o *outline, trackers []kb.Tracker) actionReading {
	r := &actionReader{outline: o, trackers: trackers, anchors: anchors{prefix: "a-"}}
	for _, s := range o.sections {
		if s.Class != kb.SectionActions || s.parent.within(kb.SectionActions) {
			continue
		}
		before := len(r.actions)
		r.group = actionGroup{kind: kindOfTopic(s.topic)}
		r.section(s)
		if len(r.actions) == before && !s.empty() {
			if reason := whyNoActions(s); reason != "" {
				r.unread = append(r.unread, kb.Unread{Class: kb.SectionActions, Heading: s.Heading, Line: s.Line, Reason: reason})
			}
		}
	}
	if len(r.actions) == 0 {
		r.remedies()
	}
	return r.actionReading
}

// section reads a section's own blocks, then the groups below it.
func (r *actionReader) section(s *section) {
	before := len(r.actions)
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

// openGroup starts the group that a heading or a line names.
func (r *actionReader) openGroup(name string, known topic) {
	t := groupTopicOf(name)
	if t == topicNone {
		t = known
	}
	words := strings.TrimFunc(name, func(r rune) bool { return !isWordRune(r) && !strings.ContainsRune("()（）?？", r) })
	g := actionGroup{name: words, state: r.group.state, kind: r.group.kind}
	switch t {
	case topicDone:
		g.state = kb.ActionDone
	case topicOpen:
		g.state = kb.ActionOpen
	case topicWontfix:
		g.state = kb.ActionWontfix
	}
	if kind := kindOfTopic(t); kind != "" {
		g.kind = kind
	}
	r.group = g
}

// kindOfTopic is the kind of the actions under a heading.
func kindOfTopic(t topic) kb.ActionKind {
	switch t {
	case topicPrevent:
		return kb.ActionPrevent
	case topicDetect:
		return kb.ActionDetect
	case topicRespond:
		return kb.ActionRespond
	case topicLearn:
		return kb.ActionLearn
	}
	return ""
}

func (r *actionReader) blocks(list []*markdown.Block) {
	outer := r.group
	for i, b := range list {
		switch b.Kind {
		case markdown.Paragraph:
			if i+1 < len(list) && isGroupLine(b) && (list[i+1].Kind == markdown.List || list[i+1].Kind == markdown.Table) {
				r.group = outer
				r.openGroup(b.Text, topicNone)
			}
		case markdown.List:
			if i > 1 && len(r.actions) > 0 && isProgress(list[:i], b) {
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
			if hasBlocks(b) {
				r.blocks(blocksOf(b))
			}
		}
	}
	r.group = outer
}

// isProgress tells whether a list below a table says how things stand: each of its
// items begins with a state and a colon.
func isProgress(above []*markdown.Block, list *markdown.Block) bool {
	if !slices.ContainsFunc(above, func(b *markdown.Block) bool { return b.Kind == markdown.Table }) {
		return false
	}
	for i := range list.Children {
		item := &list.Children[i]
		if len(item.Children) == 0 || item.Task != markdown.NoTask {
			return false
		}
		said, _, found := strings.Cut(item.Children[0].Text, ":")
		if _, _, state := stateOf(said); !found || !state {
			return false
		}
	}
	return len(list.Children) > 0
}

// isGroupLine tells whether a paragraph names the list below it: it is short,
// and ends with a colon or is bold as a whole.
func isGroupLine(b *markdown.Block) bool {
	text := strings.TrimSpace(b.Text)
	if text == "" || len(text) > longestLabel || strings.Contains(text, "\n") {
		return false
	}
	if strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：") {
		return true
	}
	for _, s := range b.Spans {
		if s.Style&markdown.Strong != 0 && s.To-s.From >= len(text)-2 {
			return true
		}
	}
	return groupTopics[headingWords(text)] != topicNone
}

// list reads the items of a list. An item that only names a group, with a list
// below it, opens the group.
func (r *actionReader) list(list *markdown.Block) {
	first := len(r.actions)
	all := true
	for i := range list.Children {
		item := &list.Children[i]
		if len(item.Children) == 0 || item.Children[0].Kind != markdown.Paragraph {
			all = all && len(item.Children) == 0
			continue
		}
		head := &item.Children[0]
		if isGroupItem(item) {
			outer := r.group
			r.openGroup(head.Text, topicNone)
			r.blocks(blocksOf(item)[1:])
			r.group = outer
			all = false
			continue
		}
		if isNoAction(head) {
			all = false
			continue
		}
		r.item(item, head)
	}
	if all && len(r.actions) > first {
		r.figures = append(r.figures, kb.Figure{Kind: kb.ActionFigure, Range: list.HTML, First: first, Last: len(r.actions)})
	}
}

// isGroupItem tells whether an item is nothing but the name of a group.
func isGroupItem(item *markdown.Block) bool {
	return item.Task == markdown.NoTask && len(item.Children) == 2 && item.Children[1].Kind == markdown.List &&
		len(item.Children[0].Text) < longestLabel && groupTopics[headingWords(item.Children[0].Text)] != topicNone
}

// isNoAction tells whether an item was left over from a template.
func isNoAction(head *markdown.Block) bool {
	text := strings.TrimSpace(head.Text)
	if isPlaceholder(text) || strings.HasPrefix(text, "{{") {
		return true
	}
	return noActions[strings.ToLower(strings.Trim(text, "*_.()[] "))]
}

// noActions are what stands in place of actions, be it left over or said.
var noActions = words.Set("action.none")

// item reads one item of a list.
func (r *actionReader) item(item, head *markdown.Block) {
	line := r.readActionLine(whole(head))
	r.refuse(line, head.Text, head.Line)
	a := line.action
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
		keepOpen(&a)
	}
	if item.Task == markdown.TaskDropped {
		a.State = kb.ActionWontfix
		if a.Reason == "" {
			a.Reason = line.remark
		}
	}
	if a.Owner == "" || a.Due.IsZero() {
		line.action = a
		line.below(item)
		a = line.action
	}
	a.Ticket = resolveTicket(a.Ticket, r.trackers)
	a.Text = r.itemWithout(item, head, line.from, line.to)
	r.add(a, line.anchor, head.Text[line.from:line.to])
}

// add completes an action by its group and appends it.
func (r *actionReader) add(a kb.Action, anchor, words string) {
	if a.State == "" {
		a.State = r.group.state
	}
	if a.State == "" {
		a.State = kb.ActionOpen
	}
	if a.Kind == "" {
		a.Kind = r.group.kind
	}
	a.Group = r.group.name
	if anchor != "" {
		a.Anchor = r.anchors.unique(kb.Slug(anchor))
	} else {
		a.Anchor = r.anchors.ofWords(words)
	}
	r.actions = append(r.actions, a)
}

// isTemplateParagraph tells whether a paragraph says nothing: an instruction of
// the template, or a placeholder.
func isTemplateParagraph(b *markdown.Block) bool {
	return isPlaceholder(b.Text) || isTemplateLine(b.Text) || isTemplateSentence(b)
}
