package render

import (
	"testing"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestClockMoment: a zone that is written behind a clock is told apart from it, so that
// a timeline can say it once.
func TestClockMoment(t *testing.T) {
	for _, test := range []struct{ written, zone, text, shownZone string }{
		{"10:05", "UTC", "10:05", "UTC"},
		{"10:05 UTC", "UTC", "10:05", "UTC"},
		{"10:05Z", "Z", "10:05", "UTC"},
		{"10:05 PST", "PST", "10:05", "PST"},
		{"about ten UTC", "UTC", "about ten UTC", ""},
	} {
		got := clockMoment(&kb.Moment{Written: test.written, Zone: test.zone, HasClock: true, Clock: 10*time.Hour + 5*time.Minute})
		if got.Text != test.text || got.Zone != test.shownZone {
			t.Errorf("%q is shown as %q in %q, want %q in %q", test.written, got.Text, got.Zone, test.text, test.shownZone)
		}
	}
}

func TestWithUnits(t *testing.T) {
	for length, want := range map[string]string{"": "", "24 min": "24\u00a0min", "4 d 20 h": "4\u00a0d 20\u00a0h"} {
		if got := withUnits(length); got != want {
			t.Errorf("%q becomes %q, want %q", length, got, want)
		}
	}
}
