package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// The rows of a timeline as a table, as entries:
//
//	| Sun | Oct 31 | 21:33   | the pager rang |    an entry
//	| Mon | Nov 1  |         |                |    the day of the rows below it
//	|     |        | 22:10 the queue is empty | |   an entry as well
//	|     |        | unknown — some time after the deploy | the cache filled up |
//	|     |        | HH:mm   | …              |    left over from a template: none
//
// What stands in place of a time is shown up to its explanation. Rows of dashes and
// empty rows are no entries.

// written is a row's day and time as one text.
func (t timeTable) written(row *markdown.Block) string {
	return strings.TrimSpace(t.text(row, dayColumn) + " " + t.text(row, clockColumn))
}

// table reads a table of a timeline.
func (r *timelineReader) table(table *markdown.Block) {
	t, ok := r.timeTableOf(table)
	if !ok {
		r.breakFigure()
		return
	}
	head := &table.Children[0]
	for _, name := range []column{clockColumn, dayColumn} {
		text := t.text(head, name)
		if z, ok := when.FindZone(text); ok {
			r.ctx.Zone = z
		}
		if year := when.Year(text); year > 0 && r.ctx.Day.Year != year {
			r.ctx.Day, r.ctx.Year = kb.Date{}, year
		}
	}
	r.rows(table, t)
}

// rows reads the rows of a table as entries.
func (r *timelineReader) rows(table *markdown.Block, t timeTable) {
	r.breakFigure()
	leftOver := t.rowsWithoutTime() == 1
	for _, row := range each(t.rows) {
		if isEmptyRow(row) {
			continue
		}
		if written := t.written(row); isTemplateTime(written) && (leftOver || !prose.IsDigit(written[0])) {
			continue
		}
		r.row(table, t, row)
	}
	r.breakFigure()
}

var templateClock = words.Pattern(`(?i)(?:^|\P{L}){template.clock}(?:\P{L}|$)`)

// rowsWithoutTime counts the rows with a day and the template's "HH:mm": one is
// left over, several are the author's way to say that the time is not known.
func (t timeTable) rowsWithoutTime() int {
	return count(t.rows, func(row *markdown.Block) bool {
		written := t.written(row)
		return templateClock().MatchString(written) && prose.IsDigit(written[0])
	})
}

// row reads one row of a table. One without a letter or a digit, "… | …", only says that
// rows were left out.
func (r *timelineReader) row(table *markdown.Block, t timeTable, row *markdown.Block) {
	written := t.written(row)
	if !strings.ContainsFunc(written+t.text(row, eventColumn), prose.IsWordRune) {
		return
	}
	if t.text(row, eventColumn) == "" && strings.TrimSpace(nextDay.opening(written+" ")) == written {
		r.passDay(0)
		r.joins = table.HTML.From
		return
	}
	m, ok := r.ctx.ReadMoment(written, row.Line)
	if !ok && r.nextDay(written, &m) == len(written) {
		ok, m.Moment.Line = true, row.Line
	}
	text, told := t.toldInTime(row, written, m, ok)
	if told {
		written = m.Moment.Written
	}
	if !ok || t.counted && !m.HasDay {
		ok = false
		m = when.Reading{Moment: kb.Moment{Line: row.Line, Approximate: written != ""}}
	}
	if ok && !told && t.text(row, eventColumn) == "" && isDayOnly(m) {
		// A row that is only a day is in force for the rows below it.
		r.openDay(m)
		r.joins = table.HTML.From
		return
	}
	if m.Moment.Written = written; !ok {
		m.Moment.Written = inShort(written)
	}
	if event := t.cell(row, eventColumn); event != nil && !told {
		text = whole(event).sentence(0, len(event.Text))
	}
	text.Line = row.Line
	// The table itself holds the words of its heading row as well.
	r.add(m, text, table.HTML, markedKind(t.text(row, kindColumn)), true)
	r.insideList(table)
}

// toldInTime is what happened in a row that tells it in the cell of the time, behind the time
// or in place of one.
func (t timeTable) toldInTime(row *markdown.Block, written string, m when.Reading, timed bool) (kb.Text, bool) {
	cell := t.cell(row, clockColumn)
	if cell == nil || isEmptyCell(cell.Text) {
		cell = t.cell(row, dayColumn)
	}
	if cell == nil || t.text(row, eventColumn) != "" || isPlaceholder(written) {
		return kb.Text{}, false
	}
	rest := written
	if timed {
		rest = strings.TrimSpace(written[m.N:])
	}
	first, _ := utf8.DecodeRuneInString(rest)
	isTold := unicode.IsLetter(first) && strings.Contains(rest, " ")
	if timed {
		isTold = strings.ContainsFunc(rest, unicode.IsLetter) && first != '(' && first != '（'
	}
	end := len(strings.TrimRightFunc(cell.Text, unicode.IsSpace))
	if !isTold || len(rest) > end {
		return kb.Text{}, false
	}
	return whole(cell).sentence(end-len(rest), end), true
}

// longestWritten is how long what stands in place of a time may be in a list; the table
// itself is shown as well.
const longestWritten = 40

// inShort is what stands in place of a time, up to where its explanation begins:
// "unknown — some time after the deploy".
func inShort(written string) string {
	if len(written) <= longestWritten {
		return written
	}
	for _, end := range []string{" — ", " – ", " - ", " (", "; ", ", "} {
		if head, _, found := strings.Cut(written, end); found && len(head) <= longestWritten && strings.TrimSpace(head) != "" {
			return head
		}
	}
	return written
}

// isDayOnly tells whether a reading is a day without a time of day.
func isDayOnly(m when.Reading) bool { return m.HasDay && !m.Moment.HasClock }
