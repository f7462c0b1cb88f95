package views

import (
	"cmp"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Changes are what a knowledge base has that it had not before: what those who read
// a proposed change should hear.
type Changes struct {
	// Incidents are new, in the order of the base.
	Incidents []*kb.Incident
	// Returning are factors that earlier incidents have and a new assignment names
	// again; New those that nothing had.
	Returning, New []FactorChange
	// Promised are open actions that were not there, those with the nearest day
	// first and those without one last; Done are those that were open before.
	Promised, Done []FollowUp
	// Again are the actions of Promised that an earlier incident promised, too.
	Again []PromisedAgain
}

// FactorChange is a factor and where it is named anew. Before counts the incidents
// that had it, and LastSeen is the day of the newest of them.
type FactorChange struct {
	Factor    *kb.Factor
	Incidents []*kb.Incident
	Before    int
	LastSeen  kb.Date
}

// PromisedAgain is a new action, and the incidents that promise the same.
type PromisedAgain struct {
	FollowUp
	Earlier []*kb.Incident
}

// IsEmpty tells whether there is nothing to tell.
func (c Changes) IsEmpty() bool {
	return len(c.Incidents)+len(c.Returning)+len(c.New)+len(c.Promised)+len(c.Done) == 0
}

// Since are the changes since an earlier state of the folder. A document is the same
// by its address, or else by its file.
func (v *View) Since(before *View) Changes {
	var c Changes
	was := map[*kb.Incident]*kb.Incident{}
	sources := map[string]*kb.Incident{}
	slugs := map[string]*kb.Incident{}
	for _, i := range before.Base.Incidents {
		slugs[i.Slug] = i
		sources[i.Source] = i
	}
	for _, i := range v.Base.Incidents {
		if old := cmp.Or(slugs[i.Slug], sources[i.Source]); old != nil {
			was[i] = old
			continue
		}
		c.Incidents = append(c.Incidents, i)
	}
	v.factorsSince(before, was, &c)
	for _, i := range v.Base.Incidents {
		v.actionsSince(i, was[i], &c)
	}
	slices.SortStableFunc(c.Promised, func(a, b FollowUp) int { return a.Due.CompareLast(b.Due) })
	return c
}

// factorsSince finds the factors that incidents name now and did not name before.
func (v *View) factorsSince(before *View, was map[*kb.Incident]*kb.Incident, c *Changes) {
	for _, f := range v.Base.Factors {
		var named []*kb.Incident
		for _, i := range IncidentsOf(f.Assignments) {
			if old := was[i]; old == nil || !slices.Contains(factorsOf(old), f.Slug) {
				named = append(named, i)
			}
		}
		if len(named) == 0 {
			continue
		}
		change := FactorChange{Factor: f, Incidents: named}
		if known := before.Factor(f.Slug); known != nil {
			seen := IncidentsOf(known.Assignments)
			if change.Before = len(seen); change.Before > 0 {
				change.LastSeen = seen[0].Date
			}
		}
		if change.Before > 0 {
			c.Returning = append(c.Returning, change)
		} else {
			c.New = append(c.New, change)
		}
	}
	slices.SortStableFunc(c.Returning, func(a, b FactorChange) int { return cmp.Compare(b.Before, a.Before) })
}

// actionsSince finds the actions of an incident that are new or done since; old is
// the incident as it was, nil for a new one.
func (v *View) actionsSince(i, old *kb.Incident, c *Changes) {
	states := map[string]kb.ActionState{}
	if old != nil {
		for n := range old.Actions {
			states[old.Actions[n].Anchor] = old.Actions[n].State
		}
	}
	for _, f := range v.FollowUps(i) {
		state, known := states[f.Action.Anchor]
		switch {
		case f.Action.State == kb.ActionDone && known && state == kb.ActionOpen:
			c.Done = append(c.Done, f)
		case f.Action.State == kb.ActionOpen && !known:
			c.Promised = append(c.Promised, f)
			if earlier := v.promisedBefore(f); len(earlier) > 0 {
				c.Again = append(c.Again, PromisedAgain{f, earlier})
			}
		}
	}
}

// promisedBefore are the other incidents that promise what an action promises.
func (v *View) promisedBefore(f FollowUp) (earlier []*kb.Incident) {
	if echo := v.Echo(f.Action); echo != nil {
		for _, use := range echo.Uses {
			if use.Incident != f.Incident {
				earlier = append(earlier, use.Incident)
			}
		}
	}
	return earlier
}
