package render

import (
	"io"
	"iter"
	"math"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// Calendars of follow-ups: one for the site, and one for each incident and each
// service with something that is still to come, or was due or cancelled within a year.
// An entry that is no longer wanted stays for a while as cancelled, under the same
// identifier, so that calendars drop it. What has been due for longer than a year
// stays in the calendar of the site, and in those that have anything newer.

// cancelledDays is how long a cancelled entry stays in a calendar, and what was due has
// one.
const cancelledDays = 365

// calendarPages are the calendars.
func (s *site) calendarPages() []publish.Page {
	pages := []publish.Page{calendarPage("", func() calendar {
		return calendar{name: s.text("calendar.name", s.in.Title), events: s.allEvents}
	})}
	for _, incident := range s.view.Base.Incidents {
		if s.hasEvents(incident) {
			pages = append(pages, calendarPage(incidentAddress(incident.Slug), func() calendar {
				return calendar{name: s.text("calendar.meeting", incident.Title), events: s.eventsOf([]*kb.Incident{incident}, math.MaxInt)}
			}))
		}
	}
	for _, service := range s.view.Base.Services {
		if s.serviceHasEvents(service) {
			pages = append(pages, calendarPage(serviceAddress(service.Slug), func() calendar {
				return calendar{name: s.text("calendar.name", service.Title), events: s.eventsOf(service.Incidents, serviceEvents)}
			}))
		}
	}
	return pages
}

func calendarPage(address string, make func() calendar) publish.Page {
	return publish.Page{Path: address + calendarFile, Write: func(w io.Writer) error { return make().write(w) }}
}

// hasEvents tells whether an incident has a calendar.
func (s *site) hasEvents(incident *kb.Incident) bool {
	shown := s.isRecent(changed(incident))
	if m, meets := s.view.Meetings(incident); meets && (shown || !m.Cancelled) || s.hasReview(incident) {
		return true
	}
	for i := range incident.Actions {
		a := &incident.Actions[i]
		day, every := s.dueDay(incident, a)
		if day.IsZero() {
			continue
		}
		if shown || a.State == kb.ActionOpen && (every != (kb.Interval{}) || s.isRecent(day)) {
			return true
		}
	}
	return false
}

// hasReview tells whether calendars have the meeting about a postmortem: one long ago
// is no news.
func (s *site) hasReview(incident *kb.Incident) bool {
	return !incident.Review.IsZero() && s.isRecent(incident.Review)
}

// isRecent tells whether a day is to come, or no longer ago than calendars tell of.
func (s *site) isRecent(day kb.Date) bool {
	return day.Compare(s.view.AsOf.AddDays(-cancelledDays)) >= 0
}

func (s *site) serviceHasEvents(service *kb.Service) bool {
	return slices.ContainsFunc(service.Incidents, s.hasEvents)
}

// serviceEvents is how many events the calendar of a service has at most, of its
// newest incidents. An incident may hit many services and have many actions, and
// every calendar would hold all of them; the calendar of the site does.
const serviceEvents = 500

// allEvents are those of all incidents, and the site's own.
func (s *site) allEvents(yield func(event) bool) {
	for e := range s.eventsOf(s.view.Base.Incidents, math.MaxInt) {
		if !yield(e) {
			return
		}
	}
	if review, ok := s.reviewEvent(); ok {
		yield(review)
	}
}

// eventsOf are the first events of several incidents, without those that were
// cancelled long ago.
func (s *site) eventsOf(incidents []*kb.Incident, most int) iter.Seq[event] {
	return func(yield func(event) bool) {
		left := most
		for _, incident := range incidents {
			for _, e := range s.events(incident) {
				if e.cancelled && !s.isRecent(e.changed) {
					continue
				}
				if left == 0 || !yield(e) {
					return
				}
				left--
			}
		}
	}
}

// events are the meetings about an incident and the due dates of its actions.
func (s *site) events(incident *kb.Incident) []event {
	var events []event
	changed := changed(incident)
	if m, ok := s.view.Meetings(incident); ok {
		events = append(events, s.meetingEvent(incident, m, changed))
	}
	if s.hasReview(incident) {
		// A slug has no dot in it, and no anchor of an action is empty.
		events = append(events, event{
			uid: s.uid(incident.Slug + "."), changed: changed, stamp: s.view.AsOf, day: incident.Review, summary: s.text("calendar.review", incident.Title),
			url: s.urls.known(incidentAddress(incident.Slug)),
		})
	}
	for i := range incident.Actions {
		a := &incident.Actions[i]
		if day, every := s.dueDay(incident, a); !day.IsZero() {
			e := s.dueEvent(incident, a)
			e.changed, e.day, e.every = changed, day, every
			if e.cancelled {
				e.end(a.Done)
			}
			events = append(events, e)
		}
	}
	return events
}

func (s *site) meetingEvent(incident *kb.Incident, m views.Meetings, changed kb.Date) event {
	e := event{
		uid: s.uid(incident.Slug), changed: changed, stamp: s.view.AsOf, day: m.First, every: m.Every,
		summary: s.text("calendar.meeting", incident.Title), description: stillOpen(s.texts, incident),
		url: s.urls.known(incidentAddress(incident.Slug)),
	}
	if m.Cancelled {
		e.cancelled, e.description = true, s.text("calendar.closed")
		e.end(m.Until)
	}
	return e
}

// reviewEvent reminds of the open postmortems of which nobody says when people meet,
// all of them at once, on the first day of every month to come. It is false where
// there are none.
func (s *site) reviewEvent() (event, bool) {
	open, today := s.view.Unscheduled(), s.view.AsOf
	if open == 0 {
		return event{}, false
	}
	monthly := kb.Interval{N: 1, Unit: kb.Months}
	return event{
		// A slug has no dot in it, so no incident has this identifier.
		uid: s.uid(".review"), changed: today, stamp: today,
		day: monthly.From(kb.Date{Year: today.Year, Month: today.Month, Day: 1}, 1), every: monthly,
		summary:     s.text("calendar.unscheduled"),
		description: s.count("calendar.open", open),
		url:         s.urls.known(agendaAddress),
	}, true
}

// dueDay is the day on which an action is due, and how it comes back; zero for an
// action that has none.
func (s *site) dueDay(incident *kb.Incident, a *kb.Action) (kb.Date, kb.Interval) {
	if r, ok := s.view.Recurrence(incident, a); ok {
		return r.First, r.Every
	}
	return a.Due, kb.Interval{}
}

// dueEvent is what a calendar says of an action, without its days.
func (s *site) dueEvent(incident *kb.Incident, a *kb.Action) event {
	// A slug has no dot in it, so no meeting has the identifier of an action.
	e := event{
		uid: s.uid(incident.Slug + "." + a.Anchor), stamp: s.view.AsOf, cancelled: a.State != kb.ActionOpen,
		summary: s.text("calendar.due", oneLine(a.Text.Head())), description: s.text("actions.from-title", incident.Title) + ".",
		url: s.urls.known(actionAddress(incident, a)),
	}
	if a.Owner != "" {
		e.description += "\n" + s.text("actions.owner") + ": " + a.Owner
	}
	if a.Ticket != nil {
		e.description += "\n" + s.text("actions.ticket") + ": " + strings.TrimSpace(a.Ticket.Text+" "+kb.OutsideAddress(a.Ticket.URL))
	}
	return e
}

// end ends the repetition of a cancelled event for calendars that show it all
// the same: on a day, or if that is not known or too early, after the first.
func (e *event) end(on kb.Date) {
	if on.Compare(e.day) < 0 {
		e.every = kb.Interval{}
		return
	}
	e.until = on
}

// uid is the identifier of an event. It depends on the document's slug, which
// its id or its file's name gives, and on the host of the site.
func (s *site) uid(name string) string { return name + "@" + s.urls.host }

// actionsInEvent is how many actions the words of a meeting list.
const actionsInEvent = 10

// stillOpen lists what a meeting is about.
func stillOpen(l *texts.Language, incident *kb.Incident) string {
	var lines []string
	more := 0
	for i := range incident.Actions {
		a := &incident.Actions[i]
		if a.State != kb.ActionOpen && !a.NeedsReason() {
			continue
		}
		if len(lines) == actionsInEvent {
			more++
			continue
		}
		line := "- " + oneLine(a.Text.Head())
		if a.Owner != "" {
			line += " (" + a.Owner + ")"
		}
		if a.NeedsReason() {
			line += l.Text("calendar.reason")
		}
		lines = append(lines, line)
	}
	text := l.Text("calendar.still-open") + "\n" + strings.Join(lines, "\n")
	if more > 0 {
		text += "\n" + l.Text("more", more)
	}
	return text
}

// changed is the author's own day of change, or else the newest day of which the
// document speaks as past: when an action was done, the end, the beginning.
func changed(incident *kb.Incident) kb.Date {
	if !incident.LastModified.IsZero() {
		return incident.LastModified
	}
	newest := incident.Date
	if over := views.EndOf(incident); over.Compare(newest) > 0 {
		newest = over
	}
	for i := range incident.Actions {
		if done := incident.Actions[i].Done; done.Compare(newest) > 0 {
			newest = done
		}
	}
	return newest
}

// widestText is how many bytes of an author's text an entry of a calendar shows
// in a line.
const widestText = 100

// oneLine is a text in one line, cut where it is long.
func oneLine(text string) string {
	return prose.Shorten(prose.Line(text), widestText)
}
