package render

import (
	"io"
	"strconv"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// actionColumns are the columns of follow-ups.csv (RFC 4180). The address of an action
// ends in its anchor.
var actionColumns = []string{
	"incident", "incident_date", "incident_title", "action", "state", "overdue", "owner", "due", "every", "done", "kind",
	"ticket", "ticket_url", "reason", "waiting_since", "age_days", "services", "url", "source", "line", "state_said", "due_said",
}

// writeActionsCSV writes all actions, one a row, those of an incident together;
// what is not known is empty.
func (s *site) writeActionsCSV(w io.Writer) error {
	return writeRows(w, actionColumns, func(yield func([]string) bool) {
		for _, incident := range s.view.Base.Incidents {
			for _, f := range s.view.FollowUps(incident) {
				if !yield(s.actionCells(f)) {
					return
				}
			}
		}
	})
}

func (s *site) actionCells(f views.FollowUp) []string {
	incident, a := f.Incident, f.Action
	ticket, ticketURL := "", ""
	if a.Ticket != nil {
		ticket, ticketURL = a.Ticket.Text, kb.OutsideAddress(a.Ticket.URL)
	}
	due := a.Due
	if a.State == kb.ActionOpen {
		due = f.Due
	}
	overdue, age := "", ""
	if a.State == kb.ActionOpen {
		overdue = strconv.FormatBool(f.Overdue)
	}
	if f.Age >= 0 {
		age = strconv.Itoa(f.Age)
	}
	return []string{
		incident.Slug, incident.Date.String(), incident.Title, a.Text.Head(), string(a.State), overdue, a.Owner,
		due.String(), a.Every.String(), a.Done.String(), string(a.Kind), ticket, ticketURL, a.Reason, waitsSince(incident, f.Age), age,
		strings.Join(incident.ServiceSlugs(), "; "), s.urls.absolute(actionAddress(incident, a)), incident.Source, strconv.Itoa(a.Text.Line), strconv.FormatBool(!a.SaysNoState()), a.DueSaid,
	}
}
