package reading

import (
	"cmp"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// Actions as a table, its columns found by their headings:
//
//	| # | Action               | Type    | Owner  | Due        | Status | Ticket |
//	|---|----------------------|---------|--------|------------|--------|--------|
//	| 1 | Alert on the backlog | detect  | @alice | 2024-05-01 | Done   | OPS-7  |
//	|   |                      |         |        |            |        |        |
//
// Empty rows and rows of dashes, which templates leave behind, are no actions.

// cellRole is what a column of a table of actions holds.
type cellRole int

const (
	otherCell cellRole = iota
	numberCell
	itemCell
	ownerCell
	dueCell
	doneCell
	stateCell
	ticketCell
	kindCell
	reasonCell
	everyCell
)

var actionColumns = rolesOf("column.action.", map[string]cellRole{
	"number": numberCell,
	"item":   itemCell,
	"owner":  ownerCell,
	"due":    dueCell,
	"done":   doneCell,
	"state":  stateCell,
	"ticket": ticketCell,
	"kind":   kindCell,
	"every":  everyCell,
	"reason": reasonCell,
})

// columnOf is the role of a column, or of a key in brackets.
func columnOf(heading string) cellRole {
	if strings.Trim(heading, " #") == "" {
		return numberCell
	}
	role, _ := headingRole(actionColumns, heading)
	return role
}

// actionTable is a table with the column of each role; -1 if there is none.
type actionTable struct {
	columns map[cellRole]int
	// firstRow is the first row to read.
	firstRow int
}

// actionTableOf finds the columns. above is the paragraph before the table: the
// line of headings, where the line of dashes stands one row too low.
func actionTableOf(table, above *markdown.Block) (actionTable, bool) {
	t := actionTable{firstRow: 1}
	if len(table.Children) == 0 {
		return t, false
	}
	var headings []string
	for i := range table.Children[0].Children {
		headings = append(headings, table.Children[0].Children[i].Text)
	}
	t.find(headings)
	if above != nil && t.columns[itemCell] < 0 {
		if moved := splitRow(above.Text); len(moved) == len(headings) {
			other := actionTable{}
			if other.find(moved); other.columns[itemCell] >= 0 {
				t = other
			}
		}
	}
	if t.columns[itemCell] < 0 {
		t.columns[itemCell] = widestColumn(table, t.columns)
	}
	return t, t.columns[itemCell] >= 0
}

// splitRow cuts a line of a table that was not read as one.
func splitRow(text string) []string {
	text = strings.TrimSpace(text)
	if !strings.HasPrefix(text, "|") || strings.Contains(text, "\n") {
		return nil
	}
	return strings.Split(strings.Trim(text, "|"), "|")
}

func (t *actionTable) find(headings []string) {
	t.columns = map[cellRole]int{}
	for role := numberCell; role <= everyCell; role++ {
		t.columns[role] = -1
	}
	for i, heading := range headings {
		role := columnOf(heading)
		if role != otherCell && t.columns[role] < 0 {
			t.columns[role] = i
		}
	}
}

// widestColumn is the column without a role that holds most text; -1 if every
// column has a role.
func widestColumn(table *markdown.Block, taken map[cellRole]int) int {
	used := map[int]bool{}
	for _, i := range taken {
		used[i] = true
	}
	best, most := -1, 0
	for i := range table.Children[0].Children {
		if used[i] {
			continue
		}
		size := 0
		for j := range table.Children[1:] {
			size += len(cellText(&table.Children[1+j], i))
		}
		if size > most {
			best, most = i, size
		}
	}
	return best
}

// table reads a table of actions.
func (r *actionReader) table(table, above *markdown.Block) {
	t, ok := actionTableOf(table, above)
	if !ok {
		return
	}
	first := len(r.actions)
	for i := t.firstRow; i < len(table.Children); i++ {
		row := &table.Children[i]
		if column := t.columns[itemCell]; !isEmptyRow(row) && column < len(row.Children) {
			r.row(&t, row, &row.Children[column])
		}
	}
	if len(r.actions) > first {
		// The table itself holds the words of its heading row and all cells.
		r.figures = append(r.figures, kb.Figure{Kind: kb.ActionFigure, Range: table.HTML, First: first, Last: len(r.actions), Keep: true})
	}
}

// row reads one row.
func (r *actionReader) row(t *actionTable, row, item *markdown.Block) {
	if isNoAction(item) || strings.Trim(item.Text, " :-–—") == "" {
		return
	}
	line := r.readActionLine(whole(item))
	r.refuse(line, item.Text, item.Line)
	a := line.action
	if owner := cellText(row, t.columns[ownerCell]); !isPlaceholder(owner) && !isNobody(owner) {
		a.Owner = owner
	}
	if due := cellText(row, t.columns[dueCell]); !isPlaceholder(due) {
		a.Due, _ = r.readDay(due)
	}
	done := cellText(row, t.columns[doneCell])
	if day, n := r.readDay(done); n > 0 && !day.IsZero() {
		a.Done, a.State = day, kb.ActionDone
	} else if state, _, ok := stateOf(done); ok {
		// A column "Done?" with yes and no.
		a.State = state
	}
	if kind := cellText(row, t.columns[kindCell]); !isPlaceholder(kind) {
		a.Kind = cmp.Or(actionKindOf(kind), a.Kind)
	}
	if every := cellText(row, t.columns[everyCell]); !isPlaceholder(every) {
		a.Every = cmp.Or(everyOf(every), a.Every)
	}
	r.stateOfRow(&a, t, row)
	a.Text = whole(item).sentence(line.from, line.to)
	a.Text.Line = row.Line
	a.Ticket = resolveTicket(a.Ticket, r.trackers)
	r.add(a, line.anchor, item.Text[line.from:line.to])
}

// stateOfRow reads state and ticket, which people write into one cell.
func (r *actionReader) stateOfRow(a *kb.Action, t *actionTable, row *markdown.Block) {
	for _, role := range []cellRole{stateCell, ticketCell} {
		text := cellText(row, t.columns[role])
		if text == "" {
			continue
		}
		cell := whole(&row.Children[t.columns[role]])
		if role == ticketCell {
			r.ticketOfCell(a, cell)
		}
		state, reason, ok := stateInCell(text, role)
		switch {
		case ok && a.State == "":
			a.State, a.Reason = state, reason
		case state == kb.ActionOpen:
			keepOpen(a)
		}
	}
	if a.State == kb.ActionWontfix && a.Reason == "" {
		a.Reason = cellText(row, t.columns[reasonCell])
	}
}

// stateInCell reads a state: the cell as a whole, words in brackets, or a last
// word in capitals ("n/a DONE").
func stateInCell(text string, role cellRole) (kb.ActionState, string, bool) {
	if state, reason, ok := stateOf(text); ok {
		return state, reason, true
	}
	if inner := strings.Trim(text, "()[] "); inner != text {
		if state, reason, ok := stateOf(inner); ok {
			return state, reason, true
		}
	}
	fields := strings.Fields(text)
	last := strings.Trim(fields[len(fields)-1], "()[]*_")
	if (last == strings.ToUpper(last) || strings.HasSuffix(text, "("+last+")")) && hasLetter(last) {
		if state, reason, ok := stateOf(last); ok {
			return state, reason, true
		}
	}
	if role != stateCell {
		return "", "", false
	}
	// "Done 2024-05-01", "完了（5月1日）": the first word decides.
	state, ok := headingRole(stateWords, text)
	return state, "", ok
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
			address := link.Target
			if link.Fragment != "" {
				address += "#" + link.Fragment
			}
			a.Ticket = &kb.Ticket{Text: strings.TrimSpace(cell.words()[s.From:s.To]), URL: address}
			found = true
		}
	})
	if found {
		return
	}
	if key := ticketWord.FindString(text); key != "" {
		a.Ticket = &kb.Ticket{Text: key}
	}
}

// isNobody tells whether a cell says that there is no owner.
func isNobody(owner string) bool {
	switch strings.ToLower(owner) {
	case "none", "nobody", "unassigned", "no owner", "keiner", "niemand", "aucun", "personne", "nadie", "ninguno", "ninguém", "ingen", "未割当", "未定", "无", "未分配":
		return true
	}
	return false
}
