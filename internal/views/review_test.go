package views

import (
	"slices"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestAgendaAsks puts what is left to be answered, and what was added later, on the
// agenda: also of an incident whose actions are all done, or that has none.
func TestAgendaAsks(t *testing.T) {
	day := func(month int) kb.Date { return kb.Date{Year: 2026, Month: 1, Day: 1}.AddDays(30 * month) }
	open := kb.Question{Text: said("Why?")}
	answered := kb.Question{Text: said("When?"), Answered: true}
	incidents := []*kb.Incident{
		{Document: kb.Document{Source: "asked.md", Title: "asked"}, Date: day(0), Questions: []kb.Question{open, answered}},
		{Document: kb.Document{Source: "answered.md", Title: "answered"}, Date: day(0), Questions: []kb.Question{answered}},
		{
			Document: kb.Document{Source: "closed.md", Title: "closed"}, Date: day(0), Questions: []kb.Question{open},
			Actions: []kb.Action{{Text: said("x"), State: kb.ActionDone, Done: day(1)}},
		},
		{
			Document: kb.Document{Source: "noted.md", Title: "noted"}, Date: day(0), Actions: []kb.Action{{Text: said("x"), State: kb.ActionOpen}},
			Notes: []kb.Note{{Day: day(1), Text: said("first")}, {Day: day(2), Text: said("second")}, {Day: day(40), Text: said("in the future")}},
		},
	}
	base, _ := kb.New(kb.Parts{Incidents: incidents})
	a := New(base, day(10), kb.Schedule{}).Agenda()
	got := map[string]AgendaItem{}
	for _, item := range a.Items {
		got[item.Incident.Title] = item
	}
	if len(got) != 3 || len(got["asked"].Questions) != 1 || len(got["closed"].Questions) != 1 {
		t.Errorf("%d items: %+v", len(got), got)
	}
	notes := got["noted"].Notes
	if len(notes) != 2 || notes[0].Text.Plain != "second" {
		t.Errorf("notes: %+v", notes)
	}
}

func TestLatestNote(t *testing.T) {
	i := &kb.Incident{Notes: []kb.Note{{Day: kb.Date{Year: 2026, Month: 3, Day: 1}}, {Day: kb.Date{Year: 2026, Month: 2, Day: 1}}, {Day: kb.Date{Year: 2027, Month: 1, Day: 1}}}}
	if latest := latestNote(i, kb.Date{Year: 2026, Month: 6, Day: 1}); latest != &i.Notes[0] {
		t.Errorf("%+v", latest)
	}
	if latest := latestNote(i, kb.Date{Year: 2025, Month: 6, Day: 1}); latest != nil {
		t.Errorf("%+v", latest)
	}
}

func TestProgress(t *testing.T) {
	i := &kb.Incident{Team: "us", Factors: []kb.Assignment{{Title: said("a")}}}
	done, missing := ProgressOf(i)
	if len(done) != 2 || done[0] != StepTeam || done[1] != StepCauses || len(missing) != 3 {
		t.Errorf("%v, not %v", done, missing)
	}
	// What is told at length may say what is behind it.
	i.Factors[0].Note = said("a, as the lock was never released")
	if _, missing = ProgressOf(i); slices.Contains(missing, StepWhys) {
		t.Errorf("claims that an account gives no reasons: %v", missing)
	}
	i.Factors[0] = kb.Assignment{Title: said("The lock of the worker was never released, as nobody had told it to do so")}
	if _, missing = ProgressOf(i); slices.Contains(missing, StepWhys) {
		t.Errorf("claims that a long cause gives no reasons: %v", missing)
	}
	// Who does something about it takes part.
	if done, _ = ProgressOf(&kb.Incident{Actions: []kb.Action{{Owner: "Mail team"}}}); !slices.Contains(done, StepTeam) {
		t.Errorf("an owner takes no part: %v", done)
	}
	i.Factors[0].Whys = []kb.Why{{Text: said("because")}}
	i.Timeline = make([]kb.TimelineEntry, 2)
	i.Actions = []kb.Action{{State: kb.ActionDone}}
	if done, missing = ProgressOf(i); len(done) != 6 || len(missing) != 0 {
		t.Errorf("%v, not %v", done, missing)
	}
	// Nobody says whether it is done.
	i.Actions[0] = kb.Action{State: kb.ActionOpen, Unmarked: true}
	if done, missing = ProgressOf(i); len(done) != 5 || len(missing) != 0 {
		t.Errorf("%v, not %v", done, missing)
	}
	i.Actions[0].Unmarked = false
	if _, missing = ProgressOf(i); len(missing) != 1 || missing[0] != StepLoop {
		t.Errorf("missing %v", missing)
	}
}

func TestDeepCauses(t *testing.T) {
	deep := func(titles ...string) (list []kb.DeepCause) {
		for _, title := range titles {
			list = append(list, kb.DeepCause{Factor: "x", Title: title, Text: "because"})
		}
		return list
	}
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{
		{Document: kb.Document{Source: "a.md"}, Deep: deep("Too few people", "Too few people", "Alone")},
		{Document: kb.Document{Source: "b.md"}, Deep: deep("Too few people")},
		{Document: kb.Document{Source: "c.md"}, Deep: deep("No time", "No time")},
	}})
	got := New(base, kb.Date{}, kb.Schedule{}).deepCauses()
	if len(got) != 1 || got[0].Title != "Too few people" || got[0].Incidents != 2 || len(got[0].Ends) != 3 || got[0].Factor != nil {
		t.Errorf("%+v", got)
	}
}
