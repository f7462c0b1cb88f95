package reading

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// What is kept of an incident, and of documents of every kind (keeper.go); described.go says
// what else is kept of the other kinds. A text that a noun gets and that is named in neither
// keeps the whole document in memory.
//
// Names are shown alone, in lists, feeds, tables and messages, where nothing around
// them tells that they hide something:
//
//	title: "pay<U+202E>cod.exe"     pay[U+202E]cod.exe
//	tags: ["check<U+200B>out"]      check[U+200B]out
//
// So a character in them that cannot be seen gives way to a mark. Texts keep
// theirs (package markdown notes them).

// compact moves all that is kept of a document, and what note adds for its kind.
func compact(d *kb.Document, problems []problem.Problem, note func(*keeper)) {
	k := &keeper{strings: make([]*string, 0, usualStrings)}
	k.document(d)
	note(k)
	for _, p := range each(problems) {
		k.line(&p.Excerpt)
	}
	k.finish()
}

// incident notes what is kept of an incident.
func (k *keeper) incident(i *kb.Incident) {
	k.share(&i.TitleOrigin.What)
	k.share(&i.DateOrigin.What)
	k.share(&i.StatusOrigin.What)
	if i.Severity != nil {
		k.sharedName(&i.Severity.Text)
	}
	k.sharedName(&i.Status)
	for _, t := range []*kb.Text{&i.Summary, &i.Impact, &i.Trigger, &i.DetectedBy, &i.Changed} {
		k.text(t)
	}
	kept(&i.Impacts, func(one *kb.Impact) {
		k.name(&one.Who, &one.What, &one.HowLong, &one.HowMany, &one.Feature)
		k.text(&one.Text)
	})
	k.names(&i.Authors)
	k.keep(&i.Abstract)
	k.name(&i.Facilitator, &i.Team)
	kept(&i.Services, func(m *kb.Mention) { k.sharedName(&m.Name) })
	kept(&i.Related, func(m *kb.Mention) { k.share(&m.Name) })
	for _, m := range []*kb.Moment{i.Started, i.Detected, i.Acknowledged, i.Mitigated, i.Resolved} {
		k.moment(m)
	}
	kept(&i.TypedDurations, func(d *kb.TypedDuration) { k.keep(&d.Written) })
	kept(&i.Timeline, func(e *kb.TimelineEntry) {
		k.keep(&e.Anchor)
		k.name(&e.WaitsFor)
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
		k.sharedName(&r.Title)
		k.names(&r.People)
	})
	kept(&i.Stages, func(s *kb.Stage) {
		k.sharedName(&s.Title)
		k.text(&s.Summary)
	})
	kept(&i.DocGaps, func(g *kb.DocGap) {
		k.text(&g.Text)
		k.keep(&g.Anchor)
	})
	kept(&i.Reveals, func(r *kb.Relation) {
		k.name(&r.From.Name, &r.To.Name, &r.Until)
		k.text(&r.Text)
	})
	kept(&i.Beliefs, func(b *kb.Belief) { k.name(&b.Who, &b.Believed, &b.Fact) })
	k.texts(&i.Told)
}

func (k *keeper) document(d *kb.Document) {
	k.keep(&d.WantedSlug)
	k.name(&d.ID, &d.Title)
	k.share(&d.Language)
	kept(&d.Aliases, func(a *kb.Alias) { k.keep(&a.Path) })
	kept(&d.Tags, k.sharedName)
	kept(&d.Sections, func(s *kb.Section) {
		k.sharedName(&s.Heading)
		k.share(&s.Anchor)
	})
	// The doc keeps its own links.
	d.Body.Links = slices.Clone(d.Body.Links)
	for _, l := range each(d.Body.Links) {
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

func (k *keeper) action(a *kb.Action) {
	k.keep(&a.Anchor, &a.Reason)
	k.text(&a.Text)
	k.sharedName(&a.Owner)
	k.sharedName(&a.DueSaid)
	k.sharedName(&a.Group)
	if a.Ticket != nil {
		k.name(&a.Ticket.Text)
		k.keep(&a.Ticket.URL)
	}
}

func (k *keeper) assignments(list *[]kb.Assignment) {
	kept(list, func(a *kb.Assignment) {
		k.keep(&a.Anchor)
		k.name(&a.Name)
		k.sharedName((*string)(&a.Kind))
		if a.Title.HTML.Empty() {
			showHidden(&a.Title.Plain) // a name, and no stretch of the text
		}
		k.text(&a.Title)
		k.names(&a.Markers)
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
