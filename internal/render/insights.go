package render

import (
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// InsightsPage is what the collection shows, one question at a time. Every part says
// of how many incidents it speaks, and is nil or empty where these are too few.
type InsightsPage struct {
	Frame
	Intro string
	// Services, Factors, Noticed and Triggers are lines of time; Week is the hours of a
	// week.
	Services, Factors, Noticed, Triggers, Week *ReturningMap
	Ladders                                    *LadderChart
	Grid                                       *GridTable
	Pairs                                      []PairRow
	// Kinds are all actions by what they are for, and Ages the open ones by age.
	Kinds, Ages []BarPart
	Board       string
	Cited       []CountedLink
	// Returning are the causes that come back most.
	Returning []CountedLink
	Deep      []DeepRow
	// NoKind says of which kinds no postmortem names a factor, and Unwritten of how many
	// services with a description none tells; empty for none.
	NoKind, Unwritten string
	Silences          []views.Silence
	// Of is how many incidents there are.
	Of int
}

// LadderChart shows how long incidents took, phase by phase, on an axis on which
// every step is several times the one before.
type LadderChart struct {
	Note  string
	Rows  []LadderRow
	Ticks []TrackTick
}

// LadderRow is an incident. Words tell its length; the marks after its start are
// lengths in words, empty where they are not recorded.
type LadderRow struct {
	Link
	Date, Words                                 string
	Detected, Acknowledged, Mitigated, Resolved string
	Phases                                      []GlancePhase
}

// GridTable counts the incidents in which factors and services meet.
type GridTable struct {
	Services []Link
	Rows     []GridRow
}

// GridRow is a factor with a count for each service; a link leads to these incidents.
type GridRow struct {
	Link
	Cells []CountedLink
}

// DeepRow is a reason at the ends of chains of several incidents; Href is empty where
// it has no page.
type DeepRow struct {
	Link
	Ends []DeepEndRow
}

// DeepEndRow is the last answer of a chain, leading to its place.
type DeepEndRow struct {
	Link
	Incident string
}

// PairRow are two services that the same incidents hit.
type PairRow struct {
	First, Second Link
	Incidents     []Link
}

func (s *site) insightsPage() *InsightsPage {
	p := &InsightsPage{Frame: s.frame(s.at(insightsAddress), insightsAddress, s.text("insights.nav")), Of: len(s.view.Base.Incidents)}
	p.crumbs()
	p.Intro = introduction(s.texts, s.view.Base.Incidents)
	p.Description = s.text("insights.description")
	in := s.view.Insights()
	p.Services = s.strip(p.Frame, "services", s.text("insights.services"), in.Services)
	p.Factors = s.strip(p.Frame, "factors", s.text("insights.factors"), in.Factors)
	p.Noticed = s.noticedMap(p.Frame, in)
	p.Triggers = s.triggerMap(p.Frame, in)
	p.Deep = deepRows(p.Frame, in.Deep)
	p.Week = s.weekMap(p.Frame, in.Begun)
	p.Ladders = ladderChart(p.Frame, in)
	p.Grid = gridTable(p.Frame, in.Meeting)
	for _, pair := range in.Together {
		row := PairRow{First: p.serviceLink(pair.First), Second: p.serviceLink(pair.Second)}
		for _, i := range pair.Incidents[:min(chipsShown, len(pair.Incidents))] {
			row.Incidents = append(row.Incidents, p.incidentLink(i))
		}
		p.Pairs = append(p.Pairs, row)
	}
	p.Board = p.at.to(followUpsAddress)
	p.Kinds, p.Ages = kindBar(p.Frame, in.Kinds), ageBar(p.Frame, in.Ages)
	for _, c := range in.Cited {
		p.Cited = append(p.Cited, CountedLink{p.incidentLink(c.Incident), c.By})
	}
	for _, silence := range in.Silences {
		p.Silences = append(p.Silences, views.Silence{What: s.text("silence." + silence.What), Count: silence.Count})
	}
	for _, r := range in.Factors[:min(newcomerFactors, len(in.Factors))] {
		if r.Factor != nil && len(r.Incidents)-len(r.Suggested) > 1 && len(p.Cited) > 0 {
			p.Returning = append(p.Returning, CountedLink{p.factorLink(r.Factor), len(r.Incidents) - len(r.Suggested)})
		}
	}
	var kinds []string
	for _, kind := range in.NoKind {
		kinds = append(kinds, s.text("factor-kind."+string(kind)))
	}
	if len(kinds) > 0 {
		p.NoKind = s.text("insights.no-kind", s.texts.List(kinds))
	}
	if in.Unwritten > 0 {
		p.Unwritten = s.count("insights.unwritten", in.Unwritten)
	}
	return p
}

// newcomerFactors is how many of the causes that come back newcomers are told.
const newcomerFactors = 3

// triggerTexts name the kinds of trigger.
var triggerTexts = map[kb.TriggerKind]string{
	kb.TriggerCode: "trigger.code", kb.TriggerConfig: "trigger.config", kb.TriggerLoad: "trigger.load", kb.TriggerInfrastructure: "trigger.infrastructure",
	kb.TriggerExpiry: "trigger.expiry", kb.TriggerProcess: "trigger.process", kb.TriggerOutside: "trigger.outside",
}

// triggerMap draws what set incidents off; nil if too few say it.
func (s *site) triggerMap(f Frame, in views.Insights) *ReturningMap {
	axis, ok := newTimeAxis(s.view.Base.Incidents, s.view.AsOf)
	if len(in.Triggers) == 0 || !ok {
		return nil
	}
	m := &ReturningMap{
		Anchor: "triggers", Heading: s.text("insights.triggers"), Ticks: axis.ticks(),
		Note: s.text("insights.triggers-note", in.TriggersIn, len(s.view.Base.Incidents)),
	}
	for _, group := range in.Triggers {
		r := views.Returning{Incidents: group.Incidents}
		m.add(s.plainRow(f, axis, s.text(triggerTexts[group.Kind]), group.Incidents), r)
	}
	s.addUnsaid(f, m, axis, func(i *kb.Incident) bool { return i.TriggerKind != "" })
	return m
}

// addUnsaid adds a line, drawn pale, for the incidents that do not say what the others
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

// endsShown is how many chains of one deep cause are told.
const endsShown = 6

func deepRows(f Frame, causes []views.DeepCause) (rows []DeepRow) {
	for _, cause := range causes {
		row := DeepRow{Link: Link{Text: cause.Title}}
		if cause.Factor != nil {
			row.Link = f.factorLink(cause.Factor)
		}
		for _, end := range cause.Ends[:min(endsShown, len(cause.Ends))] {
			address := incidentAddress(end.Incident.Slug)
			if end.Deep.Anchor != "" {
				address += "#" + end.Deep.Anchor
			}
			row.Ends = append(row.Ends, DeepEndRow{f.link(prose.Shorten(prose.Line(end.Deep.Text), longestSentence), address), end.Incident.Title})
		}
		rows = append(rows, row)
	}
	return rows
}

// strip draws what most incidents have, a line each; nil if there is nothing.
func (s *site) strip(f Frame, anchor, question string, rows []views.Returning) *ReturningMap {
	axis, ok := newTimeAxis(s.view.Base.Incidents, s.view.AsOf)
	if len(rows) == 0 || !ok {
		return nil
	}
	m := &ReturningMap{Anchor: anchor, Ticks: axis.ticks()}
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
	axis, ok := newTimeAxis(s.view.Base.Incidents, s.view.AsOf)
	if len(in.Noticed) == 0 || !ok {
		return nil
	}
	m := &ReturningMap{
		Anchor: "noticed", Heading: s.text("insights.noticed"), Ticks: axis.ticks(),
		Note: s.text("insights.noticed-note", in.NoticedIn, s.count("incidents.in", len(s.view.Base.Incidents))),
	}
	for _, group := range in.Noticed {
		r := views.Returning{Incidents: group.Incidents}
		m.add(s.plainRow(f, axis, s.texts.Word("noticed.", string(group.By)), group.Incidents), r)
	}
	s.addUnsaid(f, m, axis, func(i *kb.Incident) bool { return i.NoticedBy != "" })
	return m
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
		row.Track = drawTrack(s.texts, row.Text, incidents, f.at.to(incidentsAddress), func(i *kb.Incident) (float64, bool) { return share(clocks[i]), true }, func(i *kb.Incident) TrackMark {
			mark := s.incidentMark(f)(i)
			mark.Name = kb.ClockText(clocks[i]) + ", " + mark.Name
			return mark
		})
		m.add(row, r)
	}
	return m
}

