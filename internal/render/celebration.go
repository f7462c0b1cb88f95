package render

import (
	"fmt"
	"html/template"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// Celebration says that a postmortem is closed, or all of them.
type Celebration struct {
	Title, Sentence string
	// Incident leads to the postmortem, on other pages than its own.
	Incident *Link
	// Changed is what is different now, in the author's words.
	Changed template.HTML
	// Thanks is one line.
	Thanks string
}

// ClosedLink leads to a closed postmortem and says when and how fast.
type ClosedLink struct {
	Link
	Words string
}

// NextMeeting is when the people of an incident meet again about its follow-up.
type NextMeeting struct {
	// Next is the day as YYYY-MM-DD, Words the same for reading.
	Next, Words string
	// Every says how often after that; empty for a single meeting.
	Every string
}

// celebrate says that an incident is closed. The text is the incident's.
func celebrate(incident *kb.Incident, closing views.Closing, text richText) (*Celebration, error) {
	c := &Celebration{Title: "Closed", Sentence: closingSentence(closing), Thanks: thanks(views.ThanksOf(incident))}
	var err error
	c.Changed, err = text.text(incident.Changed)
	return c, err
}

// nothingOpen says that no postmortem has anything left to do, and what was
// closed last; that may be nil, if nobody noted a day.
func (s *site) nothingOpen(f Frame, last *views.ClosedIncident) (*Celebration, error) {
	c := &Celebration{Title: "All closed"}
	if last == nil {
		return c, nil
	}
	link := f.incidentLink(last.Incident)
	c.Incident, c.Sentence = &link, "The last one on "+last.Closing.On.Words()+"."
	text, err := s.rich(f.at, &last.Incident.Document, incidentAddress(last.Incident.Slug))
	if err != nil {
		return nil, err
	}
	c.Changed, err = text.text(last.Incident.Changed)
	return c, err
}

// closingSentence says how the actions ended, and how fast.
func closingSentence(c views.Closing) string {
	done, total := c.Count.Done, c.Count.Total()
	var words string
	switch {
	case done == total && total == 1:
		words = "The one action is done"
	case done == total:
		words = fmt.Sprintf("All %d actions are done", total)
	case done == 0:
		words = kb.Plural(total, "action was", "actions were") + " decided against, with a reason"
	default:
		words = fmt.Sprintf("%s done, and %d decided against with a reason", kb.Plural(done, "action is", "actions are"), total-done)
	}
	switch {
	case c.HasDays && c.Days == 0:
		return words + ", on the day on which the incident ended."
	case c.HasDays:
		return words + ", " + kb.Plural(c.Days, "day", "days") + " after the incident ended."
	case !c.On.IsZero():
		return words + " since " + c.On.Words() + "."
	default:
		return words + "."
	}
}

// thanks is one line about the people behind postmortems, by role.
func thanks(t views.Thanks) string {
	if len(t.Roles) == 0 {
		return "Thanks to everyone who wrote, reviewed and followed up."
	}
	return "Thanks to " + kb.JoinAnd(append(append([]string{}, t.Roles...), "everyone who reviewed and followed up")) + "."
}

// closedLinks lead to closed postmortems.
func closedLinks(f Frame, closed []*views.ClosedIncident) []ClosedLink {
	var links []ClosedLink
	for _, c := range closed {
		words := "closed on " + c.Closing.On.Words()
		if c.Closing.HasDays {
			words += ", after " + kb.Plural(c.Closing.Days, "day", "days")
		}
		links = append(links, ClosedLink{f.incidentLink(c.Incident), words})
	}
	return links
}

// followUp fills what the page of an incident says about its follow-up.
func (s *site) followUp(p *IncidentPage, text richText) error {
	closing := views.ClosingOf(p.Incident)
	p.NeedReason = closing.NeedReason
	if m, ok := views.MeetingsOf(p.Incident, s.in.FollowUp, s.in.AsOf); ok && !m.Next.IsZero() {
		p.Meeting = &NextMeeting{Next: m.Next.String(), Words: m.Next.Words(), Every: m.Every.EveryWords()}
	}
	if closing.State == views.Open {
		p.Calendar = s.incidentCalendar(p.Frame, p.Incident)
	}
	if closing.State != views.Closed {
		return nil
	}
	var err error
	p.Celebration, err = celebrate(p.Incident, closing, text)
	return err
}
