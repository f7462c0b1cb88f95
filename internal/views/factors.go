package views

import (
	"cmp"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
)

// FactorKinds are the four kinds of factor in the order in which lists show
// them, and the empty kind for factors of which nobody said it.
var FactorKinds = []kb.FactorKind{
	kb.FactorTechnical, kb.FactorHuman, kb.FactorEconomic, kb.FactorConceptual, "",
}

// FactorSummary is one line of the list of factors.
type FactorSummary struct {
	Factor *kb.Factor
	// Incidents is in how many incidents it took part; Mitigated in how many
	// it kept things from being worse.
	Incidents, Mitigated int
	// Suggested is how many other incidents only read like it.
	Suggested int
	// LastSeen is the day of the latest incident; zero if none has a date.
	LastSeen kb.Date
	// SaidOpen counts the actions of the incidents in which it took part that a
	// document says are open, and UnsaidActions those of which none says a state.
	SaidOpen, UnsaidActions int
}

// FactorGroup is the factors of one kind.
type FactorGroup struct {
	Kind    kb.FactorKind
	Factors []FactorSummary
}

// factorPart is a factor, the incidents in which it took part, newest first, and
// in how many it kept things from being worse.
type factorPart struct {
	factor    *kb.Factor
	incidents []*kb.Incident
	mitigated int
}

// nowhere is the part of a factor that is not in the base.
var nowhere = &factorPart{}

func findParts(v *View) map[string]*factorPart {
	parts := make(map[string]*factorPart, len(v.Base.Factors))
	for _, f := range v.Base.Factors {
		parts[f.Slug] = &factorPart{f, IncidentsOf(f.Assignments), len(IncidentsOf(f.Mitigations))}
	}
	return parts
}

func (v *View) part(slug string) *factorPart {
	return cmp.Or(v.factors.of(v, findParts)[slug], nowhere)
}

// Factor is the factor of a slug; nil if there is none.
func (v *View) Factor(slug string) *kb.Factor { return v.part(slug).factor }

// Spread is in how many incidents a factor took part, and in how many it kept
// things from being worse.
func (v *View) Spread(slug string) (contributed, mitigated int) {
	p := v.part(slug)
	return len(p.incidents), p.mitigated
}

// FactorsByKind groups the factors, the most frequent first, then those that most
// incidents read like. A kind without factors is left out.
func (v *View) FactorsByKind() []FactorGroup { return v.factorKinds.of(v, groupFactors) }

func groupFactors(v *View) []FactorGroup {
	byKind := map[kb.FactorKind][]FactorSummary{}
	for _, f := range v.Base.Factors {
		byKind[f.Kind] = append(byKind[f.Kind], v.part(f.Slug).summary())
	}
	var groups []FactorGroup
	for _, kind := range FactorKinds {
		if list := byKind[kind]; len(list) > 0 {
			slices.SortFunc(list, func(a, b FactorSummary) int {
				return cmp.Or(cmp.Compare(b.Incidents, a.Incidents), cmp.Compare(b.Suggested, a.Suggested), cmp.Compare(a.Factor.Slug, b.Factor.Slug))
			})
			groups = append(groups, FactorGroup{kind, list})
		}
	}
	return groups
}

func (p *factorPart) summary() FactorSummary {
	s := FactorSummary{Factor: p.factor, Incidents: len(p.incidents), Mitigated: p.mitigated, Suggested: len(SuggestedIn(p.factor))}
	if len(p.incidents) > 0 {
		s.LastSeen = p.incidents[0].Date
	}
	for _, i := range p.incidents {
		c := CountActions(i)
		s.SaidOpen, s.UnsaidActions = s.SaidOpen+c.Said(), s.UnsaidActions+c.Unsaid
	}
	return s
}

// SuggestedIn lists the first suggestion of each incident that reads like a factor,
// newest first.
func SuggestedIn(f *kb.Factor) []kb.SuggestedUse {
	var firsts []kb.SuggestedUse
	for _, use := range f.Suggestions {
		if n := len(firsts); n == 0 || firsts[n-1].Incident != use.Incident {
			firsts = append(firsts, use)
		}
	}
	return firsts
}

