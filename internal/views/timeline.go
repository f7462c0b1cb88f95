package views

import (
	"slices"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TimelineRow is a timeline entry and what its neighbours say about it.
type TimelineRow struct {
	Entry *kb.TimelineEntry
	// NewDay is set where the day differs from that of the entry before.
	NewDay bool
	// Delta is the time since the entry before; meaningful if HasDelta.
	Delta    time.Duration
	HasDelta bool
	// Gap is set where nothing was recorded for unusually long before this
	// entry.
	Gap bool
}

// A gap is worth a row of its own from half an hour, if it is at least four
// times as long as the usual step of this timeline, and not where days pass
// anyway.
const (
	shortestGap = 30 * time.Minute
	longestGap  = 24 * time.Hour
	gapRatio    = 4
)

// Timeline returns the rows of an incident's timeline in the author's order.
func Timeline(incident *kb.Incident) []TimelineRow {
	rows := make([]TimelineRow, len(incident.Timeline))
	var steps []time.Duration
	for i := range incident.Timeline {
		row := &rows[i]
		row.Entry = &incident.Timeline[i]
		if i == 0 {
			row.NewDay = !row.Entry.Moment.Day.IsZero()
			continue
		}
		before := &incident.Timeline[i-1].Moment
		row.NewDay = !row.Entry.Moment.Day.IsZero() && row.Entry.Moment.Day != before.Day
		if delta, ok := kb.Between(before, &row.Entry.Moment); ok && delta >= 0 {
			row.Delta, row.HasDelta = delta, true
			steps = append(steps, delta)
		}
	}
	if len(steps) == 0 {
		return rows
	}
	slices.Sort(steps)
	usual := steps[len(steps)/2]
	for i := range rows {
		d := rows[i].Delta
		rows[i].Gap = rows[i].HasDelta && d >= shortestGap && d < longestGap && d >= gapRatio*usual
	}
	return rows
}

// EntryKinds lists the kinds of entry that occur in a timeline, in the order in
// which a reader can filter by them.
func EntryKinds(incident *kb.Incident) []kb.EntryKind {
	var kinds []kb.EntryKind
	for _, kind := range []kb.EntryKind{
		kb.EntryChange, kb.EntrySymptom, kb.EntryDetection, kb.EntryDecision, kb.EntryAction, kb.EntryTried,
		kb.EntryDocGap, kb.EntryWait, kb.EntryCommunication, kb.EntryRecovery,
	} {
		if slices.ContainsFunc(incident.Timeline, func(e kb.TimelineEntry) bool { return e.Kind == kind }) {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}
