package views

import (
	"github.com/debrief-dev/debrief/internal/kb"
)

// ServiceSummary is one line of the list of services.
type ServiceSummary struct {
	Service *kb.Service
	// LastYear counts the incidents of the twelve months before the day of the
	// view; Incidents counts all.
	Incidents, LastYear int
	// SaidOpen counts the actions of its incidents that a document says are open, and
	// UnsaidActions those of which none says a state.
	SaidOpen, UnsaidActions int
	LastSeen                kb.Date
}

// Services lists the services, those with the most incidents first.
func (v *View) Services() []ServiceSummary { return v.summaries.of(v, listServices) }

func listServices(v *View) []ServiceSummary {
	list := make([]ServiceSummary, 0, len(v.Base.Services))
	for _, s := range v.Base.Services {
		list = append(list, v.summarise(s))
	}
	sortCounts(list, func(s ServiceSummary) int { return s.Incidents }, func(s ServiceSummary) string { return s.Service.Slug })
	return list
}

func (v *View) summarise(s *kb.Service) ServiceSummary {
	summary := ServiceSummary{
		Service: s, Incidents: len(s.Incidents), LastYear: len(lastYear(s.Incidents, v.AsOf)),
	}
	if len(s.Incidents) > 0 {
		summary.LastSeen = s.Incidents[0].Date
	}
	for _, incident := range s.Incidents {
		c := CountActions(incident)
		summary.SaidOpen, summary.UnsaidActions = summary.SaidOpen+c.Said(), summary.UnsaidActions+c.Unsaid
	}
	return summary
}

// ServiceDetail is what the page of a service says.
type ServiceDetail struct {
	ServiceSummary
	// Actions are the open actions of its incidents.
	Actions []FollowUp
	// Factors are the factors of its incidents, the most frequent first.
	Factors []FactorCount
	// FailsWith are the services hit by the same incidents.
	FailsWith []ServiceCount
}

// ServiceCount is a service and how many incidents hit it.
type ServiceCount struct {
	Service *kb.Service
	Count   int
}

// Service is the service of a slug; nil if there is none.
func (v *View) Service(slug string) *kb.Service { return v.services.of(v, indexServices)[slug] }

func indexServices(v *View) map[string]*kb.Service {
	index := make(map[string]*kb.Service, len(v.Base.Services))
	for _, s := range v.Base.Services {
		index[s.Slug] = s
	}
	return index
}

// ServiceDetail is what the page of a service of the base says.
func (v *View) ServiceDetail(s *kb.Service) ServiceDetail {
	d := ServiceDetail{
		ServiceSummary: v.summarise(s),
		Actions:        v.openActions(s.Incidents),
		Factors:        v.countFactors(s.Incidents, "", 1),
	}
	counts := map[string]int{}
	for _, incident := range s.Incidents {
		for _, m := range incident.Services {
			if m.Slug != s.Slug {
				counts[m.Slug]++
			}
		}
	}
	for slug, n := range counts {
		if other := v.Service(slug); other != nil {
			d.FailsWith = append(d.FailsWith, ServiceCount{other, n})
		}
	}
	sortCounts(d.FailsWith, func(c ServiceCount) int { return c.Count }, func(c ServiceCount) string { return c.Service.Slug })
	return d
}
