package reading

import (
	"cmp"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/when"
)

// The history of a status page (status_updates.go) as a timeline, in the order of time:
//
//	**Resolved** - Mail is sent again.        14:05 Investigating: Mail is late
//	Mar 3, 16:20 UTC                          16:20 Resolved: Mail is sent again
//
//	**Investigating** - Mail is late.
//	Mar 3, 14:05 UTC
//
// Who investigates has taken it on, who monitors has stopped the harm.

// updateMarks are the marks that updates are.
var updateMarks = map[updateState]markKind{
	investigatingState: acknowledgedMark, monitoringState: mitigatedMark, resolvedState: resolvedMark,
}

// history reads the history of a status page. Its year is that of any update that has one.
func (r *timelineReader) history(start when.Context) {
	list := inOrder(r.updates)
	r.beginAt(list[0].at.line, start)
	r.setYear(list)
	for i, u := range each(list) {
		m, _ := r.ctx.ReadMoment(u.at.words(), u.at.line)
		if i > 0 {
			m.Refused = "" // one day without its year is told, and all lack it
		}
		kind := kb.EntryCommunication
		switch u.state {
		case resolvedState:
			kind = kb.EntryRecovery
		case "":
			kind = "" // its words tell
		}
		r.add(m, u.text(), kb.Range{}, kind, true)
		last := &r.entries[len(r.entries)-1]
		if u.state == identifiedState {
			last.Signal = kb.SignalCauseFound
		}
		r.mark(u, last)
	}
	blocks := r.updateBlocks()
	if !hasHeading(blocks) {
		r.figures = append(r.figures, kb.Figure{
			Kind: kb.TimelineFigure, Range: kb.Range{From: blocks[0].HTML.From, To: blocks[len(blocks)-1].HTML.To}, Last: len(r.entries), Keep: true,
		})
	}
}

// beginAt puts in force what the section of a line says of its times, and a table of the
// updates in its heading row.
func (r *timelineReader) beginAt(line int, start when.Context) {
	r.begin(r.sectionAt(line), start)
	if table := &r.updateBlocks()[0]; table.Kind == markdown.Table {
		for _, cell := range table.Children[0].Children {
			if z, ok := when.FindZone(cell.Text); ok {
				r.ctx.Zone = z
			}
		}
	}
}

// setYear puts the year in force that one of the updates has.
func (r *timelineReader) setYear(list []statusUpdate) {
	for i := range list {
		year := when.Year(list[i].at.words())
		if year == 0 {
			continue
		}
		if r.ctx.Year = year; r.ctx.Day.Year != year {
			r.ctx.Day = kb.Date{}
		}
		return
	}
}

// mark keeps the mark that an update is: of several ends the last one, of all else the
// first; where the cause is looked for again, the harm had not ended.
func (r *timelineReader) mark(u *statusUpdate, entry *kb.TimelineEntry) {
	kind, ok := updateMarks[u.state]
	if u.state == investigatingState || u.state == identifiedState {
		r.said[mitigatedMark], r.said[resolvedMark] = nil, nil
	}
	if ok && (r.said[kind] == nil || kind == resolvedMark) {
		r.said[kind] = &mark{Moment: entry.Moment, at: place{line: entry.Moment.Line}, derived: true}
	}
}

// inOrder are updates in the order of time: many pages have the newest first, and lines
// without a state may stand apart from the others.
func inOrder(list []statusUpdate) []statusUpdate {
	states := withState(list)
	list = slices.Clone(list)
	if len(states) > 1 && newestFirst(states) {
		slices.Reverse(list)
		slices.Reverse(states)
	}
	if len(states) < len(list) && slices.IsSortedFunc(states, compareTimes) && isComparable(list) {
		slices.SortStableFunc(list, compareTimes)
	}
	return list
}

// isComparable tells whether all updates have a day of their own, or none has.
func isComparable(list []statusUpdate) bool {
	first := list[0].time.HasDay
	return !slices.ContainsFunc(list, func(u statusUpdate) bool { return u.time.HasDay != first })
}

// compareTimes compares two updates by their times as written.
func compareTimes(a, b statusUpdate) int {
	first, second := &a.time.Moment, &b.time.Moment
	return cmp.Or(first.Day.Compare(second.Day), cmp.Compare(first.Clock, second.Clock))
}

// newestFirst compares the first and the last state, or the times where these say nothing.
func newestFirst(list []statusUpdate) bool {
	first, last := &list[0], &list[len(list)-1]
	switch {
	case first.state == last.state:
	case first.state == investigatingState || last.state == resolvedState:
		return false
	case first.state == resolvedState || last.state == investigatingState:
		return true
	}
	return first.time.HasDay && last.time.HasDay && compareTimes(*first, *last) > 0
}
