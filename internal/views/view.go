// Package views holds what we conclude from a knowledge base: lists by year,
// related incidents, what a factor or a service page says, the phases of an
// incident, what the home page shows; and what follows from an incident: whether
// its work is over, when people meet again, what is still to be done, which
// promises come back, and what to tell of a month.
//
// In the pipeline it stands between kb, whose linked Base it reads, and render,
// message and data, which show its results. Its door is the View: a base seen
// from a day. What one incident says by itself, whatever the day and the others
// say, is a function. Nothing else counts: no clock, no files, no HTML, no
// addresses.
package views

import (
	"sync"

	"github.com/debrief-dev/debrief/internal/kb"
)

// View is a base seen from a day. What it concludes is concluded when it is first
// asked for, and once; it is safe for concurrent use, and nobody may change what
// it returns. After a change of the base there is a new View.
type View struct {
	Base *kb.Base
	// AsOf is the day: what is overdue, what happened in the last twelve months.
	AsOf kb.Date
	// schedule is when people meet about an incident whose document does not say.
	schedule kb.Schedule
	kept     *Kept

	years       lazy[[]Year]
	places      lazy[map[*kb.Incident]int]
	documents   lazy[map[kb.Ref]*kb.Document]
	factors     lazy[map[string]*factorPart]
	services    lazy[map[string]*kb.Service]
	factorKinds lazy[[]FactorGroup]
	markers     lazy[[]MarkerDetail]
	summaries   lazy[[]ServiceSummary]
	home        lazy[Home]
	insights    lazy[Insights]
	relations   lazy[*relations]
	revealed    lazy[[]Revealed]
	gaps        lazy[*Gaps]
	likeness    lazy[*likeness]
	echoes      lazy[*echoes]
	closed      lazy[[]*ClosedIncident]
	protections lazy[*Protections]
	board       lazy[*Board]
	agenda      lazy[*Agenda]
	periods     lazy[[]Period]
	digests     lazy[*digests]
}

// New sees a base from a day. The schedule is the site's; where it is zero, people
// meet only about incidents whose documents say when.
func New(base *kb.Base, asOf kb.Date, schedule kb.Schedule) *View {
	return NewAgain(base, asOf, schedule, &Kept{})
}

// NewAgain is New for a base that takes the place of another one, whose view left
// something to it.
func NewAgain(base *kb.Base, asOf kb.Date, schedule kb.Schedule, kept *Kept) *View {
	return &View{Base: base, AsOf: asOf, schedule: schedule, kept: kept}
}

// lazy is a conclusion that is drawn when it is first wanted, once. If that
// panics, it does so for everyone who wants it.
type lazy[T any] struct {
	once  sync.Once
	value func() T
}

func (l *lazy[T]) of(v *View, conclude func(*View) T) T {
	l.once.Do(func() { l.value = sync.OnceValue(func() T { return conclude(v) }) })
	return l.value()
}

// Document is the one that a reference means; nil if there is none.
func (v *View) Document(ref kb.Ref) *kb.Document { return v.documents.of(v, findDocuments)[ref] }

func findDocuments(v *View) map[kb.Ref]*kb.Document {
	found := map[kb.Ref]*kb.Document{}
	v.Base.EachDocument(func(ref kb.Ref, d *kb.Document) { found[ref] = d })
	return found
}
