package views

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
)

func actionsOf(all ...kb.Action) change { return func(i *kb.Incident) { i.Actions = all } }

func named(text string, state kb.ActionState, done kb.Date) kb.Action {
	return kb.Action{Text: kb.Text{Plain: text}, State: state, Done: done}
}

// TestUnkeptBefore: of earlier incidents with the same factor, what is known to have
// been open on the day.
func TestUnkeptBefore(t *testing.T) {
	day := func(month, day int) kb.Date {
		return kb.Date{Year: 2026, Month: 1, Day: 1}.AddDays(31*(month-1) + day - 1)
	}
	unmarked := named("not marked", kb.ActionOpen, kb.Date{})
	unmarked.Unmarked = true
	learn := named("a talk", kb.ActionOpen, kb.Date{})
	learn.Kind = kb.ActionLearn
	struck := incident("struck", on("2026-03-01"), factors("Full disk"))
	v := seen(base(t,
		struck,
		incident("before", on("2026-01-10"), factors("Full disk"), actionsOf(
			named("done in time", kb.ActionDone, day(2, 1)), named("done late", kb.ActionDone, day(4, 1)), named("open", kb.ActionOpen, kb.Date{}),
			named("done some day", kb.ActionDone, kb.Date{}), named("refused", kb.ActionWontfix, kb.Date{}), unmarked, learn)),
		incident("other", on("2026-01-11"), factors("Retry storm"), actionsOf(named("another factor", kb.ActionOpen, kb.Date{}))),
		incident("later", on("2026-04-01"), factors("Full disk"), actionsOf(named("later", kb.ActionOpen, kb.Date{}))),
	), asOf)
	var got []string
	for _, u := range v.UnkeptBefore(struck, 10) {
		got = append(got, u.Incident.Title+": "+u.Action.Text.Plain)
	}
	if diff := cmp.Diff([]string{"before: done late", "before: open"}, got); diff != "" {
		t.Error(diff)
	}
	if first := v.UnkeptBefore(struck, 1); len(first) != 1 || first[0].Action.Text.Plain != "done late" {
		t.Errorf("the first of them is %v", first)
	}
}

func TestWorthCounts(t *testing.T) {
	done := func(kind kb.ActionKind, worth kb.Worth) FollowUp {
		return FollowUp{Action: &kb.Action{Kind: kind, Worth: worth}}
	}
	got := worthCounts([]FollowUp{done(kb.ActionDetect, kb.WorthYes), done(kb.ActionDetect, ""), done("", kb.WorthNo)})
	if diff := cmp.Diff([]WorthCount{{kb.ActionDetect, 2, 1, 0}, {"", 1, 0, 1}}, got); diff != "" {
		t.Error(diff)
	}
	if got := worthCounts([]FollowUp{done(kb.ActionDetect, "")}); got != nil {
		t.Errorf("nobody said whether it was worth it: %v", got)
	}
}
