package render

import (
	"html/template"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/texts"
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

// NextMeeting is when the people of an incident meet again about its follow-up.
type NextMeeting struct {
	// Next is the day as YYYY-MM-DD, Words the same for reading.
	Next, Words string
	// Every says how often after that; empty for a single meeting.
	Every string
}

// celebrate says that an incident is closed. The text is the incident's.
func celebrate(l *texts.Language, incident *kb.Incident, closing views.Closing, text richText) (*Celebration, error) {
	c := &Celebration{Title: l.Text("celebration.label"), Sentence: message.ClosingSentence(l, closing), Thanks: message.Thanks(l, views.ThanksOf(incident))}
	var err error
	c.Changed, err = text.text(incident.Changed)
	return c, err
}

// nothingOpen says that no postmortem has anything left to do, and what was
// closed last; that may be nil, if nobody noted a day.
func (s *site) nothingOpen(f Frame, last *views.ClosedIncident) (*Celebration, error) {
	c := &Celebration{Title: s.text("celebration.all")}
	if last == nil {
		return c, nil
	}
	link := f.incidentLink(last.Incident)
	c.Incident, c.Sentence = &link, s.text("celebration.last", last.Closing.On)
	text, err := s.rich(f.at, &last.Incident.Document, incidentAddress(last.Incident.Slug))
	if err != nil {
		return nil, err
	}
	c.Changed, err = text.text(last.Incident.Changed)
	return c, err
}

// closedList leads to closed postmortems, at most so many, and says when and how
// fast each was closed.
func closedList(f Frame, closed []*views.ClosedIncident, most int) LinkList {
	shown := min(most, len(closed))
	list := LinkList{More: more(f.texts(), len(closed), shown)}
	for _, c := range closed[:shown] {
		list.Links = append(list.Links, NotedLink{f.incidentLink(c.Incident), message.ClosedWords(f.texts(), c.Closing)})
	}
	return list
}
