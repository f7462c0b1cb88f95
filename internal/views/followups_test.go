package views

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
)

// date reads YYYY-MM-DD; empty is the unknown date.
func date(text string) kb.Date {
	if text == "" {
		return kb.Date{}
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return kb.DateOf(t)
}

// todo adds an action: its words, and after that keys as authors write them,
// parted by spaces: "done:2026-01-02", "due:", "every:3m", "wontfix", "reason",
// "@owner", "#1".
func todo(words, keys string) change {
	return func(i *kb.Incident) {
		a := kb.Action{State: kb.ActionOpen, Text: kb.Text{Plain: words}}
		for key := range strings.FieldsSeq(keys) {
			name, value, _ := strings.Cut(key, ":")
			switch {
			case name == "due":
				a.Due = date(value)
			case name == "done":
				a.State, a.Done = kb.ActionDone, date(value)
			case name == "last":
				a.Done = date(value)
			case name == "every":
				a.Every = kb.Interval{N: int(value[0] - '0'), Unit: map[byte]kb.Unit{'d': kb.Days, 'w': kb.Weeks, 'm': kb.Months, 'y': kb.Years}[value[1]]}
			case name == "wontfix":
				a.State = kb.ActionWontfix
			case name == "reason":
				a.State, a.Reason = kb.ActionWontfix, "it goes away"
			case strings.HasPrefix(key, "@"):
				a.Owner = key
			default:
				a.Ticket = &kb.Ticket{Text: key}
			}
		}
		i.Actions = append(i.Actions, a)
	}
}

func resolved(day, at, zone string) change {
	return func(i *kb.Incident) { i.Resolved = clock(day, at, zone) }
}

func meets(s kb.Schedule) change { return func(i *kb.Incident) { i.FollowUp = s } }

// board is a base with an action of each kind.
func board(t *testing.T) *kb.Base {
	return base(t,
		incident("old", on("2025-02-01"), services("search"), todo("late", "due:2026-01-01 @ann #1"), todo("soon", "due:2026-12-21 @ann"), todo("later", "due:2026-12-22 #2")),
		incident("new", on("2026-10-01"), services("search", "till"), todo("later still", "due:2027-01-01"), todo("whenever", ""), todo("again", "every:3m")),
		incident("dateless", todo("some day", ""), todo("dropped", "wontfix")),
		incident("shut", on("2026-03-01"), services("till"), todo("first", "done:2026-03-02"), todo("last", "done:2026-03-09"), todo("never", "reason")),
		incident("quiet", on("2026-04-01")),
	)
}

func textsOf(list []FollowUp) string {
	var all []string
	for _, f := range list {
		all = append(all, f.Action.Text.Plain)
	}
	return strings.Join(all, ", ")
}

func TestBoard(t *testing.T) {
	b := seen(board(t), asOf).Board()
	tests := []struct {
		name string
		give []FollowUp
		want string
	}{
		{"all", b.All, "late, soon, later, later still, again, whenever, some day"},
		{"overdue", b.Overdue, "late"},
		{"due soon", b.DueSoon, "soon"},
		{"no owner", b.NoOwner, "later, later still, again, whenever, some day"},
		{"no ticket", b.NoTicket, "soon, later still, again, whenever, some day"},
		{"no service", b.NoService, "some day"},
		{"done", b.Done, "last, first"},
		{"wontfix", b.Wontfix, "dropped, never"},
	}
	for _, tt := range tests {
		if got := textsOf(tt.give); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
	var groups []string
	for _, g := range b.ByIncident {
		groups = append(groups, fmt.Sprintf("%s %d %d: %s", g.Incident.Slug, g.Age, g.Overdue, textsOf(g.Open)))
	}
	for _, g := range b.ByService {
		groups = append(groups, fmt.Sprintf("%s %d: %s", g.Service.Slug, g.Overdue, textsOf(g.Open)))
	}
	want := []string{
		"old 658 1: late, soon, later", "new 51 0: later still, whenever, again", "dateless -1 0: some day",
		"search 1: late, soon, later, later still, again, whenever", "till 0: later still, again, whenever",
	}
	if diff := cmp.Diff(want, groups); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if b.LastClosed == nil || b.LastClosed.Incident.Slug != "shut" || b.LastClosed.Closing.Days != 8 {
		t.Errorf("last closed %+v", b.LastClosed)
	}
}

// TestByOwner: owners stand in the order of the alphabet, and ways to write one are
// one owner.
func TestByOwner(t *testing.T) {
	b := seen(base(t,
		incident("a", todo("first", "@Zoe"), todo("second", "@ann"), todo("third", ""), todo("shut", "done:2026-03-02 @ann")),
		incident("b", todo("fourth", "@zoe"), todo("fifth", "@Ann")),
	), asOf).Board()
	var got []string
	for _, of := range b.ByOwner {
		got = append(got, of.Owner+": "+textsOf(of.Open))
	}
	if diff := cmp.Diff([]string{"@ann: second, fifth", "@Zoe: first, fourth"}, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// TestPromised: what one owner promises in several postmortems is one row; what two
// owe is two.
func TestPromised(t *testing.T) {
	const promise = "Alert on a full disk of the orders database"
	v := seen(base(t,
		incident("a", on("2026-01-01"), todo(promise, "@ann"), todo("Rehearse a restore", "@ann")),
		incident("b", on("2026-02-01"), todo(promise, "@ann"), todo(promise, "@ben")),
		incident("c", on("2026-03-01"), todo(promise, "")),
	), asOf)
	var got []string
	for _, f := range v.Promised(v.Board().All) {
		got = append(got, f.Incident.Slug+" "+f.Action.Owner+": "+f.Action.Text.Plain)
	}
	want := []string{"a @ann: " + promise, "a @ann: Rehearse a restore", "b @ben: " + promise, "c : " + promise}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// TestBoardAtAnyDay: who is overdue and who is due soon from day to day.
func TestBoardAtAnyDay(t *testing.T) {
	b := base(t,
		incident("a", on("2028-01-01"), todo("leap", "due:2028-02-29"), todo("end", "due:2028-12-31")),
		incident("b", resolved("2028-02-29", "23:59", "PST"), on("2028-02-28"), todo("none", "")),
	)
	tests := []struct {
		asOf          string
		overdue, soon int
		ages          string
	}{
		{"2027-12-31", 0, 0, "-1 -1 -1"}, {"2028-01-01", 0, 0, "0 0 -1"}, {"2028-01-30", 0, 1, "29 29 -1"}, {"2028-02-28", 0, 1, "58 58 -1"},
		{"2028-02-29", 0, 1, "59 59 0"}, {"2028-03-01", 1, 0, "60 60 1"}, {"2028-11-30", 1, 0, "334 334 275"}, {"2028-12-01", 1, 1, "335 335 276"},
		{"2028-12-31", 1, 1, "365 365 306"}, {"2029-01-01", 2, 0, "366 366 307"}, {"2032-02-29", 2, 0, "1520 1520 1461"},
	}
	for _, tt := range tests {
		got := seen(b, date(tt.asOf)).Board()
		var ages []string
		for _, f := range got.All {
			ages = append(ages, fmt.Sprint(f.Age))
		}
		if len(got.Overdue) != tt.overdue || len(got.DueSoon) != tt.soon || strings.Join(ages, " ") != tt.ages {
			t.Errorf("%s: %d overdue, %d soon, ages %v; want %+v", tt.asOf, len(got.Overdue), len(got.DueSoon), ages, tt)
		}
	}
}

// TestOverdueComesFirst: an action that came back and was done in time is not the
// first of the overdue ones, however old its first due date.
func TestOverdueComesFirst(t *testing.T) {
	b := base(t, incident("x", on("2024-01-01"), todo("again", "every:3m due:2024-04-01 last:2026-10-01"), todo("late", "due:2026-11-01")))
	if open := seen(b, asOf).openActions(b.Incidents); open[0].Action.Text.Plain != "late" || !open[0].Overdue || open[1].Overdue {
		t.Errorf("%+v", open)
	}
	if h := seen(b, asOf).Home(); h.Overdue != 1 || h.Oldest.Action.Text.Plain != "late" {
		t.Errorf("%+v", h.Oldest)
	}
}

func TestNobodyClaimsThatAnActionWithoutAStateIsOpen(t *testing.T) {
	text := kb.Text{Plain: "do it"}
	unmarked := kb.Action{Text: text, State: kb.ActionOpen, Unmarked: true}
	owned, due, comes := unmarked, unmarked, unmarked
	owned.Owner, due.Due, comes.Every = "payments", kb.Date{Year: 2026, Month: 3, Day: 1}, kb.Interval{N: 1, Unit: kb.Months}
	none := &kb.Incident{Document: kb.Document{Source: "none.md"}, Actions: []kb.Action{unmarked, {Text: text, State: kb.ActionDone}}}
	some := &kb.Incident{Document: kb.Document{Source: "some.md"}, Actions: []kb.Action{unmarked, owned, due, comes}}
	if c := CountActions(none); !c.AllUnsaid() || c != (ActionCount{Open: 1, Done: 1, Unsaid: 1}) {
		t.Errorf("counted %+v", c)
	}
	if c := CountActions(some); c.AllUnsaid() || c != (ActionCount{Open: 4, Unsaid: 1}) {
		t.Errorf("counted %+v", c)
	}
	if c := CountActions(&kb.Incident{}); c.AllUnsaid() {
		t.Error("no action is one without a state")
	}
	if board := seen(base(t, none, some), asOf).Board(); board.Unsaid != 2 || len(board.All) != 5 {
		t.Errorf("the board has %d of %d", board.Unsaid, len(board.All))
	}
}
