package reading

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Names are shown alone, in lists, feeds, tables and messages, where nothing around
// them tells that they hide something:
//
//	title: "pay<U+202E>cod.exe"     pay[U+202E]cod.exe
//	tags: ["check<U+200B>out"]      check[U+200B]out
//
// So a character in them that cannot be seen gives way to a mark. Texts keep
// theirs (package markdown notes them).

// show marks names.
func show(names ...*string) {
	for _, name := range names {
		*name = prose.Marked(*name)
	}
}

// showAll marks the names of a list.
func showAll(names []string) {
	each(names, func(name *string) { show(name) })
}

// showDocument marks what every document is called by.
func showDocument(d *kb.Document) {
	show(&d.Title, &d.ID)
	showAll(d.Tags)
	each(d.Sections, func(s *kb.Section) { show(&s.Heading) })
}

func showFactor(f *kb.Factor) {
	showDocument(&f.Document)
	show((*string)(&f.Kind))
	showAll(f.Markers)
	showAll(f.Synonyms)
}

func showService(s *kb.Service) {
	showDocument(&s.Document)
	show(&s.Owner)
	showAll(s.Synonyms)
	each(s.Resources, func(r *kb.Resource) { show(&r.Label) })
}

func showIncident(i *kb.Incident) {
	showDocument(&i.Document)
	show(&i.Status, &i.Facilitator, &i.Team)
	showAll(i.Authors)
	if i.Severity != nil {
		show(&i.Severity.Text)
	}
	each(i.Services, func(m *kb.Mention) { show(&m.Name) })
	each(i.Impacts, func(one *kb.Impact) { show(&one.Who, &one.What, &one.HowLong, &one.HowMany, &one.Feature) })
	for _, assignments := range [][]kb.Assignment{i.Factors, i.Mitigators} {
		each(assignments, func(a *kb.Assignment) {
			show(&a.Name, (*string)(&a.Kind))
			showAll(a.Markers)
			if a.Title.HTML.Empty() {
				show(&a.Title.Plain) // a name, and no stretch of the text
			}
		})
	}
	each(i.Roles, func(r *kb.Participation) {
		show(&r.Title)
		showAll(r.People)
	})
	each(i.Stages, func(s *kb.Stage) { show(&s.Title) })
	each(i.Reveals, func(r *kb.Relation) { show(&r.From.Name, &r.To.Name, &r.Until) })
	each(i.Beliefs, func(b *kb.Belief) { show(&b.Who, &b.Believed, &b.Fact) })
	each(i.Timeline, func(e *kb.TimelineEntry) { show(&e.WaitsFor) })
	each(i.Actions, func(a *kb.Action) {
		show(&a.Owner, &a.Group, &a.DueSaid)
		if a.Ticket != nil {
			show(&a.Ticket.Text)
		}
	})
}
