package render

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// AgendaPage is what the next meeting about follow-ups goes through, for a
// screen and for paper.
type AgendaPage struct {
	Frame
	Heading, Intro string
	// LeftOut says which open postmortems are not listed; empty if all are.
	LeftOut string
	// Day is the day of which the page speaks, not that of the meeting; Planned is
	// set if there is one.
	Day     kb.Date
	Planned bool
	// Board leads to all follow-ups, Calendar to the meetings.
	Board    Link
	Calendar string
	// Items are the postmortems of this page; Empty says why there are none. SaysOwner
	// is set where one of the actions has an owner.
	Items     []AgendaItem
	Empty     string
	SaysOwner bool
	Pages     Pagination
	// Beyond is how many postmortems are on no page, but in the file for spreadsheets to
	// which ActionsCSV leads; only on the last.
	Beyond     int
	ActionsCSV string
	// Closed are the postmortems closed since the last meeting.
	Closed LinkList
}

// AgendaItem is one postmortem to go through.
type AgendaItem struct {
	Link
	Anchor string
	Badge  *Badge
	// Age says how long it waits, Since from which day; empty if not known.
	Age, Since string
	// Facts are short remarks, such as how many actions are open.
	Facts []string
	// Open are the actions still to be done or explained, Changed those done since
	// the last meeting, or so far; ChangedHeading says which.
	Open, Changed  []ActionRow
	ChangedHeading string
	// Questions are open, and Notes say what was added later; both lead to their
	// place.
	Questions []Link
	Notes     []AgendaNote
}

// AgendaNote is what was added to a postmortem on a day.
type AgendaNote struct {
	Link
	Day string
}

// longestNote is how much of a question or a note the agenda says, in bytes.
const longestNote = 300

// agendaRows is how many actions one page of the agenda has room for, unless a
// single postmortem has more, and mostAgendaPages how many pages it has.
const agendaRows, mostAgendaPages = 40, 12

// closedOnAgenda is how many closed postmortems the agenda names.
const closedOnAgenda = 50

// agendaPages are the agenda, divided where it is long, and cut where no meeting could
// go through it.
func (s *site) agendaPages() []publish.Page {
	parts := divideAgenda(s.view.Agenda().Items, agendaRows)
	parts = parts[:min(mostAgendaPages, len(parts))]
	pages := make([]publish.Page, len(parts))
	first := 0
	for i, items := range parts {
		from := first
		pages[i] = s.html(numbered(agendaAddress, i+1), "agenda.html", func() (any, error) {
			return s.agendaPage(items, i+1, len(parts), from)
		})
		first += len(items)
	}
	return pages
}

// divideAgenda puts items on pages, none of them over two. There is always a
// first page.
func divideAgenda(items []views.AgendaItem, limit int) [][]views.AgendaItem {
	var pages [][]views.AgendaItem
	from, rows := 0, 0
	for i := range items {
		// The heading of an item and the room for notes count as two.
		own := 2 + len(items[i].Open) + len(items[i].NeedReason) + len(items[i].Review) + len(items[i].Questions) + len(items[i].Notes) + len(items[i].Changed)
		if rows > 0 && rows+own > limit {
			pages = append(pages, items[from:i])
			from, rows = i, 0
		}
		rows += own
	}
	return append(pages, items[from:])
}

