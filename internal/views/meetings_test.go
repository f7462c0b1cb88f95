package views

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestMeetings looks at meetings from days on which calendars trip.
func TestMeetings(t *testing.T) {
	monthly := kb.Schedule{After: kb.Interval{N: 1, Unit: kb.Months}, Every: kb.Interval{N: 1, Unit: kb.Months}}
	yearly := kb.Schedule{After: kb.Interval{N: 1, Unit: kb.Years}, Every: kb.Interval{N: 1, Unit: kb.Years}}
	fortnightly := kb.Schedule{After: kb.Interval{N: 2, Unit: kb.Weeks}, Every: kb.Interval{N: 2, Unit: kb.Weeks}}
	once := kb.Schedule{After: kb.Interval{N: 10, Unit: kb.Days}}
	open, shut := todo("a", ""), todo("a", "done:2026-03-10")
	tests := []struct {
		name string
		give []change
		asOf string
		// want is "first, next, last", "-" for none.
		want string
	}{
		{"before the incident", []change{on("2026-01-01"), open}, "2025-06-01", "2026-01-31 2026-01-31 -"},
		{"on the day", []change{on("2026-01-01"), open}, "2026-01-01", "2026-01-31 2026-01-31 -"},
		{"day before the first", []change{on("2026-01-01"), open}, "2026-01-30", "2026-01-31 2026-01-31 -"},
		{"on the first", []change{on("2026-01-01"), open}, "2026-01-31", "2026-01-31 2026-01-31 -"},
		{"day after the first", []change{on("2026-01-01"), open}, "2026-02-01", "2026-01-31 2026-02-28 2026-01-31"},
		{"on the last of February", []change{on("2026-01-01"), open}, "2026-02-28", "2026-01-31 2026-02-28 2026-01-31"},
		{"first of March", []change{on("2026-01-01"), open}, "2026-03-01", "2026-01-31 2026-03-31 2026-02-28"},
		{"a leap February", []change{on("2028-01-01"), open}, "2028-02-10", "2028-01-31 2028-02-29 2028-01-31"},
		{"on 29 February", []change{on("2028-01-30"), open}, "2028-02-29", "2028-02-29 2028-02-29 -"},
		{"after 29 February", []change{on("2028-01-30"), open}, "2028-03-01", "2028-02-29 2028-03-29 2028-02-29"},
		{"over the year's end", []change{on("2025-11-20"), open}, "2025-12-31", "2025-12-20 2026-01-20 2025-12-20"},
		{"new year", []change{on("2025-12-02"), open}, "2026-01-01", "2026-01-01 2026-01-01 -"},
		{"years later", []change{on("2016-05-31"), open}, "2026-11-21", "2016-06-30 2026-11-30 2026-10-30"},
		{"from 31 May, monthly", []change{on("2026-05-31"), open, meets(monthly)}, "2026-07-01", "2026-06-30 2026-07-30 2026-06-30"},
		{"from 31 July, monthly", []change{on("2026-07-31"), open, meets(monthly)}, "2026-09-01", "2026-08-31 2026-09-30 2026-08-31"},
		{"from 29 February, yearly", []change{on("2024-02-29"), open, meets(yearly)}, "2028-02-01", "2025-02-28 2028-02-28 2027-02-28"},
		{"fortnightly", []change{on("2025-12-20"), open, meets(fortnightly)}, "2026-01-04", "2026-01-03 2026-01-17 2026-01-03"},
		{"once, before", []change{on("2026-01-01"), open, meets(once)}, "2026-01-11", "2026-01-11 2026-01-11 -"},
		{"once, after", []change{on("2026-01-01"), open, meets(once)}, "2026-01-12", "2026-01-11 - 2026-01-11"},
		{"from the end", []change{on("2026-01-01"), resolved("2026-01-03", "00:10", "UTC"), open}, "2026-01-01", "2026-02-02 2026-02-02 -"},
		{"across midnight in another zone", []change{on("2026-01-31"), resolved("2026-01-31", "23:50", "PST"), open}, "2026-02-01", "2026-03-02 2026-03-02 -"},
		{"no date", []change{open}, "2026-01-01", "none"},
		{"no actions", []change{on("2026-01-01")}, "2026-01-01", "none"},
		{"never", []change{on("2026-01-01"), open, meets(kb.Schedule{Never: true})}, "2026-01-01", "none"},
		{"closed, before it was", []change{on("2026-01-01"), shut}, "2026-02-01", "2026-01-31 - 2026-01-31 cancelled 2026-03-10"},
		{"closed, later", []change{on("2026-01-01"), shut}, "2026-11-21", "2026-01-31 - 2026-02-28 cancelled 2026-03-10"},
		{"closed, nobody knows when", []change{on("2026-01-01"), todo("a", "done")}, "2026-02-10", "2026-01-31 - 2026-01-31 cancelled "},
	}
	for _, tt := range tests {
		m, ok := seen(nil, date(tt.asOf)).Meetings(incident("x", tt.give...))
		got := "none"
		if ok {
			got = orDash(m.First) + " " + orDash(m.Next) + " " + orDash(m.Last)
			if m.Cancelled {
				got += " cancelled " + m.Until.String()
			}
		}
		if got != tt.want {
			t.Errorf("%s, as of %s: %s, want %s", tt.name, tt.asOf, got, tt.want)
		}
	}
}

