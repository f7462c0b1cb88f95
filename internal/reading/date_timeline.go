package reading

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
)

// The day that a timeline says, and whether another one that the document names comes
// before it:
//
//	- 2026-03-01 The change is out            what led there
//	- 2026-03-09 10:02 Orders fail            the day
//	- 2026-03-09 11:30 Orders work

// timelineDay is the day of the first entry, or of the second where the first
// tells what led there, or of the last where the newest stands first; span holds the
// earliest and the latest day, and year is that of the document, 0 if it is not known.
func timelineDay(entries []kb.TimelineEntry, year int) (day kb.Date, at place, span [2]kb.Date) {
	var last kb.Date
	for _, entry := range entries {
		m := entry.Moment
		if m.Day.IsZero() {
			continue
		}
		if day.IsZero() {
			day, at = m.Day, place{line: m.Line}
			span = [2]kb.Date{m.Day, m.Day}
		}
		last = m.Day
		if m.Day.Compare(span[0]) < 0 {
			span[0] = m.Day
		}
		if m.Day.Compare(span[1]) > 0 {
			span[1] = m.Day
		}
	}
	if last.Compare(day) < 0 && last == span[0] && descending(entries) {
		return last, at, span
	}
	if i := behindBackground(entries, year); i > 0 {
		day, at = entries[i].Moment.Day, place{line: entries[i].Moment.Line}
	} else if ledThere(entries) {
		day, at = entries[1].Moment.Day, place{line: entries[1].Moment.Line}
	}
	return day, at, span
}

// leadDays is how many days lie at least between what led to an incident and its start.
const leadDays = 7

// ledThere tells whether the first entry tells what led to the incident: it alone has no
// time of day, and lies long before the second: "2026-03-01 the change is out".
func ledThere(entries []kb.TimelineEntry) bool {
	if len(entries) < 2 {
		return false
	}
	first, second := &entries[0].Moment, &entries[1].Moment
	return !first.HasClock && second.HasClock && !second.Day.IsZero() && first.Day.AddDays(leadDays).Compare(second.Day) <= 0
}

// backgroundDays is how many days lie at least between two rows of how it came about that
// an incident was possible.
const backgroundDays = 60

// behindBackground is the first entry of the year of the document where those of earlier
// years are fewer and lie far from one another and from it, and the next one does not:
// what was found long ago may take years to mend. It is 0 if there is none.
//
//   - 2024-11-03 the script is written    - 2026-03-09 the queue stalls    - 2026-03-10 it runs
func behindBackground(entries []kb.TimelineEntry, year int) int {
	var dated []int
	for i := range entries {
		if !entries[i].Moment.Day.IsZero() {
			dated = append(dated, i)
		}
	}
	early := slices.IndexFunc(dated, func(i int) bool { return entries[i].Moment.Day.Year >= year })
	if early <= 0 || len(dated)-early <= early || entries[dated[early]].Moment.Day.Year != year {
		return 0
	}
	for n, i := range dated[:early+1] {
		far := entries[i].Moment.Day.AddDays(backgroundDays).Compare(entries[dated[n+1]].Moment.Day) <= 0
		if far != (n < early) {
			return 0
		}
	}
	return dated[early]
}

// longestBefore is how many days the day of a file's name may lie before the first day
// of a timeline.
const longestBefore = 14

// dayAmong is the day that the name of a document says, if the timeline goes
// through it and begins earlier, or begins with an entry whose day is not known.
func dayAmong(named []dateSource, entries []kb.TimelineEntry, span [2]kb.Date) (dateSource, bool) {
	for _, source := range named {
		// The first entry is older than the first day that is known.
		if source.what == fileSource && len(entries) > 0 && entries[0].Moment.Day.IsZero() && source.day.Compare(span[0]) < 0 && source.day.AddDays(longestBefore).Compare(span[0]) >= 0 {
			return source, true
		}
	}
	count, most := map[kb.Date]int{}, 0
	for _, entry := range entries {
		count[entry.Moment.Day]++
		if !entry.Moment.Day.IsZero() {
			most = max(most, count[entry.Moment.Day])
		}
	}
	for _, source := range named {
		n := count[source.day]
		if source.day.Compare(span[0]) > 0 && n > 0 && (source.what == headingSource || source.what == firstLineSource || source.what == fileSource && n == most && n > 1) {
			return source, true
		}
	}
	return dateSource{}, false
}

// descending tells whether a timeline runs from the newest entry to the oldest.
func descending(entries []kb.TimelineEntry) bool {
	var before kb.Date
	for _, entry := range entries {
		if day := entry.Moment.Day; !day.IsZero() {
			if !before.IsZero() && day.Compare(before) > 0 {
				return false
			}
			before = day
		}
	}
	return true
}

// behindLead moves times without a day to the day that the document and its name agree on,
// where they stand behind what led there, which happened on the day before it and has no time:
//
//	**Date:** 2026-03-05
//
//	- 2026-03-04 the password is changed    - 16:00 the queue stalls
func (s *source) behindLead(entries []kb.TimelineEntry, day kb.Date) {
	first := slices.IndexFunc(entries, func(e kb.TimelineEntry) bool { return e.Moment.HasClock })
	var led kb.Date
	for i := range max(first, 0) {
		if said := entries[i].Moment.Day; !said.IsZero() {
			led = said
		}
	}
	if led != day.AddDays(-1) {
		return
	}
	for i := range entries[first:] {
		m := &entries[first+i].Moment
		if said, ok := s.outline.dates.ReadMoment(m.Written, 0); !m.Day.IsZero() && (m.Day != led || ok && said.HasDay) {
			return
		}
	}
	anew := anchors{prefix: "t-"}
	for i, e := range each(entries) {
		if i >= first && !e.Moment.Day.IsZero() {
			shiftEntry(s.outline.dates, e, 1)
		}
		e.Anchor = anew.ofMoment(&e.Moment, e.Text.Plain)
	}
}
