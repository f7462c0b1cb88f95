package data

import (
	"cmp"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
)

// Incident is the twin of an incident's page: incidents/SLUG/index.json.
type Incident struct {
	Schema int `json:"schema"`
	Head
	// Timeline, Factors, Mitigators, Actions and Sections are in the order of the
	// document.
	Timeline   []Entry      `json:"timeline"`
	Factors    []Assignment `json:"factors"`
	Mitigators []Assignment `json:"mitigators"`
	Actions    []Action     `json:"actions"`
	Sections   []Section    `json:"sections"`
	// LinksTo and LinkedFrom are the slugs of incidents.
	LinksTo    []string `json:"links_to"`
	LinkedFrom []string `json:"linked_from"`
	// Related has the most related first.
	Related []Related `json:"related"`
	// Suggestions are factors that the words point to and that nobody named.
	Suggestions []Suggestion `json:"suggestions,omitempty"`
	// SuggestedServices are the same of services.
	SuggestedServices []SuggestedService `json:"suggested_services,omitempty"`
	// Impact is in the order of the document.
	Impact []Impact `json:"impact,omitempty"`
	// Again is what to do if it happens again, and Tolerated which failures people live
	// with; DocGaps are places where documentation failed.
	Again     []Passage `json:"again,omitempty"`
	Tolerated []Passage `json:"tolerated,omitempty"`
	DocGaps   []Passage `json:"doc_gaps,omitempty"`
	// Reveals are the relations between parts of the system that it brought to light.
	Reveals []IncidentRelation `json:"reveals,omitempty"`
	// Beliefs are what people took the system for.
	Beliefs []Belief `json:"beliefs,omitempty"`
	// Questions are those to be answered, Notes what was added later, Roles who had a
	// part, and Stages the parts into which the author divided the timeline.
	Questions []Question `json:"questions,omitempty"`
	Notes     []Note     `json:"notes,omitempty"`
	Roles     []Role     `json:"roles,omitempty"`
	Stages    []Stage    `json:"stages,omitempty"`
	// TriggerKind is config, code, load, infrastructure, expiry, process or outside.
	TriggerKind *string `json:"trigger_kind,omitempty"`
}

// Entry is one entry of a timeline. Anchor is its fragment on the page, and Line
// where it stands in the file, as everywhere.
type Entry struct {
	Anchor  string  `json:"anchor"`
	Written string  `json:"written"`
	Time    *string `json:"time,omitempty"`
	// Kind is change, symptom, detection, decision, action, communication,
	// recovery, tried, doc-gap or wait.
	Kind *string `json:"kind,omitempty"`
	Text string  `json:"text"`
	Line int     `json:"line"`
	// Signal is introduced, symptom, cause-found, engaged or told.
	Signal *string `json:"signal,omitempty"`
	// WaitsFor is what people waited for, as written.
	WaitsFor *string `json:"waits_for,omitempty"`
}

// Assignment is a factor's part in an incident, or a cause that names no factor.
type Assignment struct {
	// Factor is a slug.
	Factor *string `json:"factor,omitempty"`
	Title  string  `json:"title"`
	// Kind is technical, human, economic or conceptual, and Role contributed or
	// lengthened.
	Kind *string `json:"kind,omitempty"`
	Role *string `json:"role,omitempty"`
	// Markers are slugs.
	Markers []string `json:"markers,omitempty"`
	Note    *string  `json:"note,omitempty"`
	Whys    []Why    `json:"whys,omitempty"`
	Line    int      `json:"line"`
}

// Why is one answer of a why-chain, with those that go on from it.
type Why struct {
	Question *string `json:"question,omitempty"`
	Text     string  `json:"text"`
	Whys     []Why   `json:"whys,omitempty"`
}

// Action is a follow-up task as its document has it.
type Action struct {
	Anchor string `json:"anchor"`
	Text   string `json:"text"`
	// State is open, done or wontfix.
	State string `json:"state"`
	// StateSaid is false where no document says the state: then it counts as open.
	StateSaid bool    `json:"state_said"`
	Owner     *string `json:"owner,omitempty"`
	// Due is the day that is written; Done the day on which it was done, or done
	// last if it comes back.
	Due  *string `json:"due,omitempty"`
	Done *string `json:"done,omitempty"`
	// DueSaid are the words in place of a day, "next sprint"; left out where there is one.
	DueSaid *string `json:"due_said,omitempty"`
	// Every is how often it comes back: "3 months".
	Every *string `json:"every,omitempty"`
	// Reason says why it will not be done.
	Reason *string `json:"reason,omitempty"`
	// Kind is prevent, detect, respond, learn or preserve.
	Kind   *string `json:"kind,omitempty"`
	Ticket *Ticket `json:"ticket,omitempty"`
	Line   int     `json:"line"`
	// Review is the day on which an accepted risk is looked at again, and Worth yes or
	// no: whether it was worth it.
	Review *string `json:"review,omitempty"`
	Worth  *string `json:"worth,omitempty"`
}

