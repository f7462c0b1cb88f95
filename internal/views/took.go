package views

import (
	"sort"
	"strings"

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
	// By is what they share, a factor before a service, and Name what it is called.
	By   TookBy
	Name string
}

// Took says what happened after an action of an incident was done: whether a factor
// that the action names was seen again. Where no action names one, it speaks of all
// factors of the incident, or else of its services, and once: at the action that was
// done last. It is false where the action has no day on which it was done, and where
// nothing was seen again. Of several factors, the one with most later incidents
// counts, and so of services.
func (v *View) Took(i *kb.Incident, a *kb.Action) (Took, bool) {
	if !isDoneAfter(i, a) {
		return Took{}, false
	}
	t := Took{Action: a, By: ByFactor}
	for _, factor := range v.namedBy(i, a) {
		t.take(factor.factor.Title, factor.incidents)
	}
	if len(t.Later) > 0 || a != v.speaksForAll(i) {
		return t, len(t.Later) > 0
	}
	for _, slug := range factorsOf(i) {
		if p := v.part(slug); p.factor != nil {
			t.take(p.factor.Title, p.incidents)
		}
	}
	if len(t.Later) == 0 {
		t.By = ByService
		for _, s := range i.Services {
			if service := v.Service(s.Slug); service != nil {
				t.take(service.Title, service.Incidents)
			}
		}
	}
	return t, len(t.Later) > 0
}

// isDoneAfter tells whether an action was done on a known day, not before the
// incident.
func isDoneAfter(i *kb.Incident, a *kb.Action) bool {
	return a.State == kb.ActionDone && !a.Done.IsZero() && i.Date.Compare(a.Done) <= 0
}

// namedBy are the factors of an incident that the words of an action name.
func (v *View) namedBy(i *kb.Incident, a *kb.Action) []*factorPart {
	var named []*factorPart
	for _, slug := range factorsOf(i) {
		if p := v.part(slug); p.factor != nil && namesFactor(a, p.factor.Title) {
			named = append(named, p)
		}
	}
	return named
}

// namesFactor tells whether the words of an action name a factor.
func namesFactor(a *kb.Action, name string) bool {
	return name != "" && strings.Contains(strings.ToLower(a.Text.Plain), strings.ToLower(name))
}

// speaksForAll is the action that was done last; nil if one of them names a factor,
// or none was done.
func (v *View) speaksForAll(i *kb.Incident) *kb.Action {
	var last *kb.Action
	for n := range i.Actions {
		a := &i.Actions[n]
		if !isDoneAfter(i, a) {
			continue
		}
		if len(v.namedBy(i, a)) > 0 {
			return nil
		}
		if last == nil || a.Done.Compare(last.Done) > 0 {
			last = a
		}
	}
	return last
}

// take prefers a thing with more later incidents.
func (t *Took) take(name string, incidents []*kb.Incident) {
	n := sort.Search(len(incidents), func(n int) bool { return incidents[n].Date.Compare(t.Action.Done) <= 0 })
	if n > len(t.Later) {
		t.Later, t.Name = incidents[:n:n], name
	}
}
