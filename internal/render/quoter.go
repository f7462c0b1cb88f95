package render

import (
	"html/template"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/views"
)

// quoter makes rows of actions for a page that is not their incident's. It keeps
// the text that it quoted last, because actions of an incident stand together.
type quoter struct {
	site     *site
	frame    Frame
	incident *kb.Incident
	text     richText
}

// row quotes an action.
func (q *quoter) row(f views.FollowUp) (ActionRow, error) {
	row := q.site.actionRow(f.Incident, f.Action)
	if row.Ticket != nil {
		// The page of the incident has it as it is written.
		row.Ticket.Text = f.Action.Ticket.Label()
	}
	row.Anchor = ""
	var err error
	if row.Text, err = q.words(f.Incident, f.Action); err != nil {
		return row, err
	}
	link := q.frame.link(q.frame.listTitle(f.Incident), actionAddress(f.Incident, f.Action))
	row.Incident, row.Echo = &link, echoNote(q.frame, q.site.view.Echo(f.Action), f.Action)
	if row.Closed {
		return row, nil
	}
	if f.Age >= 0 {
		row.Age, row.Since = ageWords(q.site.texts, f.Age), waitsSince(f.Incident, f.Age)
	}
	if hasDueDay(f.Action) {
		row.DueWords = dueWords(q.site.texts, f.DueIn)
	}
	return row, nil
}

// words writes the text of an action. One without links is the same on every
// page, and is kept for the next list that has it.
func (q *quoter) words(incident *kb.Incident, a *kb.Action) (template.HTML, error) {
	if kept, ok := q.site.quoted.Load(a); ok {
		return kept.(template.HTML), nil
	}
	if q.incident != incident {
		text, err := q.site.rich(q.frame.at, &incident.Document, incidentAddress(incident.Slug))
		if err != nil {
			return "", err
		}
		q.incident, q.text = incident, text
	}
	html, err := q.text.text(a.Text)
	if err == nil && !markdown.HasLink(q.text.document.Body, a.Text) {
		q.site.quoted.Store(a, html)
	}
	return html, err
}
