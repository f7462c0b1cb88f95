package reading

import (
	"regexp"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
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
// Rows of dashes, empty rows and a row left over from a template are no entries.

// columnRole is what a column of a timeline holds.
type columnRole int

const (
	otherColumn columnRole = iota
	weekdayColumn
	dayColumn
	clockColumn
	eventColumn
	kindColumn
)

// timeColumns are the headings of columns, by their first words.
var timeColumns = rolesOf("column.timeline.", map[string]columnRole{
	"weekday": weekdayColumn,
	"day":     dayColumn,
	"clock":   clockColumn,
	"event":   eventColumn,
	"kind":    kindColumn,
})

// rolesOf are what the phrases of the keys that begin so stand for, by the rest of
// the key.
func rolesOf[T any](prefix string, roles map[string]T) map[string]T {
	index := map[string]T{}
	for phrase, key := range words.Index(prefix) {
		if role, known := roles[key]; known {
			index[phrase] = role
		}
	}
	return index
}

// headingRole finds the longest phrase of an index at the start of a heading.
func headingRole[T comparable](index map[string]T, text string) (role T, found bool) {
	words := headingWords(text)
	for words != "" {
		if role, found = index[words]; found {
			return role, true
		}
		cut := strings.LastIndexByte(words, ' ')
		if cut < 0 {
			break
		}
		words = words[:cut]
	}
	return role, false
}

// timeTable is a table with the roles of its columns.
type timeTable struct {
	day, clock, event, kind int
	// firstRow is the first row to read.
	firstRow int
}

// timeTableOf finds the columns of a timeline; false if no column holds times.
func (r *timelineReader) timeTableOf(table *markdown.Block) (timeTable, bool) {
	t := timeTable{day: -1, clock: -1, event: -1, kind: -1, firstRow: 1}
	if len(table.Children) == 0 {
		return t, false
	}
	head := table.Children[0].Children
	taken := make([]bool, len(head))
	for i := range head {
		role, found := headingRole(timeColumns, head[i].Text)
		if !found && strings.Contains(strings.ToLower(head[i].Text), "time") {
			role = clockColumn
		}
		if role == weekdayColumn && !r.holdsWeekdays(table, i) {
			role = dayColumn
		}
		switch {
		case role == dayColumn && t.day < 0:
			t.day = i
		case role == clockColumn && t.clock < 0:
			t.clock = i
		case role == eventColumn && t.event < 0:
			t.event = i
		case role == kindColumn && t.kind < 0:
			t.kind = i
		case role == weekdayColumn:
		default:
			continue
		}
		taken[i] = true
	}
	if t.clock < 0 && t.day < 0 {
		t.clock = timedColumn(table)
		if t.clock < 0 {
			return t, false
		}
		taken[t.clock] = true
		if _, ok := readMoment(head[t.clock].Text, r.ctx); ok {
			// The first row was taken for the heading.
			t.firstRow = 0
		}
	}
	if !r.timesIn(table, t) {
		return t, false
	}
	for i := range taken {
		if !taken[i] && t.event < 0 {
			t.event, taken[i] = i, true
		}
	}
	return t, t.event >= 0
}

func (r *timelineReader) isTimeTable(table *markdown.Block) bool {
	t, ok := r.timeTableOf(table)
	return ok && len(table.Children) > 2 && (t.clock >= 0 || t.day >= 0)
}

// timedColumn finds the first column of which at least half of the cells, and
// two, start with a time; -1 if there is none.
func timedColumn(table *markdown.Block) int {
	rows := table.Children[1:]
	for i := range table.Children[0].Children {
		timed := 0
		for j := range rows {
			if i < len(rows[j].Children) && isTimed(rows[j].Children[i].Text) {
				timed++
			}
		}
		if timed >= 2 && timed*2 >= len(rows) {
			return i
		}
	}
	return -1
}

// timesIn tells whether at least one row has a time.
func (r *timelineReader) timesIn(table *markdown.Block, t timeTable) bool {
	for i := t.firstRow; i < len(table.Children); i++ {
		if _, ok := readMoment(t.written(&table.Children[i]), timeContext{Year: 2000}); ok {
			return true
		}
	}
	return false
}

func (r *timelineReader) holdsWeekdays(table *markdown.Block, column int) bool {
	for i := range table.Children[1:] {
		row := &table.Children[1+i]
		if column < len(row.Children) {
			if text := strings.TrimSpace(row.Children[column].Text); text != "" {
				return weekdays[strings.ToLower(strings.TrimRight(text, "."))]
			}
		}
	}
	return false
}

// written is a row's day and time as one text.
func (t timeTable) written(row *markdown.Block) string {
	day, clock := cellText(row, t.day), cellText(row, t.clock)
	if day == "" || clock == "" {
		return day + clock
	}
	return day + " " + clock
}

// cellText is the trimmed text of a row's cell; "" if there is none.
func cellText(row *markdown.Block, column int) string {
	if column < 0 || column >= len(row.Children) {
		return ""
	}
	return strings.TrimSpace(row.Children[column].Text)
}

// table reads a table of a timeline.
func (r *timelineReader) table(table *markdown.Block) {
	t, ok := r.timeTableOf(table)
	if !ok {
		r.breakFigure()
		return
	}
	head := &table.Children[0]
	for _, column := range []int{t.clock, t.day} {
		text := cellText(head, column)
		if z, ok := findZone(text); ok {
			r.ctx.Zone = z
		}
		if year := yearIn(text); year > 0 && r.ctx.Day.Year != year {
			r.ctx.Day, r.ctx.Year = kb.Date{}, year
		}
	}
	r.breakFigure()
	leftOver := t.rowsWithoutTime(table) == 1
	for i := t.firstRow; i < len(table.Children); i++ {
		row := &table.Children[i]
		if isEmptyRow(row) {
			continue
		}
		if written := t.written(row); isTemplateTime(written) && (leftOver || !isDigit(written[0])) {
			continue
		}
		r.row(table, t, row)
	}
	r.breakFigure()
}

var templateClock = regexp.MustCompile(`(?i)\bh{1,2}[:.]m{1,2}\b`)

// rowsWithoutTime counts the rows with a day and the template's "HH:mm": one is
// left over, several are the author's way to say that the time is not known.
func (t timeTable) rowsWithoutTime(table *markdown.Block) int {
	n := 0
	for i := t.firstRow; i < len(table.Children); i++ {
		if written := t.written(&table.Children[i]); templateClock.MatchString(written) && isDigit(written[0]) {
			n++
		}
	}
	return n
}

// row reads one row of a table.
func (r *timelineReader) row(table *markdown.Block, t timeTable, row *markdown.Block) {
	written := t.written(row)
	event := cellText(row, t.event)
	m, ok := readMoment(written, r.at(row.Line))
	if !ok || strings.TrimSpace(strings.Trim(written[m.N:], dress)) != "" && !ok {
		m = momentReading{}
		m.Moment.Written, m.Moment.Line = written, row.Line
		m.Moment.Approximate = written != ""
	}
	if ok && event == "" && isDayOnly(m) {
		// A row that is only a day is in force for the rows below it.
		r.setDay(m)
		r.joins = table.HTML.From
		return
	}
	m.Moment.Written = strings.TrimSpace(written)
	var text kb.Text
	if t.event < len(row.Children) {
		cell := whole(&row.Children[t.event])
		text = cell.sentence(0, len(cell.words()))
	}
	text.Line = row.Line
	// The table itself holds the words of its heading row as well.
	r.add(m, text, table.HTML, markedKind(cellText(row, t.kind)), true)
	r.insideList(table)
}

func isDayOnly(m momentReading) bool { return m.HasDay && !m.Moment.HasClock }

// isEmptyRow tells whether a row holds nothing but dashes and colons.
func isEmptyRow(row *markdown.Block) bool {
	for i := range row.Children {
		if strings.Trim(row.Children[i].Text, " :-–—\t") != "" {
			return false
		}
	}
	return true
}

// yearIn finds a year in the heading of a column: "Date (2021)".
func yearIn(text string) int {
	for i := 0; i+4 <= len(text); i++ {
		if isDigit(text[i]) && (i == 0 || !isDigit(text[i-1])) && (i+4 == len(text) || !isDigit(text[i+4])) {
			if year := number(text[i : i+4]); year >= firstYear && year <= lastYear && isDigit(text[i+1]) && isDigit(text[i+2]) && isDigit(text[i+3]) {
				return year
			}
		}
	}
	return 0
}
