package render

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// IncidentTable is a table of incidents. The Has fields say which columns have
// something in them; a column without anything is left out.
type IncidentTable struct {
	// Label names the table for those who hear it; empty means "Incidents".
	Label                                             string
	HasSeverity, HasServices, HasDuration, HasActions bool
	Rows                                              []IncidentRow
}

// IncidentRow is an incident in a table.
type IncidentRow struct {
	Link
	// Date is YYYY-MM-DD; empty if not recorded.
	Date     string
	Badge    *Badge
	Services []Link
	// Duration is the time to resolve; Seconds sorts it.
	Duration string
	Seconds  int64
	Actions  views.ActionCount
	// Status is shown for documents that are not finished.
	Status string
}

func (s *site) incidentTable(f Frame, incidents []*kb.Incident) IncidentTable {
	table := IncidentTable{Rows: make([]IncidentRow, 0, len(incidents))}
	for _, incident := range incidents {
		row := IncidentRow{
			Link: f.incidentLink(incident), Date: incident.Date.String(), Badge: s.badge(incident), Actions: views.CountActions(incident),
		}
		for _, m := range incident.Services {
			name := m.Name
			if service := s.view.Service(m.Slug); service != nil {
				name = service.Title
			}
			row.Services = append(row.Services, f.link(name, serviceAddress(m.Slug)))
		}
		if d := incident.Durations.Resolve; d != nil {
			row.Duration, row.Seconds = kb.Length(*d), int64(d.Seconds())
		}
		if incident.Draft || incident.Status == "draft" || incident.Status == "review" {
			row.Status = incident.Status
			if row.Status == "" {
				row.Status = "draft"
			}
		}
		table.HasSeverity = table.HasSeverity || row.Badge != nil
		table.HasServices = table.HasServices || len(row.Services) > 0
		table.HasDuration = table.HasDuration || row.Duration != ""
		table.HasActions = table.HasActions || row.Actions.Total() > 0
		table.Rows = append(table.Rows, row)
	}
	return table
}
