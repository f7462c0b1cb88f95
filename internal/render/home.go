package render

import (
	"github.com/debrief-dev/debrief/internal/kb"
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
	Oldest        *DueAction
	// Returning is the factor seen most in the last twelve months.
	Returning *ReturningFactor
	Cited     []CitedLink
	Years     []YearLink
	Strip     *Strip
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

// CitedLink is a postmortem and how many documents link to it.
type CitedLink struct {
	Link
	Count int
}

func (s *site) homePage() *HomePage {
	base := s.in.Base
	p := &HomePage{Frame: s.frame(place{address: homeAddress}, noSection, "")}
	if len(base.Incidents) > 0 {
		words := []string{introduction(base.Incidents)}
		if n := len(base.Factors); n > 0 {
			words = append(words, plural(n, "contributing factor", "contributing factors"))
		}
		if n := len(base.Services); n > 0 {
			words = append(words, plural(n, "service", "services"))
		}
		p.Intro = joinAnd(words)
		p.Description = p.Intro + "."
	}
	for _, year := range s.years {
		p.Years = append(p.Years, YearLink{p.link(yearName(year.Year), yearAddress(year.Year)), len(year.Incidents)})
	}
	first, last := span(base.Incidents)
	if last > 0 {
		p.Strip = spanStrip(base.Incidents, max(first, last-stripYears+1), last, 72, fullStack, true)
		p.StripPart = first < last-stripYears+1
	}
	for _, page := range base.Pages {
		p.Guides = append(p.Guides, p.link(page.Title, pageAddress(page.Path)))
	}
	s.conclude(p, s.home())
	return p
}

// stripYears is how many years the home page draws.
const stripYears = 6

// conclude adds what views concluded.
func (s *site) conclude(p *HomePage, home views.Home) {
	table := s.incidentTable(p.Frame, home.Newest)
	for i, row := range table.Rows {
		p.Newest = append(p.Newest, IncidentCard{row, firstSentence(home.Newest[i].Summary.Plain)})
	}
	p.Open, p.Overdue = home.Open, home.Overdue
	if o := home.Oldest; o != nil {
		address := incidentAddress(o.Incident.Slug) + "#" + actionAnchor(o.Action)
		p.Oldest = &DueAction{p.link(cutAtWord(o.Action.Text.Plain, longestSentence), address), longDay(o.Action.Due)}
	}
	if f := home.Returning; f != nil {
		p.Returning = &ReturningFactor{p.factorLink(f), home.ReturningCount}
	}
	for _, c := range home.Cited {
		p.Cited = append(p.Cited, CitedLink{p.incidentLink(c.Incident), c.Count})
	}
}

func (f Frame) factorLink(factor *kb.Factor) Link {
	return f.link(factor.Title, factorAddress(factor.Slug))
}

func (f Frame) serviceLink(service *kb.Service) Link {
	return f.link(service.Title, serviceAddress(service.Slug))
}
