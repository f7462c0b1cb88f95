package render

import (
	"fmt"
	"html/template"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// DigestPage is what an all-hands meeting should hear about a period.
type DigestPage struct {
	Frame
	// Heading names the period, and Summary counts what is in it.
	Heading, Summary string
	// Latest is set on the page that always has the newest month. Undated leads
	// there to the postmortems that no digest tells of; nil if there is none.
	Latest  bool
	Undated *Link
	// Previous and Next are the periods of the same kind around this one; nil if
	// there is none.
	Previous, Next *Link
	// Years leads to all years, Months and Quarters to those of Year, the page's
	// own, that have a page. Folded is set where some have none any more.
	Years            YearLinks
	Months, Quarters []Link
	Year             int
	Folded           bool
	Closed           []DigestClosed
	Cards            []DigestCard
	// Others are the postmortems that have no card, where there are too many: the worst
	// have one.
	Others        []IncidentRow
	OthersHeading string
	// AllIncidents leads to the list of incidents.
	AllIncidents string
	Protected    Folding[DigestProtection]
	// Factors are those that came back, and the new ones.
	Factors []LinkList
	// Actions are those that were done, and those that are overdue.
	Actions []DigestActions
	// More says how many of each are not listed; empty if all are.
	MoreClosed, MoreCards, MoreProtected string
	// Open says how many follow-ups are open, and FollowUps leads to them.
	Open, FollowUps string
	Thanks          string
	Copies          []Copy
}

// DigestClosed is a postmortem that was closed.
type DigestClosed struct {
	Link
	Words string
	// Changed is what is different now, in the author's words.
	Changed template.HTML
}

// DigestProtection is what kept an incident from being worse.
type DigestProtection struct {
	Words    string
	Incident Link
}

// DigestActions are actions that were done, or are overdue. More says how many
// are not listed; empty if all are.
type DigestActions struct {
	Heading string
	Actions Folding[DigestAction]
	More    string
}

// DigestAction is an action that was done, or is overdue.
type DigestAction struct {
	Link
	Day, Words string
	Incident   Link
}

// How much of a digest its page lists. The rest is counted.
const (
	mostCards  = 12
	mostOthers = 28
	mostLines  = 15
	// mostOverdue is short: the board has them all, in every period the same.
	mostOverdue = 5
)

// MessageSite says what texts for chats and mails need to know of a site.
func MessageSite(l *texts.Language, title, baseURL string, asOf kb.Date) message.Site {
	return message.Site{
		Texts: l,
		Title: title, BaseURL: baseURL, Address: Address, FollowUps: followUpsAddress,
		Digest: func(p views.Period) string { return digestOf(p, asOf) },
	}
}

// digestPages are the newest digest and one for each period.
func (s *site) digestPages() []publish.Page {
	latest := s.view.LatestPeriod()
	pages := []publish.Page{s.html(digestAddress, "digest.html", func() (any, error) { return s.digestPage(latest, digestAddress) })}
	for _, period := range s.view.Periods() {
		address := periodAddress(period)
		pages = append(pages, s.html(address, "digest.html", func() (any, error) { return s.digestPage(period, address) }))
	}
	return pages
}

func (s *site) digestPage(period views.Period, address string) (*DigestPage, error) {
	digest := s.view.Digest(period)
	latest := address == digestAddress
	heading := s.text("digest.of", period.Title(s.texts))
	if period.Kind == views.QuarterPeriod {
		heading = s.text("digest.of-quarter", period.Title(s.texts))
	}
	title := heading
	if latest {
		title = s.text("digest.title")
	}
	p := &DigestPage{
		Frame: s.frame(s.at(address), digestAddress, title), Heading: heading,
		Summary: message.Summary(s.texts, digest), Open: message.StillOpenWords(s.texts, digest), Thanks: message.Thanks(s.texts, digest.Thanks),
	}
	if latest {
		p.Latest, p.Undated = !digest.Quiet, s.undated(p.Frame)
	}
	p.Description = p.Summary
	p.FollowUps, p.AllIncidents = p.at.to(followUpsAddress), p.at.to(incidentsAddress)
	p.crumbs()
	if !latest {
		p.crumbs(p.link(s.text("digest.title"), digestAddress))
	}
	s.periodLinks(p, period)
	if err := s.digestCards(p, digest); err != nil {
		return nil, err
	}
	s.digestLines(p, digest)
	p.Copies = s.copies(func(format message.Format) string {
		return message.Digest(digest, MessageSite(s.texts, s.in.Title, s.urls.base, s.view.AsOf), format)
	})
	return p, nil
}

// undated leads to the postmortems without a date; nil if there is none.
func (s *site) undated(f Frame) *Link {
	n := 0
	for _, incident := range s.view.Base.Incidents {
		if incident.Date.IsZero() {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	link := f.link(s.count("digest.without-date", n), yearAddress(0))
	return &link
}

// periodLinks leads to other periods: those beside this one, all years, and what
// lies in the year of this one.
func (s *site) periodLinks(p *DigestPage, period views.Period) {
	var years []CountedLink
	p.Year = period.Year
	p.Folded = !views.PeriodOf(views.MonthPeriod, kb.Date{Year: p.Year, Month: 1, Day: 1}).HasPage(s.view.AsOf)
	for _, other := range s.view.Periods() {
		link := p.link(other.Title(s.texts), periodAddress(other))
		link.Current = other == period
		switch beside := link; other {
		case period.Previous():
			p.Previous = &beside
		case period.Next():
			p.Next = &beside
		}
		switch {
		case other.Kind == views.YearPeriod:
			years = append(years, CountedLink{Link: link})
		case other.Year != period.Year:
		case other.Kind == views.QuarterPeriod:
			link.Text = fmt.Sprintf("Q%d", other.Number)
			p.Quarters = append(p.Quarters, link)
		default:
			link.Text = s.texts.Month(int(other.From.Month))
			p.Months = append(p.Months, link)
		}
	}
	p.Years = foldYears(years, false)
}

// digestCards adds what quotes the documents.
func (s *site) digestCards(p *DigestPage, digest *views.Digest) error {
	for _, c := range digest.Closed[:min(len(digest.Closed), mostLines)] {
		text, err := s.rich(p.at, &c.Incident.Document, incidentAddress(c.Incident.Slug))
		if err != nil {
			return err
		}
		item := DigestClosed{Link: p.incidentLink(c.Incident), Words: prose.UpperFirst(message.ClosedWords(s.texts, c.Closing))}
		if item.Changed, err = text.text(c.Incident.Changed); err != nil {
			return err
		}
		p.Closed = append(p.Closed, item)
	}
	p.MoreClosed = more(s.texts, len(digest.Closed), len(p.Closed))
	told, others := worstOf(digest.Published, mostCards)
	for i, row := range s.incidentRows(p.Frame, told) {
		p.Cards = append(p.Cards, digestCard(p.texts(), row, told[i]))
	}
	if len(others) > 0 {
		p.OthersHeading = s.count("digest.more-postmortems", len(others))
		p.Others = s.incidentRows(p.Frame, others[:min(len(others), mostOthers)])
		p.MoreCards = more(s.texts, len(others), len(p.Others))
	}
	return nil
}

// digestLines adds the lists.
func (s *site) digestLines(p *DigestPage, digest *views.Digest) {
	for _, one := range digest.Protected[:min(len(digest.Protected), mostLines)] {
		p.Protected = append(p.Protected, DigestProtection{message.ProtectionWords(one.Assignment), p.incidentLink(one.Incident)})
	}
	p.MoreProtected = more(s.texts, len(digest.Protected), len(p.Protected))
	p.addFactors(s.text("digest.returning"), digest.ReturningFactors)
	p.addFactors(s.text("digest.new"), digest.NewFactors)
	p.addActions(s.text("digest.done"), digest.Done[:min(len(digest.Done), mostLines)], len(digest.Done), func(f views.FollowUp) DigestAction {
		return p.digestAction(f, f.Action.Done, s.text("state.done"))
	})
	p.addActions(s.text("digest.overdue"), digest.Overdue[:min(len(digest.Overdue), mostOverdue)], digest.OverdueCount, func(f views.FollowUp) DigestAction {
		return p.digestAction(f, f.Due, s.text("digest.due"))
	})
}

// addActions adds a list of actions, some of so many in all.
func (p *DigestPage) addActions(heading string, actions []views.FollowUp, all int, show func(views.FollowUp) DigestAction) {
	if len(actions) == 0 {
		return
	}
	list := DigestActions{Heading: heading}
	for _, f := range actions {
		list.Actions = append(list.Actions, show(f))
	}
	list.More = more(p.texts(), all, len(list.Actions))
	p.Actions = append(p.Actions, list)
}

func (p *DigestPage) addFactors(heading string, seen []views.FactorSeen) {
	if len(seen) == 0 {
		return
	}
	list := LinkList{Heading: heading}
	for _, f := range seen[:min(len(seen), mostLines)] {
		list.Links = append(list.Links, NotedLink{p.factorLink(f.Factor), message.FactorWords(p.texts(), f)})
	}
	list.More = more(p.texts(), len(seen), len(list.Links))
	p.Factors = append(p.Factors, list)
}

func (p *DigestPage) digestAction(f views.FollowUp, day kb.Date, words string) DigestAction {
	return DigestAction{p.link(f.Action.Text.Head(), actionAddress(f.Incident, f.Action)), day.String(), words, p.incidentLink(f.Incident)}
}

// more says how many of all are not shown; empty if all are.
func more(l *texts.Language, all, shown int) string {
	if all <= shown {
		return ""
	}
	return l.Text("more", all-shown)
}

// digestOf is where the site that speaks of a day tells of a period: on its own page,
// on that of its year, or nowhere, for two days that somebody chose.
func digestOf(p views.Period, asOf kb.Date) string {
	switch {
	case p.Kind == views.RangePeriod:
		return ""
	case !p.HasPage(asOf):
		return periodAddress(views.PeriodOf(views.YearPeriod, p.From))
	default:
		return periodAddress(p)
	}
}
