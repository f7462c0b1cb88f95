package views

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

func said(words string) kb.Text { return kb.Text{Plain: words, Line: 1} }

func TestOnCall(t *testing.T) {
	older := &kb.Incident{
		Document: kb.Document{Source: "2025.md", Title: "Older"}, Date: kb.Date{Year: 2025, Month: 1, Day: 1}, Services: []kb.Mention{{Name: "api"}, {Name: "db"}},
		Again: []kb.Text{said("Turn it off"), said("look at  the log")}, Repair: said("We turned it off"),
		Timeline: []kb.TimelineEntry{{Kind: kb.EntrySymptom, Text: said("Start of incident. Two nodes go.")}, {Kind: kb.EntrySymptom, Text: said("slow"), Anchor: "t-1"}, {Kind: kb.EntryTried, Text: said("Tried: restart")}, {Kind: kb.EntryAction, Text: said("no")}},
		Quotes:   []kb.Quote{{Text: "no route", Error: true}, {Text: "curl -s"}},
		DocGaps:  []kb.DocGap{{Text: said("old runbook")}},
		Actions: []kb.Action{
			{Text: said("Rewrite the runbook"), State: kb.ActionDone, Documents: true}, {Text: said("Buy more"), State: kb.ActionWontfix, Reason: "too dear"},
			{Text: said("Buy less"), State: kb.ActionWontfix},
		},
		Reveals: []kb.Relation{{From: kb.Mention{Name: "api"}, To: kb.Mention{Name: "DB"}}, {From: kb.Mention{Name: "10"}, To: kb.Mention{Name: "20"}}},
	}
	newer := &kb.Incident{
		Document: kb.Document{Source: "2026.md", Title: "Newer"}, Date: kb.Date{Year: 2026, Month: 1, Day: 1}, Services: []kb.Mention{{Name: "api"}},
		Again: []kb.Text{said("turn it off")}, Tolerated: []kb.Text{said("One node")}, DocGaps: []kb.DocGap{{Text: said("no runbook"), Anchor: "t-2"}},
		Implied: []kb.Relation{{From: kb.Mention{Name: "API"}, To: kb.Mention{Name: "db"}, Text: said("api asks db")}},
		Reveals: []kb.Relation{{From: kb.Mention{Name: "cron"}, To: kb.Mention{Name: "api"}, Until: "2025", Stated: true}},
	}
	described := &kb.Service{Document: kb.Document{Source: "services/api.md", Title: "api"}, Again: []kb.Text{said("Look at the log")}, Tolerated: []kb.Text{said("Slow on Mondays")}}
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{older, newer}, Services: []*kb.Service{described}})
	v := New(base, kb.Date{Year: 2026, Month: 2, Day: 1}, kb.Schedule{})
	o := v.OnCall(base.Service("API"))
	for _, list := range []struct {
		name string
		got  []Remark
		want []string
	}{
		{"steps: the description first, nothing twice", o.Steps, []string{"Look at the log", "turn it off"}},
		{"symptoms", o.Symptoms, []string{"slow"}},
		{"errors", o.Errors, []string{"no route"}},
		{"tried", o.Tried, []string{"restart"}},
		{"repairs", o.Repairs, []string{"We turned it off"}},
		{"gaps", o.Gaps, []string{"no runbook", "old runbook"}},
		{"tolerated", o.Tolerated, []string{"Slow on Mondays", "One node"}},
		{"declined, with a reason only", o.Declined, []string{"Buy more"}},
	} {
		var got []string
		for _, r := range list.got {
			got = append(got, r.Text.Plain)
		}
		if len(got) != len(list.want) {
			t.Errorf("%s: %q, want %q", list.name, got, list.want)
			continue
		}
		for n := range got {
			if got[n] != list.want[n] {
				t.Errorf("%s: %q, want %q", list.name, got, list.want)
			}
		}
	}
	if o.Empty() || !v.OnCall(&kb.Service{Document: kb.Document{Slug: "lonely"}}).Empty() {
		t.Error("emptiness")
	}

	all := v.Relations()
	if len(all) != 2 || all[0].From.Slug != "api" || all[0].To.Slug != "db" || len(all[0].Seen) != 2 || all[0].Stated || all[1].From.Slug != "" || all[1].Until != "2025" || !all[1].Stated {
		t.Errorf("relations: %+v", all)
	}
	if len(o.Relations) != 2 || len(v.OnCall(base.Service("db")).Relations) != 1 {
		t.Errorf("relations of services: %+v", o.Relations)
	}
	gaps := v.Gaps()
	if len(gaps.Open) != 1 || gaps.Open[0].Incident != newer || len(gaps.Mended) != 1 || len(gaps.Mended[0].Actions) != 1 {
		t.Errorf("gaps: %+v", gaps)
	}
}

// TestOnCallOfSuggestedIncidents asks that what is told of a service that is not named
// there stands behind the rest and is marked, where the incident is about it.
func TestOnCallOfSuggestedIncidents(t *testing.T) {
	told := func(file string, day int, s ...kb.SuggestedService) *kb.Incident {
		return &kb.Incident{Document: kb.Document{Source: file}, Date: kb.Date{Year: 2026, Month: 1, Day: day}, Repair: said("repair in " + file), SuggestedServices: s}
	}
	named := told("named.md", 1)
	named.Services = []kb.Mention{{Name: "api"}}
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{
		named, told("about.md", 2, kb.SuggestedService{Name: "api", Told: true}), told("beside.md", 3, kb.SuggestedService{Name: "api"}),
	}})
	o := New(base, kb.Date{}, kb.Schedule{}).OnCall(base.Service("api"))
	if len(o.Repairs) != 2 || o.Repairs[0].Incident != named || o.Repairs[0].Suggested || o.Repairs[1].Text.Plain != "repair in about.md" || !o.Repairs[1].Suggested {
		t.Errorf("repairs: %+v", o.Repairs)
	}
}

// TestMended asks that a gap is mended only when every promise about documentation is
// kept, whatever their order.
func TestMended(t *testing.T) {
	action := func(state kb.ActionState) kb.Action {
		return kb.Action{Text: said("runbook"), State: state, Documents: true}
	}
	for _, test := range []struct {
		actions []kb.Action
		mended  bool
	}{
		{nil, false},
		{[]kb.Action{{Text: said("else"), State: kb.ActionDone}}, false},
		{[]kb.Action{action(kb.ActionDone)}, true},
		{[]kb.Action{action(kb.ActionDone), action(kb.ActionOpen)}, false},
		{[]kb.Action{action(kb.ActionOpen), action(kb.ActionDone)}, false},
		{[]kb.Action{action(kb.ActionDone), action(kb.ActionDone)}, true},
		{[]kb.Action{action(kb.ActionWontfix)}, false},
	} {
		i := &kb.Incident{Document: kb.Document{Source: "a.md"}, DocGaps: []kb.DocGap{{Text: said("no runbook")}}, Actions: test.actions}
		base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{i}})
		if got := len(New(base, kb.Date{}, kb.Schedule{}).Gaps().Mended) == 1; got != test.mended {
			t.Errorf("%+v: mended %v", test.actions, got)
		}
	}
}
