package render

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// HomePage is the first page.
type HomePage struct {
	Frame
	// Intro counts what there is; empty for an empty site.
	Intro string
	// OnCall are the services that most incidents hit, and MoreServices counts the
	// others, which AllServices lists. Guides are the plain pages.
	OnCall       []CountedLink
	MoreServices int
	AllServices  string
	Guides       []Link
	// Map is what keeps coming back; nil if there is too little to draw.
	Map *ReturningMap
	// Newest are the latest postmortems, and All leads to all of them.
	Newest []IncidentRow
	All    CountedLink
	// Follow is how far what was promised is; nil if nothing was.
	Follow *FollowThrough
	// Closed are the postmortems that were closed last.
	Closed LinkList
	// OnThisDay are incidents that come round in the next weeks; all but those of
	// today are shown when their day comes.
	OnThisDay []AnniversaryLink
	Years     []YearLink
}

// ReturningMap shows what keeps coming back, a line each.
type ReturningMap struct {
	Heading string
	// Note says how to read it.
	Note string
	// All leads to the list of which these are the first; nil where there is none.
	All   *Link
	Rows  []ReturningRow
	Ticks []TrackTick
	// HasSuggested and HasAgain say which columns the table has, HasSeverity whether the
	// shapes of marks differ.
	HasSuggested, HasAgain, HasSeverity bool
}

// ReturningRow is a factor, a service or a year.
type ReturningRow struct {
	Link
	// Words count the incidents and the open actions; Earlier how many incidents
	// lie before the drawing,
	// Undated how many have no date.
	Words                             string
	Incidents, Suggested, Open, Again int
	Earlier, Undated                  int
	First, Last                       string
	Track                             *Track
}

// FollowThrough is the actions of all postmortems as a bar.
type FollowThrough struct {
	Parts []BarPart
	Board string
	// Warning says what is overdue, and Oldest is the one due first.
	Warning string
	Overdue string
	Oldest  *Link
}

// BarPart is a state, how many actions are in it, and where it stands in the bar in
// per cent.
type BarPart struct {
	CountedLink
	Name, X, Width string
}

// AnniversaryLink is an incident of an earlier year. Day is YYYY-MM-DD; Today is set
// where it is that of the site.
type AnniversaryLink struct {
	Link
	Day, Words string
	Today      bool
}

func (s *site) homePage() *HomePage {
	base := s.view.Base
	p := &HomePage{Frame: s.frame(place{address: homeAddress}, noSection, "")}
	p.Feed = p.feedLinks(s.in.Title, homeAddress)
	p.Searching = len(base.Incidents) > 0
	for _, page := range base.Pages {
		p.Guides = append(p.Guides, p.link(page.Title, pageAddress(page.Path)))
	}
	if len(base.Incidents) == 0 {
		return p
	}
	p.Intro = introduction(base.Incidents)
	p.Description = p.Intro + "."
	for _, year := range s.view.Years() {
		p.Years = append(p.Years, YearLink{p.link(yearName(year.Year), yearAddress(year.Year)), len(year.Incidents)})
	}
	home := s.view.Home()
	for _, service := range home.Services {
		p.OnCall = append(p.OnCall, CountedLink{p.serviceLink(service.Service), service.Incidents})
	}
	p.MoreServices, p.AllServices = len(base.Services)-len(p.OnCall), p.at.to(servicesAddress)
	p.Map = s.returningMap(p.Frame, home.Returning)
	p.Newest = s.incidentRows(p.Frame, home.Newest)
	p.All = CountedLink{p.link("All postmortems", incidentsAddress), len(base.Incidents)}
	p.Follow = throughBar(p.Frame, home)
	p.Closed = s.closedOnHome(p.Frame)
	for _, a := range home.OnThisDay {
		words := kb.Plural(a.Years, "year", "years") + " ago"
		p.OnThisDay = append(p.OnThisDay, AnniversaryLink{p.incidentLink(a.Incident), a.Day.String(), words, a.Day == s.view.AsOf})
	}
	return p
}

// twoSentences are the first of an abstract, as many as a row has room for.
func twoSentences(i *kb.Incident) string {
	text := prose.Line(i.Summary.Plain)
	first := prose.Sentence(text)
	second := prose.Sentence(prose.Line(text[min(len(first), len(text)):]))
	if second != "" {
		first += " " + second
	}
	return prose.Shorten(first, longestTeaser)
}

// longestTeaser is how many bytes two sentences take.
const longestTeaser = 300

