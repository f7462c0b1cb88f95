package render

import (
	"html/template"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
)

// The body is shown in the author's order and whole. Three things stand
// elsewhere or in another form: the heading that repeats the page's title, the
// summary where it is the page's abstract, and lists that were understood, in
// whose place comes the structured list.

// BodyPart is a stretch of the body: exactly one of the first four is set.
type BodyPart struct {
	HTML     template.HTML
	Timeline *Timeline
	Actions  *ActionList
	Causes   *CauseList
	// AsWritten is the author's own form of a list, where it says more than
	// the structured one; empty if it does not.
	AsWritten template.HTML
}

// RestSection is a list that no part of the body shows.
type RestSection struct {
	Heading, Anchor string
	Part            BodyPart
	// Folded is set where the text of the entries stands in the body already.
	Folded bool
	Count  int
}

// bodyParts walks the body and puts figures in the place of what they show.
func (s *site) bodyParts(p *IncidentPage, plan bodyPlan, text richText) ([]BodyPart, error) {
	var parts []BodyPart
	done := 0
	plain := func(to int) error {
		html, err := text.body(kb.Range{From: done, To: to})
		if done < plan.promoted {
			html = raised(html)
		}
		if err == nil && len(strings.TrimSpace(string(html))) > 0 {
			parts = append(parts, BodyPart{HTML: html})
		}
		return err
	}
	for _, c := range plan.cuts {
		if c.From > done {
			if err := plain(c.From); err != nil {
				return nil, err
			}
		}
		done = max(done, c.To)
		if c.figure == nil {
			continue
		}
		part, err := s.figure(p, c.figure, text)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	return parts, plain(text.document.Body.End())
}

// figure makes the structured list for a stretch of the body.
func (s *site) figure(p *IncidentPage, f *kb.Figure, text richText) (BodyPart, error) {
	var entries []int
	for i := f.First; i < min(f.Last, count(p.Incident, f.Kind)); i++ {
		entries = append(entries, i)
	}
	if !f.Keep {
		return s.list(p, f.Kind, entries, text)
	}
	written, err := text.body(f.Range)
	if err != nil {
		return BodyPart{}, err
	}
	part, err := s.list(p, f.Kind, entries, text)
	part.AsWritten = written
	return part, err
}

// count is the length of the list that a kind of figure shows.
func count(incident *kb.Incident, kind kb.FigureKind) int {
	switch kind {
	case kb.TimelineFigure:
		return len(incident.Timeline)
	case kb.ActionFigure:
		return len(incident.Actions)
	case kb.FactorFigure:
		return len(incident.Factors)
	default:
		return len(incident.Mitigators)
	}
}

// list makes the structured list of some entries of an incident's list.
func (s *site) list(p *IncidentPage, kind kb.FigureKind, entries []int, text richText) (part BodyPart, err error) {
	switch kind {
	case kb.TimelineFigure:
		if p.course == nil {
			p.course = courseOf(p.Incident)
		}
		part.Timeline, err = s.timeline(p.course, entries, text)
	case kb.ActionFigure:
		part.Actions, err = s.actionList(p.Frame, p.Incident, entries, text)
	case kb.FactorFigure:
		part.Causes, err = s.causeList(p.Frame, p.Incident, entries, false, text)
	default:
		part.Causes, err = s.causeList(p.Frame, p.Incident, entries, true, text)
	}
	return part, err
}

// restHeadings are the lists in the order in which the page shows what is left.
var restHeadings = []struct {
	kind            kb.FigureKind
	heading, anchor string
}{
	{kb.TimelineFigure, "timeline.title", "rest-timeline"},
	{kb.FactorFigure, "factors.heading", "rest-factors"},
	{kb.MitigatorFigure, "rest.mitigators", "rest-mitigators"},
	{kb.ActionFigure, "rest.actions", "rest-actions"},
}

// restSections collects the entries that no figure shows: those from front
// matter, and those whose text stands in the body in a form that the list cannot
// replace. Where all are of the latter kind they are folded; nothing is said twice.
func (s *site) restSections(p *IncidentPage, text richText) ([]RestSection, error) {
	var sections []RestSection
	for _, r := range restHeadings {
		shown := make([]bool, count(p.Incident, r.kind))
		for _, f := range p.Incident.Figures {
			for i := f.First; f.Kind == r.kind && !f.Range.Empty() && i < min(f.Last, len(shown)); i++ {
				shown[i] = true
			}
		}
		var entries []int
		folded := true
		for i := range shown {
			if !shown[i] {
				entries = append(entries, i)
				folded = folded && inBody(p.Incident, r.kind, i)
			}
		}
		if len(entries) == 0 {
			continue
		}
		part, err := s.list(p, r.kind, entries, text)
		if err != nil {
			return nil, err
		}
		part.Causes.leaveOutShown(p.Incident, r.kind, entries)
		sections = append(sections, RestSection{
			Heading: s.text(r.heading), Anchor: r.anchor, Part: part, Folded: folded, Count: len(entries),
		})
	}
	return sections, nil
}

// leaveOutShown takes what the body shows anyway from the cards of some causes: they
// stay to say what each is, and where else it was seen.
func (l *CauseList) leaveOutShown(incident *kb.Incident, kind kb.FigureKind, entries []int) {
	if l == nil {
		return
	}
	assignments := incident.Factors
	if kind != kb.FactorFigure {
		assignments = incident.Mitigators
	}
	for n, i := range entries {
		a, card := &assignments[i], &l.Cards[n]
		if incident.Body.Shows(a.Note) {
			card.Note = ""
		}
		if len(a.Whys) > 0 && incident.Body.Shows(a.Whys[0].Text) {
			card.Whys = nil
		}
	}
}

// tellApart names the lists of actions of a page for those who hear it, where it
// has several.
func (p *IncidentPage) tellApart(l *texts.Language) {
	number := 0
	for _, part := range p.Body {
		number = part.Actions.numbered(l, number)
	}
	for _, section := range p.Rest {
		number = section.Part.Actions.numbered(l, number)
	}
}

// inBody tells whether the text of an entry stands in the body.
func inBody(incident *kb.Incident, kind kb.FigureKind, i int) bool {
	switch kind {
	case kb.TimelineFigure:
		return incident.Body.Shows(incident.Timeline[i].Text)
	case kb.ActionFigure:
		return incident.Body.Shows(incident.Actions[i].Text)
	case kb.FactorFigure:
		return incident.Body.Shows(incident.Factors[i].Title)
	default:
		return incident.Body.Shows(incident.Mitigators[i].Title)
	}
}
