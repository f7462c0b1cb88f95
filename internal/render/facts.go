package render

import (
	"html/template"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// Fact is a small fact in the rail of an incident: a name and what is known of it, in one of several forms.
type Fact struct {
	Name  string
	Links []Link
	HTML  template.HTML
	Text  string
	// Note is what the author typed where that differs from Text.
	Note string
	// Missing is set for a fact that is not recorded.
	Missing bool
}

// longestFact is how many letters of prose the strip takes; longer ones are
// read in the body, and the strip leads there.
const longestFact = 180

// changedFact is the name of what is different now.
const changedFact = "facts.changed"

// facts are what is known besides what the head of the page and its figure say.
func (s *site) facts(p *IncidentPage, text richText) ([]Fact, error) {
	incident := p.Incident
	var facts []Fact
	if b := p.Badge; b != nil {
		said := slices.DeleteFunc([]string{b.Level, b.Written, b.Meaning}, func(s string) bool { return s == "" })
		facts = append(facts, Fact{Name: s.text("facet.sev"), Text: prose.UpperFirst(strings.Join(said, ", "))})
	}
	facts = append(facts, durationFacts(s.texts, incident, p.Glance != nil && len(p.Glance.Phases) > 0)...)
	for _, said := range []struct {
		name  string
		text  kb.Text
		class kb.SectionClass
	}{
		{"facts.detected", incident.DetectedBy, kb.SectionDetection},
		{"impact.title", incident.Impact, kb.SectionImpact},
		{"facts.trigger", incident.Trigger, kb.SectionCauses},
		{changedFact, incident.Changed, kb.SectionOther}, // lessons do not say what is different
	} {
		if said.name == changedFact && p.Celebration != nil && p.Celebration.Changed != "" {
			continue // the page says it above
		}
		if said.class == kb.SectionImpact && p.Impact != nil && (p.Impact.Section != "" || incident.Body.Shows(said.text)) {
			continue // the box of the impact says in short what the body has in full
		}
		fact, err := s.proseFact(incident, said.name, said.text, said.class, text)
		if err != nil {
			return nil, err
		}
		if said.class == kb.SectionImpact && p.Impact != nil && p.Impact.saysAll(fact.HTML) {
			continue
		}
		facts = append(facts, fact)
	}
	facts = append(facts, Fact{Name: s.text("facts.facilitator"), Text: incident.Facilitator}, Fact{Name: s.text("facts.review"), Text: s.reviewWords(incident)})
	for _, role := range incident.Roles {
		facts = append(facts, Fact{Name: prose.UpperFirst(role.Title), Text: s.texts.List(role.People)})
	}
	if incident.Team != "" {
		facts = append(facts, Fact{Name: s.text("facts.team"), Text: incident.Team})
	}
	if len(incident.Authors) > 0 {
		facts = append(facts, Fact{Name: s.text("facts.authors"), Text: s.texts.List(incident.Authors)})
	}
	facts = append(facts, s.progressFact(incident))
	if len(incident.Tags) > 0 {
		facts = append(facts, Fact{Name: s.text("tags.title"), Links: s.tagLinks(p.Frame, incident.Tags)})
	}
	return slices.DeleteFunc(facts, func(f Fact) bool { return f.Missing || f.Text == "" && f.HTML == "" && len(f.Links) == 0 }), nil
}

// stepTexts name the steps of a postmortem.
var stepTexts = map[views.Step]string{
	views.StepTeam: "progress.team", views.StepFacts: "progress.facts", views.StepCauses: "progress.causes", views.StepWhys: "progress.whys",
	views.StepAction: "progress.action", views.StepLoop: "progress.loop",
}

// fewestSteps is how many steps a document takes at least that is more than a note: of
// a note nobody asks how far it is.
const fewestSteps = 3

// progressFact says how far a postmortem is: which of its steps it does not show yet.
func (s *site) progressFact(incident *kb.Incident) Fact {
	done, missing := views.ProgressOf(incident)
	if len(done) < fewestSteps {
		return Fact{}
	}
	fact := Fact{Name: s.text("progress.title"), Text: s.text("progress.all", len(done))}
	if len(missing) == 0 {
		return fact
	}
	var names []string
	for _, step := range missing {
		names = append(names, s.text(stepTexts[step]))
	}
	fact.Text = s.text("progress.some", len(done), len(done)+len(missing), s.texts.List(names))
	return fact
}

// reviewWords say when people met about the postmortem, or will; empty if nobody
// said.
func (s *site) reviewWords(incident *kb.Incident) string {
	day, over := incident.Review, views.EndOf(incident)
	switch {
	case day.IsZero():
		return ""
	case day.Compare(s.view.AsOf) > 0:
		return s.text("facts.review-on", day)
	case over.IsZero() || day.Compare(over) < 0:
		return s.texts.Day(day)
	default:
		return s.count("facts.review-after", day.DaysSince(over), day)
	}
}

// phaseNames is the fixed wording of durations (experience.md §3).
var timesTaken = []string{
	"detect", "acknowledge", "mitigate", "resolve", "impact",
}

// durationFacts shows what was derived and is not drawn, and beside what was
// derived what the author typed if that says something else.
func durationFacts(l *texts.Language, incident *kb.Incident, drawn bool) []Fact {
	d := incident.Durations
	derived := map[string]*time.Duration{
		"detect": d.Detect, "acknowledge": d.Acknowledge, "mitigate": d.Mitigate, "resolve": d.Resolve, "impact": nil,
	}
	var facts []Fact
	for _, phase := range timesTaken {
		name := l.Text("facts.time-to-" + phase)
		known, typed := derived[phase], typedDuration(incident, phase)
		inHead := drawn || phase == "mitigate" || phase == "resolve"
		switch {
		case known != nil && *known > 0 && typed != nil && !sameLength(typed.Length, *known):
			facts = append(facts, Fact{Name: name, Text: kb.Length(*known), Note: typed.Written})
		case known != nil && *known > 0 && inHead:
		case known != nil && *known > 0:
			facts = append(facts, Fact{Name: name, Text: kb.Length(*known)})
		case typed != nil:
			facts = append(facts, Fact{Name: name, Text: typed.Written})
		}
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

// sectionLinks leads to a section of the body.
func (s *site) sectionLinks(section kb.Section) []Link {
	return []Link{{Text: s.text("facts.see", section.Heading), Href: "#" + section.Anchor}}
}

// proseFact shows a short answer, and leads to a long one in the body.
func (s *site) proseFact(incident *kb.Incident, name string, t kb.Text, class kb.SectionClass, text richText) (Fact, error) {
	fact := Fact{Name: s.text(name), Missing: t.IsZero()}
	// A text that announces a list says too little without it.
	long := (utf8.RuneCountInString(t.Plain) > longestFact || strings.HasSuffix(t.Plain, ":")) && incident.Body.Shows(t)
	if class == kb.SectionCauses && fact.Missing {
		// A section of causes need not say what set the incident off; one of its own does.
		if i := slices.IndexFunc(incident.Sections, func(section kb.Section) bool { return section.IsTrigger }); i >= 0 {
			fact.Missing, fact.Links = false, s.sectionLinks(incident.Sections[i])
		}
		return fact, nil
	}
	if section, ok := sectionOf(incident, class); ok && (fact.Missing || long && section.Range.From <= t.HTML.From && t.HTML.To <= section.Range.To) {
		fact.Missing = false
		fact.Links = s.sectionLinks(section)
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
