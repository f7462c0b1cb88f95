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

// A timeline as a table, its columns found by their headings or, failing that,
// by what is in them:
//
//	| Day | Date (2021) | Time (PT) | Event              |
//	|-----|-------------|-----------|--------------------|
//	| Sun | Oct 31      | 21:33     | the pager rang     |
//	|     |             | 21:34     | the team is called |
//
//	| T+    | Event                |     counted from the start: no times of day
//	|-------|----------------------|
//	| 00:15 | the pager rang       |

// timeColumns are the headings of the columns of a timeline.
var timeColumns = words.Index[column]("column.timeline.")

// timeWords are parts of headings of columns of times.
var timeWords = words.Of("column.time")

// countedWords are parts of headings of columns whose times are counted from the
// start of the incident.
var countedWords = words.Of("column.elapsed")

// countedSign is such a heading in signs: "T+", "T+ (min)", "Δt".
var countedSign = words.Pattern(`(?:^|[\s(（])(?:[Tt]\s?(?:[+±]|\+/[-−]|[-−](?:$|\s))|[Δ∆]\s?[Tt]?(?:$|[\s(]))`)

// countsTime tells whether a heading says that the times below it are counted from
// the start of the incident, and so are no times of day.
func countsTime(heading string) bool {
	return countedSign().MatchString(heading) || containsWord(prose.Start(heading, longestHeading), countedWords())
}

// timeTable is a table with the columns of a timeline. Its times may be counted from
// the start of the incident.
type timeTable struct {
	readTable
	counted bool
}

// timeTableOf finds the columns of a timeline; false if none holds times.
func (r *timelineReader) timeTableOf(table *markdown.Block) (timeTable, bool) {
	headings := headingsOf(table)
	if len(headings) == 0 {
		return timeTable{}, false
	}
	t := newTimeTable(table, headings)
	if !t.has(clockColumn) && !t.has(dayColumn) {
		clock := r.timedColumn(table, t.columns)
		if clock < 0 {
			return t, false
		}
		t.columns[clockColumn] = clock
		if _, ok := r.ctx.ReadMoment(headings[clock], 0); ok {
			// The first row was taken for the heading.
			t.rows = table.Children
		}
	}
	if !t.holdsTimes(r.someYear()) || r.isRegister(t, headings) {
		return t, false
	}
	if rest := t.unknown(len(headings)); !t.has(eventColumn) && len(rest) > 0 {
		t.columns[eventColumn] = rest[0]
	}
	return t, t.has(eventColumn)
}

// isRegister tells whether a table has an incident in each of its rows: a day without a
// time of day, and how bad it was, how long it lasted, why it happened or what was done about it.
func (r *timelineReader) isRegister(t timeTable, headings []string) bool {
	if len(t.rows) < 2 || !slices.ContainsFunc(headings, r.tellsOfIncident) {
		return false
	}
	return !anyOf(t.rows, func(row *markdown.Block) bool { return r.hasClockAtStart(t.written(row)) })
}

// tellsOfIncident tells whether the heading of a column asks what an incident has once.
func (r *timelineReader) tellsOfIncident(heading string) bool {
	return isOneOf(labelWords()[headingWords(heading)], severityLabel, durationLabel) ||
		isOneOf(r.book.meaningOf(heading).class, kb.SectionCauses, kb.SectionResolution)
}

// newTimeTable finds the columns of a timeline by their headings.
func newTimeTable(table *markdown.Block, headings []string) timeTable {
	t := timeTable{readTable: readTable{rows: table.Children[1:]}}
	t.columns = columnsOf(headings, func(at int, heading string) column { return timeColumn(table, at, heading) })
	if !t.has(clockColumn) {
		if at := slices.IndexFunc(headings, countsTime); at >= 0 {
			t.columns[clockColumn] = at
		}
	}
	t.counted = t.has(clockColumn) && countsTime(headings[t.columns[clockColumn]])
	return t
}

// stepTableOf finds the columns of a table that has one for times by its heading
// and none in it, such as the names of phases.
func (r *timelineReader) stepTableOf(table *markdown.Block) (timeTable, bool) {
	headings := headingsOf(table)
	if table.Kind != markdown.Table || len(table.Children) < 3 {
		return timeTable{}, false
	}
	t := newTimeTable(table, headings)
	return t, (t.has(clockColumn) || t.has(dayColumn)) && t.has(eventColumn) && !t.holdsTimes(r.someYear())
}

