package views

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Agenda is what the next meeting about follow-ups goes through.
type Agenda struct {
	// Day is the next meeting on or after the day of the view; zero if none is
	// planned.
	Day kb.Date
	// Previous is the last meeting before the day of the view; zero if there was
	// none.
	Previous kb.Date
	// Items are the postmortems to go through, the oldest first and those
	// without a day last.
	Items []AgendaItem
	// ClosedSince are the postmortems closed on or after Previous, the last
	// closed first.
	ClosedSince []*ClosedIncident
	// NoMeetings and Later count the open postmortems that are left out: those
	// about which nobody meets, and those that meet for the first time after Day.
	NoMeetings, Later int
}

// AgendaItem is one postmortem of an agenda.
type AgendaItem struct {
	Incident *kb.Incident
	Closing  Closing
	// Meetings is the zero value for an incident without a day or a schedule.
	Meetings Meetings
	// Meets is set if its own next meeting is on the day of the agenda.
	Meets bool
	// Open are the actions still to be done, and NeedReason those that will not
	// be done while nobody says why, in the order of the document.
	Open       []FollowUp
	NeedReason []*kb.Action
	// Review are accepted risks that are to be looked at again.
	Review []*kb.Action
	// Questions are those that nobody has answered, and Notes what was added since the
	// last meeting, the latest first, or else the last thing that was.
	Questions []*kb.Question
	Notes     []*kb.Note
	// Changed are the actions done on or after the incident's own last meeting,
	// or ever if there was none.
	Changed []*kb.Action
	// Age is as in FollowUp.
	Age int
	// InReview is set for a document in review of which no action was read: the meeting
	// finds them.
	InReview bool
}

// Agenda is what the next meeting goes through: every open postmortem whose first
// meeting is not after that day, those in review that have no action yet, and those
// without meetings of which nothing says that nobody meets. Where no meeting is planned,
// it is what is to be reviewed.
func (v *View) Agenda() *Agenda { return v.agenda.of(v, nextAgenda) }

func nextAgenda(v *View) *Agenda {
	a := &Agenda{}
	var items []AgendaItem
	for _, i := range v.Base.Incidents {
		closing := ClosingOf(i)
		asked := len(openQuestions(i)) > 0
		inReview := closing.State == NothingToDo && i.Status == kb.StatusReview
		if never := v.scheduleOf(i).Never; never || closing.State == NothingToDo && !asked && !inReview {
			a.NoMeetings += count(never && closing.State == Open)
			continue
		}
		meetings, _ := v.Meetings(i)
		if meetings.Last.Compare(a.Previous) > 0 {
			a.Previous = meetings.Last
		}
		if closing.State == Closed && !asked && !slices.ContainsFunc(i.Actions, func(a kb.Action) bool { return isToReview(&a, v.AsOf) }) {
			continue
		}
		if meetings.Next.CompareLast(a.Day) < 0 {
			a.Day = meetings.Next
		}
		items = append(items, AgendaItem{Incident: i, Closing: closing, Meetings: meetings, Age: ageOf(i, v.AsOf), InReview: inReview})
	}
	for n := range items {
		item := &items[n]
		if a.Day.IsZero() || item.Meetings.First.Compare(a.Day) <= 0 {
			item.fill(a.Day, v.AsOf)
			a.Items = append(a.Items, *item)
		}
	}
	a.Later = len(items) - len(a.Items)
	slices.SortStableFunc(a.Items, func(x, y AgendaItem) int { return compareAge(x.Incident, y.Incident) })
	for _, c := range v.Closed() {
		if !c.Closing.On.IsZero() && c.Closing.On.Compare(a.Previous) >= 0 && c.Closing.On.Compare(v.AsOf) <= 0 {
			a.ClosedSince = append(a.ClosedSince, c)
		}
	}
	return a
}

// fill completes an item that the meeting goes through.
func (item *AgendaItem) fill(day, asOf kb.Date) {
	item.Meets = !day.IsZero() && item.Meetings.Next == day
	item.Questions = openQuestions(item.Incident)
	for n := range item.Incident.Notes {
		if note := &item.Incident.Notes[n]; note.Day.Compare(item.Meetings.Last) >= 0 && note.Day.Compare(asOf) <= 0 {
			item.Notes = append(item.Notes, note)
		}
	}
	if last := latestNote(item.Incident, asOf); len(item.Notes) == 0 && last != nil {
		item.Notes = append(item.Notes, last)
	}
	slices.SortStableFunc(item.Notes, func(a, b *kb.Note) int { return b.Day.Compare(a.Day) })
	for n := range item.Incident.Actions {
		a := &item.Incident.Actions[n]
		switch {
		case a.NeedsReason():
			item.NeedReason = append(item.NeedReason, a)
		case isToReview(a, asOf):
			item.Review = append(item.Review, a)
		case a.State == kb.ActionOpen:
			item.Open = append(item.Open, followUp(item.Incident, a, asOf))
		}
		if !a.Done.IsZero() && a.Done.Compare(item.Meetings.Last) >= 0 && a.Done.Compare(asOf) <= 0 {
			item.Changed = append(item.Changed, a)
		}
	}
}

// openQuestions are those of an incident that nobody has answered.
func openQuestions(i *kb.Incident) (open []*kb.Question) {
	for n := range i.Questions {
		if q := &i.Questions[n]; !q.Answered {
			open = append(open, q)
		}
	}
	return open
}

// latestNote is what was added last, up to a day; nil if nothing was.
func latestNote(i *kb.Incident, asOf kb.Date) (latest *kb.Note) {
	for n := range i.Notes {
		note := &i.Notes[n]
		if note.Day.Compare(asOf) <= 0 && (latest == nil || note.Day.Compare(latest.Day) > 0) {
			latest = note
		}
	}
	return latest
}
