package render

import (
	"strings"
	"unicode"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// IncidentRow is an incident in a list.
type IncidentRow struct {
	Link
	// Date is YYYY-MM-DD; empty if not recorded.
	Date string
	// Badge has the site's word for the severity; nil if not recorded.
	Badge *Badge
	// Abstract is how the summary begins; empty if there is none that says more than
	// the title.
	Abstract string
	// Services are the first that it hit, and MoreServices counts the others.
	Services     []Link
	MoreServices int
	// Duration is the time to resolve; empty if not recorded.
	Duration string
	Actions  views.ActionCount
	// Status is shown for documents that are not finished.
	Status string
	// TextLanguage is that of the document; empty if it is the site's.
	TextLanguage string
}

// rowLength is with how much of a summary a row begins, in bytes: two lines of it
// are seen.
const rowLength = 240

// servicesInRow is how many services a row names.
const servicesInRow = 3

func (s *site) incidentRows(f Frame, incidents []*kb.Incident) []IncidentRow {
	rows := make([]IncidentRow, 0, len(incidents))
	for _, incident := range incidents {
		row := IncidentRow{
			Link: f.incidentLink(incident), Date: incident.Date.String(), Badge: s.listBadge(incident), Actions: views.CountActions(incident),
			Services: s.serviceLinks(f, incident), Status: s.texts.Word("status.", unfinished(incident)),
			TextLanguage: s.textLanguage(&incident.Document),
		}
		if !repeatsTitle(incident) {
			row.Abstract = prose.Shorten(prose.Line(incident.Summary.Plain), rowLength)
		}
		if len(row.Services) > servicesInRow+1 {
			row.Services, row.MoreServices = row.Services[:servicesInRow], len(row.Services)-servicesInRow
		}
		if d := incident.Durations.Resolve; d != nil {
			row.Duration = kb.Length(*d)
		}
		rows = append(rows, row)
	}
	return rows
}

// repeatsTitle says that an incident has an abstract, and that it has the title's words
// and no others.
func repeatsTitle(incident *kb.Incident) bool {
	if len(incident.Summary.Plain) > 2*len(incident.Title) {
		return false
	}
	abstract := spoken(incident.Summary.Plain)
	return abstract != "" && abstract == spoken(incident.Title)
}

// spoken is a text without case and signs.
func spoken(text string) string {
	return strings.Join(strings.FieldsFunc(kb.Fold(text), func(r rune) bool {
		return !prose.IsWordRune(r) && !unicode.IsMark(r)
	}), " ")
}

// serviceLinks leads to the services that an incident hit, by their titles.
func (s *site) serviceLinks(f Frame, incident *kb.Incident) []Link {
	var links []Link
	for _, m := range incident.Services {
		name := m.Name
		if service := s.view.Service(m.Slug); service != nil {
			name = service.Title
		}
		links = append(links, f.link(name, serviceAddress(m.Slug)))
	}
	return links
}

// unfinished is the state of a document that is not finished, or of an incident that
// is not over; else "".
func unfinished(incident *kb.Incident) string {
	switch {
	case incident.Status == kb.StatusDraft || incident.Status == kb.StatusReview || incident.Status == kb.StatusOngoing:
		return incident.Status
	case incident.Draft && incident.Status == "":
		return kb.StatusDraft
	default:
		return ""
	}
}
