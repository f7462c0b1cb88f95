package main

import (
	"testing"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestCertainty: where a moment is no instant, it is said what is missing.
func TestCertainty(t *testing.T) {
	day, clock := kb.Date{Year: 2026, Month: time.March, Day: 1}, 10*time.Hour
	for _, c := range []struct {
		name   string
		moment kb.Moment
		want   string
	}{
		{"an instant", kb.Moment{Day: day, Clock: clock, HasClock: true, Zone: "UTC", Instant: time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)}, "2026-03-01T10:00:00Z"},
		{"a day", kb.Moment{Day: day}, "no time of day is written"},
		{"a clock", kb.Moment{Clock: clock, HasClock: true}, "no day is known"},
		{"no zone", kb.Moment{Day: day, Clock: clock, HasClock: true}, "no time zone is written, and debrief.yaml sets none"},
		{"a zone of several meanings", kb.Moment{Day: day, Clock: clock, HasClock: true, Zone: "CST"}, "the instant is not certain"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := certainty(&c.moment); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
