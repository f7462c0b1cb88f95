package data

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// Head is what a list of incidents says of each: /index.json has the heads of all,
// newest first and those without a date last, as its "incidents".
type Head struct {
	Slug string `json:"slug"`
	// ID is the author's own name for the document.
	ID *string `json:"id"`
	// URL is the address of the page: absolute if the site has a base URL, else
	// below the site's root, to be resolved against it.
	URL string `json:"url"`
	// Source is the file, below the content folder.
	Source   string    `json:"source"`
	Title    string    `json:"title"`
	Date     *string   `json:"date"`
	Severity *Severity `json:"severity"`
	// Status is as written.
	Status *string `json:"status"`
	// Services are slugs.
	Services     []string  `json:"services"`
	Tags         []string  `json:"tags"`
	Summary      *string   `json:"summary"`
	Started      *Moment   `json:"started"`
	Detected     *Moment   `json:"detected"`
	Acknowledged *Moment   `json:"acknowledged"`
	Mitigated    *Moment   `json:"mitigated"`
	Resolved     *Moment   `json:"resolved"`
	Durations    Durations `json:"durations"`
}

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
	Suggestions []Suggestion `json:"suggestions"`
	// SuggestedServices are the same of services.
	SuggestedServices []SuggestedService `json:"suggested_services"`
	// Impact is in the order of the document.
	Impact []Impact `json:"impact"`
	// Again is what to do if it happens again, and Tolerated which failures people live
	// with; DocGaps are places where documentation failed.
	Again     []Passage `json:"again"`
	Tolerated []Passage `json:"tolerated"`
	DocGaps   []Passage `json:"doc_gaps"`
	// Reveals are the relations between parts of the system that it brought to light.
	Reveals []IncidentRelation `json:"reveals"`
	// Beliefs are what people took the system for.
	Beliefs []Belief `json:"beliefs"`
	// Questions are those to be answered, Notes what was added later, Roles who had a
	// part, and Stages the parts into which the author divided the timeline.
	Questions []Question `json:"questions"`
	Notes     []Note     `json:"notes"`
	Roles     []Role     `json:"roles"`
	Stages    []Stage    `json:"stages"`
	// TriggerKind is config, code, load, infrastructure, expiry, process or outside.
	TriggerKind *string `json:"trigger_kind"`
}

// Question is one to be answered.
type Question struct {
	Text     string `json:"text"`
	Answered bool   `json:"answered"`
	Line     int    `json:"line"`
}

// Note is what was added on a day.
type Note struct {
	Day  *string `json:"day"`
	Text string  `json:"text"`
	Line int     `json:"line"`
}

// Role is a part that people had, by its label, as written.
type Role struct {
	Title  string   `json:"title"`
	People []string `json:"people"`
}

// Stage is a part of the timeline under a heading of its own. First counts from 0, and
// Entries is how many it has.
type Stage struct {
	Title   string  `json:"title"`
	Summary *string `json:"summary"`
	First   int     `json:"first"`
	Entries int     `json:"entries"`
	Line    int     `json:"line"`
}

func role(r kb.Participation) Role { return Role{r.Title, plainTexts(r.People)} }

func stage(s kb.Stage) Stage {
	return Stage{s.Title, known(s.Summary.Plain), s.First, s.Last - s.First, s.Line}
}

// Passage is a piece of text that a document says for a purpose.
type Passage struct {
	Text string `json:"text"`
	Line int    `json:"line"`
}

// IncidentRelation says that From leans on To. Until is the time until which nobody
// knew, as written; Stated is false for what a sentence speaks of.
type IncidentRelation struct {
	From   RelationEnd `json:"from"`
	To     RelationEnd `json:"to"`
	Until  *string     `json:"hidden_until"`
	Stated bool        `json:"stated"`
	Line   int         `json:"line"`
}

// Belief is what somebody took the system for, and what was so.
type Belief struct {
	Who      *string `json:"who"`
	Believed string  `json:"believed"`
	Fact     *string `json:"fact"`
	Line     int     `json:"line"`
}

func passage(t kb.Text) Passage { return Passage{t.Plain, t.Line} }

func incidentRelation(r kb.Relation) IncidentRelation {
	return IncidentRelation{relationEnd(r.From), relationEnd(r.To), known(r.Until), r.Stated, r.From.Line}
}

func belief(b kb.Belief) Belief { return Belief{known(b.Who), b.Believed, known(b.Fact), b.Line} }

// Severity is a severity as written, and its place on the site's scale.
type Severity struct {
	Text string `json:"text"`
	// Rank is 1 for the worst; null for a word that is not on the scale.
	Rank *int `json:"rank"`
}

// Moment is a time as written, and the instant, which is null unless it is certain.
type Moment struct {
	Written string  `json:"written"`
	Time    *string `json:"time"`
}

// Durations are seconds from the start of an incident; only the known ones are
// written.
type Durations struct {
	Detect      *int64 `json:"detect,omitempty"`
	Acknowledge *int64 `json:"acknowledge,omitempty"`
	Mitigate    *int64 `json:"mitigate,omitempty"`
	Resolve     *int64 `json:"resolve,omitempty"`
}

// Entry is one entry of a timeline. Anchor is its fragment on the page, and Line
// where it stands in the file, as everywhere.
type Entry struct {
	Anchor  string  `json:"anchor"`
	Written string  `json:"written"`
	Time    *string `json:"time"`
	// Kind is change, symptom, detection, decision, action, communication,
	// recovery, tried, doc-gap or wait.
	Kind *string `json:"kind"`
	Text string  `json:"text"`
	Line int     `json:"line"`
	// Signal is introduced, symptom, cause-found, engaged or told.
	Signal *string `json:"signal"`
	// WaitsFor is what people waited for, as written.
	WaitsFor *string `json:"waits_for"`
}

