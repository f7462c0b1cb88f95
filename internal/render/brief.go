package render

import (
	"html/template"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// BriefPage is a postmortem for those who will not read more: what happened, what it
// did to whom, what was decided, and what is being done. It fits one printed page.
type BriefPage struct {
	Frame
	Heading string
	// TextLanguage is that of the document; empty if it is the site's.
	TextLanguage string
	Badge        *Badge
	// Date and Status are in words; empty if not recorded.
	Date, Status string
	Lengths      []string
	Services     []Link
	Abstract     template.HTML
	Impacts      []BriefImpact
	// Stages are the parts of the timeline that say in a few words what happened in them.
	Stages    []BriefStage
	Decisions []BriefDecision
	// Actions are the open ones, or all where none is; nil if there is none. Counted says
	// how far all of them are.
	Actions *ActionList
	Counted string
	// Whole leads to the postmortem.
	Whole string
	// Share tells of the incident in a few lines, for a chat.
	Share *Share
}

// BriefImpact is an impact with its text; Figures are those that the text does not
// have.
type BriefImpact struct {
	Who, Figures string
	Text         template.HTML
}

// BriefStage is a part of the timeline; Length is empty where it is not known.
type BriefStage struct {
	Title, Length string
	Summary       template.HTML
}

// BriefDecision is an entry of the timeline that tells of a decision.
type BriefDecision struct {
	Moment Moment
	Text   template.HTML
}

// hasBrief tells whether there is more to say in brief than the abstract.
func hasBrief(incident *kb.Incident) bool {
	return len(incident.Impacts) > 0 || len(incident.Actions) > 0 || slices.ContainsFunc(incident.Timeline, isDecision)
}

func isDecision(e kb.TimelineEntry) bool { return e.Kind == kb.EntryDecision }

func (s *site) briefPage(incident *kb.Incident) (*BriefPage, error) {
	at := s.at(briefAddress(incident.Slug))
	p := &BriefPage{
		Frame: s.frame(at, incidentsAddress, s.text("brief.title", incident.Title)), Heading: incident.Title, TextLanguage: s.textLanguage(&incident.Document),
		Badge: s.badge(incident), Date: s.texts.Day(incident.Date), Status: s.texts.Word("status.", incident.Status),
		Lengths: lengthsOf(s.texts, incident), Whole: at.to(incidentAddress(incident.Slug)),
	}
	// What leads on is the postmortem, the way down to it, and the search: no menu.
	p.Article, p.Nav = true, nil
	p.crumbs(p.link(s.text("incidents.title"), incidentsAddress), p.incidentLink(incident))
	p.Services = s.serviceLinks(p.Frame, incident)
	p.Description = firstSentence(incident.Summary.Plain)
	text, err := s.rich(at, &incident.Document, incidentAddress(incident.Slug))
	if err != nil {
		return nil, err
	}
	if incident.Lead.Empty() {
		p.Abstract, err = text.prose(incident.Summary)
	} else {
		p.Abstract, err = text.body(incident.Lead)
	}
	if err != nil {
		return nil, err
	}
	p.Share = s.share(incident, p.Abstract)
	if err = p.impacts(incident, text); err != nil {
		return nil, err
	}
	for _, stage := range views.Stages(incident) {
		html, err := text.text(stage.Summary)
		if err != nil {
			return nil, err
		}
		row := BriefStage{Title: stage.Title, Summary: html}
		if stage.Length != nil {
			row.Length = kb.Length(*stage.Length)
		}
		p.Stages = append(p.Stages, row)
	}
	for i := range incident.Timeline {
		entry := &incident.Timeline[i]
		if !isDecision(*entry) {
			continue
		}
		html, err := text.text(entry.Text)
		if err != nil {
			return nil, err
		}
		p.Decisions = append(p.Decisions, BriefDecision{clockMoment(&entry.Moment), html})
	}
	return p, s.briefActions(p, incident, text)
}

func (p *BriefPage) impacts(incident *kb.Incident, text richText) error {
	for _, one := range views.CustomersFirst(incident) {
		html, err := text.text(one.Text)
		if err != nil {
			return err
		}
		row := BriefImpact{Who: impactWho(p.texts(), one), Text: html}
		if row.Figures = impactWords(p.texts(), one); strings.HasPrefix(prose.Line(one.Text.Plain), strings.TrimSuffix(row.Figures, " …")) {
			row.Figures = "" // they are how the text begins
		}
		p.Impacts = append(p.Impacts, row)
	}
	return nil
}

func isOpen(a kb.Action) bool { return a.State == kb.ActionOpen }

// briefActions lists the actions that are open, or all if none is: then they are what was
// done. They have no addresses here.
func (s *site) briefActions(p *BriefPage, incident *kb.Incident, text richText) error {
	if len(incident.Actions) == 0 {
		return nil
	}
	var entries []int
	anyOpen := slices.ContainsFunc(incident.Actions, isOpen)
	for i, a := range incident.Actions {
		if isOpen(a) == anyOpen {
			entries = append(entries, i)
		}
	}
	list, err := s.actionList(p.Frame, incident, entries, text)
	if err != nil {
		return err
	}
	for i := range list.Rows {
		row := &list.Rows[i]
		row.Anchor, row.Echo, row.Took = "", nil, nil
	}
	p.Actions, p.Counted = list, message.ActionsSentence(s.texts, views.ClosingOf(incident))
	return nil
}
