package reading

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The groups of actions, and what their names say of all in them:
//
//	### Detect it sooner       a heading         **Done:**        a short line above a list
//	- Alert on expiry                            - Raise the timeout
//
//	### Immediate actions (completed)
//
//	- Prevention               an item with a list below it, by its name
//	  - Raise the timeout
//
//	- Before the next release: or by its colon
//	  - Raise the timeout
//	- **The worker**           or in bold, beside one that is known as a group
//	  - Raise the timeout
//	- **Short term**           or in bold, above items that are not
//	- Raise the timeout
//
// Words that say what to do are an action, and the list below them its details:
//
//	**Kim** Add alerts for:
//	- the queue

// openGroup starts the group that a heading or a line names.
func (r *actionReader) openGroup(name string, known topic) {
	t := groupTopicOf(name)
	if t == topicNone {
		t = known
	}
	shown := strings.TrimFunc(name, func(r rune) bool { return !prose.IsWordRune(r) && !strings.ContainsRune("()（）?？", r) })
	g := actionGroup{name: shown, state: r.group.state, kind: r.group.kind}
	g.state, g.kind = cmp.Or(stateInBrackets(name), g.state), cmp.Or(kindOfTopic[t], g.kind)
	if saysDone(name) {
		g.state = kb.ActionDone
	}
	g.state = cmp.Or(stateOfTopic[t], g.state)
	r.group = g
}

// What the name of a group says of the kind and the state of its actions.
var (
	kindOfTopic = map[topic]kb.ActionKind{
		topicPrevent: kb.ActionPrevent, topicDetect: kb.ActionDetect, topicRespond: kb.ActionRespond,
		topicLearn: kb.ActionLearn, topicKeep: kb.ActionPreserve,
	}
	stateOfTopic = map[topic]kb.ActionState{
		topicDone: kb.ActionDone, topicOpen: kb.ActionOpen, topicWontfix: kb.ActionWontfix,
	}
)

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
		if isBold(s) && s.To-s.From >= len(text)-2 {
			return true
		}
	}
	return groupTopics()[headingWords(text)] != topicNone
}

// isGroupRow tells whether a row of a table is the name of a group, alone in its row and
// above another one.
func (t readTable) isGroupRow(at int) bool {
	if at+1 >= len(t.rows) || len(t.rows[at].Children) < 2 {
		return false
	}
	row := &t.rows[at]
	for i := range row.Children {
		if i != t.columns[itemColumn] && !isEmptyCell(row.Children[i].Text) {
			return false
		}
	}
	item := t.cell(row, itemColumn)
	return (whole(item).isStressed() || groupTopics()[headingWords(item.Text)] != topicNone) && isShortName(item.Text)
}

// isGroupItem tells whether an item is nothing but the name of a group, or announces
// the list below it. One that says what to do, or tells it at length, stays an action
// with its details: "Add alerts for:"
func isGroupItem(item *markdown.Block) bool {
	if !headsList(item) || len(item.Children[0].Text) >= longestLabel {
		return false
	}
	text, below := item.Children[0].Text, &item.Children[1]
	if allTasks(below) && (announcesList(text) || item.Task == markdown.NoTask && isShortName(text)) {
		// Else they are its steps, unless they have owners or days of their own.
		return item.Task == markdown.NoTask || !asksForAction(text) || namesDayOrOwner(joinItems(proseItems(below)))
	}
	return item.Task == markdown.NoTask && (groupTopics()[headingWords(text)] != topicNone || announcesList(text) && isShortName(text))
}

// headsList tells whether an item is one block above a list.
func headsList(item *markdown.Block) bool {
	return len(item.Children) == 2 && item.Children[1].Kind == markdown.List
}

// namesGroups tells whether an item of a list names a group: then a bold name with a
// list below it does beside it.
func namesGroups(list *markdown.Block) bool {
	return anyOf(list.Children, isGroupItem)
}

// longestArea is how many words name the area of the actions below them.
const longestArea = 2

// areGroups tells whether each item of a list is a word or two, "Testing", above a list
// of what to do, and not of what is said of one: "Owner: Kim", "it is two versions old".
func areGroups(list *markdown.Block) bool {
	return len(list.Children) > 1 && allOf(list.Children, func(item *markdown.Block) bool {
		if !headsList(item) || isTask(item) || prose.Words(item.Children[0].Text) > longestArea || !isShortName(item.Children[0].Text) {
			return false
		}
		return allTasks(&item.Children[1]) || allAsk(&item.Children[1])
	})
}

// allAsk tells whether all items of a list say what to do.
func allAsk(list *markdown.Block) bool {
	return allOf(list.Children, func(item *markdown.Block) bool { return asksForAction(leadText(item)) })
}

// isBoldName tells whether an item is a short name in bold, with a list below it.
func isBoldName(item *markdown.Block) bool {
	if !headsList(item) || item.Task != markdown.NoTask {
		return false
	}
	head := &item.Children[0]
	return isGroupLine(head) && isShortName(head.Text)
}

// isBareName tells whether an item without a box is a short name, in bold or before a
// colon, and has nothing below it. Above an item that is none, it names a group.
func isBareName(item *markdown.Block) bool {
	if len(item.Children) != 1 || item.Task != markdown.NoTask {
		return false
	}
	head := &item.Children[0]
	return head.Kind == markdown.Paragraph && (announcesList(head.Text) || whole(head).isStressed()) && isShortName(head.Text)
}

// longestGroupName is how many words the name of a group has, and
// longestUnspacedName how many characters in a script without spaces.
const (
	longestGroupName    = 5
	longestUnspacedName = 10
)

// isShortName tells whether a text is short, and says neither what to do nor what
// was done.
func isShortName(text string) bool {
	if prose.HasUnspaced(text) && utf8.RuneCountInString(strings.TrimSpace(text)) > longestUnspacedName {
		return false
	}
	return len(strings.Fields(text)) <= longestGroupName && !asksForAction(text) && !tellsWhatWasDone(text)
}

var actionOpens = words.Of("action.opens")

// asksForAction tells whether a line begins with what is to be done.
func asksForAction(text string) bool { return hasStart(headingWords(text), actionOpens()) }

// saysDone tells whether a heading of several words ends in the word for done:
// "Preventive measures implemented", and not "Actions to be completed".
func saysDone(name string) bool {
	said := headingWords(name)
	cut := strings.LastIndexByte(said, ' ')
	return cut > 0 && groupTopics()[said[cut+1:]] == topicDone && !containsWord(said, doneNot())
}

// bracketed is a pair of brackets without others inside.
var bracketed = words.Pattern(`[(\[（【][^()\[\]（）【】]*[)\]）】]`)

// stateInBrackets is the state that brackets at the end of a name say and nothing
// else, "Immediate actions (completed)"; empty if they say none.
func stateInBrackets(name string) kb.ActionState {
	name = prose.Start(strings.TrimSpace(name), longestHeading)
	at := bracketed().FindAllStringIndex(name, -1)
	if len(at) == 0 || strings.Trim(name[at[len(at)-1][1]:], " :：") != "" {
		return ""
	}
	inside := name[at[len(at)-1][0]:at[len(at)-1][1]]
	return stateOfTopic[groupTopics()[headingWords(strings.Trim(inside, "()[]（）【】"))]]
}