// returningMap draws what keeps coming back.
func (s *site) returningMap(f Frame, rows []views.Returning) *ReturningMap {
	if len(rows) == 0 {
		return nil
	}
	m := &ReturningMap{}
	var all []*kb.Incident
	if rows[0].Year == 0 {
		all = s.view.Base.Incidents
	}
	axis, ok := newTimeAxis(all, s.view.AsOf)
	if ok {
		m.Ticks = axis.ticks()
	} else if len(all) > 0 {
		return nil
	}
	for _, r := range rows {
		row := ReturningRow{Incidents: len(r.Incidents) - len(r.Suggested), Suggested: len(r.Suggested), Open: r.Open, Again: r.Again}
		rowAxis, address := axis, yearAddress(r.Year)
		switch {
		case r.Factor != nil:
			row.Link, address = f.factorLink(r.Factor), factorAddress(r.Factor.Slug)
		case r.Service != nil:
			row.Link, address = f.serviceLink(r.Service), serviceAddress(r.Service.Slug)
		default:
			row.Link = f.link(yearName(r.Year), address)
			rowAxis = yearAxis(r.Year)
			m.Ticks = rowAxis.quarters()
		}
		row.Words = row.words()
		row.Earlier = rowAxis.earlier(r.Incidents)
		for _, i := range r.Incidents {
			if i.Date.IsZero() {
				row.Undated++
			}
		}
		row.First, row.Last = firstDay(r.Incidents), r.Incidents[0].Date.String()
		row.Track = rowAxis.trackOf(row.Text, r.Incidents, f.at.to(address), func(i *kb.Incident) TrackMark {
			mark := TrackMark{Href: f.at.to(incidentAddress(i.Slug)), Name: dayAndTitle(i), Suggested: r.Suggested[i]}
			if mark.Suggested {
				mark.Name += " (suggested)"
			}
			return mark
		})
		m.HasSuggested = m.HasSuggested || row.Suggested > 0
		m.HasAgain = m.HasAgain || row.Again > 0
		m.Rows = append(m.Rows, row)
	}
	for _, r := range rows {
		m.HasSeverity = m.HasSeverity || slices.ContainsFunc(r.Incidents, func(i *kb.Incident) bool { return rankOf(i) > 0 })
	}
	s.headMap(f, m, rows[0])
	return m
}

// headMap says what the lines are.
func (s *site) headMap(f Frame, m *ReturningMap, first views.Returning) {
	m.Heading = "When it happened"
	m.Note = "One mark for each incident, from January to December."
	switch {
	case first.Factor != nil:
		all := f.link("All "+kb.Plural(len(s.view.Base.Factors), "factor", "factors"), factorsAddress)
		m.Heading, m.All = "What keeps coming back", &all
		m.Note = "One mark for each incident."
		if m.HasSuggested {
			m.Note += " A pale mark is a suggestion: the postmortem does not name the factor, and its words read like it."
		}
		if m.HasAgain {
			m.Note += " ↺ is seen again after the actions of an earlier incident were done."
		}
	case first.Service != nil:
		all := f.link("All "+kb.Plural(len(s.view.Base.Services), "service", "services"), servicesAddress)
		m.Heading, m.All = "Where it keeps happening", &all
		m.Note = "One mark for each incident."
	}
}

func (r *ReturningRow) words() string {
	var words string
	switch {
	case r.Suggested == 0:
		words = kb.Plural(r.Incidents, "incident", "incidents")
	case r.Incidents == 0:
		words = fmt.Sprintf("suggested in %d", r.Suggested)
	default:
		words = fmt.Sprintf("%s, suggested in %d", kb.Plural(r.Incidents, "incident", "incidents"), r.Suggested)
	}
	if r.Open > 0 {
		words += fmt.Sprintf(", %d open", r.Open)
	}
	return words
}

// firstDay is the date of the oldest dated incident of a list, newest first.
func firstDay(incidents []*kb.Incident) string {
	for n := len(incidents) - 1; n >= 0; n-- {
		if d := incidents[n].Date; !d.IsZero() {
			return d.String()
		}
	}
	return ""
}

// throughBar makes the bar of all actions; nil if there are none.
func throughBar(f Frame, home views.Home) *FollowThrough {
	total := home.Follow.Total()
	if total == 0 {
		return nil
	}
	follow := &FollowThrough{Board: f.at.to(followUpsAddress), Overdue: f.at.to(overdueAddress)}
	at := 0
	for _, part := range []struct {
		name, words, address string
		count                int
	}{
		{"done", "done", doneAddress, home.Follow.Done},
		{"wontfix", "decided against", wontfixAddress, home.Follow.Wontfix},
		{"open", "open", followUpsAddress, home.Follow.Open - home.Overdue},
		{"overdue", "overdue", overdueAddress, home.Overdue},
	} {
		if part.count > 0 {
			x, next := 100*float64(at)/float64(total), 100*float64(at+part.count)/float64(total)
			follow.Parts = append(follow.Parts, BarPart{CountedLink{f.link(part.words, part.address), part.count}, part.name, tenths(x), tenths(next - x)})
			at += part.count
		}
	}
	switch o := home.Oldest; {
	case o != nil:
		link := f.link(prose.Shorten(o.Action.Text.Head(), longestSentence), actionAddress(o.Incident, o.Action))
		follow.Oldest, follow.Warning = &link, "Due first, on "+o.Due.Words()
	case home.Follow.Open > 0 && home.NoDue == home.Follow.Open:
		follow.Warning = "None of what is open has a due day."
	case home.NoDue > 0:
		follow.Warning = fmt.Sprintf("Nothing is overdue; %s no due day.", kb.Plural(home.NoDue, "open action has", "open actions have"))
	case home.Follow.Open == 0:
		follow.Warning = "Everything that was promised is done or decided."
	}
	return follow
}

func tenths(percent float64) string { return strconv.FormatFloat(percent, 'f', 1, 64) + "%" }

// closedShown is how many closed postmortems the home page names.
const closedShown = 3

// closedOnHome are the postmortems that were closed last, up to the day of the site.
func (s *site) closedOnHome(f Frame) LinkList {
	closed := s.view.Closed()
	for len(closed) > 0 && closed[0].Closing.On.Compare(s.view.AsOf) > 0 {
		closed = closed[1:]
	}
	known := 0
	for known < min(closedShown, len(closed)) && !closed[known].Closing.On.IsZero() {
		known++
	}
	return closedList(f, closed[:known], closedShown)
}