// timeColumn is what a column of a timeline holds. "Day" may be a day or a day of
// the week.
func timeColumn(table *markdown.Block, at int, heading string) column {
	name, found := beginning(timeColumns(), heading)
	switch {
	case countsTime(heading):
		// A column with the time of day comes before it.
		return otherColumn
	case !found && containsAny(strings.ToLower(heading), timeWords()):
		return clockColumn
	case name == weekdayColumn && !holdsWeekdays(table, at):
		return dayColumn
	}
	return name
}

func (r *timelineReader) isTimeTable(table *markdown.Block) bool {
	t, ok := r.timeTableOf(table)
	return ok && len(table.Children) > 2 && t.saysWhatHappened() && r.timesMostRows(t) && !r.tellsFields(t) && !r.tellsHours(t) && !t.tellsChanges(table)
}

// timesMostRows tells whether three of four rows that have something in the column of
// times have a time: a table of the fields of a document has one or two.
func (r *timelineReader) timesMostRows(t timeTable) bool {
	timed := count(t.rows, func(row *markdown.Block) bool { return r.isTimed(t.written(row)) })
	written := count(t.rows, func(row *markdown.Block) bool { return t.written(row) != "" })
	return timed*4 >= written*3
}

// tellsFields tells whether a row of a table has no time, but a field of the document that
// is none: times of its beginning and its end stand beside the services and the severity.
func (r *timelineReader) tellsFields(t timeTable) bool {
	namesField := func(cell *markdown.Block) bool {
		return isOneOf(labelWords()[headingWords(cell.Text)], severityLabel, statusLabel, servicesLabel)
	}
	return anyOf(t.rows, func(row *markdown.Block) bool { return !r.isTimed(t.written(row)) && anyOf(row.Children, namesField) })
}

// tellsHours tells whether each row has a time and its end, without a day, and begins before
// the row above ended: the working hours of places or people, which go on side by side.
func (r *timelineReader) tellsHours(t timeTable) bool {
	var above *kb.Moment
	for i := range t.rows {
		m, ok := r.someYear().ReadMoment(t.written(&t.rows[i]), 0)
		if !ok || m.HasDay || m.End == nil || above != nil && m.Moment.Clock >= above.Clock {
			return false
		}
		above = m.End
	}
	return above != nil
}

// tellsChanges tells whether a table tells how the document changed: it says who wrote, and
// on which day, and no time of day.
func (t timeTable) tellsChanges(table *markdown.Block) bool {
	return slices.ContainsFunc(headingsOf(table), namesAuthors) &&
		!anyOf(t.rows, func(row *markdown.Block) bool { return clockOfDay().MatchString(t.written(row)) })
}

// namesAuthors tells whether a column says who wrote.
func namesAuthors(heading string) bool { return labelWords()[headingWords(heading)] == authorsLabel }

// timedColumn finds the first column of which at least half of the cells, and
// two, start with a time, and that is not how long something took; -1 if there is none.
func (r *timelineReader) timedColumn(table *markdown.Block, known columns) int {
	for at := range headingsOf(table) {
		if spent, ok := known[spentColumn]; ok && at == spent {
			continue
		}
		rows := table.Children[1:]
		timed := count(rows, func(row *markdown.Block) bool { return at < len(row.Children) && r.isTimed(row.Children[at].Text) })
		if timed >= 2 && timed*2 >= len(rows) {
			return at
		}
	}
	return -1
}

// holdsTimes tells whether at least one row has a time.
func (t timeTable) holdsTimes(dates when.Context) bool {
	return anyOf(t.rows, func(row *markdown.Block) bool {
		_, ok := dates.ReadMoment(t.written(row), 0)
		return ok || isMonth(t.written(row))
	})
}

// saysWhatHappened tells whether an event of the table has words: the rows of a log
// may have a time and numbers.
func (t timeTable) saysWhatHappened() bool {
	return anyOf(t.rows, func(row *markdown.Block) bool {
		event := t.text(row, eventColumn)
		return strings.Contains(event, " ") || prose.HasUnspaced(event)
	})
}

// isMonth tells whether a text is a month and its year, and nothing else.
func isMonth(text string) bool {
	fields := strings.Fields(strings.ReplaceAll(text, ".", " "))
	if len(fields) != 2 {
		return false
	}
	return when.IsMonth(fields[0]) && when.Year(fields[1]) > 0
}

// holdsWeekdays tells whether the first cell of a column that says something is a
// day of the week.
func holdsWeekdays(table *markdown.Block, at int) bool {
	for _, row := range each(table.Children[1:]) {
		if at < len(row.Children) {
			if text := strings.TrimSpace(row.Children[at].Text); text != "" {
				return when.IsWeekday(strings.TrimRight(text, "."))
			}
		}
	}
	return false
}
