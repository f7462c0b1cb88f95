package render

import (
	"encoding/json"
	"io"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/internal/views"
)

// Twins are the JSON files beside pages. The incident's is a contract (DESIGN
// §4): fields keep their order, unknown is null or an empty list, and "schema"
// changes when the meaning of a field does. "url" is the address of the page:
// absolute if the site has a base URL, else its path below the site's root
// without a slash at the start, to be resolved against the root.

// schema is the version of the contract.
const schema = 1

// twin is the file with the data of the page at an address.
func twin(address string, data func() any) publish.Page {
	return publish.Page{Path: address + "index.json", Write: func(w io.Writer) error {
		return json.NewEncoder(w).Encode(data())
	}}
}

// incidentHead is what lists of incidents say of each.
type incidentHead struct {
	Slug         string        `json:"slug"`
	ID           *string       `json:"id"`
	URL          string        `json:"url"`
	Source       string        `json:"source"`
	Title        string        `json:"title"`
	Date         *string       `json:"date"`
	Severity     *severityTwin `json:"severity"`
	Status       *string       `json:"status"`
	Services     []string      `json:"services"`
	Tags         []string      `json:"tags"`
	Summary      *string       `json:"summary"`
	Started      *momentTwin   `json:"started"`
	Detected     *momentTwin   `json:"detected"`
	Acknowledged *momentTwin   `json:"acknowledged"`
	Mitigated    *momentTwin   `json:"mitigated"`
	Resolved     *momentTwin   `json:"resolved"`
	Durations    durationsTwin `json:"durations"`
}

type incidentTwin struct {
	Schema int `json:"schema"`
	incidentHead
	Timeline   []entryTwin      `json:"timeline"`
	Factors    []assignmentTwin `json:"factors"`
	Mitigators []assignmentTwin `json:"mitigators"`
	Actions    []actionTwin     `json:"actions"`
	Sections   []sectionTwin    `json:"sections"`
	LinksTo    []string         `json:"links_to"`
	LinkedFrom []string         `json:"linked_from"`
	Related    []relatedTwin    `json:"related"`
}

type severityTwin struct {
	Text string `json:"text"`
	// Rank is null for a word that is not on the site's scale.
	Rank *int `json:"rank"`
}

type momentTwin struct {
	Written string  `json:"written"`
	Time    *string `json:"time"`
}

// durationsTwin are seconds; only the known ones are written.
type durationsTwin struct {
	Detect      *int64 `json:"detect,omitempty"`
	Acknowledge *int64 `json:"acknowledge,omitempty"`
	Mitigate    *int64 `json:"mitigate,omitempty"`
	Resolve     *int64 `json:"resolve,omitempty"`
}

type entryTwin struct {
	Anchor  string  `json:"anchor"`
	Written string  `json:"written"`
	Time    *string `json:"time"`
	Kind    *string `json:"kind"`
	Text    string  `json:"text"`
	Line    int     `json:"line"`
}

type assignmentTwin struct {
	Factor  *string   `json:"factor"`
	Title   string    `json:"title"`
	Kind    *string   `json:"kind"`
	Role    *string   `json:"role"`
	Markers []string  `json:"markers"`
	Note    *string   `json:"note"`
	Whys    []whyTwin `json:"whys"`
	Line    int       `json:"line"`
}

type whyTwin struct {
	Question *string   `json:"question"`
	Text     string    `json:"text"`
	Whys     []whyTwin `json:"whys"`
}

type actionTwin struct {
	Anchor string      `json:"anchor"`
	Text   string      `json:"text"`
	State  string      `json:"state"`
	Owner  *string     `json:"owner"`
	Due    *string     `json:"due"`
	Done   *string     `json:"done"`
	Every  *string     `json:"every"`
	Reason *string     `json:"reason"`
	Kind   *string     `json:"kind"`
	Ticket *ticketTwin `json:"ticket"`
	Line   int         `json:"line"`
}

type ticketTwin struct {
	Text string  `json:"text"`
	URL  *string `json:"url"`
}

type sectionTwin struct {
	Class   *string `json:"class"`
	Heading string  `json:"heading"`
	Line    int     `json:"line"`
}

type relatedTwin struct {
	Slug    string   `json:"slug"`
	Reasons []string `json:"reasons"`
}

