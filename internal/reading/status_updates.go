package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// What a status page said while an incident went on, the newest first or last. Each update
// has a state and a time, on lines, in items, headings or rows:
//
//	**Resolved** - Mail is sent again.          Mar 3, 16:20 UTC
//	Mar 3, 16:20 UTC                            Resolved - Mail is sent again.
//
//	- **Resolved** (16:20 UTC): Mail is         ### Resolved
//	  sent again.                               Posted Mar 3, 2026 - 16:20 UTC
//
//	| Resolved | 16:20 | Mail is sent again |   Mail is sent again.
//
// Two updates with two states are a history, if nothing among them lacks its time and most
// say something: "Identified: 10:20" is a label. Lines with a time in front and no state,
// "22:30 – Background: …", are kept among them. Several histories in one document, or
// updates weeks apart, are those of several incidents: none is read.

// updateState is what an update says of the incident.
type updateState string

// The states of a status page that are marks or signals; others are only shown.
const (
	investigatingState updateState = "investigating"
	identifiedState    updateState = "identified"
	monitoringState    updateState = "monitoring"
	resolvedState      updateState = "resolved"
)

var (
	updateStates = words.Index[updateState]("update.state.")
	postedWords  = words.Set("update.posted")
)

// statusUpdate is one thing that a status page said.
type statusUpdate struct {
	// state is empty where a line has only a time in front.
	state updateState
	// name is the state as written, or a few words in its place.
	name string
	// at is the time; its block is nil while none is known.
	at piece
	// time is what at says.
	time when.Reading
	// message are the lines of what it says.
	message []piece
	// closed is set where the time stands below the message.
	closed bool
	// block is the place of its last token in the document.
	block int
}

// readUpdates finds the history of a status page in a document; nil if it has none, or
// several.
func readUpdates(doc *markdown.Doc) []statusUpdate {
	if !mayHaveUpdates(doc) {
		return nil
	}
	var found []statusUpdate
	var run updateRun
	finish := func() (several bool) {
		if run.isHistory() {
			several, found = found != nil, run.list
		}
		run = updateRun{}
		return several
	}
	var lines []postedLine
	for i := range doc.Blocks {
		lines = postedLines(lines[:0], doc, i)
		for _, line := range lines {
			if line.head && line.state == "" && line.at.Empty() && finish() {
				return nil
			}
			run.read(line)
		}
	}
	if finish() {
		return nil
	}
	return found
}

// updateRun are updates in a row.
type updateRun struct {
	list []statusUpdate
	// timeFirst is set where the time stands above the state; waits is set while a state
	// must follow.
	timeFirst, waits bool
	// labelled is set where a label stands among them: "Detected: 10:05".
	labelled bool
}

// read takes a line to the updates.
func (r *updateRun) read(l postedLine) {
	if strings.TrimSpace(l.words()) == "" {
		return
	}
	if r.waits && l.state == "" {
		*r = updateRun{} // the time was no update's
	}
	var last *statusUpdate
	if len(r.list) > 0 {
		last = &r.list[len(r.list)-1]
	}
	switch {
	case r.waits:
		last.state, last.name, last.block = l.state, l.name, l.block
		last.say(l)
		r.waits = false
	case l.state != "":
		u := statusUpdate{state: l.state, name: l.name, block: l.block}
		if !l.at.Empty() {
			u.takeTime(l)
		}
		u.say(l)
		r.list = append(r.list, u)
	case l.timed && (last == nil || last.at.block != nil):
		u := statusUpdate{block: l.block}
		u.takeTime(l)
		if rest := l.stretch(l.message).words(); len(rest) <= longestPosted && !strings.ContainsAny(rest, ".:。：!?！？") {
			u.name = rest
		} else {
			u.say(l)
		}
		r.list = append(r.list, u)
	case l.timed: // what the update above says
		last.message = append(last.message, l.piece)
	case !l.at.Empty() && (last == nil || r.timeFirst):
		u := statusUpdate{block: l.block}
		u.takeTime(l)
		r.list = append(r.list, u)
		r.timeFirst, r.waits = true, true
	case !l.at.Empty() && last.at.block == nil:
		last.takeTime(l)
		last.block, last.closed = l.block, len(last.message) > 0
	case last != nil && (last.at.block == nil || len(last.message) == 0 || l.block == last.block && !last.closed):
		label, ok := labelAtLine(l.piece)
		r.labelled = r.labelled || ok && label.key != ""
		last.message = append(last.message, l.piece)
	}
}

// takeTime takes the time that stands in a line.
func (u *statusUpdate) takeTime(l postedLine) {
	u.at = l.stretch(l.at)
	u.time, _ = inSomeYear.ReadMoment(u.at.words(), 0)
}

// say begins what an update says with the rest of the line of its state.
func (u *statusUpdate) say(l postedLine) {
	if message := l.stretch(l.message); prose.HasLetter(message.words()) {
		u.message = append(u.message, message)
	}
}

// longestSilence is how many days lie between two updates at most.
const longestSilence = 14

// areApart tells whether two updates are of different incidents by their days, where
// both have a year.
func areApart(a, b *statusUpdate) bool {
	if when.Year(a.at.words()) == 0 || when.Year(b.at.words()) == 0 {
		return false
	}
	if !a.time.HasDay || !b.time.HasDay {
		return false
	}
	days := a.time.Moment.Day.DaysSince(b.time.Moment.Day)
	return max(days, -days) > longestSilence
}

// isHistory tells whether the updates are those of a status page.
func (r *updateRun) isHistory() bool {
	list := withState(r.list)
	said, several := 0, false
	for i, u := range each(list) {
		if u.at.block == nil || r.labelled || i > 0 && areApart(&list[i-1], u) {
			return false
		}
		if len(u.message) > 0 {
			said++
		}
		several = several || u.state != list[0].state
	}
	return several && len(list) >= fewestUpdates && !r.waits && said*2 > len(list)
}

// withState are the updates that have a state.
func withState(list []statusUpdate) []statusUpdate {
	return slices.DeleteFunc(slices.Clone(list), func(u statusUpdate) bool { return u.state == "" })
}

// isUpdate tells whether a line stands among the updates.
func (o *outline) isUpdate(line int) bool {
	if len(o.updates) == 0 {
		return false
	}
	blocks := o.updateBlocks()
	last := &blocks[len(blocks)-1]
	return line >= blocks[0].Line && line <= last.Line+strings.Count(last.Text, "\n")
}

// updateBlocks are the blocks from the first update to the last.
func (o *outline) updateBlocks() []markdown.Block {
	return o.doc.Blocks[o.updates[0].block : o.updates[len(o.updates)-1].block+1]
}

// firstUpdate is what the first of the updates says that say something, and not how it ended.
func (o *outline) firstUpdate() kb.Text {
	for _, u := range withState(inOrder(o.updates)) {
		if len(u.message) > 0 && updateMarks[u.state] < mitigatedMark {
			return kb.Text{Plain: u.words(), Line: u.message[0].line}
		}
	}
	return kb.Text{}
}

// words are what an update says, without its state.
func (u *statusUpdate) words() string {
	lines := make([]string, len(u.message))
	for i, line := range u.message {
		lines[i] = line.words()
	}
	return oneLine(strings.Join(lines, " "))
}

// text is the state of an update and what it says.
func (u *statusUpdate) text() kb.Text {
	t := kb.Text{Plain: u.name, Line: u.at.line}
	switch {
	case len(u.message) == 0:
	case u.name == "":
		t.Plain = strings.TrimSuffix(u.words(), ".")
	default:
		t.Plain += ": " + strings.TrimSuffix(u.words(), ".")
	}
	return t
}