func (s *site) agendaPage(items []views.AgendaItem, number, count, first int) (*AgendaPage, error) {
	at := s.at(numbered(agendaAddress, number))
	a := s.view.Agenda()
	p := &AgendaPage{
		Frame: s.frame(at, followUpsAddress, s.text("agenda.title")), Heading: s.text("agenda.title"), Day: s.view.AsOf, Planned: !a.Day.IsZero(),
		Calendar: at.to(calendarFile), Empty: s.text("agenda.none"),
	}
	p.crumbs(p.link(s.text("followups.title"), followUpsAddress))
	p.Board = p.link(s.text("followups.board"), followUpsAddress)
	if number > 1 {
		p.Title = s.text("pages.title", p.Heading, number)
		p.Crumbs = append(p.Crumbs, p.link(p.Heading, agendaAddress))
	}
	p.Intro, p.LeftOut = agendaSentence(s.texts, a), message.LeftOutSentence(s.texts, a)
	p.Description = s.text("agenda.description", s.count("postmortems", len(a.Items)))
	p.Pages = p.pagination(agendaAddress, number, count, len(a.Items))
	p.Pages.PreviousWord, p.Pages.NextWord = s.text("pages.previous"), s.text("pages.next")
	p.Pages.First, p.Pages.Last = first+1, first+len(items)
	if number == count {
		p.Beyond, p.ActionsCSV = len(a.Items)-first-len(items), at.to(actionsCSVFile)
	}
	q := quoter{site: s, frame: p.Frame}
	for i := range items {
		item, err := q.agendaItem(&items[i])
		if err != nil {
			return nil, err
		}
		p.Items = append(p.Items, item)
		p.SaysOwner = p.SaysOwner || slices.ContainsFunc(item.Open, func(row ActionRow) bool { return row.Owner != "" })
	}
	if number > 1 {
		return p, nil
	}
	p.Closed = closedList(p.Frame, a.ClosedSince, closedOnAgenda)
	p.Closed.Heading = message.ClosedHeading(s.texts, a)
	return p, nil
}

// agendaSentence says when the meeting is and what it is about; empty if there
// is nothing to meet about.
func agendaSentence(l *texts.Language, a *views.Agenda) string {
	if len(a.Items) == 0 {
		return ""
	}
	if a.Day.IsZero() {
		return l.Text("agenda.unplanned", l.Count("postmortems", len(a.Items)))
	}
	words := l.Text("agenda.next", a.Day, l.Count("postmortems", len(a.Items)))
	if !a.Previous.IsZero() {
		words += " " + l.Text("agenda.last", a.Previous)
	}
	return words
}

// agendaItem quotes a postmortem.
func (q *quoter) agendaItem(of *views.AgendaItem) (AgendaItem, error) {
	incident := of.Incident
	item := AgendaItem{
		Link: q.frame.incidentLink(incident), Anchor: "incident-" + incident.Slug, Badge: q.site.listBadge(incident),
	}
	if of.Age >= 0 {
		item.Age, item.Since = ageWords(q.site.texts, of.Age), waitsSince(incident, of.Age)
	}
	if of.InReview {
		item.Facts = append(item.Facts, message.InReviewWords(q.site.texts, of.Closing))
	}
	if n := of.Closing.Count; n.Open > 0 {
		item.Facts = append(item.Facts, openOf(q.site.texts, n))
	}
	if of.Meets {
		item.Facts = append(item.Facts, q.site.text("agenda.due"))
	} else if next := of.Meetings.Next; !next.IsZero() {
		item.Facts = append(item.Facts, q.site.text("followups.meets", next))
	}
	for _, f := range of.Open {
		row, err := q.row(f)
		if err != nil {
			return item, err
		}
		item.Open = append(item.Open, row)
	}
	unfinished, err := q.closedRows(incident, slices.Concat(of.NeedReason, of.Review))
	if err != nil {
		return item, err
	}
	item.Open = append(item.Open, unfinished...)
	for _, question := range of.Questions {
		item.Questions = append(item.Questions, q.frame.link(prose.Shorten(prose.Line(question.Text.Plain), longestNote), incidentAddress(incident.Slug)))
	}
	for _, note := range of.Notes {
		link := q.frame.link(prose.Shorten(prose.Line(note.Text.Plain), longestNote), incidentAddress(incident.Slug)+"#"+note.Anchor)
		item.Notes = append(item.Notes, AgendaNote{link, note.Day.String()})
	}
	item.ChangedHeading = q.site.text("agenda.since")
	if of.Meetings.Last.IsZero() {
		item.ChangedHeading = q.site.text("agenda.so-far")
	}
	item.Changed, err = q.closedRows(incident, of.Changed)
	return item, err
}

// closedRows quote actions that nobody works on any more.
func (q *quoter) closedRows(incident *kb.Incident, actions []*kb.Action) ([]ActionRow, error) {
	var rows []ActionRow
	for _, a := range actions {
		row, err := q.row(views.FollowUp{Incident: incident, Action: a, Due: a.Due, Age: -1})
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}
