package views

import "github.com/debrief-dev/debrief/internal/kb"

// Meetings are when people meet about the follow-up of an incident until it is
// closed.
type Meetings struct {
	// First is the first meeting; Every how often after that, zero for a single
	// one.
	First kb.Date
	Every kb.Interval
	// Next is the first meeting on or after the day of the view, and Last the one
	// before it; zero if there is none.
	Next, Last kb.Date
	// Cancelled is set once the postmortem is closed; Until is the day on which
	// that happened, zero if it is not known. There is no Next then.
	Cancelled bool
	Until     kb.Date
}

// Meetings says when people meet about an incident. It is false where they do
// not, or nobody knows: there is nothing to do, no day to count from, the document
// or the site says never, or neither says anything.
func (v *View) Meetings(i *kb.Incident) (Meetings, bool) {
	closing, over, schedule := ClosingOf(i), EndOf(i), v.scheduleOf(i)
	if closing.State == NothingToDo || over.IsZero() || schedule.Never || schedule.IsZero() {
		return Meetings{}, false
	}
	m := Meetings{First: schedule.After.From(over, 1), Every: schedule.Every}
	end := v.AsOf
	if closing.State == Closed {
		m.Cancelled, m.Until = true, closing.On
		if !m.Until.IsZero() && m.Until.Compare(v.AsOf) < 0 {
			end = m.Until.AddDays(1)
		}
	}
	times := m.Every.Before(m.First, end)
	if times >= 0 {
		m.Last = m.Every.From(m.First, times)
	}
	if !m.Cancelled && (times < 0 || !m.Every.IsZero()) {
		m.Next = m.Every.From(m.First, times+1)
	}
	return m, true
}

// Unscheduled counts the open postmortems of which neither the document nor the
// site says when people meet about them.
func (v *View) Unscheduled() int {
	n := 0
	for _, i := range v.Base.Incidents {
		n += count(v.scheduleOf(i).IsZero() && ClosingOf(i).State == Open)
	}
	return n
}

// scheduleOf is the schedule of the document, or else of the site; zero if neither
// says anything.
func (v *View) scheduleOf(i *kb.Incident) kb.Schedule {
	if !i.FollowUp.IsZero() {
		return i.FollowUp
	}
	return v.schedule
}

// Recurrence is when an action that comes back is to be done.
type Recurrence struct {
	// First is one interval after the day on which it was done last, or else its
	// due date, or else one interval after the incident's date.
	First kb.Date
	Every kb.Interval
	// Next is the first time on or after the day of the view; zero if it has
	// stopped.
	Next kb.Date
	// Stopped is set where the action is marked done or wontfix.
	Stopped bool
}

// Recurrence says when an action comes back. It is false for an action that does
// not, and where no day is known to count from.
func (v *View) Recurrence(i *kb.Incident, a *kb.Action) (Recurrence, bool) {
	return recurrence(i, a, v.AsOf)
}

func recurrence(i *kb.Incident, a *kb.Action, asOf kb.Date) (Recurrence, bool) {
	if a.Every.IsZero() {
		return Recurrence{}, false
	}
	r := Recurrence{First: dueOf(a), Every: a.Every, Stopped: a.State != kb.ActionOpen}
	if r.First.IsZero() {
		if i.Date.IsZero() {
			return Recurrence{}, false
		}
		r.First = a.Every.From(i.Date, 1)
	}
	if !r.Stopped {
		r.Next = r.Every.From(r.First, r.Every.Before(r.First, asOf)+1)
	}
	return r, true
}
