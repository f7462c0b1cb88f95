package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The marks that entries of the timeline are, by the words with which they begin or end:
//
//	- 10:00 Outage begins        - 11:20 Change reverted. OUTAGE ENDS
//
//	- 10:05 Detected: it rang    - 10:40 Mitigated – the queue is back
//
// A word in front of a colon or a dash is a mark where entries have several such words.

// timelineMarks completes the marks with entries of the timeline.
func (m *marks) timelineMarks(entries []kb.TimelineEntry) {
	m.dropEarlyEnd(entries)
	var found marks
	labelled := beginWithMarks(entries)
	for _, entry := range each(entries) {
		kind, ok := markOf(entry.Text.Plain)
		if !ok {
			kind, ok = lastMarkOf(entry.Text.Plain)
		}
		if !ok && labelled {
			kind, ok = labelMarkOf(entry.Text.Plain)
		}
		if !ok || entry.Moment.Day.IsZero() && !entry.Moment.HasClock {
			continue
		}
		// Of several ends the last one counts, of all else the first.
		if found[kind] == nil || kind == resolvedMark {
			found[kind] = &mark{Moment: entry.Moment, at: place{line: entry.Moment.Line}, derived: true}
		}
	}
	m.complete(found)
}

// complete takes over the marks that are not known yet.
func (m *marks) complete(found marks) {
	for kind := range markCount {
		if m[kind] == nil {
			m[kind] = found[kind]
		}
	}
}

// manyTimes is how many times longer than a period the timeline goes on behind its end where
// the period was that of a step, and not of the incident.
const manyTimes = 10

// dropEarlyEnd drops the end of a period as that of the incident where all was well again
// only long after it: "Time: 04:23-04:28", and the services were restored at 23:58. What
// is told behind the end otherwise, a meeting or a better fix, leaves it as it is.
func (m *marks) dropEarlyEnd(entries []kb.TimelineEntry) {
	long, known := timeBetween(m[startedMark], m[resolvedMark])
	if !known || !m[resolvedMark].period {
		return
	}
	for i := range entries {
		if after, ok := kb.Between(&m[resolvedMark].Moment, &entries[i].Moment); ok && after > manyTimes*long && entries[i].Kind == kb.EntryRecovery {
			m[resolvedMark] = nil
			return
		}
	}
}

// markBytes is how much of an entry is looked at for a mark.
const markBytes = 120

// markOf tells which mark the words of an entry begin with, if any.
func markOf(text string) (markKind, bool) {
	said := headingWords(prose.Start(text, markBytes))
	if kind, ok := loneMarkWords()[said]; ok {
		return kind, true
	}
	return longestOf(markWords(), said)
}

// labelMarkOf tells which mark the word is that stands in front of a colon or a dash.
func labelMarkOf(text string) (markKind, bool) {
	label := strings.TrimSpace(prose.Start(text, longestLabel))
	end := strings.IndexAny(label, ":：–—")
	if dash := strings.Index(label, " - "); end < 0 || dash >= 0 && dash < end {
		end = dash
	}
	if end <= 0 {
		return 0, false
	}
	kind, ok := loneMarkWords()[headingWords(label[:end])]
	return kind, ok
}

// beginWithMarks tells whether entries begin with the words of different marks.
func beginWithMarks(entries []kb.TimelineEntry) bool {
	first := markCount
	for i := range entries {
		if kind, ok := labelMarkOf(entries[i].Text.Plain); ok && first != markCount && kind != first {
			return true
		} else if ok {
			first = kind
		}
	}
	return false
}

// lastMarkOf tells which mark the last clause of an entry is, if it is nothing
// else: "Change reverted. OUTAGE ENDS", "backlog drained, incident resolved".
func lastMarkOf(text string) (markKind, bool) {
	text = strings.TrimRight(text, " .!*_")
	cut := strings.LastIndexAny(text, ".,;:–—-。、，\n")
	if cut <= 0 || len(text)-cut > longestLabel/2 {
		return 0, false
	}
	kind, ok := markWords()[headingWords(text[cut+1:])]
	return kind, ok
}

// markWords are the beginnings of entries that mark a step, as headingWords
// leaves them; loneMarkWords must be the whole entry.
var (
	markWords     = marksOf("mark.")
	loneMarkWords = marksOf("mark-alone.")
)

// marksOf are the marks by the phrases of the keys that begin so.
func marksOf(prefix string) func() map[string]markKind {
	return words.Made(words.Index[string](prefix), func(keys map[string]string) map[string]markKind {
		marks := map[string]markKind{}
		for phrase, key := range keys {
			for kind := range markCount {
				if kind.String() == key {
					marks[phrase] = kind
				}
			}
		}
		return marks
	})
}
