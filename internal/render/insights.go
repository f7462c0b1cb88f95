package render

import (
	"fmt"
	"net/url"

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
	Together                                   []TogetherRow
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

// TogetherRow are services that the same incidents hit: Incidents the newest, More
// those that unfold; Left and LeftServices count those that are not shown at all.
type TogetherRow struct {
	Services           []Link
	Incidents, More    []Link
	Left, LeftServices int
}

// sayShapesOnce says what shapes mean below the first picture of a page that has some.
func sayShapesOnce(pictures ...*ReturningMap) {
	said := false
	for _, m := range pictures {
		if m != nil && m.HasSeverity {
			m.HasSeverity, said = !said, true
		}
	}
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
	sayShapesOnce(p.Services, p.Factors, p.Noticed, p.Triggers, p.Week)
	p.Ladders = ladderChart(p.Frame, in)
	p.Grid = gridTable(p.Frame, in.Meeting)
	for _, group := range in.Together {
		row := TogetherRow{Left: max(0, len(group.Incidents)-chipsShown), LeftServices: max(0, len(group.Services)-chipsShown)}
		for _, service := range group.Services[:min(chipsShown, len(group.Services))] {
			row.Services = append(row.Services, p.serviceLink(service))
		}
		for n, i := range group.Incidents[:min(chipsShown, len(group.Incidents))] {
			if n < remarksShown {
				row.Incidents = append(row.Incidents, p.incidentLink(i))
			} else {
				row.More = append(row.More, p.incidentLink(i))
			}
		}
		p.Together = append(p.Together, row)
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
			row.Ends = append(row.Ends, DeepEndRow{f.link(prose.Shorten(prose.Line(end.Deep.Text), longestSentence), address), f.listTitle(end.Incident)})
		}
		rows = append(rows, row)
	}
	return rows
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
