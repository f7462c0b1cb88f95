package render

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// ReturningMap shows what keeps coming back, a line each.
type ReturningMap struct {
	// Anchor is the id of the heading.
	Anchor, Heading string
	// Note says how to read it.
	Note string
	// All leads to the list of which these are the first; nil where there is none.
	All   *Link
	Rows  []ReturningRow
	Ticks []TrackTick
	// HasSuggested, HasAgain and HasOpen say which columns the table has, and HasSeverity
	// whether the shapes of its marks differ and the note says what they mean.
	HasSuggested, HasAgain, HasOpen, HasSeverity bool
	// Hours is set where the lines are days of the week and not of a record.
	Hours bool
}

// ReturningRow is a factor, a service or a year.
type ReturningRow struct {
	Link
	// Words count the incidents and the open actions; Earlier is how many incidents
	// lie before the drawing, and Undated how many have no date.
	Words                             string
	Incidents, Suggested, Open, Again int
	Earlier, Undated                  int
	First, Last                       string
	Track                             *Track
}

// returningMap draws what keeps coming back.
func (s *site) returningMap(f Frame, rows []views.Returning) *ReturningMap {
	if len(rows) == 0 {
		return nil
	}
	m := &ReturningMap{Anchor: "returning"}
	var all []*kb.Incident
	if rows[0].Year == 0 {
		all = s.view.Base.Incidents
	}
	axis, ok := newTimeAxis(all, s.view.AsOf)
	if ok {
		m.Ticks = axis.ticks(s.texts)
	} else if len(all) > 0 {
		return nil
	}
	for _, r := range rows {
		rowAxis := axis
		if r.Year != 0 {
			rowAxis = yearAxis(r.Year)
			m.Ticks = rowAxis.quarters(s.texts)
		}
		m.add(s.returningRow(f, rowAxis, r), r)
	}
	s.headMap(f, m, rows[0])
	return m
}

// add adds a line, and the columns that it needs.
func (m *ReturningMap) add(row ReturningRow, r views.Returning) {
	m.HasSuggested = m.HasSuggested || row.Suggested > 0
	m.HasAgain = m.HasAgain || row.Again > 0
	m.HasOpen = m.HasOpen || row.Open > 0
	m.HasSeverity = m.HasSeverity || slices.ContainsFunc(r.Incidents, func(i *kb.Incident) bool { return rankOf(i) > 0 })
	m.Rows = append(m.Rows, row)
}

// returningRow draws one line.
func (s *site) returningRow(f Frame, axis timeAxis, r views.Returning) ReturningRow {
	row := ReturningRow{Incidents: len(r.Incidents) - len(r.Suggested), Suggested: len(r.Suggested), Open: r.Open, Again: r.Again}
	address := yearAddress(r.Year)
	switch {
	case r.Factor != nil:
		row.Link, address = f.factorLink(r.Factor), factorAddress(r.Factor.Slug)
	case r.Service != nil:
		row.Link, address = f.serviceLink(r.Service), serviceAddress(r.Service.Slug)
	default:
		row.Link = f.link(yearName(s.texts, r.Year), address)
	}
	row.Words = row.words(s.texts)
	row.Earlier = axis.earlier(r.Incidents)
	row.Undated = len(r.Incidents) - views.Dated(r.Incidents)
	row.First, row.Last = firstDay(r.Incidents), r.Incidents[0].Date.String()
	row.Track = axis.trackOf(s.texts, row.Text, r.Incidents, f.at.to(address), func(i *kb.Incident) TrackMark {
		mark := s.incidentMark(f)(i)
		if mark.Suggested = r.Suggested[i]; mark.Suggested {
			mark.Name += " (" + s.text("suggested") + ")"
		}
		return mark
	})
	return row
}

// headMap says what the lines are.
func (s *site) headMap(f Frame, m *ReturningMap, first views.Returning) {
	m.Heading = s.text("home.when")
	m.Note = s.text("home.when-note")
	switch {
	case first.Factor != nil:
		all := f.link(s.count("home.all-factors", len(s.view.Base.Factors)), factorsAddress)
		m.Heading, m.All = s.text("home.factors"), &all
		m.Note = s.text("home.mark-note")
		if m.HasSuggested {
			m.Note += " " + s.text("home.dashed-note")
		}
		if m.HasAgain {
			m.Note += " " + s.text("home.again-note")
		}
	case first.Service != nil:
		all := f.link(s.count("home.all-services", len(s.view.Base.Services)), servicesAddress)
		m.Heading, m.All = s.text("home.services"), &all
		m.Note = s.text("home.mark-note")
	}
}

func (r *ReturningRow) words(l *texts.Language) string {
	var words string
	switch {
	case r.Suggested == 0:
		words = l.Count("incidents", r.Incidents)
	case r.Incidents == 0:
		words = l.Text("map.suggested-in", r.Suggested)
	default:
		words = l.Count("incidents", r.Incidents) + ", " + l.Text("map.suggested-in", r.Suggested)
	}
	if r.Open > 0 {
		words += ", " + l.Text("followups.open", r.Open)
	}
	return words
}

// firstDay is the date of the oldest dated incident of a list, newest first.
func firstDay(incidents []*kb.Incident) string {
	for _, incident := range slices.Backward(incidents) {
		if d := incident.Date; !d.IsZero() {
			return d.String()
		}
	}
	return ""
}