// IncidentsOf lists the incidents of uses once each. Uses of one incident stand
// together.
func IncidentsOf(uses []kb.FactorUse) []*kb.Incident {
	var incidents []*kb.Incident
	for _, use := range uses {
		if n := len(incidents); n == 0 || incidents[n-1] != use.Incident {
			incidents = append(incidents, use.Incident)
		}
	}
	return incidents
}

// IncidentsWith are the incidents in which a factor took part, and those that it
// kept from being worse, once each and in the order of the base.
func (v *View) IncidentsWith(f *kb.Factor) []*kb.Incident {
	if len(f.Mitigations) == 0 {
		return v.part(f.Slug).incidents
	}
	return slices.Compact(v.Ordered(IncidentsOf(slices.Concat(f.Assignments, f.Mitigations))))
}

// FactorDetail is what the page of a factor says.
type FactorDetail struct {
	FactorSummary
	// Actions are the open actions of its incidents.
	Actions []FollowUp
	// With are the factors that stand beside it in at least two incidents.
	With []FactorCount
}

// FactorCount is a factor and in how many incidents it stands.
type FactorCount struct {
	Factor *kb.Factor
	Count  int
}

// FactorDetail is what the page of a factor of the base says.
func (v *View) FactorDetail(f *kb.Factor) FactorDetail {
	part := v.part(f.Slug)
	return FactorDetail{
		FactorSummary: part.summary(), Actions: v.openActions(part.incidents), With: v.countFactors(part.incidents, f.Slug, 2),
	}
}

// countFactors counts the factors of incidents, leaving one out and dropping
// those below a count.
func (v *View) countFactors(incidents []*kb.Incident, without string, atLeast int) []FactorCount {
	counts := map[string]int{}
	for _, incident := range incidents {
		for _, slug := range factorsOf(incident) {
			counts[slug]++
		}
	}
	var list []FactorCount
	for slug, n := range counts {
		if f := v.Factor(slug); f != nil && slug != without && n >= atLeast {
			list = append(list, FactorCount{f, n})
		}
	}
	sortCounts(list, func(c FactorCount) int { return c.Count }, func(c FactorCount) string { return c.Factor.Slug })
	return list
}

// MarkerDetail is a marker and where it was seen.
type MarkerDetail struct {
	Marker kb.Marker
	// Factors carry the marker themselves.
	Factors []*kb.Factor
	// Uses are the causes of incidents that carry it, newest first.
	Uses []kb.FactorUse
	// Incidents are those incidents once each.
	Incidents []*kb.Incident
}

// Markers lists the markers of the base in its order, with where each was seen.
func (v *View) Markers() []MarkerDetail { return v.markers.of(v, findMarkers) }

func findMarkers(v *View) []MarkerDetail {
	base := v.Base
	details := make([]MarkerDetail, len(base.Markers))
	place := map[string]int{}
	for i, m := range base.Markers {
		details[i].Marker = m
		place[m.Slug] = i
	}
	for _, f := range base.Factors {
		for _, slug := range f.Markers {
			d := &details[place[slug]]
			d.Factors = append(d.Factors, f)
		}
	}
	for _, incident := range base.Incidents {
		for i := range incident.Factors {
			a := &incident.Factors[i]
			for _, slug := range a.Markers {
				d := &details[place[slug]]
				d.Uses = append(d.Uses, kb.FactorUse{Incident: incident, Assignment: a})
			}
		}
	}
	for i := range details {
		details[i].Incidents = IncidentsOf(details[i].Uses)
	}
	return details
}

// sortCounts orders by count, the largest first, then by name.
func sortCounts[T any](counts []T, count func(T) int, name func(T) string) {
	slices.SortFunc(counts, func(a, b T) int {
		return cmp.Or(cmp.Compare(count(b), count(a)), cmp.Compare(name(a), name(b)))
	})
}
