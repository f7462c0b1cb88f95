package render

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// HomePage is the first page.
type HomePage struct {
	Frame
	// Intro counts what there is; empty for an empty site.
	Intro string
	// Newest are the latest postmortems as cards.
	Newest []IncidentCard
	// Open and Overdue count follow-ups; Oldest is the one due first.
	Open, Overdue int
	// WithDue counts the open ones that have a due day.
	WithDue int
	Oldest  *DueAction
	// Board and OverdueBoard lead to the lists of them; Closed are the
	// postmortems that were closed last.
	Board, OverdueBoard string
	Closed              LinkList
	// Returning is the factor seen most in the last twelve months.
	Returning *ReturningFactor
	// Cited are the postmortems to which most documents link.
	Cited LinkList
	Years []YearLink
	Strip *Strip
	// StripPart is set if the strip shows the last years only.
	StripPart bool
	// Guides are the plain pages.
	Guides []Link
}

// IncidentCard is a postmortem with the first sentence of its summary.
type IncidentCard struct {
	IncidentRow
	Sentence string
}

// DueAction is an overdue action in a sentence.
type DueAction struct {
	Link
	Due string
}

// ReturningFactor is a factor and how often it was seen.
type ReturningFactor struct {
	Link
	Count int
}

func (s *site) homePage() *HomePage {
	base := s.view.Base
	p := &HomePage{Frame: s.frame(place{address: homeAddress}, noSection, "")}
	p.Feed = p.feedLinks(s.in.Title, homeAddress)
	if len(base.Incidents) > 0 {
		words := []string{introduction(base.Incidents)}
		if n := len(base.Factors); n > 0 {
			words = append(words, kb.Plural(n, "contributing factor", "contributing factors"))
		}
		if n := len(base.Services); n > 0 {
			words = append(words, kb.Plural(n, "service", "services"))
		}
		p.Intro = kb.JoinAnd(words)
		p.Description = p.Intro + "."
	}
	for _, year := range s.view.Years() {
		p.Years = append(p.Years, YearLink{p.link(yearName(year.Year), yearAddress(year.Year)), len(year.Incidents)})
	}
	first, last := span(base.Incidents)
	if last > 0 {
		p.Strip = spanStrip(base.Incidents, max(first, last-stripYears+1), last)
		p.StripPart = first < last-stripYears+1
	}
	for _, page := range base.Pages {
		p.Guides = append(p.Guides, p.link(page.Title, pageAddress(page.Path)))
	}
	s.conclude(p, s.view.Home())
	return p
}

// closedOnHome is how many closed postmortems the home page names.
const closedOnHome = 3

// stripYears is how many years the home page draws.
const stripYears = 6

// conclude adds what views concluded.
func (s *site) conclude(p *HomePage, home views.Home) {
	rows := s.incidentRows(p.Frame, home.Newest)
	for i, row := range rows {
		p.Newest = append(p.Newest, IncidentCard{row, firstSentence(home.Newest[i].Summary.Plain)})
	}
	p.Open, p.Overdue, p.WithDue = home.Open, home.Overdue, home.WithDue
	p.Board, p.OverdueBoard = p.at.to(followUpsAddress), p.at.to(overdueAddress)
	closed := s.view.Closed()
	for len(closed) > 0 && closed[0].Closing.On.Compare(s.view.AsOf) > 0 {
		closed = closed[1:]
	}
	known := 0
	for known < min(closedOnHome, len(closed)) && !closed[known].Closing.On.IsZero() {
		known++
	}
	p.Closed = closedList(p.Frame, closed[:known], closedOnHome)
	if o := home.Oldest; o != nil {
		address := actionAddress(o.Incident, o.Action)
		p.Oldest = &DueAction{p.link(prose.Shorten(o.Action.Text.Head(), longestSentence), address), o.Action.Due.Words()}
	}
	if f := home.Returning; f != nil {
		p.Returning = &ReturningFactor{p.factorLink(f), home.ReturningCount}
	}
	for _, c := range home.Cited {
		p.Cited.Links = append(p.Cited.Links, NotedLink{p.incidentLink(c.Incident), "by " + kb.Plural(c.Count, "document", "documents")})
	}
}