func (s *site) head(incident *kb.Incident) incidentHead {
	head := incidentHead{
		Slug: incident.Slug, ID: known(incident.ID), URL: s.urls.absolute(incidentAddress(incident.Slug)),
		Source: incident.Source, Title: incident.Title, Date: known(incident.Date.String()), Status: known(incident.Status),
		Services: []string{}, Tags: list(incident.Tags), Summary: known(views.Abstract(incident)),
		Started: momentOf(incident.Started), Detected: momentOf(incident.Detected), Acknowledged: momentOf(incident.Acknowledged),
		Mitigated: momentOf(incident.Mitigated), Resolved: momentOf(incident.Resolved),
	}
	for _, m := range incident.Services {
		head.Services = append(head.Services, m.Slug)
	}
	if incident.Severity != nil {
		head.Severity = &severityTwin{Text: incident.Severity.Text}
		if rank := incident.Severity.Rank; rank != 0 {
			head.Severity.Rank = &rank
		}
	}
	d := incident.Durations
	head.Durations = durationsTwin{seconds(d.Detect), seconds(d.Acknowledge), seconds(d.Mitigate), seconds(d.Resolve)}
	return head
}

func (s *site) incidentTwin(incident *kb.Incident) incidentTwin {
	t := incidentTwin{
		Schema: schema, incidentHead: s.head(incident), Timeline: []entryTwin{}, Actions: []actionTwin{},
		Factors: assignments(incident.Factors), Mitigators: assignments(incident.Mitigators), Sections: []sectionTwin{},
		LinksTo: incidentSlugs(incident.LinksTo), LinkedFrom: incidentSlugs(incident.LinkedFrom), Related: []relatedTwin{},
	}
	for i := range incident.Timeline {
		e := &incident.Timeline[i]
		t.Timeline = append(t.Timeline, entryTwin{
			Anchor: withPrefix("t-", e.Anchor), Written: e.Moment.Written, Time: known(machineTime(&e.Moment)),
			Kind: known(string(e.Kind)), Text: e.Text.Plain, Line: e.Moment.Line,
		})
	}
	for i := range incident.Actions {
		a := &incident.Actions[i]
		action := actionTwin{
			Anchor: actionAnchor(a), Text: a.Text.Head(), State: string(a.State), Owner: known(a.Owner),
			Due: known(a.Due.String()), Done: known(a.Done.String()), Every: known(a.Every.String()), Reason: known(a.Reason),
			Kind: known(string(a.Kind)), Line: a.Text.Line,
		}
		if a.Ticket != nil {
			action.Ticket = &ticketTwin{a.Ticket.Text, known(outside(a.Ticket.URL))}
		}
		t.Actions = append(t.Actions, action)
	}
	for _, section := range incident.Sections {
		t.Sections = append(t.Sections, sectionTwin{known(string(section.Class)), section.Heading, section.Line})
	}
	for _, related := range s.view.Related(incident) {
		r := relatedTwin{Slug: related.Incident.Slug}
		for _, reason := range related.Reasons {
			r.Reasons = append(r.Reasons, reason.Text())
		}
		t.Related = append(t.Related, r)
	}
	return t
}

func assignments(all []kb.Assignment) []assignmentTwin {
	twins := []assignmentTwin{}
	for i := range all {
		a := &all[i]
		title := a.Title.Plain
		if title == "" {
			title = a.Name
		}
		twins = append(twins, assignmentTwin{
			Factor: known(a.Factor), Title: title, Kind: known(string(a.Kind)), Role: known(string(a.Role)),
			Markers: list(a.Markers), Note: known(a.Note.Plain), Whys: whyTwins(a.Whys), Line: a.Line,
		})
	}
	return twins
}

func whyTwins(tree []kb.Why) []whyTwin {
	twins := []whyTwin{}
	for _, w := range tree {
		twins = append(twins, whyTwin{known(w.Question), w.Text.Plain, whyTwins(w.Whys)})
	}
	return twins
}

func momentOf(m *kb.Moment) *momentTwin {
	if m == nil {
		return nil
	}
	return &momentTwin{m.Written, known(machineTime(m))}
}

// known is a text, or null if there is none.
func known(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// list is never null.
func list(words []string) []string {
	if words == nil {
		return []string{}
	}
	return words
}

func seconds(d *time.Duration) *int64 {
	if d == nil {
		return nil
	}
	n := int64(d.Seconds())
	return &n
}

// incidentSlugs keeps the references to incidents.
func incidentSlugs(refs []kb.Ref) []string {
	slugs := []string{}
	for _, ref := range refs {
		if ref.Kind == kb.ToIncident {
			slugs = append(slugs, ref.Slug)
		}
	}
	return slugs
}

// writeIndex writes the heads of all incidents, one at a time.
func (s *site) writeIndex(w io.Writer) error {
	if _, err := io.WriteString(w, `{"schema":1,"incidents":[`); err != nil {
		return err
	}
	buffer := buffers.get()
	defer buffers.put(buffer)
	encoder := json.NewEncoder(buffer)
	for i, incident := range s.view.Base.Incidents {
		buffer.Reset()
		if i > 0 {
			buffer.WriteByte(',')
		}
		if err := encoder.Encode(s.head(incident)); err != nil {
			return err
		}
		if _, err := w.Write(buffer.Bytes()); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, "]}\n")
	return err
}
