package views

import (
	"cmp"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
)

// A casebook tells what happened each time that something took part: every
// incident once, with all that is worth knowing of it there.

// Case is one incident of a casebook.
type Case struct {
	Incident *kb.Incident
	// Parts are what the casebook is about, as the incident has it: causes, and
	// protections where Protects says so. A service's casebook has none.
	Parts []CasePart
	// Held is what kept the incident from being worse, besides the parts.
	Held []*kb.Assignment
	// Prevent are its actions that prevent, and Others the rest, in its order.
	Prevent, Others []FollowUp
}

// CasePart is one part of a factor in an incident.
type CasePart struct {
	*kb.Assignment
	Protects bool
}

// Verdict says whether what was done about a factor has held so far. It knows
// days alone: that a factor came back does not say that an action failed.
type Verdict struct {
	// Again are the incidents that came after the actions of an earlier one were
	// done, the oldest first.
	Again []SeenAgain
	// Quiet is the day on which the actions of the newest incident were done, with
	// no incident after it; zero where they are not all done, or the day is not
	// known.
	Quiet kb.Date
	// Count is of the actions of the newest incident, and Overdue how many of them are.
	Count   ActionCount
	Overdue int
}

// SeenAgain is an incident, and an earlier one whose actions were done before it.
type SeenAgain struct {
	Incident, After *kb.Incident
	// Done is the day on which the last action of After was done.
	Done kb.Date
}

// VerdictOn judges incidents, newest first. There is none for a single incident:
// that is no pattern. Incidents without a date are no part of it.
func (v *View) VerdictOn(incidents []*kb.Incident) (Verdict, bool) {
	var verdict Verdict
	dated := slices.DeleteFunc(slices.Clone(incidents), func(i *kb.Incident) bool { return i.Date.IsZero() })
	if len(dated) < 2 {
		return verdict, false
	}
	done := make([]kb.Date, len(dated))
	for n, i := range dated {
		done[n] = v.DoneOn(i)
	}
	var before doneDays
	for n, incident := range slices.Backward(dated) {
		if earlier := before.latest(incident.Date); earlier.incident != nil {
			verdict.Again = append(verdict.Again, SeenAgain{incident, earlier.incident, earlier.day})
		}
		before.add(doneDay{incident, done[n]})
	}
	newest := dated[0]
	verdict.Count = CountActions(newest)
	for n := range newest.Actions {
		verdict.Overdue += count(v.Overdue(&newest.Actions[n]))
	}
	if done[0].Compare(newest.Date) >= 0 {
		verdict.Quiet = done[0]
	}
	return verdict, true
}

// doneDay is the day on which all actions of an incident were done.
type doneDay struct {
	incident *kb.Incident
	day      kb.Date
}

// doneDays are ascending, and of one day there is the incident that was added last.
type doneDays []doneDay

// add adds a day, if it is known.
func (d *doneDays) add(one doneDay) {
	at, found := d.place(one.day)
	switch {
	case one.day.IsZero():
	case found:
		(*d)[at] = one
	default:
		*d = slices.Insert(*d, at, one)
	}
}

// latest is the last before a day; the zero value if there is none.
func (d *doneDays) latest(day kb.Date) doneDay {
	at, _ := d.place(day)
	if at == 0 {
		return doneDay{}
	}
	return (*d)[at-1]
}

func (d *doneDays) place(day kb.Date) (int, bool) {
	return slices.BinarySearchFunc(*d, day, func(one doneDay, day kb.Date) int { return one.day.Compare(day) })
}

// DoneOn is the day on which all actions of an incident were done; zero if they
// are not by the day of the view, or the day is not known.
func (v *View) DoneOn(i *kb.Incident) kb.Date {
	if c := ClosingOf(i); c.State == Closed && c.On.Compare(v.AsOf) <= 0 {
		return c.On
	}
	return kb.Date{}
}

// FactorCases are the incidents in which a factor took part or that it kept from
// being worse, each once, newest first.
func (v *View) FactorCases(f *kb.Factor) []Case {
	return v.cases(v.IncidentsWith(f), func(a *kb.Assignment) bool { return a.Factor == f.Slug })
}

// MarkerCases are the incidents in which a marker was seen, each once, newest
// first.
func (v *View) MarkerCases(m MarkerDetail) []Case {
	return v.cases(m.Incidents, func(a *kb.Assignment) bool { return slices.Contains(a.Markers, m.Marker.Slug) })
}

// ServiceCases are the incidents that hit a service, newest first.
func (v *View) ServiceCases(s *kb.Service) []Case {
	return v.cases(s.Incidents, func(*kb.Assignment) bool { return false })
}

