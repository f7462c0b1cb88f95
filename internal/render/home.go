package render

import (
	"path"
	"slices"

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
	// others, which AllServices lists. Guides are the plain pages that stand below no other.
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
	Years     YearLinks
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
	p := &HomePage{Frame: s.frame(s.at(homeAddress), noSection, "")}
	p.Feed = p.feedLinks(s.in.Title, homeAddress)
	p.Searching = len(base.Incidents) > 0
	for _, page := range topPages(base.Pages) {
		title := page.Title
		if title == s.in.Title {
			title = s.text("frame.about")
		}
		p.Guides = append(p.Guides, p.link(title, pageAddress(page.Path)))
	}
	if len(base.Incidents) == 0 {
		return p
	}
	p.Intro = introduction(s.texts, base.Incidents)
	p.Description = p.Intro + "."
	p.Years = s.yearLinks(p.Frame, "")
	home := s.view.Home()
	for _, service := range home.Services {
		p.OnCall = append(p.OnCall, CountedLink{p.serviceLink(service.Service), service.Incidents})
	}
	p.MoreServices, p.AllServices = len(base.Services)-len(p.OnCall), p.at.to(servicesAddress)
	p.Map = s.returningMap(p.Frame, home.Returning)
	p.Newest = s.incidentRows(p.Frame, home.Newest)
	p.All = CountedLink{p.link(s.text("home.all-postmortems"), incidentsAddress), len(base.Incidents)}
	p.Follow = throughBar(p.Frame, home)
	p.Closed = s.closedOnHome(p.Frame)
	for _, a := range home.OnThisDay {
		words := s.count("home.years-ago", a.Years)
		p.OnThisDay = append(p.OnThisDay, AnniversaryLink{p.incidentLink(a.Incident), a.Day.String(), words, a.Day == s.view.AsOf})
	}
	return p
}

// topPages leaves out the pages that stand below another one, such as the chapters of a
// guide: that one leads to them.
func topPages(pages []*kb.Page) []*kb.Page {
	known := map[string]bool{}
	for _, page := range pages {
		known[page.Path] = true
	}
	return slices.DeleteFunc(slices.Clone(pages), func(page *kb.Page) bool {
		for above := path.Dir(page.Path); above != "."; above = path.Dir(above) {
			if known[above] {
				return true
			}
		}
		return false
	})
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

// throughBar makes the bar of all actions; nil if there are none.
func throughBar(f Frame, home views.Home) *FollowThrough {
	if home.Follow.Total() == 0 {
		return nil
	}
	follow := &FollowThrough{Board: f.at.to(followUpsAddress), Overdue: f.at.to(overdueAddress)}
	open := "state.open"
	if home.Overdue > 0 {
		open = "home.open" // What is overdue is open, too.
	}
	follow.Parts = stackedBar(f, []countedPart{
		{"done", f.texts().Text("state.done"), doneAddress, home.Follow.Done},
		{"wontfix", f.texts().Text("home.decided-against"), wontfixAddress, home.Follow.Wontfix},
		{"open", f.texts().Text(open), followUpsAddress, home.Follow.Said() - home.Overdue},
		{"overdue", f.texts().Text("state.overdue"), overdueAddress, home.Overdue},
		{"unsaid", f.texts().Text("home.unsaid"), followUpsAddress, home.Follow.Unsaid},
	})
	switch o := home.Oldest; {
	case o != nil:
		link := f.link(prose.Shorten(o.Action.Text.Head(), longestSentence), actionAddress(o.Incident, o.Action))
		follow.Oldest, follow.Warning = &link, f.texts().Text("home.due-first", o.Due)
	case home.Follow.Open > 0 && home.NoDue == home.Follow.Open:
		follow.Warning = f.texts().Text("followups.none-has-a-day")
	case home.NoDue > 0:
		follow.Warning = f.texts().Count("home.some-no-due", home.NoDue)
	case home.Follow.Open == 0:
		follow.Warning = f.texts().Text("home.all-done")
	}
	return follow
}

// countedPart is a part of a bar: its class, what it is in words, where it leads.
type countedPart struct {
	name, words, address string
	count                int
}

// stackedBar puts parts beside one another, leaving out those of none.
func stackedBar(f Frame, parts []countedPart) []BarPart {
	total, at := 0, 0
	for _, part := range parts {
		total += part.count
	}
	var bar []BarPart
	for _, part := range parts {
		if part.count > 0 {
			x, next := 100*float64(at)/float64(total), 100*float64(at+part.count)/float64(total)
			bar = append(bar, BarPart{CountedLink{f.link(part.words, part.address), part.count}, part.name, hundredths(x), hundredths(next - x)})
			at += part.count
		}
	}
	return bar
}

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
