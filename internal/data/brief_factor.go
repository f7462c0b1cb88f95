package data

import (
	"cmp"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// FactorBriefs are the factors that took part in incidents, the most frequent first,
// or one of them with its newest incidents.
type FactorBriefs struct {
	Schema  int           `json:"schema"`
	AsOf    string        `json:"as_of"`
	Total   int           `json:"total"`
	Factors []FactorBrief `json:"factors"`
}

// FactorBrief is what to know of a factor. Seen is empty where many factors are
// listed.
type FactorBrief struct {
	BriefTerm
	Kind     *string `json:"kind"`
	Source   *string `json:"source"`
	URL      string  `json:"url"`
	LastSeen *string `json:"last_seen"`
	// OpenActions counts those without a state, too, and UnsaidActions these alone.
	OpenActions   int             `json:"open_actions"`
	UnsaidActions int             `json:"unsaid_actions"`
	Seen          []BriefIncident `json:"seen_in"`
}

// FactorBriefs lists the first factors.
func (s Site) FactorBriefs(most int) FactorBriefs {
	var all []views.FactorSummary
	for _, group := range s.View.FactorsByKind() {
		for _, f := range group.Factors {
			if f.Incidents > 0 {
				all = append(all, f)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b views.FactorSummary) int { return cmp.Compare(b.Incidents, a.Incidents) })
	return FactorBriefs{Schema: schema, AsOf: s.View.AsOf.String(), Total: len(all), Factors: each(first(all, most), s.factorBrief)}
}

// FactorBrief is the brief of one factor.
func (s Site) FactorBrief(f *kb.Factor, most int) FactorBriefs {
	brief := s.factorBrief(s.View.FactorDetail(f).FactorSummary)
	brief.Seen = each(first(views.IncidentsOf(f.Assignments), most), s.briefIncident)
	return FactorBriefs{Schema: schema, AsOf: s.View.AsOf.String(), Total: 1, Factors: []FactorBrief{brief}}
}

func (s Site) factorBrief(f views.FactorSummary) FactorBrief {
	return FactorBrief{
		BriefTerm: BriefTerm{f.Factor.Slug, f.Factor.Title, f.Incidents}, Kind: known(string(f.Factor.Kind)), Source: known(f.Factor.Source),
		URL: s.Address(kb.Ref{Kind: kb.ToFactor, Slug: f.Factor.Slug}), LastSeen: day(f.LastSeen), OpenActions: f.SaidOpen + f.UnsaidActions,
		UnsaidActions: f.UnsaidActions, Seen: []BriefIncident{},
	}
}
