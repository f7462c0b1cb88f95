package views

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestAgenda(t *testing.T) {
	b := base(t,
		// Its meetings are on the 3rd of the month, from 3 March 2025.
		incident("old", on("2025-02-01"), todo("late", "due:2026-01-01"), todo("lately", "done:2026-11-05"), todo("before", "done:2026-10-01")),
		incident("new", on("2026-10-01"), todo("whenever", ""), todo("dropped", "wontfix")),
		incident("young", on("2026-11-18"), todo("too early", "")),
		incident("dateless", todo("some day", "")),
		incident("silent", on("2026-01-01"), todo("nobody meets", ""), meets(kb.Schedule{Never: true})),
		incident("shut", on("2026-08-01"), todo("x", "done:2026-11-10")),
		incident("long shut", on("2025-08-01"), todo("x", "done:2025-11-10")),
	)
	a := seen(b, asOf).Agenda()
	var got []string
	for _, item := range a.Items {
		var changed []string
		for _, c := range item.Changed {
			changed = append(changed, c.Text.Plain)
		}
		got = append(got, fmt.Sprintf("%s %v %d: %s; %d without a reason; %s", item.Incident.Slug, item.Meets, item.Age, textsOf(item.Open), len(item.NeedReason), strings.Join(changed, ", ")))
	}
	want := []string{
		"old false 658: late; 0 without a reason; lately",
		"new true 51: whenever; 1 without a reason; ",
		"dateless false -1: some day; 0 without a reason; ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	// "new" met on 31 October and "old" on 3 November; "new" meets next.
	if a.Day != date("2026-11-30") || a.Previous != date("2026-11-03") || len(a.ClosedSince) != 1 || a.ClosedSince[0].Incident.Slug != "shut" {
		t.Errorf("on %s after %s, %+v", a.Day, a.Previous, a.ClosedSince)
	}
	// "silent" has no meetings, and "young" meets for the first time in December.
	if a.NoMeetings != 1 || a.Later != 1 {
		t.Errorf("%d without meetings, %d later", a.NoMeetings, a.Later)
	}
	if empty := seen(&kb.Base{}, asOf).Agenda(); !empty.Day.IsZero() || len(empty.Items) != 0 || !empty.Previous.IsZero() {
		t.Errorf("%+v", empty)
	}
}

// TestNothingSaysWhen: where neither the site nor a document says when people meet,
// no day is claimed, and all that is open is to be reviewed.
func TestNothingSaysWhen(t *testing.T) {
	once := kb.Schedule{After: kb.Interval{N: 10, Unit: kb.Days}}
	b := base(t,
		incident("silent", on("2026-10-01"), todo("a", ""), todo("b", "done:2026-10-04")),
		incident("never", on("2026-10-02"), todo("a", ""), meets(kb.Schedule{Never: true})),
		incident("shut", on("2026-10-03"), todo("a", "done:2026-10-05")),
		incident("met", on("2026-10-04"), todo("a", ""), meets(once)),
	)
	v := New(b, asOf, kb.Schedule{})
	a := v.Agenda()
	if !a.Day.IsZero() || a.Previous != date("2026-10-14") || len(a.Items) != 2 || a.NoMeetings != 1 || a.Later != 0 {
		t.Errorf("%+v", a)
	}
	if item := a.Items[0]; item.Incident.Slug != "silent" || item.Meets || len(item.Open) != 1 || len(item.Changed) != 1 {
		t.Errorf("%+v", item)
	}
	if n := v.Unscheduled(); n != 1 {
		t.Errorf("%d are unscheduled", n)
	}
	if n := seen(b, asOf).Unscheduled(); n != 0 {
		t.Errorf("with a schedule of the site, %d are unscheduled", n)
	}
}

// TestInReview: a document in review without an action is gone through, whatever day is
// met on; one that says another status or none is not, nor one about which nobody meets.
func TestInReview(t *testing.T) {
	says := func(status string) change { return func(i *kb.Incident) { i.Status = status } }
	b := base(t,
		incident("busy", on("2026-01-01"), todo("a", "")),
		incident("bare", on("2026-02-01"), says("review")),
		incident("final", on("2026-03-01"), says("final")),
		incident("silent", on("2026-04-01")),
		incident("never", on("2026-05-01"), says("review"), meets(kb.Schedule{Never: true})),
		incident("shut", on("2026-06-01"), says("review"), todo("x", "done:2026-06-10")),
	)
	var got []string
	for _, item := range seen(b, asOf).Agenda().Items {
		got = append(got, fmt.Sprint(item.Incident.Slug, " ", item.InReview))
	}
	if diff := cmp.Diff([]string{"busy false", "bare true"}, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