// cases tells the incidents, with the parts that are meant.
func (v *View) cases(incidents []*kb.Incident, meant func(*kb.Assignment) bool) []Case {
	cases := make([]Case, len(incidents))
	for n, i := range incidents {
		c := Case{Incident: i}
		for k := range i.Factors {
			if a := &i.Factors[k]; meant(a) {
				c.Parts = append(c.Parts, CasePart{a, false})
			}
		}
		for k := range i.Mitigators {
			if a := &i.Mitigators[k]; meant(a) {
				c.Parts = append(c.Parts, CasePart{a, true})
			} else {
				c.Held = append(c.Held, a)
			}
		}
		for _, f := range v.FollowUps(i) {
			if f.Action.Kind == kb.ActionPrevent {
				c.Prevent = append(c.Prevent, f)
			} else {
				c.Others = append(c.Others, f)
			}
		}
		cases[n] = c
	}
	return cases
}

// Returning is one line of what keeps coming back: a factor, a service or a year,
// of which one is set, and its incidents.
type Returning struct {
	Factor  *kb.Factor
	Service *kb.Service
	Year    int
	// Incidents are newest first; those of Suggested only read like the factor.
	Incidents []*kb.Incident
	Suggested map[*kb.Incident]bool
	// Open counts the actions of the incidents that documents say are open.
	Open int
	// Again counts how often it came back after the actions of an earlier incident
	// were done.
	Again int
}

const (
	// returningRows is how many lines there are, and fewestRows how many things of
	// a kind must come back before it is drawn.
	returningRows, fewestRows = 6, 2
	// fewestDrawn is how many incidents with a date make a picture.
	fewestDrawn = 5
)

// Returns lists what keeps coming back: factors, named or suggested, else
// services, that at least two incidents have; else the last years.
func (v *View) Returns() []Returning {
	if Dated(v.Base.Incidents) < fewestDrawn {
		return nil
	}
	for _, rows := range [][]Returning{v.returningFactors(), v.returningServices()} {
		if len(rows) >= fewestRows {
			return rows[:min(returningRows, len(rows))]
		}
	}
	var rows []Returning
	for _, y := range v.Years() {
		if y.Year != 0 && len(rows) < returningRows {
			rows = append(rows, Returning{Year: y.Year, Incidents: y.Incidents})
		}
	}
	return withOpen(rows)
}

func (v *View) returningFactors() []Returning {
	var rows []Returning
	for _, f := range v.Base.Factors {
		named := v.part(f.Slug).incidents
		row := Returning{Factor: f, Incidents: slices.Clone(named), Suggested: map[*kb.Incident]bool{}}
		for _, use := range SuggestedIn(f) {
			if !use.Suggestion.Mitigator {
				row.Incidents = append(row.Incidents, use.Incident)
				row.Suggested[use.Incident] = true
			}
		}
		if Dated(row.Incidents) < 2 {
			continue
		}
		v.Ordered(row.Incidents)
		if verdict, ok := v.VerdictOn(named); ok {
			row.Again = len(verdict.Again)
		}
		rows = append(rows, row)
	}
	// A suggestion counts for half of a name.
	sortCounts(rows, func(r Returning) int { return 2*len(r.Incidents) - len(r.Suggested) }, func(r Returning) string { return r.Factor.Slug })
	return withOpen(rows)
}

func (v *View) returningServices() []Returning {
	var rows []Returning
	for _, s := range v.Services() {
		if Dated(s.Service.Incidents) >= 2 {
			rows = append(rows, Returning{Service: s.Service, Incidents: s.Service.Incidents})
		}
	}
	sortCounts(rows, func(r Returning) int { return Dated(r.Incidents) }, func(r Returning) string { return r.Service.Slug })
	return withOpen(rows)
}

// Dated counts the incidents with a date.
func Dated(incidents []*kb.Incident) int {
	n := 0
	for _, i := range incidents {
		n += count(!i.Date.IsZero())
	}
	return n
}

func withOpen(rows []Returning) []Returning {
	for n := range rows {
		for _, i := range rows[n].Incidents {
			rows[n].Open += CountActions(i).Said()
		}
	}
	return rows
}

// Ordered puts incidents into the order of the base, in place.
func (v *View) Ordered(incidents []*kb.Incident) []*kb.Incident {
	slices.SortFunc(incidents, func(a, b *kb.Incident) int { return cmp.Compare(v.place(a), v.place(b)) })
	return incidents
}
