package views

import (
	"fmt"
	"testing"
)

func TestClosing(t *testing.T) {
	tests := []struct {
		name string
		give []change
		want string
	}{
		{"no actions", []change{on("2026-01-01")}, "nothing"},
		{"one open", []change{on("2026-01-01"), todo("a", "done:2026-01-05"), todo("b", "")}, "open"},
		{"no reason", []change{on("2026-01-01"), todo("a", "wontfix"), todo("b", "done:2026-01-05")}, "open, 1 needs a reason"},
		{"done", []change{on("2026-01-01"), todo("a", "done:2026-01-05"), todo("b", "done:2026-01-03")}, "closed on 2026-01-05 after 4"},
		{"done and excused", []change{on("2026-01-01"), todo("a", "done:2026-01-05"), todo("b", "reason")}, "closed on 2026-01-05 after 4"},
		{"excused alone", []change{on("2026-01-01"), todo("a", "reason")}, "closed"},
		{"a day is missing", []change{on("2026-01-01"), todo("a", "done:2026-01-05"), todo("b", "done")}, "closed"},
		{"no date", []change{todo("a", "done:2026-01-05")}, "closed on 2026-01-05"},
		{"done before", []change{on("2026-01-01"), todo("a", "done:2025-12-31")}, "closed on 2025-12-31"},
		{"on the same day", []change{on("2026-01-01"), todo("a", "done:2026-01-01")}, "closed on 2026-01-01 after 0"},
		{"over a leap day", []change{on("2028-02-28"), todo("a", "done:2028-03-01")}, "closed on 2028-03-01 after 2"},
		{"from the end", []change{on("2026-01-01"), resolved("2026-01-04", "01:00", "UTC"), todo("a", "done:2026-01-05")}, "closed on 2026-01-05 after 1"},
		// 23:50 in Los Angeles is the next day in UTC; the author's day counts.
		{"another zone", []change{on("2026-01-31"), resolved("2026-01-31", "23:50", "PST"), todo("a", "done:2026-02-01")}, "closed on 2026-02-01 after 1"},
		{"recurring and done last", []change{on("2026-01-01"), todo("a", "every:3m last:2026-04-01")}, "open"},
	}
	for _, tt := range tests {
		c := ClosingOf(incident("x", tt.give...))
		got := [...]string{"nothing", "open", "closed"}[c.State]
		if !c.On.IsZero() {
			got += " on " + c.On.String()
		}
		if c.HasDays {
			got += fmt.Sprintf(" after %d", c.Days)
		}
		if c.NeedReason > 0 {
			got += fmt.Sprintf(", %d needs a reason", c.NeedReason)
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}
