package views

import (
	"github.com/debrief-dev/debrief/internal/kb"
)

// ServiceSummary is one line of the list of services.
type ServiceSummary struct {
	Service *kb.Service
	// LastYear counts the incidents of the twelve months before the day of the
	// view; Incidents counts all.
	Incidents, LastYear, OpenActions int
	LastSeen                         kb.Date
}

// Services lists the services, those with the most incidents first.
func Services(base *kb.Base, asOf kb.Date) []ServiceSummary {
	list := make([]ServiceSummary, 0, len(base.Services))
	for _, s := range base.Services {
		list = append(list, summariseService(s, asOf))
	}
	sortCounts(list, func(s ServiceSummary) int { return s.Incidents }, func(s ServiceSummary) string { return s.Service.Slug })
	return list
}

func summariseService(s *kb.Service, asOf kb.Date) ServiceSummary {
	summary := ServiceSummary{
		Service: s, Incidents: len(s.Incidents), LastYear: len(lastYear(s.Incidents, asOf)),
	}
	if len(s.Incidents) > 0 {
		summary.LastSeen = s.Incidents[0].Date
	}
	for _, incident := range s.Incidents {
		summary.OpenActions += CountActions(incident).Open
	}
	return summary
}

// ServiceDetail is what the page of a service says.
type ServiceDetail struct {
	ServiceSummary
	// Actions are the open actions of its incidents.
	Actions []OpenAction
	// Factors are the factors of its incidents, the most frequent first.
	Factors []FactorCount
	// FailsWith are the services hit by the same incidents.
	FailsWith []ServiceCount
	Years     []Year
}

// ServiceCount is a service and how many incidents hit it.
type ServiceCount struct {
	Service *kb.Service
	Count   int
}

// ServiceIndex looks services up by slug.
func ServiceIndex(base *kb.Base) map[string]*kb.Service {
	index := make(map[string]*kb.Service, len(base.Services))
	for _, s := range base.Services {
		index[s.Slug] = s
	}
	return index
}

// Service concludes what the page of a service says.
func Service(s *kb.Service, services map[string]*kb.Service, factors Factors, asOf kb.Date) ServiceDetail {
	d := ServiceDetail{
		ServiceSummary: summariseService(s, asOf),
		Actions:        OpenActions(s.Incidents, asOf),
		Factors:        factors.countFactors(s.Incidents, "", 1),
		Years:          ByYear(&kb.Base{Incidents: s.Incidents}),
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
		if other := services[slug]; other != nil {
			d.FailsWith = append(d.FailsWith, ServiceCount{other, n})
		}
	}
	sortCounts(d.FailsWith, func(c ServiceCount) int { return c.Count }, func(c ServiceCount) string { return c.Service.Slug })
	return d
}
