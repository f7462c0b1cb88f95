package reading

import (
	"cmp"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// Actions of all layouts are read by one reader, from the start of the document to
// its end. What a heading or a line above says of them completes them.
//
//	### Detect it sooner                 kind detect
//	- [ ] Alert on expiry

// actionReading is what a document says is to be done.
type actionReading struct {
	actions []kb.Action
	figures []kb.Figure
	unread  []kb.Unread
	refused []refusedToken
	// unclearDue are the cells for a due day that say none.
	unclearDue []refusedToken
}

// actionReader reads one document's actions from its start to its end.
type actionReader struct {
	*outline
	actionReading
	trackers []kb.Tracker
	anchors  anchors
	group    actionGroup
	// people are those of whom the document says what part they had; nil until somebody asks.
	people map[string]bool
	// places are where small words of the document stand; nil until somebody asks.
	places map[string][]int
	// owned is set in a section whose heading says that owners are named.
	owned bool
	// prevention is set in a section about how to keep it from happening again.
	prevention bool
	// beside is the heading of a section that names something else first.
	beside string
	// asking counts the items that say what is to be done; nil until somebody asks.
	asking *askingItems
}

// actionGroup is what a heading or a line says about the actions below it.
type actionGroup struct {
	name  string
	state kb.ActionState
	kind  kb.ActionKind
}

// lineOf reads the line of an action.
func (r *actionReader) lineOf(head *markdown.Block) actionLine {
	line := r.readActionLine(whole(head))
	if line.refused != "" {
		r.refused = append(r.refused, refusedIn(head, line.refused))
	}
	if said := line.action.DueSaid; said != "" {
		r.unclearDue = append(r.unclearDue, refusedIn(head, said))
	}
	return line
}

// refusedIn is a token with the line on which it stands last in a block.
func refusedIn(head *markdown.Block, token string) refusedToken {
	at := max(0, strings.LastIndex(head.Text, token))
	return refusedToken{token, head.Line + strings.Count(head.Text[:at], "\n")}
}

// add completes the action of a line by its group and appends it.
func (r *actionReader) add(line actionLine, head *markdown.Block, text kb.Text) {
	a := line.action
	a.Text, a.Ticket = text, resolveTicket(a.Ticket, r.trackers)
	if a.State == "" || line.crossed && r.group.state != "" {
		a.State = r.group.state
	}
	if a.State == "" && hasStart(headingWords(head.Text[line.from:line.to]), acceptedWords()) {
		a.State = kb.ActionWontfix
	}
	if a.State == "" && tellsDone(head.Text[line.from:line.to]) {
		a.State = kb.ActionDone
	}
	if a.State == "" {
		a.State, a.Unmarked = kb.ActionOpen, true
	}
	a.Kind = cmp.Or(a.Kind, r.group.kind)
	a.Group = r.group.name
	if line.anchor != "" {
		a.Anchor = r.anchors.unique(kb.Slug(line.anchor))
	} else {
		a.Anchor = r.anchors.ofWords(head.Text[line.from:line.to])
	}
	r.actions = append(r.actions, a)
}

// refusedToken is a key of an action with a value that could not be read, and the
// line of the file on which it stands.
type refusedToken struct {
	token string
	line  int
}
