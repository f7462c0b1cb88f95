package render

import (
	"cmp"
	"html/template"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// Timeline is the structured form of a timeline.
type Timeline struct {
	// Zone is the one zone that all its times share; empty if they do not, if
	// nobody stated one, or if the timeline before it on the page says so already.
	Zone string
	// Certain is set if at least one time of the page is, so that a script may show
	// them in another zone; in the first timeline of a page alone.
	Certain bool
	// Kinds are the kinds of entry by which a script lets the reader filter all
	// timelines of a page; empty if fewer than two occur, and behind the first.
	Kinds []Word
	// Offset is that from UTC, as RFC 3339 writes it, of all rows that are Dated.
	Offset string
	Rows   []TimelineRow
}

// Word is a name in the data and the word that a reader sees for it.
type Word struct{ Name, Word string }

// TimelineRow is an entry of a timeline.
type TimelineRow struct {
	// Part opens a part of the timeline, such as what led up to it; empty where it
	// goes on.
	Part string
	// Day opens a day; empty where it goes on. Gap is how long nothing was
	// recorded before this entry, where that is worth a word.
	Day, Gap string
	Anchor   string
	Moment   Moment
	// Dated is set where Anchor and the offset of the timeline say the instant, so
	// that a script needs no second copy of it.
	Dated bool
	End   *Moment
	// Delta is the time since the entry before; empty if unknown, or said by
	// Gap.
	Delta string
	Kind  Word
	// SaysKind is set where the mark, or the text with its first word, says the kind.
	SaysKind bool
	// Tone is the stage of the incident, 1 to 4; 0 outside. Mark is the mark of the
	// incident that this entry is, such as "detected"; empty for none.
	Tone int
	Mark string
	Text template.HTML
}

// shortestDelta is how long after another an entry comes for the time between
// them to be worth a word.
const shortestDelta = 15 * time.Minute

// course is what is concluded from the whole timeline of an incident, of which a page
// may show many stretches. Its slices have a place for each entry.
type course struct {
	rows   []views.TimelineRow
	stages []int
	marks  []string
	leadUp []bool
	kinds  []kb.EntryKind
}

func courseOf(incident *kb.Incident) *course {
	return &course{views.Timeline(incident), tones(incident), markRows(incident), views.LeadUp(incident), views.EntryKinds(incident)}
}

// timeline makes the rows of some entries of an incident.
func (s *site) timeline(c *course, entries []int, text richText) (*Timeline, error) {
	rows, stages, marks, before := c.rows, c.stages, c.marks, c.leadUp
	t := &Timeline{Rows: make([]TimelineRow, 0, len(entries))}
	kinds := map[kb.EntryKind]bool{}
	sameZone := true
	for n, i := range entries {
		row, entry := rows[i], rows[i].Entry
		html, err := text.text(entry.Text)
		if err != nil {
			return nil, err
		}
		shown := TimelineRow{
			Anchor: entry.Anchor, Moment: clockMoment(&entry.Moment),
			Kind: Word{string(entry.Kind), entryKind(s.texts, entry.Kind)}, Text: html, Tone: stages[i], Mark: s.rowMark(marks[i], entry),
			SaysKind: markSays(marks[i], entry) || views.SaysKind(entry) || strings.HasPrefix(strings.ToLower(entry.Text.Plain), entry.Kind.Words()),
		}
		switch {
		case before[i] && (i == 0 || !before[i-1]) && n+1 < len(entries) && before[entries[n+1]]: // one row needs no heading
			shown.Part = s.text("timeline.lead-up")
		case i > 0 && before[i-1] && !before[i] && marks[i] != kb.MarkDetected:
			shown.Part = s.text("timeline.noticed")
		}
		shown.End = shownEnd(shown.Moment, entry.End)
		if row.NewDay && (entry.Moment.HasClock || len(entries) > 1) {
			shown.Day = s.texts.Day(entry.Moment.Day)
		}
		if n > 0 && row.HasDelta && row.Delta >= shortestDelta {
			shown.Delta = withUnits(kb.Length(row.Delta))
		}
		if n > 0 && row.Gap {
			shown.Gap, shown.Delta = kb.Length(row.Delta), ""
		}
		kinds[entry.Kind] = true
		t.Certain = t.Certain || shown.Moment.Machine != ""
		if n == 0 {
			t.Zone = shown.Moment.Zone
		}
		sameZone = sameZone && shown.Moment.Zone == t.Zone
		t.Rows = append(t.Rows, shown)
	}
	if !sameZone {
		t.Zone = ""
	} else {
		for i := range t.Rows {
			t.Rows[i].Moment.Zone = ""
			if end := t.Rows[i].End; end != nil && end.Zone == t.Zone {
				end.Zone = ""
			}
		}
	}
	t.dropRepeatedDay()
	t.dateByAnchors()
	for _, kind := range c.kinds {
		if kinds[kind] {
			t.Kinds = append(t.Kinds, Word{string(kind), entryKind(s.texts, kind)})
		}
	}
	return t, nil
}

// Alone tells whether a row has a clock and nothing beside it.
func (r *TimelineRow) Alone() bool { return r.End == nil && r.Delta == "" && r.Moment.Zone == "" }

// dateByAnchors finds the rows whose address says their day and their clock, as that of
// 09:14 on the first of March does: t-2026-03-01-0914.
func (t *Timeline) dateByAnchors() {
	const minutes = len("2006-01-02T15:04")
	for i := range t.Rows {
		row := &t.Rows[i]
		if len(row.Moment.Machine) <= minutes || row.Moment.Machine[minutes] == ':' || row.Moment.Written != "" || row.Moment.Zone != "" {
			continue
		}
		day, clock, _ := strings.Cut(row.Moment.Machine[:minutes], "T")
		offset := row.Moment.Machine[minutes:]
		if clock != row.Moment.Text || !strings.HasPrefix(row.Anchor, "t-"+day+"-"+strings.Replace(clock, ":", "", 1)) {
			continue
		}
		t.Offset = cmp.Or(t.Offset, offset)
		row.Dated = t.Offset == offset
	}
}

// shareHead lets the first timeline of a page say and ask once what would stand above
// each: the zone, in which zone to show times, and the kinds of entry to show.
func (p *IncidentPage) shareHead() {
	var first *Timeline
	zone := ""
	for t := range p.timelines() {
		if t.Zone == zone {
			t.Zone = ""
		} else {
			zone = t.Zone
		}
		if first == nil {
			first = t
			continue
		}
		first.Certain = first.Certain || t.Certain
		for _, kind := range t.Kinds {
			if !slices.Contains(first.Kinds, kind) {
				first.Kinds = append(first.Kinds, kind)
			}
		}
		t.Certain, t.Kinds = false, nil
	}
	if first != nil && len(first.Kinds) < 2 {
		first.Kinds = nil
	}
}

// timelines are those of a page from its top down.
func (p *IncidentPage) timelines() iter.Seq[*Timeline] {
	return func(yield func(*Timeline) bool) {
		for _, part := range p.Body {
			if part.Timeline != nil && !yield(part.Timeline) {
				return
			}
		}
		for _, section := range p.Rest {
			if section.Part.Timeline != nil && !yield(section.Part.Timeline) {
				return
			}
		}
	}
}

// entryKind names a kind of entry; empty for none.
func entryKind(l *texts.Language, kind kb.EntryKind) string {
	return l.Word("entry.", string(kind))
}

// rowMark is the mark of the incident at an entry, or else its signal, unless its text
// begins so.
func (s *site) rowMark(mark string, entry *kb.TimelineEntry) string {
	if mark != "" {
		return s.texts.Word("mark.", mark)
	}
	word := entry.Signal.Words()
	if entry.Signal == "" || strings.HasPrefix(strings.ToLower(entry.Text.Plain), word) {
		return ""
	}
	return s.texts.Word("signal.", string(entry.Signal))
}

// markSays tells whether the mark or the signal of an entry says what kind it is, too.
func markSays(mark string, entry *kb.TimelineEntry) bool {
	switch entry.Kind {
	case kb.EntryDetection:
		return mark == kb.MarkDetected
	case kb.EntryRecovery:
		return mark == kb.MarkMitigated || mark == kb.MarkResolved
	case kb.EntrySymptom:
		return mark == "" && entry.Signal == kb.SignalSymptom
	case kb.EntryCommunication:
		return mark == "" && entry.Signal == kb.SignalTold
	}
	return false
}

// dropRepeatedDay leaves the heading of a day out where its only entries show
// the day as their time.
func (t *Timeline) dropRepeatedDay() {
	for i := range t.Rows {
		if m := t.Rows[i].Moment; strings.Contains(m.Text, m.Day) && m.Day != "" {
			t.Rows[i].Day = ""
		}
	}
}

// markRows are the entries that are a mark of the incident: the first of each time.
func markRows(incident *kb.Incident) []string {
	rows := make([]string, len(incident.Timeline))
	for _, mark := range views.Marks(incident) {
		if mark.Moment == nil || !mark.Moment.HasClock {
			continue
		}
		for i := range incident.Timeline {
			if apart, ok := kb.Between(mark.Moment, &incident.Timeline[i].Moment); ok && apart == 0 && incident.Timeline[i].Moment.HasClock {
				rows[i] = cmp.Or(rows[i], mark.Name)
				break
			}
		}
	}
	return rows
}

// shownEnd is the end of a range; nil if there is none, or where the start is shown as
// the author wrote the whole range, "Jan 7-8, 2026".
func shownEnd(start Moment, end *kb.Moment) *Moment {
	if end == nil || strings.HasSuffix(start.Text, end.Written) {
		return nil
	}
	shown := clockMoment(end)
	return &shown
}
