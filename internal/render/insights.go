package render

import (
	"fmt"
	"math"
	"net/url"
	"slices"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// InsightsPage is what the collection shows, one question at a time. Every part says
// of how many incidents it speaks, and is nil or empty where these are too few.
type InsightsPage struct {
	Frame
	Intro string
	// Services, Factors and Noticed are lines of time; Week is the hours of a week.
	Services, Factors, Noticed, Week *ReturningMap
	Ladders                          *LadderChart
	Grid                             *GridTable
	Pairs                            []PairRow
	// Kinds are all actions by what they are for, and Ages the open ones by age.
	Kinds, Ages []BarPart
	Board       string
	Cited       []CountedLink
	Silences    []views.Silence
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

// PairRow are two services that the same incidents hit.
type PairRow struct {
	First, Second Link
	Incidents     []Link
}

func (s *site) insightsPage() *InsightsPage {
	p := &InsightsPage{Frame: s.frame(s.at(insightsAddress), insightsAddress, "Insights"), Of: len(s.view.Base.Incidents)}
	p.crumbs()
	p.Intro = introduction(s.view.Base.Incidents)
	p.Description = "What the postmortems show together and none shows alone."
	in := s.view.Insights()
	p.Services = s.strip(p.Frame, "services", "Which service do we keep coming back to?", in.Services)
	p.Factors = s.strip(p.Frame, "factors", "Which cause do we keep coming back to?", in.Factors)
	p.Noticed = s.noticedMap(p.Frame, in)
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
	p.Silences = in.Silences
	return p
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
		m.Heading = "Does it stay away after we acted?"
		m.Note += " ✓ is the day on which the actions of an incident were all done."
	}
	return m
}

// hasDone tells whether a line marks days on which actions were done.
func hasDone(m *ReturningMap) bool {
	return slices.ContainsFunc(m.Rows, func(r ReturningRow) bool {
		return slices.ContainsFunc(r.Track.Marks, func(mark TrackMark) bool { return mark.Shape == "kept" })
	})
}

// noticedNames say who noticed.
var noticedNames = map[kb.Noticed]string{
	kb.NoticedByAlert: "An alert", kb.NoticedByStaff: "Our own people", kb.NoticedByCustomer: "Customers",
	kb.NoticedByPartner: "Partners and suppliers", kb.NoticedByChance: "Chance",
}

// noticedMap draws who noticed incidents first; nil if too few say it.
func (s *site) noticedMap(f Frame, in views.Insights) *ReturningMap {
	axis, ok := newTimeAxis(s.view.Base.Incidents, s.view.AsOf)
	if len(in.Noticed) == 0 || !ok {
		return nil
	}
	m := &ReturningMap{
		Anchor: "noticed", Heading: "Who notices first?", Ticks: axis.ticks(),
		Note: fmt.Sprintf("%d of %s say it in words that leave no doubt.", in.NoticedIn, kb.Plural(len(s.view.Base.Incidents), "incident", "incidents")),
	}
	for _, group := range in.Noticed {
		r := views.Returning{Incidents: group.Incidents}
		m.add(s.plainRow(f, axis, noticedNames[group.By], group.Incidents), r)
	}
	return m
}

// plainRow is a line that has no page of its own.
func (s *site) plainRow(f Frame, axis timeAxis, name string, incidents []*kb.Incident) ReturningRow {
	row := ReturningRow{Link: Link{Text: name}, Incidents: len(incidents), Earlier: axis.earlier(incidents), Undated: len(incidents) - views.Dated(incidents)}
	row.Words = row.words()
	row.First, row.Last = firstDay(incidents), incidents[0].Date.String()
	row.Track = axis.trackOf(name, incidents, f.at.to(incidentsAddress), s.incidentMark(f))
	return row
}

// weekMap draws the hours of the week in which incidents began; nil if too few say it.
func (s *site) weekMap(f Frame, begun []views.Begun) *ReturningMap {
	if len(begun) == 0 {
		return nil
	}
	m := &ReturningMap{
		Anchor: "hours", Heading: "When does it begin?", Hours: true,
		Note: fmt.Sprintf("%d of %s say the time, by the clock of those who wrote it.", len(begun), kb.Plural(len(s.view.Base.Incidents), "incident", "incidents")),
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
		row := ReturningRow{Link: Link{Text: weekday.String()}, Incidents: len(incidents)}
		row.Words = row.words()
		row.Track = drawTrack(row.Text, incidents, f.at.to(incidentsAddress), func(i *kb.Incident) (float64, bool) { return share(clocks[i]), true }, func(i *kb.Incident) TrackMark {
			mark := s.incidentMark(f)(i)
			mark.Name = kb.ClockText(clocks[i]) + ", " + mark.Name
			return mark
		})
		m.add(row, r)
	}
	return m
}

// ladderSteps are the ends of the axis of ladders and what is written on it.
var ladderSteps = []struct {
	length time.Duration
	name   string
}{
	{time.Minute, "1 min"}, {10 * time.Minute, "10 min"}, {time.Hour, "1 h"}, {6 * time.Hour, "6 h"},
	{24 * time.Hour, "1 day"}, {7 * 24 * time.Hour, "1 week"}, {60 * 24 * time.Hour, ""},
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
	c := &LadderChart{Note: fmt.Sprintf("%s when it began and a later mark.", kb.Plural(len(in.Ladders), "incident says", "incidents say"))}
	if len(shown) < len(in.Ladders) {
		c.Note += fmt.Sprintf(" The newest %d are shown.", len(shown))
	}
	for _, step := range ladderSteps[:len(ladderSteps)-1] {
		c.Ticks = append(c.Ticks, TrackTick{across(ladderShare(step.length)), step.name})
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
			X: across(from), Width: across(max(to-from, .004)), Tone: phaseTones[step.To], Name: upperFirst(step.Doing) + ": " + kb.Length(step.Length),
		})
	}
	row.Detected, row.Acknowledged, row.Mitigated, row.Resolved = after["detected"], after["acknowledged"], after["mitigated"], after["resolved"]
	row.Words = kb.Length(at)
	if row.Detected != "" {
		row.Words += ", detected after " + row.Detected
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
		kb.ActionPrevent: {"tone-1", "prevent"}, kb.ActionDetect: {"tone-2", "detect earlier"}, kb.ActionRespond: {"tone-3", "respond faster"},
		kb.ActionLearn: {"tone-4", "learn"}, kb.ActionPreserve: {"preserve", "preserve what helped"}, "": {"untold", "do not say"},
	}
	var parts []countedPart
	for _, k := range kinds {
		parts = append(parts, countedPart{words[k.Kind][0], words[k.Kind][1], followUpsAddress, k.Total()})
	}
	return stackedBar(f, parts)
}

// ageBar shows how old the incidents of open actions are.
func ageBar(f Frame, ages []views.AgeCount) []BarPart {
	words := map[int]string{28: "up to 4 weeks", 56: "up to 8 weeks", 182: "up to half a year", 0: "older, or of no known day"}
	var parts []countedPart
	for n, a := range ages {
		parts = append(parts, countedPart{fmt.Sprintf("tone-%d", n+1), words[a.Days], followUpsAddress, a.Count})
	}
	return stackedBar(f, parts)
}
