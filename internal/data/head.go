package data

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/debrief-dev/debrief/internal/kb"
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
		Services: i.ServiceSlugs(), Tags: plainTexts(i.Tags), Summary: known(views.Abstract(i)),
		Started: moment(i.Started), Detected: moment(i.Detected), Acknowledged: moment(i.Acknowledged),
		Mitigated: moment(i.Mitigated), Resolved: moment(i.Resolved),
		Durations: Durations{seconds(d.Detect), seconds(d.Acknowledge), seconds(d.Mitigate), seconds(d.Resolve)},
	}
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
