package render

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// FollowUpsPage is one list of the follow-up board, or one page of a long list.
type FollowUpsPage struct {
	Frame
	// Heading is the page's title, Intro a sentence about what is listed.
	Heading, Intro string
	// Day is the day of which ages and states are told.
	Day kb.Date
	// Bar shows how far all actions are. States lead to the lists by what became of
	// an action, Groups to those of what is open under headings, the first without,
	// and Gaps to what nobody wrote.
	Bar          []BarPart
	States, Gaps []CountedLink
	GroupedBy    []Link
	// Agenda leads to what the next meeting goes through.
	Agenda CountedLink
	// Calendar and ActionsCSV lead to all follow-ups for other programs.
	Calendar, ActionsCSV string
	// Celebration is set where something was to be done and nothing is any more.
	Celebration *Celebration
	// Beyond is how many actions of the list are in no page of it, but in the file
	// for spreadsheets.
	Beyond int
	// Together is how many promises stand in the row of another.
	Together int
	// Owners lead to the groups of this page, where these are of owners.
	Owners []Link
	// Groups are the rows of this page; Empty says why there are none.
	Groups []FollowUpGroup
	Empty  string
	Pages  Pagination
}

// FollowUpGroup is the rows of an incident or a service, or all of a list.
type FollowUpGroup struct {
	// Heading is nil for a list without groups, and Facts where there are none.
	Heading *GroupHeading
	// Folded is set where the rows unfold below the heading.
	Folded  bool
	Facts   *GroupFacts
	Actions *ActionList
}

// GroupHeading names a group. Continued is set where it began on an earlier page.
type GroupHeading struct {
	Link
	Anchor    string
	Continued bool
}

// GroupFacts is a line about an incident or a service.
type GroupFacts struct {
	Badge *Badge
	// Age says how long it waits, Since from which day; empty if not known.
	Age, Since string
	Words      []string
	// Calendar leads to the calendar of the group; empty if there is none.
	Calendar string
}

func (s *site) followUpsPage(b *board, list *followUpList, number int) (*FollowUpsPage, error) {
	at := s.at(numbered(list.address, number))
	p := &FollowUpsPage{
		Frame: s.frame(at, followUpsAddress, list.heading), Heading: list.heading, Intro: list.intro, Empty: list.empty,
		Day: s.view.AsOf, Calendar: at.to(calendarFile), ActionsCSV: at.to(actionsCSVFile),
	}
	p.crumbs()
	if list.address != followUpsAddress {
		p.crumbs(p.link(s.text("followups.title"), followUpsAddress))
	}
	if number > 1 {
		p.Title = s.text("pages.title", p.Heading, number)
		p.Crumbs = append(p.Crumbs, p.link(p.Heading, list.address))
	}
	s.boardWays(p, b, list)
	p.Description = p.Heading + ": " + s.count("actions", list.count) + "."
	p.Pages = p.pagination(list.address, number, len(list.parts), list.count)
	p.Together = list.together
	p.Beyond = list.count - list.together - list.shown()
	p.Pages.PreviousWord, p.Pages.NextWord = s.text("pages.previous"), s.text("pages.next")
	if list.address == followUpsAddress && list.count == 0 && len(b.Done)+len(b.Wontfix) > 0 {
		var err error
		if p.Celebration, err = s.nothingOpen(p.Frame, b.LastClosed); err != nil {
			return nil, err
		}
	}
	q := quoter{site: s, frame: p.Frame}
	for _, part := range list.parts[number-1] {
		group, err := q.group(part)
		if err != nil {
			return nil, err
		}
		group.Folded = list.folds && len(p.Groups) > 0
		p.Groups = append(p.Groups, group)
		if part.owner != nil {
			p.Owners = append(p.Owners, Link{Text: part.heading, Href: "#" + part.anchor})
		}
	}
	p.alignColumns()
	return p, nil
}

// alignColumns gives the tables of a page the same columns, which the first one names.
func (p *FollowUpsPage) alignColumns() {
	var all ActionList
	for _, g := range p.Groups {
		all.HasOwner = all.HasOwner || g.Actions.HasOwner
		all.HasDue = all.HasDue || g.Actions.HasDue
		all.HasTicket = all.HasTicket || g.Actions.HasTicket
	}
	for n, g := range p.Groups {
		g.Actions.StateAsIcon, g.Actions.HeadKnown = true, n > 0 || all.onlyWords()
		g.Actions.HasOwner, g.Actions.HasDue, g.Actions.HasTicket = all.HasOwner, all.HasDue, all.HasTicket
	}
}

