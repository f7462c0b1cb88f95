package views

import (
	"github.com/debrief-dev/debrief/internal/kb"
)

// DeepCause is what stands at the ends of chains of several incidents: the last answer
// to "why?" reads like the same factor.
type DeepCause struct {
	// Factor is nil where the base has none; Title is what it is called.
	Factor *kb.Factor
	Title  string
	Ends   []DeepEnd
	// Incidents counts them once each.
	Incidents int
}

// DeepEnd is the last answer of a chain.
type DeepEnd struct {
	Incident *kb.Incident
	Deep     *kb.DeepCause
}

// deepShown is how many of them are listed.
const deepShown = 8

// deepCauses are the deep causes that at least two incidents share, those of most
// incidents first.
func (v *View) deepCauses() []DeepCause {
	place := map[string]int{}
	var all []DeepCause
	for _, i := range v.Base.Incidents {
		for n := range i.Deep {
			deep := &i.Deep[n]
			at, known := place[kb.Fold(deep.Title)]
			if !known {
				at = len(all)
				place[kb.Fold(deep.Title)] = at
				all = append(all, DeepCause{Factor: v.Factor(deep.Factor), Title: deep.Title})
			}
			cause := &all[at]
			if last := len(cause.Ends) - 1; last < 0 || cause.Ends[last].Incident != i {
				cause.Incidents++
			}
			cause.Ends = append(cause.Ends, DeepEnd{i, deep})
		}
	}
	shared := all[:0]
	for _, cause := range all {
		if cause.Incidents > 1 {
			shared = append(shared, cause)
		}
	}
	sortCounts(shared, func(c DeepCause) int { return c.Incidents }, func(c DeepCause) string { return c.Title })
	return firstOf(shared, deepShown)
}
