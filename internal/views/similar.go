package views

import "github.com/debrief-dev/debrief/internal/kb"

// Similar is an earlier incident that is like one, and what was promised after it
// and is still to be done: what an author should know before promising it again.
type Similar struct {
	Related
	// Open are its open actions in its own order.
	Open []Promised
}

// Promised is an open action of an earlier incident.
type Promised struct {
	FollowUp
	// Again is the action of the later incident that promises the same; nil if none
	// does.
	Again *kb.Action
}

// Similar lists the earlier incidents that are most related to one, the nearest
// first. An incident without a date counts as the latest; others without one are
// never earlier.
func (v *View) Similar(incident *kb.Incident) []Similar {
	related := v.relatedAmong(incident, func(other *kb.Incident) bool {
		return !other.Date.IsZero() && (incident.Date.IsZero() || other.Date.Compare(incident.Date) < 0)
	})
	similar := make([]Similar, len(related))
	for n, r := range related {
		similar[n].Related = r
		for _, f := range v.FollowUps(r.Incident) {
			if f.Action.State == kb.ActionOpen {
				similar[n].Open = append(similar[n].Open, Promised{f, v.again(f.Action, incident)})
			}
		}
	}
	return similar
}

// again is the action of an incident that promises the same as an action; nil if
// none does.
func (v *View) again(a *kb.Action, incident *kb.Incident) *kb.Action {
	if echo := v.Echo(a); echo != nil {
		for _, use := range echo.Uses {
			if use.Incident == incident {
				return use.Action
			}
		}
	}
	return nil
}