// ladderSteps are the ends of the axis of ladders and the key of what is written on it.
var ladderSteps = []struct {
	length time.Duration
	name   string
}{
	{time.Minute, "axis.minute"}, {10 * time.Minute, "axis.ten-minutes"}, {time.Hour, "axis.hour"}, {6 * time.Hour, "axis.six-hours"},
	{24 * time.Hour, "axis.day"}, {7 * 24 * time.Hour, "axis.week"}, {60 * 24 * time.Hour, ""},
}

// ladderShare is where a length stands between 0 and 1.
func ladderShare(length time.Duration) float64 {
	least, most := float64(ladderSteps[0].length), float64(ladderSteps[len(ladderSteps)-1].length)
	return math.Log(min(max(float64(length), least), most)/least) / math.Log(most/least)
}

// ladderChart draws the phases of the newest incidents; nil if too few have them.
func ladderChart(f Frame, in views.Insights) *LadderChart {
	if len(in.Ladders) == 0 {
		return nil
	}
	shown := in.Shown()
	c := &LadderChart{Note: f.texts().Count("insights.ladders-note", len(in.Ladders))}
	if len(shown) < len(in.Ladders) {
		c.Note += " " + f.texts().Text("insights.ladders-newest", len(shown))
	}
	for _, step := range ladderSteps[:len(ladderSteps)-1] {
		c.Ticks = append(c.Ticks, TrackTick{across(ladderShare(step.length)), f.texts().Text(step.name)})
	}
	for _, ladder := range shown {
		c.Rows = append(c.Rows, ladderRow(f, ladder))
	}
	return c
}

