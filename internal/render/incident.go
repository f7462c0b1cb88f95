package render

import (
	"html/template"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// IncidentPage is one postmortem.
type IncidentPage struct {
	Frame
	Incident *kb.Incident
	// TextLanguage is that of the document; empty if it is the site's.
	TextLanguage string
	// TitleAnchor is the id of the author's own title heading, which the page's
	// title stands for; empty if there is none.
	TitleAnchor string
	// HeadingAsWritten is that heading where it says more than the title, such
	// as words left over from a template; empty if it does not.
	HeadingAsWritten string
	// Status is where the document stands; empty if not recorded.
	Status string
	Badge  *Badge
	// Abstract is the summary; AbstractHeading the author's heading of it,
	// where it stands here instead of in the body.
	Abstract        template.HTML
	AbstractHeading Heading
	// Moment is when it started, with the day; nil if only its day is known, or
	// nothing. Lengths say how long it took, and Services what it hit.
	Moment   *Moment
	Lengths  []string
	Services []Link
	// MoreServices unfold, where they would keep the abstract off the first screen.
	MoreServices []Link
	Glance       *Glance
	Facts        []Fact
	// Impact says what it did to whom; nil if nothing was read. Brief leads to the
	// page for those who will not read more; empty if there is none.
	Impact *ImpactBox
	Brief  string
	// FirstDue is the first day by which something open is to be done; empty if
	// nobody said. FollowBar shows how far all actions are.
	FirstDue  string
	FollowBar []BarPart
	// Actions counts the follow-ups; OpenActions leads to the first list of
	// them; empty if there is none.
	Actions     views.ActionCount
	OpenActions string
	Overdue     int
	// NeedReason says of how many actions nobody says why they will not be done;
	// empty for none.
	NeedReason string
	// Meeting is the next one about the follow-up; nil if there is none. Calendar
	// leads to it and to the due dates of an open postmortem.
	Meeting  *NextMeeting
	Calendar string
	// Celebration is set once every action is closed.
	Celebration *Celebration
	// Onward leads to other incidents.
	Onward
	// Told names what stands beside the text, where it is folded.
	Told string
	// Questions are the actions under the three questions of a review; nil where the
	// kind of none is known. Unkept are what was promised before and open when it
	// struck.
	Questions []Question
	Unkept    []UnkeptRow
	// MoreUnkept is set where more of them are not named.
	MoreUnkept bool
	// Contents are the headings of the body, at most two levels.
	Contents []Heading
	Body     []BodyPart
	// Rest are lists that no part of the body shows, such as those from front
	// matter.
	Rest []RestSection
	// Missing lists what is not recorded here and mostly is elsewhere, in words.
	Missing []string
	// Suggested are the factors that words outside the lists of causes read like.
	Suggested []Suggested
	// SuggestedServices are the services that the words point to.
	SuggestedServices []Suggested
	// Share tells of the incident in a few lines, for a chat; nil where the page in
	// brief has it.
	Share *Share

	// course is what all stretches of the timeline need; nil before the first.
	course *course
}

func (s *site) incidentPage(incident *kb.Incident) (*IncidentPage, error) {
	address := incidentAddress(incident.Slug)
	at := s.at(address)
	title := incident.Title
	if !incident.Date.IsZero() {
		title += ", " + incident.Date.String()
	}
	p := &IncidentPage{
		Frame: s.frame(at, incidentsAddress, title), Incident: incident, TextLanguage: s.textLanguage(&incident.Document),
		Status: s.texts.Word("status.", incident.Status), Badge: s.badge(incident), Actions: views.CountActions(incident),
	}
	if incident.Draft && p.Status == "" {
		p.Status = s.text("status.draft")
	}
	p.Article, p.Twin, p.Markdown, p.Edit = true, "index.json", markdownFile, edit(s.in.EditURL, incident.Source)
	p.Description = firstSentence(incident.Summary.Plain)
	p.Labels = s.shareLabels(p.Badge, incident)
	p.crumbs(p.link(s.text("incidents.title"), incidentsAddress), p.link(yearName(s.texts, incident.Date.Year), yearAddress(incident.Date.Year)))

	text, err := s.rich(at, &incident.Document, address)
	if err != nil {
		return nil, err
	}
	plan := planBody(incident, text.document.Body.HTML[:text.document.Body.End()])
	p.TitleAnchor, p.HeadingAsWritten = plan.titleAnchor, plan.headingAsWritten
	if p.Abstract, err = abstract(text, incident, plan.lifted); err != nil {
		return nil, err
	}
	p.AbstractHeading = plan.summary
	if err = s.followUp(p, text); err != nil {
		return nil, err
	}
	p.Glance, p.Impact = glance(s.texts, incident), impactBox(s.texts, incident)
	if hasBrief(incident) {
		p.Brief = at.to(briefAddress(incident.Slug))
	}
	s.meta(p)
	if p.Facts, err = s.facts(p, text); err != nil {
		return nil, err
	}
	if p.Body, err = s.bodyParts(p, plan, text); err != nil {
		return nil, err
	}
	if p.Rest, err = s.restSections(p, text); err != nil {
		return nil, err
	}
	p.tellApart(s.texts)
	p.shareHead()
	p.Glance.followRows(p.timelines())
	p.Contents = contents(&incident.Document, plan, p.Rest)
	p.Missing = s.missing(incident)
	p.Suggested = append(suggested(p.Frame, incident, "", false), suggested(p.Frame, incident, "", true)...)
	p.SuggestedServices = suggestedServices(p.Frame, incident)
	p.Onward = s.onward(p.Frame, incident)
	p.Told = s.toldBeside(p)
	p.Questions = questions(s.texts, incident)
	p.Unkept, p.MoreUnkept = s.unkept(p.Frame, incident)
	if p.Brief == "" {
		p.Share = s.share(incident, p.Abstract)
	}
	return p, nil
}

// abstract is the summary as it stands above the body: lifted out of that, if it was in it.
func abstract(text richText, incident *kb.Incident, lifted kb.Range) (template.HTML, error) {
	if lifted.Empty() {
		return text.prose(incident.Summary)
	}
	return text.body(lifted)
}

// shareLabels are the two small facts of a chat preview.
func (s *site) shareLabels(badge *Badge, incident *kb.Incident) []Label {
	var labels []Label
	if badge != nil {
		labels = append(labels, Label{s.text("facet.sev"), badge.Word})
	}
	if impact := firstSentence(incident.Impact.Plain); impact != "" {
		labels = append(labels, Label{s.text("impact.title"), prose.Shorten(impact, impactLength)})
	} else if d := incident.Durations.Resolve; d != nil {
		labels = append(labels, Label{s.text("facts.time-to-resolve"), kb.Length(*d)})
	}
	return labels
}

// meta says in one line when it was, how long it took and what it hit.
func (s *site) meta(p *IncidentPage) {
	incident := p.Incident
	if incident.Started != nil {
		moment := dayMoment(incident.Started)
		switch m := incident.Started; {
		case m.Day.IsZero():
		case !m.HasClock:
			moment.Text = s.texts.Day(m.Day)
		case m.Approximate:
			moment.Text = s.texts.Day(m.Day) + ", ~" + kb.ClockText(m.Clock)
		default:
			moment.Text = s.texts.Day(m.Day) + ", " + kb.ClockText(m.Clock)
		}
		p.Moment = &moment
	}
	p.Lengths = lengthsOf(s.texts, incident)
	p.Services = s.serviceLinks(p.Frame, incident)
	if len(p.Services) > servicesInHead+2 {
		p.Services, p.MoreServices = p.Services[:servicesInHead], p.Services[servicesInHead:]
	}
}

// servicesInHead is how many services the head of a page names at once.
const servicesInHead = 6

// lengthsOf say how long an incident took, in words.
func lengthsOf(l *texts.Language, incident *kb.Incident) []string {
	var lengths []string
	for _, length := range []struct {
		key   string
		known *time.Duration
	}{{"incident.mitigated-after", incident.Durations.Mitigate}, {"row.over", incident.Durations.Resolve}} {
		if length.known != nil && *length.known > 0 {
			lengths = append(lengths, l.Text(length.key, kb.Length(*length.known)))
		}
	}
	return lengths
}

// followUp fills what the page of an incident says about its follow-up.
func (s *site) followUp(p *IncidentPage, text richText) error {
	closing := views.ClosingOf(p.Incident)
	s.countOpen(p)
	p.NeedReason = message.NeedReasonSentence(s.texts, closing.NeedReason)
	if m, ok := s.view.Meetings(p.Incident); ok && !m.Next.IsZero() {
		p.Meeting = &NextMeeting{Next: m.Next.String(), Words: s.texts.Day(m.Next), Every: everyWords(s.texts, m.Every)}
	}
	if closing.State == views.Open {
		p.Calendar = s.incidentCalendar(p.Frame, p.Incident)
	}
	if closing.State != views.Closed {
		return nil
	}
	var err error
	p.Celebration, err = celebrate(s.texts, p.Incident, closing, text)
	return err
}

// countOpen finds the open actions, and says how far all are.
func (s *site) countOpen(p *IncidentPage) {
	for i := range p.Incident.Actions {
		action := &p.Incident.Actions[i]
		if s.view.Overdue(action) {
			p.Overdue++
		}
		if action.State != kb.ActionOpen {
			continue
		}
		if p.OpenActions == "" {
			p.OpenActions = "#" + action.Anchor
		}
		if due := action.Due.String(); due != "" && (p.FirstDue == "" || due < p.FirstDue) {
			p.FirstDue = due
		}
	}
	p.FollowBar = stackedBar(p.Frame, []countedPart{
		{name: "done", count: p.Actions.Done}, {name: "wontfix", count: p.Actions.Wontfix},
		{name: "open", count: p.Actions.Said() - p.Overdue}, {name: "overdue", count: p.Overdue},
		{name: "unsaid", count: p.Actions.Unsaid},
	})
}

// toldBeside names what stands beside the text of an incident.
func (s *site) toldBeside(p *IncidentPage) string {
	var names []string
	for _, part := range []struct {
		name string
		is   bool
	}{
		{"actions", p.Actions.Total() > 0 || p.Celebration != nil}, {"seen", len(p.Seen) > 0}, {"cited", len(p.CitedBy) > 0},
		{"impact", p.Impact != nil}, {"facts", len(p.Facts) > 0},
	} {
		if part.is {
			names = append(names, s.text("incident.told-"+part.name))
		}
	}
	return prose.UpperFirst(s.texts.List(names))
}
