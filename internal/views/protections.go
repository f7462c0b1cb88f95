package views

import (
	"cmp"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Protections are what kept incidents from being worse: what to look after as much as
// what went wrong.
type Protections struct {
	// Named are factors that protected, those named most first; those that are only
	// suggested come last.
	Named []Protector
	// Other are protections without a name, Lucky those that their authors call luck,
	// and NearMisses the incidents that almost were; all newest first.
	Other, Lucky []Protection
	NearMisses   []NearMiss
	// Keep are the actions that keep what helped, those that are open first.
	Keep []FollowUp
}

// Protector is a factor that kept incidents from being worse.
type Protector struct {
	Factor *kb.Factor
	// Incidents name it, and SuggestedIn only read like it; both newest first.
	Incidents, SuggestedIn []*kb.Incident
	// Keep are the actions of kind preserve that keep it: those of its incidents that
	// name it, or that name nothing that protected there.
	Keep []FollowUp
}

// Unkept tells whether it helped three times and more and no action keeps it.
func (p Protector) Unkept() bool { return len(p.Incidents) >= praisedOften && len(p.Keep) == 0 }

// praisedOften is from how often on praise without an action is told.
const praisedOften = 3

// NearMiss is an incident that almost was, and what caught it.
type NearMiss struct {
	Incident *kb.Incident
	Caught   []*kb.Assignment
}

// HasProtections tells whether anything protected anybody, as far as is written. It
// asks for less than Protections, since every page asks it.
func (v *View) HasProtections() bool {
	return slices.ContainsFunc(v.Base.Incidents, func(i *kb.Incident) bool { return i.NearMiss || len(i.Mitigators) > 0 }) ||
		slices.ContainsFunc(v.Base.Factors, func(f *kb.Factor) bool {
			return slices.ContainsFunc(SuggestedIn(f), func(use kb.SuggestedUse) bool { return use.Suggestion.Mitigator })
		})
}

// Protections is what the page of protections shows.
func (v *View) Protections() *Protections { return v.protections.of(v, findProtections) }

func findProtections(v *View) *Protections {
	p := &Protections{}
	keeping := map[*kb.Incident][]FollowUp{}
	for _, i := range v.Base.Incidents {
		for _, f := range v.FollowUps(i) {
			if f.Action.Kind == kb.ActionPreserve {
				keeping[i] = append(keeping[i], f)
				p.Keep = append(p.Keep, f)
			}
		}
		held := mitigatorsOf(i)
		if i.NearMiss {
			p.NearMisses = append(p.NearMisses, NearMiss{i, held})
		}
		for _, a := range held {
			switch {
			case a.Luck:
				p.Lucky = append(p.Lucky, Protection{i, a})
			case a.Factor == "":
				p.Other = append(p.Other, Protection{i, a})
			}
		}
	}
	slices.SortStableFunc(p.Keep, func(a, b FollowUp) int {
		return count(a.Action.State != kb.ActionOpen) - count(b.Action.State != kb.ActionOpen)
	})
	for _, f := range v.Base.Factors {
		if protector := protectorOf(f, keeping); len(protector.Incidents)+len(protector.SuggestedIn) > 0 {
			p.Named = append(p.Named, protector)
		}
	}
	slices.SortFunc(p.Named, func(a, b Protector) int {
		return cmp.Or(
			cmp.Compare(len(b.Incidents), len(a.Incidents)), cmp.Compare(len(b.SuggestedIn), len(a.SuggestedIn)), cmp.Compare(a.Factor.Slug, b.Factor.Slug),
		)
	})
	return p
}

func mitigatorsOf(i *kb.Incident) []*kb.Assignment {
	list := make([]*kb.Assignment, len(i.Mitigators))
	for n := range i.Mitigators {
		list[n] = &i.Mitigators[n]
	}
	return list
}

// protectorOf is the part of a factor as what protected.
func protectorOf(f *kb.Factor, keeping map[*kb.Incident][]FollowUp) Protector {
	p := Protector{Factor: f, Incidents: IncidentsOf(f.Mitigations)}
	for _, use := range SuggestedIn(f) {
		if use.Suggestion.Mitigator {
			p.SuggestedIn = append(p.SuggestedIn, use.Incident)
		}
	}
	for _, i := range p.Incidents {
		for _, keep := range keeping[i] {
			if namesFactor(keep.Action, f.Title) || !slices.ContainsFunc(i.Mitigators, func(a kb.Assignment) bool { return namesFactor(keep.Action, a.Name) }) {
				p.Keep = append(p.Keep, keep)
			}
		}
	}
	return p
}
