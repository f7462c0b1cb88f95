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
	kept(&i.Impacts, func(one *kb.Impact) {
		k.keep(&one.Who, &one.What, &one.HowLong, &one.HowMany, &one.Feature)
		k.text(&one.Text)
	})
	k.keepAll(&i.Authors)
	k.keep(&i.Abstract, &i.Facilitator, &i.Team)
	k.mentions(&i.Services)
	k.mentions(&i.Related)
	for _, m := range []*kb.Moment{i.Started, i.Detected, i.Acknowledged, i.Mitigated, i.Resolved} {
		k.moment(m)
	}
	kept(&i.TypedDurations, func(d *kb.TypedDuration) { k.keep(&d.Written) })
	kept(&i.Timeline, func(e *kb.TimelineEntry) {
		k.keep(&e.Anchor, &e.WaitsFor)
		k.moment(&e.Moment)
		k.moment(e.End)
		k.text(&e.Text)
	})
	k.assignments(&i.Factors)
	k.assignments(&i.Mitigators)
	kept(&i.Quotes, func(q *kb.Quote) { k.share(&q.Text) })
	k.told(i)
	kept(&i.Actions, k.action)
	i.Figures = exact(i.Figures)
	kept(&i.Unread, func(u *kb.Unread) {
		k.share(&u.Heading)
		k.share(&u.Reason)
	})
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
	kept(&i.Questions, func(q *kb.Question) { k.text(&q.Text) })
	kept(&i.Notes, func(n *kb.Note) {
		k.text(&n.Text)
		k.share(&n.Anchor)
	})
	kept(&i.Roles, func(r *kb.Participation) {
		k.share(&r.Title)
		k.keepAll(&r.People)
	})
	kept(&i.Stages, func(s *kb.Stage) {
		k.share(&s.Title)
		k.text(&s.Summary)
	})
	kept(&i.DocGaps, func(g *kb.DocGap) {
		k.text(&g.Text)
		k.keep(&g.Anchor)
	})
	kept(&i.Reveals, func(r *kb.Relation) {
		k.keep(&r.From.Name, &r.To.Name, &r.Until)
		k.text(&r.Text)
	})
	kept(&i.Beliefs, func(b *kb.Belief) { k.keep(&b.Who, &b.Believed, &b.Fact) })
	k.texts(&i.Told)
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
	kept(&s.Resources, func(r *kb.Resource) { k.keep(&r.Label, &r.URL) })
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
	kept(&d.Aliases, func(a *kb.Alias) { k.keep(&a.Path) })
	kept(&d.Tags, k.share)
	kept(&d.Sections, func(s *kb.Section) {
		k.share(&s.Heading)
		k.share(&s.Anchor)
	})
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

func (k *keeper) texts(list *[]kb.Text) { kept(list, k.text) }

func (k *keeper) moment(m *kb.Moment) {
	if m != nil {
		k.keep(&m.Written)
		k.share(&m.Zone)
	}
}

func (k *keeper) mentions(list *[]kb.Mention) { kept(list, func(m *kb.Mention) { k.share(&m.Name) }) }

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
	kept(list, func(a *kb.Assignment) {
		k.keep(&a.Anchor, &a.Name)
		k.text(&a.Title)
		k.keepAll(&a.Markers)
		k.text(&a.Note)
		k.whys(&a.Whys)
	})
}

func (k *keeper) whys(list *[]kb.Why) {
	kept(list, func(w *kb.Why) {
		k.keep(&w.Question)
		k.text(&w.Text)
		k.whys(&w.Whys)
	})
}

func (k *keeper) problems(list []problem.Problem) {
	for n := range list {
		k.line(&list[n].Excerpt)
	}
}
