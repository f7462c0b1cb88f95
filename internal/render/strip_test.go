package render

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestStripHasAMarkForEachIncident(t *testing.T) {
	on := func(year int, month time.Month, day int) *kb.Incident {
		return &kb.Incident{Date: kb.Date{Year: year, Month: month, Day: day}}
	}
	marks := func(s *Strip) (n int) {
		for _, shape := range s.Shapes {
			n += strings.Count(shape.Path, "M")
		}
		return n
	}
	incidents := []*kb.Incident{
		on(9999, 12, 31), on(2026, 12, 31), on(2026, 1, 1), on(2026, 1, 1), on(2025, 6, 15), on(2024, 2, 29), on(1, 1, 1), {},
	}
	for _, test := range []struct {
		first, last, want int
		label             string
	}{
		{2024, 2026, 5, "5 postmortems from 2024 to 2026"},
		{2025, 2026, 4, "4 postmortems from 2025 to 2026"},
		{2026, 2026, 3, "3 postmortems from 2026"},
		{1, 2026, 5, "5 postmortems from 2024 to 2026"},
		{1, 9999, 1, "1 postmortem from 9999"},
	} {
		strip := spanStrip(incidents, test.first, test.last)
		if strip == nil || marks(strip) != test.want || strip.Label != test.label {
			t.Errorf("%d to %d: got %+v", test.first, test.last, strip)
		}
		if narrow := strip.Narrow; marks(narrow) != test.want || narrow.Label != test.label || narrow.Width > 360 {
			t.Errorf("%d to %d, narrow: got %+v", test.first, test.last, narrow)
		}
	}
	for _, none := range [][]*kb.Incident{nil, {{}}} {
		if strip := spanStrip(none, 0, 0); strip != nil {
			t.Errorf("a strip without marks: %+v", strip)
		}
	}
	var many []*kb.Incident
	for range 40 {
		many = append(many, on(2026, 3, 3))
	}
	strip := yearStrip(2026, many)
	if marks(strip) != fullStack || strip.More != fmt.Sprintf("and %d more where marks would lie on one another", 40-fullStack) {
		t.Errorf("a crowded day: %d marks, %q", marks(strip), strip.More)
	}
	if strip.Narrow.Label != strip.Label || strip.Narrow.Width > 360 || len(strip.Narrow.Ticks) != 12 {
		t.Errorf("narrow: got %+v", strip.Narrow)
	}
	if strip.Label != "2026: 40 incidents (March 40)" {
		t.Error(strip.Label)
	}
}