// boardWays lead from one list of the board to the others.
func (s *site) boardWays(p *FollowUpsPage, b *board, current *followUpList) {
	p.Bar = stackedBar(p.Frame, []countedPart{
		{name: "done", count: len(b.Done)}, {name: "wontfix", count: len(b.Wontfix)},
		{name: "open", count: len(b.All) - b.Unsaid + len(b.ToReview) - len(b.Overdue)}, {name: "unsaid", count: b.Unsaid},
		{name: "overdue", count: len(b.Overdue) - len(b.ToReview)},
	})
	p.States, p.Gaps = boardLinks(p.Frame, b.states, current), boardLinks(p.Frame, b.gaps, current)
	if grouped := slices.Contains(b.groups, current); grouped || current.address == followUpsAddress {
		// All of these are lists of what is open.
		p.States[0].Current = true
		byDay := p.link(s.text("followups.due-day"), followUpsAddress)
		byDay.Current = !grouped
		p.GroupedBy = append(p.GroupedBy, byDay)
		for _, link := range boardLinks(p.Frame, b.groups, current) {
			p.GroupedBy = append(p.GroupedBy, link.Link)
		}
	}
	p.Agenda = CountedLink{p.link(s.text("agenda.chip"), agendaAddress), len(s.view.Agenda().Items)}
}

// boardLinks lead to lists of the board, with the number of actions.
func boardLinks(f Frame, lists []*followUpList, current *followUpList) []CountedLink {
	var links []CountedLink
	for _, list := range lists {
		link := f.link(list.chip, list.address)
		link.Current = list == current
		links = append(links, CountedLink{link, list.count})
	}
	return links
}

// group makes the rows of a group.
func (q *quoter) group(part groupPart) (FollowUpGroup, error) {
	group := FollowUpGroup{Actions: &ActionList{Label: part.heading}}
	if part.heading != "" {
		group.Heading = &GroupHeading{Link{Text: part.heading}, part.anchor, part.continued}
	}
	switch {
	case part.incident != nil:
		group.Heading.Link = q.frame.incidentLink(part.incident.Incident)
		group.Facts = q.site.incidentFacts(q.frame, part.incident)
		if date := part.incident.Incident.Date; !date.IsZero() {
			// Incidents happen again, under the same title.
			group.Actions.Label += ", " + date.String()
		}
	case part.owner != nil:
		if shown := len(part.rows); len(part.owner.Open) > shown {
			group.Facts = &GroupFacts{Words: []string{q.site.text("followups.first", shown)}}
		}
	case part.service != nil:
		group.Heading.Link = q.frame.serviceLink(part.service.Service)
		group.Facts = q.site.serviceFacts(q.frame, part.service, len(part.rows))
	}
	for _, f := range part.shown {
		row, err := q.row(f)
		if err != nil {
			return FollowUpGroup{}, err
		}
		if part.incident != nil {
			// The heading says where the actions come from, and how old they are.
			row.At, row.Incident, row.Age = row.Incident.Href, nil, ""
		}
		if part.owner != nil {
			row.Owner = "" // the heading says it
		}
		group.Actions.add(row)
	}
	return group, nil
}

func (s *site) incidentFacts(f Frame, of *views.IncidentFollowUps) *GroupFacts {
	incident := of.Incident
	facts := &GroupFacts{Badge: s.listBadge(incident), Calendar: s.incidentCalendar(f, incident)}
	if of.Age >= 0 {
		facts.Age, facts.Since = ageWords(s.texts, of.Age), waitsSince(incident, of.Age)
	}
	facts.Words = append(facts.Words, openOf(s.texts, of.Closing.Count))
	if of.Overdue > 0 {
		facts.Words = append(facts.Words, s.text("rail.overdue", of.Overdue))
	}
	if m, ok := s.view.Meetings(incident); ok && !m.Next.IsZero() {
		facts.Words = append(facts.Words, s.text("followups.meets", m.Next))
	}
	return facts
}

// openOf says how many actions of an incident are open.
func openOf(l *texts.Language, c views.ActionCount) string {
	if c.AllUnsaid() {
		return l.Count("row.unsaid", c.Unsaid)
	}
	words := l.Text("followups.open-of", c.Said(), c.Total())
	if c.Unsaid > 0 {
		words += l.Text("row.and-unsaid", c.Unsaid)
	}
	return words
}

// serviceFacts says, too, if only some of the actions are shown.
func (s *site) serviceFacts(f Frame, of *views.ServiceFollowUps, shown int) *GroupFacts {
	facts := &GroupFacts{Words: []string{message.OpenWords(s.texts, views.CountFollowUps(of.Open))}, Calendar: s.serviceCalendar(f, of.Service)}
	if of.Overdue > 0 {
		facts.Words = append(facts.Words, s.text("rail.overdue", of.Overdue))
	}
	if len(of.Open) > shown {
		facts.Words = append(facts.Words, s.text("followups.first", shown))
	}
	return facts
}

// incidentCalendar leads to the calendar of an incident; empty if it has none.
func (s *site) incidentCalendar(f Frame, incident *kb.Incident) string {
	if !s.hasEvents(incident) {
		return ""
	}
	return f.at.to(incidentAddress(incident.Slug) + calendarFile)
}

// serviceCalendar leads to the calendar of a service; empty if it has none.
func (s *site) serviceCalendar(f Frame, service *kb.Service) string {
	if !s.serviceHasEvents(service) {
		return ""
	}
	return f.at.to(serviceAddress(service.Slug) + calendarFile)
}
