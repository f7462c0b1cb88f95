package render

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// triggerTexts name the kinds of trigger.
var triggerTexts = map[kb.TriggerKind]string{
	kb.TriggerCode: "trigger.code", kb.TriggerConfig: "trigger.config", kb.TriggerLoad: "trigger.load", kb.TriggerInfrastructure: "trigger.infrastructure",
	kb.TriggerExpiry: "trigger.expiry", kb.TriggerProcess: "trigger.process", kb.TriggerOutside: "trigger.outside",
}

// triggerMap draws what set incidents off; nil if too few say it.
func (s *site) triggerMap(f Frame, in views.Insights) *ReturningMap {
	var groups []incidentGroup
	for _, group := range in.Triggers {
		groups = append(groups, incidentGroup{s.text(triggerTexts[group.Kind]), group.Incidents})
	}
	m := &ReturningMap{
		Anchor: "triggers", Heading: s.text("insights.triggers"),
		Note: s.text("insights.triggers-note", in.TriggersIn, len(s.view.Base.Incidents)),
	}
	return s.groupMap(f, m, groups, func(i *kb.Incident) bool { return i.TriggerKind != "" })
}

// incidentGroup are incidents that have something in common, which is its name.
type incidentGroup struct {
	name      string
	incidents []*kb.Incident
}

// groupMap draws a line for each group, and one for those of which nothing says it; nil
// if there are no groups.
func (s *site) groupMap(f Frame, m *ReturningMap, groups []incidentGroup, says func(*kb.Incident) bool) *ReturningMap {
	axis, ok := newTimeAxis(s.view.Base.Incidents, s.view.AsOf)
	if len(groups) == 0 || !ok {
		return nil
	}
	m.Ticks = axis.ticks(s.texts)
	for _, group := range groups {
		m.add(s.plainRow(f, axis, group.name, group.incidents), views.Returning{Incidents: group.incidents})
	}
	s.addUnsaid(f, m, axis, says)
	return m
}

// addUnsaid adds a line, drawn dashed, for the incidents that do not say what the others
// are told apart by.
func (s *site) addUnsaid(f Frame, m *ReturningMap, axis timeAxis, says func(*kb.Incident) bool) {
	silent := slices.DeleteFunc(slices.Clone(s.view.Base.Incidents), says)
	if len(silent) == 0 {
		return
	}
	row := s.plainRow(f, axis, s.text("insights.unsaid"), silent)
	if row.Track != nil {
		for i := range row.Track.Marks {
			row.Track.Marks[i].Suggested = true
		}
	}
	m.add(row, views.Returning{Incidents: silent})
}

// strip draws what most incidents have, a line each; nil if there is nothing.
func (s *site) strip(f Frame, anchor, question string, rows []views.Returning) *ReturningMap {
	axis, ok := newTimeAxis(s.view.Base.Incidents, s.view.AsOf)
	if len(rows) == 0 || !ok {
		return nil
	}
	m := &ReturningMap{Anchor: anchor, Ticks: axis.ticks(s.texts)}
	for _, r := range rows {
		row := s.returningRow(f, axis, r)
		if r.Factor != nil {
			for _, i := range r.Incidents {
				if !r.Suggested[i] {
					s.markDone(row.Track, axis, i, f.at.to(incidentAddress(i.Slug)))
				}
			}
		}
		m.add(row, r)
	}
	s.headMap(f, m, rows[0])
	m.Heading = question
	if hasDone(m) {
		m.Heading = s.text("insights.stays-away")
		m.Note += " " + s.text("insights.kept-note")
	}
	return m
}

// hasDone tells whether a line marks days on which actions were done.
func hasDone(m *ReturningMap) bool {
	return slices.ContainsFunc(m.Rows, func(r ReturningRow) bool {
		return slices.ContainsFunc(r.Track.Marks, func(mark TrackMark) bool { return mark.Shape == "kept" })
	})
}

// noticedMap draws who noticed incidents first; nil if too few say it.
func (s *site) noticedMap(f Frame, in views.Insights) *ReturningMap {
	var groups []incidentGroup
	for _, group := range in.Noticed {
		groups = append(groups, incidentGroup{s.texts.Word("noticed.", string(group.By)), group.Incidents})
	}
	m := &ReturningMap{
		Anchor: "noticed", Heading: s.text("insights.noticed"),
		Note: s.text("insights.noticed-note", in.NoticedIn, s.count("incidents.in", len(s.view.Base.Incidents))),
	}
	return s.groupMap(f, m, groups, func(i *kb.Incident) bool { return i.NoticedBy != "" })
}

// plainRow is a line that has no page of its own.
func (s *site) plainRow(f Frame, axis timeAxis, name string, incidents []*kb.Incident) ReturningRow {
	row := ReturningRow{Link: Link{Text: name}, Incidents: len(incidents), Earlier: axis.earlier(incidents), Undated: len(incidents) - views.Dated(incidents)}
	row.Words = row.words(s.texts)
	row.First, row.Last = firstDay(incidents), incidents[0].Date.String()
	row.Track = axis.trackOf(s.texts, name, incidents, f.at.to(incidentsAddress), s.incidentMark(f))
	return row
}

// weekMap draws the hours of the week in which incidents began; nil if too few say it.
func (s *site) weekMap(f Frame, begun []views.Begun) *ReturningMap {
	if len(begun) == 0 {
		return nil
	}
	m := &ReturningMap{
		Anchor: "hours", Heading: s.text("insights.begins"), Hours: true,
		Note: s.text("insights.begins-note", len(begun), s.count("incidents.in", len(s.view.Base.Incidents))),
	}
	const day = 24 * time.Hour
	share := func(clock time.Duration) float64 { return .015 + .97*float64(clock)/float64(day) }
	for hour := 0; hour < 24; hour += 6 {
		m.Ticks = append(m.Ticks, TrackTick{across(share(time.Duration(hour) * time.Hour)), fmt.Sprintf("%02d:00", hour)})
	}
	clocks := map[*kb.Incident]time.Duration{}
	for n := range 7 {
		weekday := time.Weekday((n + 1) % 7) // from Monday on
		var incidents []*kb.Incident
		for _, b := range begun {
			if b.Day == weekday {
				incidents = append(incidents, b.Incident)
				clocks[b.Incident] = b.Clock
			}
		}
		r := views.Returning{Incidents: incidents}
		row := ReturningRow{Link: Link{Text: s.text("weekday." + strconv.Itoa(int(weekday)))}, Incidents: len(incidents)}
		row.Words = row.words(s.texts)
		place := func(i *kb.Incident) (float64, bool) { return share(clocks[i]), true }
		row.Track = spacingOf(incidents, place).track(s.texts, row.Text, incidents, f.at.to(incidentsAddress), place, func(i *kb.Incident) TrackMark {
			mark := s.incidentMark(f)(i)
			mark.Name = kb.ClockText(clocks[i]) + ", " + mark.Name
			return mark
		})
		m.add(row, r)
	}
	return m
}
