package views

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
)

// What nothing was found of, kindly: nobody is asked to fill a form.

// silences count what incidents do not tell. What words only read like is told, too.
func (v *View) silences() []Silence {
	silences := []Silence{
		{What: "noticed"}, {What: "began"}, {What: "over"}, {What: "contributed"},
		{What: "kept"}, {What: "to-do"},
	}
	for _, i := range v.Base.Incidents {
		for n, silent := range []bool{
			i.DetectedBy.IsZero() && i.NoticedBy == "", i.Started == nil, i.Resolved == nil && i.Mitigated == nil, len(i.Factors) == 0 && !suggests(i, false),
			len(i.Mitigators) == 0 && !suggests(i, true), len(i.Actions) == 0,
		} {
			silences[n].Count += count(silent)
		}
	}
	return slices.DeleteFunc(silences, func(s Silence) bool { return s.Count == 0 })
}

// suggests tells whether the words of an incident read like a contributing factor, or
// like what kept it from being worse.
func suggests(i *kb.Incident, mitigator bool) bool {
	return slices.ContainsFunc(i.Suggestions, func(s kb.Suggestion) bool { return s.Mitigator == mitigator })
}

// unspoken are the kinds of which no incident names a factor, and how many services
// are described and no incident tells of them.
func (v *View) unspoken() (kinds []kb.FactorKind, services int) {
	named := map[kb.FactorKind]bool{}
	for _, i := range v.Base.Incidents {
		for n := range i.Factors {
			named[i.Factors[n].Kind] = true
		}
	}
	for _, kind := range FactorKinds {
		if kind != "" && !named[kind] {
			kinds = append(kinds, kind)
		}
	}
	if len(kinds) == len(FactorKinds)-1 {
		kinds = nil // Nobody speaks of kinds here.
	}
	for _, s := range v.Base.Services {
		services += count(s.Source != "" && len(s.Incidents) == 0)
	}
	return kinds, services
}
