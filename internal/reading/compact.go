package reading

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// What is kept of each kind of document (keeper.go). A text that a noun gets and that
// is not named here keeps the whole document in memory.

// compactIncident moves all that is kept of an incident.
func compactIncident(i *kb.Incident, problems []problem.Problem) {
	k := newKeeper()
	k.document(&i.Document)
	k.share(&i.TitleOrigin.What)
	k.share(&i.DateOrigin.What)
	k.share(&i.StatusOrigin.What)
	if i.Severity != nil {
		k.share(&i.Severity.Text)
	}
	k.share(&i.Status)
	for _, t := range []*kb.Text{&i.Summary, &i.Impact, &i.Trigger, &i.DetectedBy, &i.Changed} {
		k.text(t)
	}
	i.Impacts = exact(i.Impacts)
	for n := range i.Impacts {
		one := &i.Impacts[n]
		k.keep(&one.Who, &one.What, &one.HowLong, &one.HowMany, &one.Feature)
		k.text(&one.Text)
	}
	k.keepAll(&i.Authors)
	k.keep(&i.Abstract, &i.Facilitator, &i.Team)
	k.mentions(&i.Services)
	k.mentions(&i.Related)
	for _, m := range []*kb.Moment{i.Started, i.Detected, i.Acknowledged, i.Mitigated, i.Resolved} {
		k.moment(m)
	}
	i.TypedDurations = exact(i.TypedDurations)
	for n := range i.TypedDurations {
		k.keep(&i.TypedDurations[n].Written)
	}
	i.Timeline = exact(i.Timeline)
	for n := range i.Timeline {
		e := &i.Timeline[n]
		k.keep(&e.Anchor, &e.WaitsFor)
		k.moment(&e.Moment)
		k.moment(e.End)
		k.text(&e.Text)
	}
	k.assignments(&i.Factors)
	k.assignments(&i.Mitigators)
	i.Quotes = exact(i.Quotes)
	for n := range i.Quotes {
		k.share(&i.Quotes[n].Text)
	}
	k.told(i)
	i.Actions = exact(i.Actions)
	for n := range i.Actions {
		k.action(&i.Actions[n])
	}
	i.Figures, i.Unread = exact(i.Figures), exact(i.Unread)
	for n := range i.Unread {
		k.share(&i.Unread[n].Heading)
		k.share(&i.Unread[n].Reason)
	}
	k.problems(problems)
	k.finish()
}

// told moves what is told beside the timeline and the causes.
func (k *keeper) told(i *kb.Incident) {
	k.texts(&i.Badly)
	k.texts(&i.Surprises)
	k.texts(&i.Learned)
	k.texts(&i.Again)
	k.texts(&i.Tolerated)
	k.text(&i.Repair)
	i.Questions, i.Notes, i.Roles, i.Stages = exact(i.Questions), exact(i.Notes), exact(i.Roles), exact(i.Stages)
	for n := range i.Questions {
		k.text(&i.Questions[n].Text)
	}
	for n := range i.Notes {
		k.text(&i.Notes[n].Text)
		k.share(&i.Notes[n].Anchor)
	}
	for n := range i.Roles {
		k.share(&i.Roles[n].Title)
		k.keepAll(&i.Roles[n].People)
	}
	for n := range i.Stages {
		k.share(&i.Stages[n].Title)
		k.text(&i.Stages[n].Summary)
	}
	i.DocGaps = exact(i.DocGaps)
	for n := range i.DocGaps {
		k.text(&i.DocGaps[n].Text)
		k.keep(&i.DocGaps[n].Anchor)
	}
	i.Reveals = exact(i.Reveals)
	for n := range i.Reveals {
		r := &i.Reveals[n]
		k.keep(&r.From.Name, &r.To.Name, &r.Until)
		k.text(&r.Text)
	}
	i.Beliefs = exact(i.Beliefs)
	for n := range i.Beliefs {
		k.keep(&i.Beliefs[n].Who, &i.Beliefs[n].Believed, &i.Beliefs[n].Fact)
	}
	i.Told = exact(i.Told)
	for n := range i.Told {
		k.text(&i.Told[n])
	}
}

