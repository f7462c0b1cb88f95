package reading

import (
	"cmp"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Actions as a table, its columns found by their headings:
//
//	| # | Action               | Type    | Owner  | Due        | Status | Ticket |
//	|---|----------------------|---------|--------|------------|--------|--------|
//	| 1 | Alert on the backlog | detect  | @alice | 2024-05-01 | Done   | OPS-7  |
//	|   |                      |         |        |            |        |        |
//
//	| Prevention           | Implemented |    an answer, or a mark, is a state
//	|----------------------|-------------|
//	| Alert on the backlog | ✓           |
//
//	| 2024-05-01 | The pool was made larger  |    a log of what changed is none
//
//	| **Prevention**       |        |    alone in its row, in bold or slanted, or known
//	| Long term            |        |    as the name of a group: one
//	| Alert on the backlog | @alice |
//
// Empty rows and rows of dashes, which templates leave behind, are no actions.

// actionTableOf finds the columns; false if none holds actions. above is the
// paragraph before the table: the line of headings, where the line of dashes
// stands one row too low.
func actionTableOf(table, above *markdown.Block) (readTable, bool) {
	headings := headingsOf(table)
	if len(headings) == 0 {
		return readTable{}, false
	}
	meaning := func(_ int, heading string) column { return actionColumn(heading) }
	t := readTable{columnsOf(headings, meaning), table.Children[1:]}
	if above != nil && !t.has(itemColumn) {
		if moved := splitRow(above.Text); len(moved) == len(headings) {
			if other := columnsOf(moved, meaning); other.has(itemColumn) {
				t = readTable{other, table.Children}
			}
		}
	}
	if at, found := t.columns[ticketColumn]; found && !t.has(itemColumn) && t.saysWhat() {
		delete(t.columns, ticketColumn)
		t.columns[itemColumn] = at
	}
	if !t.has(itemColumn) {
		if widest := widestColumn(t.rows, t.unknown(len(headings))); widest >= 0 && saysSentences(t.rows, widest) && !t.isLog() {
			t.columns[itemColumn] = widest
		}
	}
	return t, t.has(itemColumn)
}

// saysWhat tells whether the cells of the column of tickets say what is to be done,
// beside the ticket: "#12 Alert when the queue is idle".
func (t readTable) saysWhat() bool {
	said := count(t.rows, func(row *markdown.Block) bool {
		return len(strings.Fields(ticketWord().ReplaceAllString(t.text(row, ticketColumn), ""))) > 1
	})
	return said > 0 && said*2 >= len(t.rows)
}

// splitRow cuts a line of a table that was not read as one.
func splitRow(text string) []string {
	text = strings.TrimSpace(text)
	if !strings.HasPrefix(text, "|") || strings.Contains(text, "\n") {
		return nil
	}
	return strings.Split(strings.Trim(text, "|"), "|")
}

// widestColumn is the one of some columns that holds most text; -1 if all are empty.
func widestColumn(rows []markdown.Block, among []int) int {
	widest, most := -1, 0
	for _, at := range among {
		size := 0
		for i := range rows {
			size += len(columns{itemColumn: at}.text(&rows[i], itemColumn))
		}
		if size > most {
			widest, most = at, size
		}
	}
	return widest
}

// saysSentences tells whether most cells of a column that no heading names have
// several words: a table of names is no list of actions.
func saysSentences(rows []markdown.Block, at int) bool {
	filled, several := 0, 0
	for i := range rows {
		text := columns{itemColumn: at}.text(&rows[i], itemColumn)
		if isEmptyCell(text) {
			continue
		}
		filled++
		if prose.HasUnspaced(text) || len(strings.Fields(text)) > 1 {
			several++
		}
	}
	return several*2 > filled
}

// isLog tells whether the rows of a table begin with days, and none of its headings
// says who does something, until when, or how far it is: it tells what changed.
func (t readTable) isLog() bool {
	if t.has(ownerColumn) || t.has(dueColumn) || t.has(stateColumn) || t.has(doneColumn) || len(t.rows) == 0 {
		return false
	}
	return allOf(t.rows, func(row *markdown.Block) bool {
		text := columns{dayColumn: 0}.text(row, dayColumn)
		m, ok := inSomeYear.ReadMoment(text, 0)
		return ok && m.HasDay && strings.TrimSpace(text[m.N:]) == ""
	})
}

// table reads a table of actions.
func (r *actionReader) table(table, above *markdown.Block) {
	t, ok := actionTableOf(table, above)
	if !ok {
		return
	}
	first, around := len(r.actions), r.group
	for i, row := range each(t.rows) {
		switch item := t.cell(row, itemColumn); {
		case item == nil || isOfAbove(item) || isEmptyRow(row):
		case t.isGroupRow(i):
			r.group = around
			r.openGroup(item.Text, topicNone)
		default:
			r.row(t.columns, row, item)
		}
	}
	r.group = around
	if len(r.actions) > first {
		// The table itself holds the words of its heading row and all cells.
		r.figures = append(r.figures, kb.Figure{Kind: kb.ActionFigure, Range: table.HTML, First: first, Last: len(r.actions), Keep: true})
	}
}

// row reads one row.
func (r *actionReader) row(known columns, row, item *markdown.Block) {
	if isNoAction(item) || isEmptyCell(item.Text) || isFormRow(row) {
		return
	}
	line := r.lineOf(item)
	a := &line.action
	if owner := known.text(row, ownerColumn); isState(owner) {
		if isPlaceholder(known.text(row, stateColumn)) {
			a.State = cmp.Or(a.State, answeredState(beforeDash(owner)))
		}
	} else if !isPlaceholder(owner) && !isNobody(owner) {
		if !known.has(dueColumn) {
			owner, a.Due = r.ownerAndDue(owner)
		}
		a.Owner = ownersOf(owner)
	}
	if due := known.text(row, dueColumn); !isPlaceholder(due) {
		if state, _, ok := stateInCell(due, stateColumn); ok && state == kb.ActionDone && a.State == "" {
			// "landed 2026-03-05": the day on which it was done.
			a.State = state
			a.Done, _ = dayInside(due, r.dates)
		} else if a.Due, _ = r.dueDay(due); a.Due.IsZero() && !isState(due) {
			a.DueSaid = shortDue(due)
			if _, n, _ := inSomeYear.ReadDay(due); n < len(due) { // else it only lacks the year
				r.unclearDue = append(r.unclearDue, refusedToken{due, row.Line})
			}
		}
	}
	done := known.text(row, doneColumn)
	if day, n, _ := r.dates.ReadDay(done); n > 0 && !day.IsZero() {
		a.Done, a.State = day, kb.ActionDone
	} else {
		a.State = cmp.Or(answeredState(done), a.State)
		if state, reason, _ := stateOf(done); state == kb.ActionWontfix {
			a.Reason = reason
		}
	}
	if kind := known.text(row, kindColumn); !isPlaceholder(kind) {
		a.Kind = cmp.Or(actionKindOf(kind), a.Kind)
	}
	if every := known.text(row, everyColumn); !isPlaceholder(every) {
		a.Every = cmp.Or(everyOf(every), a.Every)
	}
	r.stateOfRow(a, known, row)
	text := whole(item).sentence(line.from, line.to)
	text.Line = row.Line
	r.add(line, item, text)
}

// isState tells whether a cell in the place of an owner says how far the action is:
// "DONE — this sprint".
func isState(owner string) bool {
	_, _, state := stateOf(beforeDash(owner))
	return state && owner != ""
}

// stateOfRow reads state and ticket, which people write into one cell.
func (r *actionReader) stateOfRow(a *kb.Action, known columns, row *markdown.Block) {
	for _, name := range []column{stateColumn, ticketColumn} {
		text := known.text(row, name)
		if text == "" {
			continue
		}
		if name == ticketColumn {
			r.ticketOfCell(a, whole(known.cell(row, name)))
		}
		state, reason, ok := stateInCell(text, name)
		switch {
		case ok && a.State == "":
			a.State, a.Reason = state, reason
		case state == kb.ActionOpen:
			keepOpen(a)
		}
	}
	if a.State == kb.ActionWontfix && a.Reason == "" {
		a.Reason = known.text(row, reasonColumn)
	}
}

// ticketOfCell reads the ticket of a cell: its link, or its text.
func (r *actionReader) ticketOfCell(a *kb.Action, cell piece) {
	text := strings.TrimSpace(cell.words())
	if isPlaceholder(text) {
		return
	}
	found := false
	cell.spans(func(s markdown.Span) {
		if found || s.Style&markdown.Linked == 0 {
			return
		}
		if link := &r.doc.Body.Links[s.Link]; link.Kind == kb.ExternalLink {
			a.Ticket = &kb.Ticket{Text: strings.TrimSpace(cell.words()[s.From:s.To]), URL: webAddress(link)}
			found = true
		}
	})
	if found {
		return
	}
	if key := ticketWord().FindString(text); key != "" {
		a.Ticket = &kb.Ticket{Text: key}
	}
}
