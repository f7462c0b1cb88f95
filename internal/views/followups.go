package views

import (
	"cmp"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
)

// soon is how many days ahead an action counts as due soon.
const soon = 30

// FollowUp is an action with the incident that it comes from, seen from a day.
type FollowUp struct {
	Incident *kb.Incident
	Action   *kb.Action
	// Due is the action's due date; for one that comes back, an interval after it
	// was done last, or else the next time. Zero if there is none.
	Due kb.Date
	// Overdue is set if the action is open and was due before the day, DueSoon if
	// it is open and due within 30 days.
	Overdue, DueSoon bool
	// Age is how many days ago the incident ended, or else began; -1 if that is
	// not known or not yet.
	Age int
	// DueIn is how many days away Due is, negative if it is past; meaningful if
	// Due is not zero.
	DueIn int
}

// IncidentFollowUps are the open actions of one incident, in its own order.
type IncidentFollowUps struct {
	Incident *kb.Incident
	Closing  Closing
	// Age is as in FollowUp.
	Age     int
	Open    []FollowUp
	Overdue int
}

// ServiceFollowUps are the open actions of incidents of a service.
type ServiceFollowUps struct {
	Service *kb.Service
	Open    []FollowUp
	Overdue int
}

// OwnerFollowUps are the open actions of one owner.
type OwnerFollowUps struct {
	// Owner is as the first of the actions writes it, and Slug what that has in
	// common with other ways to write it.
	Owner, Slug string
	Open        []FollowUp
}

// Board is all actions of a base, seen from a day.
type Board struct {
	// All are the open actions: by due date, so that overdue ones come first, and
	// those without one last; among equals the oldest first. The four lists
	// below are parts of it in the same order.
	All                                 []FollowUp
	Overdue, DueSoon, NoOwner, NoTicket []FollowUp
	// Unsaid counts those of All of which no document says a state.
	Unsaid int
	// ByIncident has the oldest incident first and undated ones last; ByService
	// the services by name. NoService are the open actions of incidents that
	// name no service.
	ByIncident []IncidentFollowUps
	ByService  []ServiceFollowUps
	NoService  []FollowUp
	// ByOwner has the owners in the order of the alphabet, which is no ranking;
	// NoOwner has the rest. Owners that differ in case, or in an @, are one.
	ByOwner []OwnerFollowUps
	// ToReview are the accepted risks that are to be looked at again, the longest
	// waiting first; Overdue has them too.
	ToReview []FollowUp
	// Worth counts what was done by kind; none where nobody said of any action
	// whether it was worth it.
	Worth []WorthCount
	// Done has the last done first and those without a day last; Wontfix those
	// without a reason first, then the newest incident first.
	Done, Wontfix []FollowUp
	// LastClosed is the postmortem that was closed last; nil if none was.
	LastClosed *ClosedIncident
}

// Board is all actions of the base.
func (v *View) Board() *Board { return v.board.of(v, makeBoard) }

func makeBoard(v *View) *Board {
	b := &Board{}
	var perIncident []IncidentFollowUps
	for _, i := range v.Base.Incidents {
		group := IncidentFollowUps{Incident: i, Age: ageOf(i, v.AsOf)}
		for n := range i.Actions {
			f := followUp(i, &i.Actions[n], v.AsOf)
			switch f.Action.State {
			case kb.ActionDone:
				b.Done = append(b.Done, f)
			case kb.ActionWontfix:
				b.Wontfix = append(b.Wontfix, f)
				if isToReview(f.Action, v.AsOf) {
					b.ToReview = append(b.ToReview, f)
				}
			default:
				group.Open = append(group.Open, f)
				b.Unsaid += count(f.Action.SaysNoState())
				group.Overdue += count(f.Overdue)
			}
		}
		if len(group.Open) > 0 {
			group.Closing = ClosingOf(i)
			perIncident = append(perIncident, group)
			b.All = append(b.All, group.Open...)
		}
	}
	slices.SortStableFunc(perIncident, func(x, y IncidentFollowUps) int { return compareAge(x.Incident, y.Incident) })
	b.ByIncident = perIncident
	slices.SortStableFunc(b.All, compareFollowUps)
	b.divide()
	slices.SortStableFunc(b.ToReview, func(x, y FollowUp) int { return x.Action.Review.Compare(y.Action.Review) })
	b.Overdue = append(b.Overdue, b.ToReview...)
	b.Worth = worthCounts(b.Done)
	b.byService(v.Base)
	b.byOwner()
	slices.SortStableFunc(b.Done, func(x, y FollowUp) int { return y.Action.Done.Compare(x.Action.Done) })
	slices.SortStableFunc(b.Wontfix, func(x, y FollowUp) int {
		return cmp.Compare(count(y.Action.Reason == ""), count(x.Action.Reason == ""))
	})
	if closed := v.Closed(); len(closed) > 0 && !closed[0].Closing.On.IsZero() {
		b.LastClosed = closed[0]
	}
	return b
}

