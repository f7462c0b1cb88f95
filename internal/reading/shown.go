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
	for i := range names {
		show(&names[i])
	}
}

// showDocument marks what every document is called by.
func showDocument(d *kb.Document) {
	show(&d.Title, &d.ID)
	showAll(d.Tags)
	for i := range d.Sections {
		show(&d.Sections[i].Heading)
	}
}

func showFactor(f *kb.Factor) {
	showDocument(&f.Document)
	f.Kind = kb.FactorKind(prose.Marked(string(f.Kind)))
	showAll(f.Markers)
	showAll(f.Synonyms)
}

func showService(s *kb.Service) {
	showDocument(&s.Document)
	show(&s.Owner)
	showAll(s.Synonyms)
	for i := range s.Resources {
		show(&s.Resources[i].Label)
	}
}

func showIncident(i *kb.Incident) {
	showDocument(&i.Document)
	show(&i.Status, &i.Facilitator, &i.Team)
	showAll(i.Authors)
	if i.Severity != nil {
		show(&i.Severity.Text)
	}
	for n := range i.Services {
		show(&i.Services[n].Name)
	}
	for n := range i.Impacts {
		one := &i.Impacts[n]
		show(&one.Who, &one.What, &one.HowLong, &one.HowMany, &one.Feature)
	}
	for _, assignments := range [][]kb.Assignment{i.Factors, i.Mitigators} {
		for n := range assignments {
			show(&assignments[n].Name)
			assignments[n].Kind = kb.FactorKind(prose.Marked(string(assignments[n].Kind)))
			showAll(assignments[n].Markers)
			if title := &assignments[n].Title; title.HTML.Empty() {
				show(&title.Plain) // a name, and no stretch of the text
			}
		}
	}
	for n := range i.Roles {
		show(&i.Roles[n].Title)
		showAll(i.Roles[n].People)
	}
	for n := range i.Stages {
		show(&i.Stages[n].Title)
	}
	for n := range i.Reveals {
		show(&i.Reveals[n].From.Name, &i.Reveals[n].To.Name, &i.Reveals[n].Until)
	}
	for n := range i.Beliefs {
		show(&i.Beliefs[n].Who, &i.Beliefs[n].Believed, &i.Beliefs[n].Fact)
	}
	for n := range i.Timeline {
		show(&i.Timeline[n].WaitsFor)
	}
	for n := range i.Actions {
		a := &i.Actions[n]
		show(&a.Owner, &a.Group, &a.DueSaid)
		if a.Ticket != nil {
			show(&a.Ticket.Text)
		}
	}
}
