package when

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestParseInterval(t *testing.T) {
	if today, ok := ParseInterval("0d"); !ok || !today.IsZero() {
		t.Errorf("0d is %v, %v", today, ok)
	}
	if never, ok := ParseEvery("every 0 days"); ok {
		t.Errorf("every 0 days is %v", never)
	}
	tests := map[string]kb.Interval{
		"3m": {N: 3, Unit: kb.Months}, "2w": {N: 2, Unit: kb.Weeks}, "1y": {N: 1, Unit: kb.Years}, "10d": {N: 10, Unit: kb.Days},
		"quarter": {N: 3, Unit: kb.Months}, "2 quarters": {N: 6, Unit: kb.Months}, "other week": {N: 2, Unit: kb.Weeks},
		"six months": {N: 6, Unit: kb.Months}, "m3": {}, "3 minutes": {}, "30min": {}, "30minutes": {}, "-3 months": {}, "": {}, "99999 days": {},
	}
	for give, want := range tests {
		if got, ok := ParseInterval(give); got != want || ok == want.IsZero() {
			t.Errorf("%q is %v, %v, want %v", give, got, ok, want)
		}
	}
}
