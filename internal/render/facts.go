package render

import (
	"html/template"
	"time"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Facts are what a reader wants to know first.
type Facts struct {
	Known []Fact
	// Unknown are the names of facts that are not recorded. Where they are few
	// each has its own line in Known too, and this is empty.
	Unknown []string
}

// Fact is a name and what is known of it, in one of several forms.
type Fact struct {
	Name   string
	Badge  *Badge
	Links  []Link
	Moment *Moment
	HTML   template.HTML
	Text   string
	// Note is what the author typed where that differs from Text.
	Note string
	// Missing is set for a fact that is not recorded.
	Missing bool
	// Expected is set for what a reader expects of every incident.
	Expected bool
}

// longestFact is how many letters of prose the strip takes; longer ones are
// read in the body, and the strip leads there.
const longestFact = 180

// changedFact is the name of what is different now.
const changedFact = "Changed since"

func (s *site) facts(p *IncidentPage, text richText) (Facts, error) {
	incident := p.Incident
	facts := []Fact{{Name: "Severity", Badge: p.Badge, Expected: true, Missing: p.Badge == nil}}
	services := Fact{Name: "Services", Expected: true, Missing: len(incident.Services) == 0, Links: s.serviceLinks(p.Frame, incident)}
	facts = append(facts, services)
	started := Fact{Name: "Started", Expected: true, Missing: true}
	switch {
	case incident.Started != nil:
		moment := dayMoment(incident.Started)
		started.Moment, started.Missing = &moment, false
	case !incident.Date.IsZero():
		started.Name, started.Text, started.Missing = "Date", incident.Date.Words(), false
	}
	facts = append(facts, started)
	facts = append(facts, durationFacts(incident)...)
	for _, prose := range []struct {
		name  string
		text  kb.Text
		class kb.SectionClass
	}{
		{"How detected", incident.DetectedBy, kb.SectionDetection},
		{"Who was affected", incident.Impact, kb.SectionImpact},
		{"Trigger", incident.Trigger, kb.SectionCauses},
		{changedFact, incident.Changed, kb.SectionOther}, // lessons do not say what is different
	} {
		if prose.name == changedFact && p.Celebration != nil && p.Celebration.Changed != "" {
			continue // the page says it above
		}
		fact, err := proseFact(incident, prose.name, prose.text, prose.class, text)
		if err != nil {
			return Facts{}, err
		}
		facts = append(facts, fact)
	}
	facts = append(facts, Fact{Name: "Facilitator", Text: incident.Facilitator, Expected: true, Missing: incident.Facilitator == ""})
	if incident.Team != "" {
		facts = append(facts, Fact{Name: "Team", Text: incident.Team})
	}
	if len(incident.Authors) > 0 {
		facts = append(facts, Fact{Name: "Written by", Text: kb.JoinAnd(incident.Authors)})
	}
	if len(incident.Tags) > 0 {
		facts = append(facts, Fact{Name: "Tags", Links: s.tagLinks(p.Frame, incident.Tags)})
	}
	return sortFacts(facts), nil
}

// sortFacts decides how the page says what is not recorded: each on a line of
// its own if most is known, else all of them in one.
func sortFacts(facts []Fact) Facts {
	expected, missing := 0, 0
	for _, f := range facts {
		if f.Expected {
			expected++
			if f.Missing {
				missing++
			}
		}
	}
	few := missing*2 <= expected
	var sorted Facts
	for _, f := range facts {
		switch {
		case !f.Missing || few && f.Expected:
			sorted.Known = append(sorted.Known, f)
		case f.Expected:
			sorted.Unknown = append(sorted.Unknown, lowerFirst(f.Name))
		}
	}
	return sorted
}

// phaseNames is the fixed wording of durations (experience.md §3).
var phaseNames = []struct{ phase, name string }{
	{"detect", "Time to detect"}, {"acknowledge", "Time to acknowledge"},
	{"mitigate", "Time to mitigate"}, {"resolve", "Time to resolve"}, {"impact", "Impact lasted"},
}

// durationFacts shows what was derived, and beside it what the author typed if
// that says something else.
func durationFacts(incident *kb.Incident) []Fact {
	d := incident.Durations
	derived := map[string]*time.Duration{
		"detect": d.Detect, "acknowledge": d.Acknowledge, "mitigate": d.Mitigate, "resolve": d.Resolve, "impact": nil,
	}
	var facts []Fact
	for _, name := range phaseNames {
		known, typed := derived[name.phase], typedDuration(incident, name.phase)
		fact := Fact{Name: name.name, Expected: name.phase == "detect" || name.phase == "resolve"}
		switch {
		case known != nil && *known > 0:
			fact.Text = kb.Length(*known)
			if typed != nil && !sameLength(typed.Length, *known) {
				fact.Note = typed.Written
			}
		case typed != nil:
			fact.Text = typed.Written
		default:
			fact.Missing = true
		}
		facts = append(facts, fact)
	}
	return facts
}

func typedDuration(incident *kb.Incident, phase string) *kb.TypedDuration {
	for i := range incident.TypedDurations {
		if t := &incident.TypedDurations[i]; t.Phase == phase && t.Written != "" {
			return t
		}
	}
	return nil
}

// sameLength allows a typed duration to be rounded to the minute.
func sameLength(a, b time.Duration) bool { return (a - b).Abs() < time.Minute }

// proseFact shows a short answer, and leads to a long one in the body.
func proseFact(incident *kb.Incident, name string, t kb.Text, class kb.SectionClass, text richText) (Fact, error) {
	fact := Fact{Name: name, Expected: class != kb.SectionOther, Missing: t.IsZero()}
	long := utf8.RuneCountInString(t.Plain) > longestFact && incident.Body.Shows(t)
	if section, ok := sectionOf(incident, class); ok && (fact.Missing || long && section.Range.From <= t.HTML.From && t.HTML.To <= section.Range.To) {
		fact.Missing = false
		fact.Links = []Link{{Text: "see “" + section.Heading + "”", Href: "#" + section.Anchor}}
		return fact, nil
	}
	if fact.Missing {
		return fact, nil
	}
	html, err := text.text(t)
	fact.HTML = html
	return fact, err
}

// sectionOf is the first section of a class that has an address and a text.
func sectionOf(incident *kb.Incident, class kb.SectionClass) (kb.Section, bool) {
	for _, section := range incident.Sections {
		if class != kb.SectionOther && section.Class == class && section.Anchor != "" && section.Heading != "" {
			return section, true
		}
	}
	return kb.Section{}, false
}