func compactFactor(f *kb.Factor, problems []problem.Problem) {
	k := newKeeper()
	k.document(&f.Document)
	f.Body.HTML = exact(f.Body.HTML)
	k.share((*string)(&f.Kind))
	k.keepAll(&f.Markers)
	k.keepAll(&f.Synonyms)
	k.problems(problems)
	k.finish()
}

func compactService(s *kb.Service, problems []problem.Problem) {
	k := newKeeper()
	k.document(&s.Document)
	s.Body.HTML = exact(s.Body.HTML)
	k.keep(&s.Owner)
	k.keepAll(&s.Synonyms)
	k.texts(&s.Again)
	k.texts(&s.Tolerated)
	s.Resources = exact(s.Resources)
	for n := range s.Resources {
		k.keep(&s.Resources[n].Label, &s.Resources[n].URL)
	}
	k.problems(problems)
	k.finish()
}

func compactPage(p *kb.Page, problems []problem.Problem) {
	k := newKeeper()
	k.document(&p.Document)
	p.Body.HTML = exact(p.Body.HTML)
	k.keep(&p.Path)
	k.problems(problems)
	k.finish()
}

func (k *keeper) document(d *kb.Document) {
	k.keep(&d.WantedSlug, &d.ID, &d.Title)
	k.share(&d.Language)
	d.Aliases = exact(d.Aliases)
	for n := range d.Aliases {
		k.keep(&d.Aliases[n].Path)
	}
	d.Tags = exact(d.Tags)
	for n := range d.Tags {
		k.share(&d.Tags[n])
	}
	d.Sections = exact(d.Sections)
	for n := range d.Sections {
		k.share(&d.Sections[n].Heading)
		k.share(&d.Sections[n].Anchor)
	}
	// The doc keeps its own links.
	d.Body.Links = slices.Clone(d.Body.Links)
	for n := range d.Body.Links {
		l := &d.Body.Links[n]
		k.keep(&l.Target, &l.Fragment, &l.Text)
		k.line(&l.Excerpt)
	}
}

func (k *keeper) text(t *kb.Text) {
	k.keep(&t.Plain)
	t.Drop = exact(t.Drop)
}

func (k *keeper) texts(list *[]kb.Text) {
	*list = exact(*list)
	for n := range *list {
		k.text(&(*list)[n])
	}
}

func (k *keeper) moment(m *kb.Moment) {
	if m != nil {
		k.keep(&m.Written)
		k.share(&m.Zone)
	}
}

func (k *keeper) mentions(list *[]kb.Mention) {
	*list = exact(*list)
	for n := range *list {
		k.share(&(*list)[n].Name)
	}
}

func (k *keeper) action(a *kb.Action) {
	k.keep(&a.Anchor, &a.Reason)
	k.text(&a.Text)
	k.share(&a.Owner)
	k.share(&a.DueSaid)
	k.share(&a.Group)
	if a.Ticket != nil {
		k.keep(&a.Ticket.Text, &a.Ticket.URL)
	}
}

func (k *keeper) assignments(list *[]kb.Assignment) {
	*list = exact(*list)
	for n := range *list {
		a := &(*list)[n]
		k.keep(&a.Anchor, &a.Name)
		k.text(&a.Title)
		k.keepAll(&a.Markers)
		k.text(&a.Note)
		k.whys(&a.Whys)
	}
}

func (k *keeper) whys(list *[]kb.Why) {
	*list = exact(*list)
	for n := range *list {
		w := &(*list)[n]
		k.keep(&w.Question)
		k.text(&w.Text)
		k.whys(&w.Whys)
	}
}

func (k *keeper) problems(list []problem.Problem) {
	for n := range list {
		k.line(&list[n].Excerpt)
	}
}
