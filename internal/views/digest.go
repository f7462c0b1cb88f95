package views

import (
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Digest is what happened in a period.
type Digest struct {
	Period Period
	// End is the day of which the lists of open actions speak: the last day of
	// the period, or the day of the view if that is earlier.
	End kb.Date
	// Published are the incidents of the period, newest first.
	Published []*kb.Incident
	// Closed are the postmortems that were closed in it, the last first.
	Closed []*ClosedIncident
	// ClosedUndated counts the incidents of the period whose work is over since a day
	// that nobody has written, and MarkedClosed those whose document says that they are
	// closed while actions are not.
	ClosedUndated, MarkedClosed int
	// Protected is what kept the incidents of the period from being worse.
	Protected []Protection
	// NewFactors were seen for the first time, and ReturningFactors again; those
	// of most incidents of the period first.
	NewFactors, ReturningFactors []FactorSeen
	// Done are the actions done in the period, in the order of their days.
	Done []FollowUp
	// UndatedCount counts the actions of its incidents that are done on a day that
	// nobody has written.
	UndatedCount int
	// StillOpen are actions that were open at the end of the period, and Overdue
	// those of them that were overdue then: the first due, at most 50 of each.
	// The counts are of all of them; DueCount counts those open that have a due date,
	// and UnsaidCount those that count as open because no document says a state.
	StillOpen, Overdue                                  []FollowUp
	StillOpenCount, OverdueCount, DueCount, UnsaidCount int
	Thanks                                              Thanks
	// Quiet is set where no incident, closing or done action is in the period.
	Quiet bool
}

// Protection is one thing that kept an incident from being worse.
type Protection struct {
	Incident   *kb.Incident
	Assignment *kb.Assignment
}

// FactorSeen is a factor in a period.
type FactorSeen struct {
	Factor *kb.Factor
	// Incidents are those of the period, newest first.
	Incidents []*kb.Incident
	// Before is when it was seen last before the period; zero for a new one.
	Before kb.Date
}

// digestOpen is how many open actions of a digest are listed.
const digestOpen = 50

// digests is what all digests of a base share.
type digests struct {
	// actions are open, or have a day on which they were done, by due date and age;
	// done are those that have such a day, in its order.
	actions, done []FollowUp
}

func gatherDigests(v *View) *digests {
	d := &digests{}
	for _, i := range v.Base.Incidents {
		for n := range i.Actions {
			a := &i.Actions[n]
			if a.State == kb.ActionOpen || !a.Done.IsZero() {
				d.actions = append(d.actions, FollowUp{Incident: i, Action: a, Due: dueAt(a)})
			}
			if !a.Done.IsZero() {
				d.done = append(d.done, FollowUp{Incident: i, Action: a})
			}
		}
	}
	slices.SortStableFunc(d.actions, compareFollowUps)
	slices.SortStableFunc(d.done, func(a, b FollowUp) int { return a.Action.Done.Compare(b.Action.Done) })
	return d
}

// Digest is what happened in a period.
func (v *View) Digest(period Period) *Digest {
	digest := &Digest{Period: period, End: period.To}
	if v.AsOf.Compare(period.To) < 0 {
		digest.End = v.AsOf
	}
	until := RangeOf(period.From, digest.End)
	for _, i := range v.Base.Incidents {
		if until.Contains(i.Date) {
			digest.Published = append(digest.Published, i)
			closing := ClosingOf(i)
			digest.ClosedUndated += count(closing.State == Closed && closing.On.IsZero())
			digest.MarkedClosed += count(closing.State == Open && i.Status == kb.StatusClosed)
			for n := range i.Mitigators {
				digest.Protected = append(digest.Protected, Protection{i, &i.Mitigators[n]})
			}
			for n := range i.Actions {
				a := &i.Actions[n]
				digest.UndatedCount += count(a.State == kb.ActionDone && a.Done.IsZero())
			}
		}
	}
	for _, c := range v.Closed() {
		if !c.Closing.On.IsZero() && until.Contains(c.Closing.On) {
			digest.Closed = append(digest.Closed, c)
		}
	}
	v.addFactors(digest)
	v.addActions(digest, until)
	digest.Quiet = len(digest.Published) == 0 && len(digest.Closed) == 0 && len(digest.Done) == 0
	digest.Thanks = thanksOf(digest)
	return digest
}

// addFactors finds the factors of the incidents of a period.
func (v *View) addFactors(digest *Digest) {
	seen := map[string]int{}
	var all []FactorSeen
	for _, i := range digest.Published {
		for _, slug := range factorsOf(i) {
			f := v.part(slug)
			if f.factor == nil {
				continue
			}
			at, again := seen[slug]
			if !again {
				at = len(all)
				seen[slug] = at
				all = append(all, FactorSeen{Factor: f.factor, Before: lastBefore(f.incidents, digest.Period.From)})
			}
			all[at].Incidents = append(all[at].Incidents, i)
		}
	}
	sortCounts(all, func(f FactorSeen) int { return len(f.Incidents) }, func(f FactorSeen) string { return f.Factor.Slug })
	for _, f := range all {
		if f.Before.IsZero() {
			digest.NewFactors = append(digest.NewFactors, f)
		} else {
			digest.ReturningFactors = append(digest.ReturningFactors, f)
		}
	}
}

// lastBefore is the date of the last of the incidents, which are newest first,
// before a day; zero if there is none.
func lastBefore(incidents []*kb.Incident, day kb.Date) kb.Date {
	for _, i := range incidents {
		if i.Date.Compare(day) < 0 {
			return i.Date
		}
	}
	return kb.Date{}
}

// addActions finds the actions done in a period and those open at its end.
func (v *View) addActions(digest *Digest, until Period) {
	d := v.digests.of(v, gatherDigests)
	from, _ := slices.BinarySearchFunc(d.done, until.From, func(f FollowUp, day kb.Date) int { return f.Action.Done.Compare(day) })
	for _, f := range d.done[from:] {
		if f.Action.Done.Compare(until.To) > 0 {
			break
		}
		digest.Done = append(digest.Done, followUp(f.Incident, f.Action, digest.End))
	}
	for _, f := range d.actions {
		if !wasOpen(f, digest.End, v.AsOf) {
			continue
		}
		overdue := !f.Due.IsZero() && f.Due.Compare(digest.End) < 0
		digest.StillOpenCount++
		digest.OverdueCount += count(overdue)
		digest.DueCount += count(!f.Due.IsZero())
		digest.UnsaidCount += count(f.Action.SaysNoState())
		if len(digest.StillOpen) < digestOpen {
			open := followUp(f.Incident, f.Action, digest.End)
			open.Overdue = overdue
			digest.StillOpen = append(digest.StillOpen, open)
			if overdue {
				digest.Overdue = append(digest.Overdue, open)
			}
		}
	}
}

// dueAt is the due date of an action as it was before it was done.
func dueAt(a *kb.Action) kb.Date {
	if a.State == kb.ActionOpen {
		return dueOf(a)
	}
	return a.Due
}

// wasOpen tells whether an action was still to be done at the end of a day: its
// incident had begun, and it was not done yet. Of an incident without a date that
// is known only today.
func wasOpen(f FollowUp, end, asOf kb.Date) bool {
	if f.Incident.Date.IsZero() {
		return end == asOf && f.Action.State == kb.ActionOpen
	}
	if f.Incident.Date.Compare(end) > 0 {
		return false
	}
	return f.Action.State == kb.ActionOpen || f.Action.Done.Compare(end) > 0
}