// Assignment is a factor's part in an incident, or a cause that names no factor.
type Assignment struct {
	// Factor is a slug.
	Factor *string `json:"factor"`
	Title  string  `json:"title"`
	// Kind is technical, human, economic or conceptual, and Role contributed or
	// lengthened.
	Kind *string `json:"kind"`
	Role *string `json:"role"`
	// Markers are slugs.
	Markers []string `json:"markers"`
	Note    *string  `json:"note"`
	Whys    []Why    `json:"whys"`
	Line    int      `json:"line"`
}

// Why is one answer of a why-chain, with those that go on from it.
type Why struct {
	Question *string `json:"question"`
	Text     string  `json:"text"`
	Whys     []Why   `json:"whys"`
}

// Action is a follow-up task as its document has it.
type Action struct {
	Anchor string `json:"anchor"`
	Text   string `json:"text"`
	// State is open, done or wontfix.
	State string `json:"state"`
	// StateSaid is false where no document says the state: then it counts as open.
	StateSaid bool    `json:"state_said"`
	Owner     *string `json:"owner"`
	// Due is the day that is written; Done the day on which it was done, or done
	// last if it comes back.
	Due  *string `json:"due"`
	Done *string `json:"done"`
	// Every is how often it comes back: "3 months".
	Every *string `json:"every"`
	// Reason says why it will not be done.
	Reason *string `json:"reason"`
	// Kind is prevent, detect, respond, learn or preserve.
	Kind   *string `json:"kind"`
	Ticket *Ticket `json:"ticket"`
	Line   int     `json:"line"`
	// Review is the day on which an accepted risk is looked at again, and Worth yes or
	// no: whether it was worth it.
	Review *string `json:"review"`
	Worth  *string `json:"worth"`
}

// Ticket is a work item in a tracker, as written, and its address.
type Ticket struct {
	Text string  `json:"text"`
	URL  *string `json:"url"`
}

// Section is a section of a document. Class is summary, impact, timeline and so on;
// null for one that is none of these.
type Section struct {
	Class   *string `json:"class"`
	Heading string  `json:"heading"`
	Line    int     `json:"line"`
}

// Related is an incident that shares something, and what that is, in words.
type Related struct {
	Slug    string   `json:"slug"`
	Reasons []string `json:"reasons"`
}

// Suggestion is a factor that the words of an incident point to and that nobody
// named there.
type Suggestion struct {
	Factor  string   `json:"factor"`
	Title   string   `json:"title"`
	Kind    *string  `json:"kind"`
	Markers []string `json:"markers"`
	// Role is "cause" or "mitigator".
	Role string `json:"role"`
	// Text is the item, and Words the part of it that led to the factor.
	Text  string `json:"text"`
	Words string `json:"words"`
	Line  int    `json:"line"`
}

// SuggestedService is a service that the words of an incident point to and that
// nobody named there.
type SuggestedService struct {
	Slug string `json:"slug"`
	Name string `json:"name"`
	// Words are the author's words that led to it.
	Words string `json:"words"`
	Line  int    `json:"line"`
	// Told is true where the title, the abstract or the impact has the words.
	Told bool `json:"told"`
}

func suggestion(s kb.Suggestion) Suggestion {
	role := "cause"
	if s.Mitigator {
		role = "mitigator"
	}
	return Suggestion{s.Factor, s.Title, known(string(s.Kind)), plainTexts(s.Markers), role, s.Text, s.Words, s.Line}
}

// WriteIncidents writes the heads of all incidents, one at a time.
func (s Site) WriteIncidents(w io.Writer) error {
	if _, err := fmt.Fprintf(w, `{"schema":%d,"incidents":[`, schema); err != nil {
		return err
	}
	encoder := json.NewEncoder(w)
	for n, i := range s.View.Base.Incidents {
		if n > 0 {
			if _, err := io.WriteString(w, ","); err != nil {
				return err
			}
		}
		if err := encoder.Encode(s.head(i)); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, "]}\n")
	return err
}

func (s Site) head(i *kb.Incident) Head {
	d := i.Durations
	return Head{
		Slug: i.Slug, ID: known(i.ID), URL: s.Address(kb.Ref{Kind: kb.ToIncident, Slug: i.Slug}), Source: i.Source, Title: i.Title,
		Date: day(i.Date), Severity: severity(i.Severity), Status: known(i.Status),
		Services: each(i.Services, func(m kb.Mention) string { return m.Slug }), Tags: plainTexts(i.Tags), Summary: known(views.Abstract(i)),
		Started: moment(i.Started), Detected: moment(i.Detected), Acknowledged: moment(i.Acknowledged),
		Mitigated: moment(i.Mitigated), Resolved: moment(i.Resolved),
		Durations: Durations{seconds(d.Detect), seconds(d.Acknowledge), seconds(d.Mitigate), seconds(d.Resolve)},
	}
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

func severity(s *kb.Severity) *Severity {
	if s == nil {
		return nil
	}
	return ranked(s.Text, s.Rank)
}

func ranked(text string, rank int) *Severity {
	if rank == 0 {
		return &Severity{Text: text}
	}
	return &Severity{text, &rank}
}

func moment(m *kb.Moment) *Moment {
	if m == nil {
		return nil
	}
	return &Moment{m.Written, known(m.RFC3339())}
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
		Anchor: a.Anchor, Text: a.Text.Head(), State: string(a.State), StateSaid: !a.SaysNoState(), Owner: known(a.Owner), Due: day(a.Due), Done: day(a.Done),
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