// Ticket is a work item in a tracker, as written, and its address.
type Ticket struct {
	Text string  `json:"text"`
	URL  *string `json:"url,omitempty"`
}

// Section is a section of a document. Class is summary, impact, timeline and so on;
// it is left out for one that is none of these.
type Section struct {
	Class   *string `json:"class,omitempty"`
	Heading string  `json:"heading"`
	Line    int     `json:"line"`
}

// Related is an incident that shares something, and what that is, in words.
type Related struct {
	Slug    string   `json:"slug"`
	Reasons []string `json:"reasons"`
}

// Incident is the twin of an incident.
func (s Site) Incident(i *kb.Incident) Incident {
	twin := Incident{
		Schema: schema, Head: s.head(i), Timeline: each(i.Timeline, entry), Factors: each(i.Factors, assignment),
		Mitigators: each(i.Mitigators, assignment), Actions: each(i.Actions, action), Sections: each(i.Sections, section),
		LinksTo: incidentsOf(i.LinksTo), LinkedFrom: incidentsOf(i.LinkedFrom), Related: []Related{},
		Suggestions:       each(i.Suggestions, suggestion),
		SuggestedServices: each(i.SuggestedServices, func(s kb.SuggestedService) SuggestedService { return SuggestedService(s) }),
		Impact:            each(i.Impacts, impact),
		Again:             each(i.Again, passage), Tolerated: each(i.Tolerated, passage),
		DocGaps: each(i.DocGaps, func(g kb.DocGap) Passage { return passage(g.Text) }),
		Reveals: each(slices.Concat(i.Reveals, i.Implied), incidentRelation), Beliefs: each(i.Beliefs, belief),
		Questions: each(i.Questions, func(q kb.Question) Question { return Question{q.Text.Plain, q.Answered, q.Text.Line} }),
		Notes:     each(i.Notes, func(n kb.Note) Note { return Note{day(n.Day), n.Text.Plain, n.Text.Line} }),
		Roles:     each(i.Roles, role), Stages: each(i.Stages, stage), TriggerKind: known(string(i.TriggerKind)),
	}
	for _, related := range s.View.Related(i) {
		one := Related{Slug: related.Incident.Slug}
		for _, reason := range related.Reasons {
			one.Reasons = append(one.Reasons, reason.Text(texts.English()))
		}
		twin.Related = append(twin.Related, one)
	}
	return twin
}

func entry(e kb.TimelineEntry) Entry {
	return Entry{
		Anchor: e.Anchor, Written: e.Moment.Written, Time: known(e.Moment.RFC3339()), Kind: known(string(e.Kind)),
		Text: e.Text.Plain, Line: e.Moment.Line, Signal: known(string(e.Signal)), WaitsFor: known(e.WaitsFor),
	}
}

func assignment(a kb.Assignment) Assignment {
	return Assignment{
		Factor: known(a.Factor), Title: cmp.Or(a.Title.Plain, a.Name), Kind: known(string(a.Kind)), Role: known(string(a.Role)),
		Markers: plainTexts(a.Markers), Note: known(a.Note.Plain), Whys: each(a.Whys, why), Line: a.Line,
	}
}

func why(w kb.Why) Why { return Why{known(w.Question), w.Text.Plain, each(w.Whys, why)} }

func action(a kb.Action) Action {
	shape := Action{
		Anchor: a.Anchor, Text: a.Text.Head(), State: string(a.State), StateSaid: !a.SaysNoState(), Owner: known(a.Owner), Due: day(a.Due), DueSaid: known(a.DueSaid), Done: day(a.Done),
		Every: known(a.Every.String()), Reason: known(a.Reason), Kind: known(string(a.Kind)), Line: a.Text.Line,
		Review: day(a.Review), Worth: known(string(a.Worth)),
	}
	if a.Ticket != nil {
		shape.Ticket = &Ticket{a.Ticket.Text, known(kb.OutsideAddress(a.Ticket.URL))}
	}
	return shape
}

func section(s kb.Section) Section { return Section{known(string(s.Class)), s.Heading, s.Line} }

// incidentsOf are the slugs of those references that mean incidents.
func incidentsOf(refs []kb.Ref) []string {
	slugs := []string{}
	for _, ref := range refs {
		if ref.Kind == kb.ToIncident {
			slugs = append(slugs, ref.Slug)
		}
	}
	return slugs
}
