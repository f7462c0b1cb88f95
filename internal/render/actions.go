package render

import (
	"html/template"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// ActionList is the structured form of a list of follow-up actions. The Has
// fields say which columns have something in them.
type ActionList struct {
	HasOwner, HasDue, HasTicket bool
	Rows                        []ActionRow
}

// ActionRow is a follow-up action.
type ActionRow struct {
	Anchor string
	// State names the icon: open, done, wontfix or overdue; StateWord is what
	// it means.
	State, StateWord string
	// Closed is set if nobody has to do anything any more.
	Closed bool
	Text   template.HTML
	// Kind says what the action is for; Reason why it will not be done.
	Kind, Reason string
	Owner        string
	// Due and Done are days as YYYY-MM-DD; empty if not recorded.
	Due, Done string
	Ticket    *Link
	// Incident leads to where the action comes from, on other pages than the
	// incident's own.
	Incident *Link
}

// kindWords say what a kind of action is for.
var kindWords = map[kb.ActionKind]string{
	kb.ActionPrevent: "prevent", kb.ActionDetect: "detect", kb.ActionRespond: "respond", kb.ActionLearn: "learn",
}

// actionList makes the rows of some actions of an incident.
func (s *site) actionList(incident *kb.Incident, entries []int, text richText) (*ActionList, error) {
	list := &ActionList{Rows: make([]ActionRow, 0, len(entries))}
	for _, i := range entries {
		a := &incident.Actions[i]
		html, err := text.text(a.Text)
		if err != nil {
			return nil, err
		}
		row := s.actionRow(a)
		row.Text = html
		list.add(row)
	}
	return list, nil
}

// openActions makes the rows of open actions of several incidents, at most limit.
func (s *site) openActions(f Frame, open []views.OpenAction, limit int) (*ActionList, error) {
	if len(open) == 0 {
		return nil, nil
	}
	list := &ActionList{}
	for _, o := range open[:min(limit, len(open))] {
		address := incidentAddress(o.Incident.Slug)
		text, err := s.rich(f.at, &o.Incident.Document, address)
		if err != nil {
			return nil, err
		}
		html, err := text.text(o.Action.Text)
		if err != nil {
			return nil, err
		}
		row := s.actionRow(o.Action)
		row.Text, row.Anchor = html, ""
		link := f.link(o.Incident.Title, address+"#"+actionAnchor(o.Action))
		row.Incident = &link
		list.add(row)
	}
	return list, nil
}

func (list *ActionList) add(row ActionRow) {
	list.HasOwner = list.HasOwner || row.Owner != ""
	list.HasDue = list.HasDue || row.Due != "" || row.Done != ""
	list.HasTicket = list.HasTicket || row.Ticket != nil
	list.Rows = append(list.Rows, row)
}

func actionAnchor(a *kb.Action) string { return withPrefix("a-", a.Anchor) }

func (s *site) actionRow(a *kb.Action) ActionRow {
	row := ActionRow{
		Anchor: actionAnchor(a), State: "open", StateWord: "open", Kind: kindWords[a.Kind], Reason: a.Reason,
		Owner: a.Owner, Due: a.Due.String(), Done: a.Done.String(),
	}
	switch {
	case a.State == kb.ActionDone:
		row.State, row.StateWord, row.Closed = "done", "done", true
	case a.State == kb.ActionWontfix:
		row.State, row.StateWord, row.Closed = "wontfix", "won’t do", true
	case views.IsOverdue(a, s.in.AsOf):
		row.State, row.StateWord = "overdue", "overdue"
	}
	if a.Ticket != nil {
		row.Ticket = &Link{Text: a.Ticket.Text, Href: outside(a.Ticket.URL)}
	}
	return row
}