// FollowUps are all actions of one incident in its own order.
func (v *View) FollowUps(i *kb.Incident) []FollowUp {
	list := make([]FollowUp, len(i.Actions))
	for n := range i.Actions {
		list[n] = followUp(i, &i.Actions[n], v.AsOf)
	}
	return list
}

// OverdueOf are the overdue actions of one incident in its own order.
func (v *View) OverdueOf(i *kb.Incident) (list []FollowUp) {
	for n := range i.Actions {
		if a := &i.Actions[n]; isOverdue(a, v.AsOf) {
			list = append(list, followUp(i, a, v.AsOf))
		}
	}
	return list
}

func followUp(i *kb.Incident, a *kb.Action, asOf kb.Date) FollowUp {
	f := FollowUp{Incident: i, Action: a, Due: dueOf(a), Age: ageOf(i, asOf), Overdue: isOverdue(a, asOf)}
	if r, ok := recurrence(i, a, asOf); ok && f.Due.IsZero() {
		f.Due = r.Next
	}
	if !f.Due.IsZero() {
		f.DueIn = f.Due.DaysSince(asOf)
		f.DueSoon = a.State == kb.ActionOpen && f.DueIn >= 0 && f.DueIn <= soon
	}
	return f
}

// divide makes the lists that are parts of All.
func (b *Board) divide() {
	for _, f := range b.All {
		if f.Overdue {
			b.Overdue = append(b.Overdue, f)
		}
		if f.DueSoon {
			b.DueSoon = append(b.DueSoon, f)
		}
		if f.Action.Owner == "" {
			b.NoOwner = append(b.NoOwner, f)
		}
		if f.Action.Ticket == nil {
			b.NoTicket = append(b.NoTicket, f)
		}
		if len(f.Incident.Services) == 0 {
			b.NoService = append(b.NoService, f)
		}
	}
}

// byService groups All by the services of the incidents.
func (b *Board) byService(base *kb.Base) {
	place := make(map[string]int, len(base.Services))
	groups := make([]ServiceFollowUps, len(base.Services))
	for n, s := range base.Services {
		place[s.Slug], groups[n].Service = n, s
	}
	for _, f := range b.All {
		services := f.Incident.Services
		for n, m := range services {
			at, known := place[m.Slug]
			if !known || slices.ContainsFunc(services[:n], func(o kb.Mention) bool { return o.Slug == m.Slug }) {
				continue
			}
			g := &groups[at]
			g.Open = append(g.Open, f)
			g.Overdue += count(f.Overdue)
		}
	}
	for _, g := range groups {
		if len(g.Open) > 0 {
			b.ByService = append(b.ByService, g)
		}
	}
}

// byOwner groups All by who has taken it on.
func (b *Board) byOwner() {
	place := map[string]int{}
	for _, f := range b.All {
		if f.Action.Owner == "" {
			continue
		}
		key := ownerKey(f.Action.Owner)
		at, known := place[key]
		if !known {
			at = len(b.ByOwner)
			place[key] = at
			b.ByOwner = append(b.ByOwner, OwnerFollowUps{Owner: f.Action.Owner, Slug: key})
		}
		b.ByOwner[at].Open = append(b.ByOwner[at].Open, f)
	}
	slices.SortFunc(b.ByOwner, func(x, y OwnerFollowUps) int { return cmp.Compare(x.Slug, y.Slug) })
}

// ownerKey is what the ways to write an owner have in common.
func ownerKey(owner string) string { return kb.Slug(strings.TrimLeft(owner, "@")) }

// Promised keeps of each promise that several open actions repeat the first one:
// the echo of it names the others. Actions that somebody else has taken on stay,
// since these are owed by two.
func (v *View) Promised(list []FollowUp) []FollowUp {
	kept := make([]FollowUp, 0, len(list))
	type promise struct {
		echo  *Echo
		owner string
	}
	seen := map[promise]bool{}
	for _, f := range list {
		if echo := v.Echo(f.Action); echo != nil {
			key := promise{echo, ownerKey(f.Action.Owner)}
			if seen[key] {
				continue
			}
			seen[key] = true
		}
		kept = append(kept, f)
	}
	return kept
}

// ageOf is how many days ago an incident ended, or else began; -1 if that is not
// known or not yet.
func ageOf(i *kb.Incident, asOf kb.Date) int {
	over := EndOf(i)
	if over.IsZero() || over.Compare(asOf) > 0 {
		return -1
	}
	return asOf.DaysSince(over)
}

// compareAge puts the oldest incident first and the undated last.
func compareAge(a, b *kb.Incident) int {
	return cmp.Or(EndOf(a).CompareLast(EndOf(b)), cmp.Compare(a.Source, b.Source))
}

// compareFollowUps orders by due date, then by age.
func compareFollowUps(a, b FollowUp) int {
	return cmp.Or(a.Due.CompareLast(b.Due), compareAge(a.Incident, b.Incident))
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}
