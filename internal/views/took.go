package views

import (
	"sort"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TookBy says what later incidents share with the incident of an action.
type TookBy int

// What is shared.
const (
	ByFactor TookBy = iota
	ByService
)

// Took lists what happened after an action was done. It is a correlation: that
// a later incident names the same factor or service does not say that the
// action failed.
type Took struct {
	Action *kb.Action
	// Later are the incidents after the day on which the action was done, newest
	// first; there is at least one.
	Later []*kb.Incident
	// By is what they share, a factor before a service; Slug and Name are of it.
	By         TookBy
	Slug, Name string
}

// Took says what happened after an action of an incident was done. It is false
// where the action has no day on which it was done, and where no later incident
// shares a factor or a service. Of several shared factors, the one with most
// later incidents counts, and so of services.
func (v *View) Took(i *kb.Incident, a *kb.Action) (Took, bool) {
	if a.State != kb.ActionDone || a.Done.IsZero() || i.Date.Compare(a.Done) > 0 {
		return Took{}, false
	}
	t := Took{Action: a, By: ByFactor}
	for _, slug := range factorsOf(i) {
		if p := v.part(slug); p.factor != nil {
			t.take(slug, p.factor.Title, p.incidents)
		}
	}
	if len(t.Later) == 0 {
		t.By = ByService
		for _, s := range i.Services {
			if service := v.Service(s.Slug); service != nil {
				t.take(s.Slug, service.Title, service.Incidents)
			}
		}
	}
	return t, len(t.Later) > 0
}

// take prefers a thing with more later incidents.
func (t *Took) take(slug, name string, incidents []*kb.Incident) {
	n := sort.Search(len(incidents), func(n int) bool { return incidents[n].Date.Compare(t.Action.Done) <= 0 })
	if n > len(t.Later) {
		t.Later, t.Slug, t.Name = incidents[:n:n], slug, name
	}
}