func ladderRow(f Frame, ladder views.Ladder) LadderRow {
	row := LadderRow{Link: f.incidentLink(ladder.Incident), Date: ladder.Incident.Date.String()}
	after := map[string]string{}
	at := time.Duration(0)
	for _, step := range ladder.Steps {
		from, to := ladderShare(at), ladderShare(at+step.Length)
		at += step.Length
		after[step.To] = kb.Length(at)
		row.Phases = append(row.Phases, GlancePhase{
			X: across(from), Width: across(max(to-from, .004)), Tone: phaseTones[step.To], Name: upperFirst(f.texts().Word("phase.", step.Doing)) + ": " + kb.Length(step.Length),
		})
	}
	row.Detected, row.Acknowledged, row.Mitigated, row.Resolved = after["detected"], after["acknowledged"], after["mitigated"], after["resolved"]
	row.Words = kb.Length(at)
	if row.Detected != "" {
		row.Words += ", " + f.texts().Text("insights.detected-after", row.Detected)
	}
	return row
}

// gridTable writes the counts; nil if there are none.
func gridTable(f Frame, grid views.FactorGrid) *GridTable {
	if len(grid.Factors) == 0 {
		return nil
	}
	t := &GridTable{}
	for _, service := range grid.Services {
		t.Services = append(t.Services, f.serviceLink(service))
	}
	for n, factor := range grid.Factors {
		row := GridRow{Link: f.factorLink(factor)}
		for k, count := range grid.Counts[n] {
			query := url.Values{"factor": {factor.Slug}, "service": {grid.Services[k].Slug}}
			row.Cells = append(row.Cells, CountedLink{f.link(factor.Title+", "+grid.Services[k].Title, searchAddress+"?"+query.Encode()), count})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// kindBar shows what actions are for.
func kindBar(f Frame, kinds []views.KindCount) []BarPart {
	words := map[kb.ActionKind][2]string{
		kb.ActionPrevent: {"tone-1", "kind.prevent"}, kb.ActionDetect: {"tone-2", "insights.detect"}, kb.ActionRespond: {"tone-3", "insights.respond"},
		kb.ActionLearn: {"tone-4", "kind.learn"}, kb.ActionPreserve: {"preserve", "insights.preserve"}, "": {"untold", "insights.untold"},
	}
	var parts []countedPart
	for _, k := range kinds {
		parts = append(parts, countedPart{words[k.Kind][0], f.texts().Text(words[k.Kind][1]), followUpsAddress, k.Total()})
	}
	return stackedBar(f, parts)
}

// ageBar shows how old the incidents of open actions are.
func ageBar(f Frame, ages []views.AgeCount) []BarPart {
	words := map[int]string{28: "insights.four-weeks", 56: "insights.eight-weeks", 182: "insights.half-year", 0: "insights.older"}
	var parts []countedPart
	for n, a := range ages {
		parts = append(parts, countedPart{fmt.Sprintf("tone-%d", n+1), f.texts().Text(words[a.Days]), followUpsAddress, a.Count})
	}
	return stackedBar(f, parts)
}