func orDash(d kb.Date) string {
	if d.IsZero() {
		return "-"
	}
	return d.String()
}

func TestMeetingsOfTheSite(t *testing.T) {
	site := kb.Schedule{After: kb.Interval{N: 1, Unit: kb.Weeks}, Every: kb.Interval{N: 1, Unit: kb.Weeks}}
	i := incident("x", on("2026-01-01"), todo("a", ""))
	if m, _ := New(nil, date("2026-01-10"), site).Meetings(i); m.Next != date("2026-01-15") {
		t.Errorf("the site's schedule gives %s", m.Next)
	}
	if _, ok := New(nil, date("2026-01-10"), kb.Schedule{Never: true}).Meetings(i); ok {
		t.Error("a site that never meets has a meeting")
	}
	meets(site)(i)
	if m, ok := New(nil, date("2026-01-10"), kb.Schedule{Never: true}).Meetings(i); !ok || m.Next != date("2026-01-15") {
		t.Errorf("the document's schedule gives %s", m.Next)
	}
}

// TestLastActionCancels: the meetings end with the last action that is closed.
func TestLastActionCancels(t *testing.T) {
	keys := []string{"", "", ""}
	for n, closed := range []string{"", "done:2026-02-01", "reason", "done"} {
		if n > 0 {
			keys[n-1] = closed
		}
		m, ok := seen(nil, asOf).Meetings(incident("x", on("2026-01-01"), todo("a", keys[0]), todo("b", keys[1]), todo("c", keys[2])))
		if !ok || m.Cancelled != (n == 3) {
			t.Errorf("%d closed: cancelled %v", n, m.Cancelled)
		}
	}
}

func TestRecurrence(t *testing.T) {
	tests := []struct {
		keys, asOf  string
		first, next string
		due         string // of the follow-up
		overdue     bool
	}{
		{"every:3m", "2026-01-01", "2026-02-28", "2026-02-28", "2026-02-28", false},
		{"every:3m", "2026-03-01", "2026-02-28", "2026-05-28", "2026-05-28", false},
		{"every:1m due:2026-01-31", "2026-01-31", "2026-01-31", "2026-01-31", "2026-01-31", false},
		{"every:1m due:2026-01-31", "2026-02-01", "2026-01-31", "2026-02-28", "2026-01-31", true},
		{"every:1m due:2026-01-31 last:2026-02-03", "2026-02-10", "2026-03-03", "2026-03-03", "2026-03-03", false},
		{"every:1m last:2026-02-03", "2026-03-04", "2026-03-03", "2026-04-03", "2026-03-03", true},
		{"every:1y due:2028-02-29", "2029-01-01", "2028-02-29", "2029-02-28", "2028-02-29", true},
		{"every:2w done:2026-01-05", "2026-02-10", "2026-01-19", "-", "2026-01-19", false},
		{"every:2w due:2026-01-05 reason", "2026-02-10", "2026-01-05", "-", "2026-01-05", false},
	}
	for _, tt := range tests {
		i := incident("x", on("2025-11-28"), todo("a", tt.keys))
		v := seen(nil, date(tt.asOf))
		r, ok := v.Recurrence(i, &i.Actions[0])
		f := v.FollowUps(i)[0]
		if !ok || r.First.String() != tt.first || orDash(r.Next) != tt.next || f.Due.String() != tt.due || f.Overdue != tt.overdue {
			t.Errorf("%s as of %s: first %s, next %s, due %s, overdue %v", tt.keys, tt.asOf, r.First, orDash(r.Next), f.Due, f.Overdue)
		}
	}
	undated := incident("x", todo("a", "every:3m"), todo("b", ""))
	if _, ok := seen(nil, asOf).Recurrence(undated, &undated.Actions[0]); ok {
		t.Error("an action without a day to count from comes back")
	}
	if _, ok := seen(nil, asOf).Recurrence(undated, &undated.Actions[1]); ok {
		t.Error("an action that does not come back does")
	}
}
