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

// TookIndex finds what happened after actions were done. It is safe for
// concurrent use.
type TookIndex struct {
	factors, services map[string]named
}

// named is a factor or a service with its incidents, newest first.
type named struct {
	name      string
	incidents []*kb.Incident
}

// DidItTake makes the index of a base.
func DidItTake(base *kb.Base) *TookIndex {
	x := &TookIndex{factors: make(map[string]named, len(base.Factors)), services: make(map[string]named, len(base.Services))}
	for _, f := range base.Factors {
		x.factors[f.Slug] = named{f.Title, IncidentsOf(f.Assignments)}
	}
	for _, s := range base.Services {
		x.services[s.Slug] = named{s.Title, s.Incidents}
	}
	return x
}

// Of says what happened after an action of an incident was done. It is false
// where the action has no day on which it was done, and where no later incident
// shares a factor or a service. Of several shared factors, the one with most
// later incidents counts, and so of services.
func (x *TookIndex) Of(i *kb.Incident, a *kb.Action) (Took, bool) {
	if a.State != kb.ActionDone || a.Done.IsZero() || i.Date.Compare(a.Done) > 0 {
		return Took{}, false
	}
	t := Took{Action: a, By: ByFactor}
	for _, slug := range factorsOf(i) {
		t.take(slug, x.factors[slug])
	}
	if len(t.Later) == 0 {
		t.By = ByService
		for _, s := range i.Services {
			t.take(s.Slug, x.services[s.Slug])
		}
	}
	return t, len(t.Later) > 0
}

// take prefers a thing with more later incidents.
func (t *Took) take(slug string, thing named) {
	n := sort.Search(len(thing.incidents), func(n int) bool { return thing.incidents[n].Date.Compare(t.Action.Done) <= 0 })
	if n > len(t.Later) {
		t.Later, t.Slug, t.Name = thing.incidents[:n:n], slug, thing.name
	}
}
