package data

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// Agenda is what "debrief agenda --json" prints: what the next meeting about
// follow-ups goes through.
type Agenda struct {
	Schema int    `json:"schema"`
	AsOf   string `json:"as_of"`
	// Day is the day of the meeting, null if none is planned, and Previous that of
	// the one before.
	Day      *string `json:"day"`
	Previous *string `json:"previous"`
	// Items are the open postmortems, the oldest first.
	Items []AgendaItem `json:"items"`
	// Closed are those closed since the meeting before, the last first.
	Closed []ClosedItem `json:"closed_since"`
}

// AgendaItem is one postmortem of an agenda.
type AgendaItem struct {
	Incident IncidentName `json:"incident"`
	Source   string       `json:"source"`
	Open     []FollowUp   `json:"open"`
	// NeedReason are the texts of actions that will not be done while nobody says
	// why.
	NeedReason []string `json:"needs_reason"`
	// Review are the texts of accepted risks that are to be looked at again.
	Review []string `json:"review"`
	// Done are the actions done since the last meeting about the incident.
	Done []DoneItem `json:"done_since"`
	// Questions are the texts of those that nobody has answered, and Notes what was
	// added since the last meeting, or else the last thing that was.
	Questions []string   `json:"questions"`
	Notes     []NoteItem `json:"notes"`
	// InReview is set for a document in review of which no action was read.
	InReview bool `json:"in_review"`
}

// NoteItem is what was added to a postmortem on a day.
type NoteItem struct {
	Day  *string `json:"day"`
	Text string  `json:"text"`
}

// DoneItem is an action that was done, and its day.
type DoneItem struct {
	Text string  `json:"text"`
	Done *string `json:"done"`
}

// ClosedItem is a postmortem that was closed, and the day.
type ClosedItem struct {
	Incident IncidentName `json:"incident"`
	On       *string      `json:"closed_on"`
}

// Agenda is the next agenda.
func (s Site) Agenda() Agenda {
	a := s.View.Agenda()
	return Agenda{
		Schema: schema, AsOf: s.View.AsOf.String(), Day: day(a.Day), Previous: day(a.Previous),
		Items: each(a.Items, func(item views.AgendaItem) AgendaItem {
			return AgendaItem{
				Incident: nameOf(item.Incident), Source: item.Incident.Source, Open: each(item.Open, s.followUp),
				NeedReason: each(item.NeedReason, func(a *kb.Action) string { return a.Text.Head() }),
				Review:     each(item.Review, func(a *kb.Action) string { return a.Text.Head() }),
				Done:       each(item.Changed, func(a *kb.Action) DoneItem { return DoneItem{a.Text.Head(), day(a.Done)} }),
				Questions:  each(item.Questions, func(q *kb.Question) string { return q.Text.Head() }),
				Notes:      each(item.Notes, func(n *kb.Note) NoteItem { return NoteItem{day(n.Day), n.Text.Plain} }),
				InReview:   item.InReview,
			}
		}),
		Closed: each(a.ClosedSince, func(c *views.ClosedIncident) ClosedItem {
			return ClosedItem{nameOf(c.Incident), day(c.Closing.On)}
		}),
	}
}
