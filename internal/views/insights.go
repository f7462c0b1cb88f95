package views

import (
	"cmp"
	"slices"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Insights are what a collection shows and no single postmortem does. Each part
// speaks of the incidents that say something about it, and is empty where these are
// too few to draw. Nothing is counted by person, and no lengths are averaged.
type Insights struct {
	// Services and Factors are what most incidents have, a line each.
	Services, Factors []Returning
	// Ladders are the phases of incidents, newest first.
	Ladders []Ladder
	// Noticed are the incidents by who noticed them first, and NoticedIn counts those
	// that say it.
	Noticed   []NoticedGroup
	NoticedIn int
	// Triggers are the incidents by what kind of thing set them off, and TriggersIn
	// counts those that say it.
	Triggers   []TriggerGroup
	TriggersIn int
	// Deep are reasons at the ends of chains that several incidents share.
	Deep     []DeepCause
	Meeting  FactorGrid
	Together []ServiceGroup
	// Begun are the incidents by the hour of the week in which they began.
	Begun []Begun
	// Kinds counts actions by what they are for, and Ages the open ones by the age
	// of their incidents.
	Kinds []KindCount
	Ages  []AgeCount
	// Cited are the postmortems that others lead to most.
	Cited []Cited
	// Silences say what incidents do not tell.
	Silences []Silence
	// NoKind are the kinds of which no incident names a factor, though factors of other
	// kinds are named; Unwritten counts the described services of which no incident tells.
	NoKind    []kb.FactorKind
	Unwritten int
}

// Ladder is an incident as the steps from its start to its end.
type Ladder struct {
	Incident *kb.Incident
	Steps    []Phase
}

// NoticedGroup is who noticed, and what.
type NoticedGroup struct {
	By        kb.Noticed
	Incidents []*kb.Incident
}

// TriggerGroup is a kind of trigger, and what it set off.
type TriggerGroup struct {
	Kind      kb.TriggerKind
	Incidents []*kb.Incident
}

// FactorGrid counts the incidents that name a factor and hit a service: Counts has a
// line for each factor.
type FactorGrid struct {
	Factors  []*kb.Factor
	Services []*kb.Service
	Counts   [][]int
}

// ServiceGroup are services, two or more by address, that the same incidents hit.
type ServiceGroup struct {
	Services  []*kb.Service
	Incidents []*kb.Incident
}

// Begun is an incident and when in the week it began, by the clock of those who
// wrote it.
type Begun struct {
	Incident *kb.Incident
	Day      time.Weekday
	Clock    time.Duration
}

// Cited is a postmortem and by how many others it is cited.
type Cited struct {
	Incident *kb.Incident
	By       int
}

// Silence is something that incidents do not tell.
type Silence struct {
	// What is "noticed", "began", "over", "contributed", "kept" or "to-do"; its words
	// are the text "silence." and this.
	What  string
	Count int
}

const (
	// insightRows is how many lines a picture has, laddersShown how many incidents
	// are ladders, and gridServices how many columns the grid.
	insightRows, laddersShown, gridServices = 6, 15, 8
	// citedShown is how many postmortems newcomers are told to read.
	citedShown = 5
)

// Insights are what the page of insights shows. They are empty where there are too
// few incidents with a date.
func (v *View) Insights() Insights { return v.insights.of(v, lookBack) }

// HasInsights tells whether there are enough incidents to look back on.
func (v *View) HasInsights() bool {
	dated := 0
	for _, i := range v.Base.Incidents {
		// Every page asks, and the first few incidents answer.
		if dated += count(!i.Date.IsZero()); dated >= fewestDrawn {
			return true
		}
	}
	return false
}

func lookBack(v *View) Insights {
	if !v.HasInsights() {
		return Insights{}
	}
	in := Insights{
		Services: firstOf(v.returningServices(), insightRows), Factors: firstOf(v.returningFactors(), insightRows),
		Meeting: v.factorGrid(), Together: v.failTogether(), Cited: v.mostCited(), Silences: v.silences(),
		Kinds: v.actionKinds(), Ages: v.openAges(),
	}
	in.Noticed, in.NoticedIn = v.noticedGroups()
	in.Triggers, in.TriggersIn = v.triggerGroups()
	in.Deep = v.deepCauses()
	in.NoKind, in.Unwritten = v.unspoken()
	for _, i := range v.Base.Incidents {
		// A single step says how long it took, and not where the time went.
		if steps := Phases(i); len(steps) > 1 && steps[0].From == kb.MarkStarted {
			in.Ladders = append(in.Ladders, Ladder{i, steps})
		}
		if at := i.Started; at != nil && at.HasClock && !at.Approximate && !at.Day.IsZero() {
			in.Begun = append(in.Begun, Begun{i, at.Day.Midnight().Weekday(), at.Clock})
		}
	}
	if len(in.Ladders) < fewestDrawn {
		in.Ladders = nil
	}
	if len(in.Begun) < fewestDrawn {
		in.Begun = nil
	}
	return in
}

func firstOf[T any](list []T, n int) []T { return list[:min(n, len(list))] }

// Shown are the newest of the ladders.
func (in Insights) Shown() []Ladder { return firstOf(in.Ladders, laddersShown) }

// noticedGroups are the incidents by who noticed them, and how many say it.
func (v *View) noticedGroups() (groups []NoticedGroup, said int) {
	for _, by := range []kb.Noticed{kb.NoticedByAlert, kb.NoticedByStaff, kb.NoticedByCustomer, kb.NoticedByPartner, kb.NoticedByChance} {
		group := NoticedGroup{By: by}
		for _, i := range v.Base.Incidents {
			if i.NoticedBy == by {
				group.Incidents = append(group.Incidents, i)
			}
		}
		if said += len(group.Incidents); len(group.Incidents) > 0 {
			groups = append(groups, group)
		}
	}
	if said < fewestDrawn {
		return nil, said
	}
	return groups, said
}

// triggerGroups are the incidents by what kind of thing set them off, and how many say
// it.
func (v *View) triggerGroups() (groups []TriggerGroup, said int) {
	place := map[kb.TriggerKind]int{}
	for _, i := range v.Base.Incidents {
		if i.TriggerKind == "" {
			continue
		}
		n, known := place[i.TriggerKind]
		if !known {
			n = len(groups)
			place[i.TriggerKind] = n
			groups = append(groups, TriggerGroup{Kind: i.TriggerKind})
		}
		groups[n].Incidents = append(groups[n].Incidents, i)
		said++
	}
	if said < fewestDrawn {
		return nil, said
	}
	sortCounts(groups, func(g TriggerGroup) int { return len(g.Incidents) }, func(g TriggerGroup) string { return string(g.Kind) })
	return groups, said
}

// factorGrid counts where the most frequent factors meet the most frequent services.
func (v *View) factorGrid() FactorGrid {
	var grid FactorGrid
	for _, c := range firstOf(v.countFactors(v.Base.Incidents, "", 2), insightRows) {
		grid.Factors = append(grid.Factors, c.Factor)
	}
	for _, s := range v.Services() {
		if s.Incidents >= 2 && len(grid.Services) < gridServices {
			grid.Services = append(grid.Services, s.Service)
		}
	}
	if len(grid.Factors) < 2 || len(grid.Services) < 2 {
		return FactorGrid{}
	}
	for _, f := range grid.Factors {
		row := make([]int, len(grid.Services))
		for n, s := range grid.Services {
			for _, i := range v.part(f.Slug).incidents {
				row[n] += count(i.Hit(s.Slug))
			}
		}
		grid.Counts = append(grid.Counts, row)
	}
	return grid
}

// failTogether lists the services that at least two incidents hit together: pairs, and
// in one group those whose pairs the very same incidents hit.
func (v *View) failTogether() []ServiceGroup {
	type pair struct{ first, second string }
	found := map[pair][]*kb.Incident{}
	for _, i := range v.Base.Incidents {
		for n, a := range i.Services {
			for _, b := range i.Services[:n] {
				p := pair{min(a.Slug, b.Slug), max(a.Slug, b.Slug)}
				if p.first != p.second {
					found[p] = append(found[p], i)
				}
			}
		}
	}
	byNewest := map[*kb.Incident][]*ServiceGroup{}
	for p, incidents := range found {
		first, second := v.Service(p.first), v.Service(p.second)
		if len(incidents) < 2 || first == nil || second == nil {
			continue
		}
		alike := byNewest[incidents[0]]
		at := slices.IndexFunc(alike, func(g *ServiceGroup) bool { return slices.Equal(g.Incidents, incidents) })
		if at < 0 {
			at, alike = len(alike), append(alike, &ServiceGroup{Incidents: incidents})
			byNewest[incidents[0]] = alike
		}
		alike[at].Services = append(alike[at].Services, first, second)
	}
	var groups []ServiceGroup
	for _, alike := range byNewest {
		for _, g := range alike {
			slices.SortFunc(g.Services, func(a, b *kb.Service) int { return cmp.Compare(a.Slug, b.Slug) })
			groups = append(groups, ServiceGroup{slices.Compact(g.Services), g.Incidents})
		}
	}
	sortCounts(groups, func(g ServiceGroup) int { return len(g.Incidents) }, func(g ServiceGroup) string { return g.Services[0].Slug + " " + g.Services[1].Slug })
	return firstOf(groups, insightRows)
}

// mostCited are the postmortems that at least two other documents lead to.
func (v *View) mostCited() []Cited {
	var cited []Cited
	for _, i := range v.Base.Incidents {
		if by := len(i.LinkedFrom); by > 1 {
			cited = append(cited, Cited{i, by})
		}
	}
	slices.SortStableFunc(cited, func(a, b Cited) int { return cmp.Compare(b.By, a.By) })
	return firstOf(cited, citedShown)
}
