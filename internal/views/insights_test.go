package views

import (
	"fmt"
	"testing"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
)

// insightBase is six incidents: one factor in all, two services in five, and marks in
// five.
func insightBase(t *testing.T) *View {
	t.Helper()
	var parts kb.Parts
	for n := range 6 {
		day := kb.Date{Year: 2026, Month: time.Month(n + 1), Day: 5}
		i := &kb.Incident{
			Document:  kb.Document{Source: fmt.Sprintf("2026-%02d.md", n+1), Title: fmt.Sprintf("Incident %d", n+1)},
			Date:      day,
			NoticedBy: kb.NoticedByAlert,
			Factors:   []kb.Assignment{{Name: "Retry storm", Title: kb.Text{Plain: "Retry storm"}}, {Name: "Alert noise", Title: kb.Text{Plain: "Alert noise"}}},
			Actions: []kb.Action{
				{Text: kb.Text{Plain: "Back off"}, State: kb.ActionOpen, Kind: kb.ActionPrevent},
				{Text: kb.Text{Plain: "Quiet it"}, State: kb.ActionDone, Kind: kb.ActionDetect, Done: day.AddDays(3)},
			},
		}
		if n > 0 {
			i.Services = []kb.Mention{{Name: "checkout"}, {Name: "search"}}
			begin := day.Midnight().Add(10 * time.Hour)
			mark := func(after time.Duration) *kb.Moment {
				return &kb.Moment{Written: "x", Day: day, Clock: 10*time.Hour + after, HasClock: true, Zone: "UTC", Instant: begin.Add(after)}
			}
			i.Started, i.Detected, i.Resolved = mark(0), mark(4*time.Minute), mark(time.Hour)
		}
		parts.Incidents = append(parts.Incidents, i)
	}
	base, problems := kb.New(parts)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return New(base, kb.Date{Year: 2026, Month: 7, Day: 1}, kb.Schedule{})
}

func TestInsights(t *testing.T) {
	in := insightBase(t).Insights()
	if len(in.Factors) != 2 || len(in.Factors[0].Incidents) != 6 {
		t.Errorf("factors: %v", in.Factors)
	}
	if len(in.Services) != 2 || len(in.Ladders) != 5 || len(in.Ladders[0].Steps) != 2 {
		t.Errorf("%d services, %d ladders", len(in.Services), len(in.Ladders))
	}
	if len(in.Noticed) != 1 || in.NoticedIn != 6 || in.Noticed[0].By != kb.NoticedByAlert {
		t.Errorf("noticed: %v in %d", in.Noticed, in.NoticedIn)
	}
	if g := in.Meeting; len(g.Counts) != 2 || g.Counts[0][0] != 5 {
		t.Errorf("the grid: %v", g.Counts)
	}
	if len(in.Together) != 1 || len(in.Together[0].Incidents) != 5 {
		t.Errorf("together: %v", in.Together)
	}
	if len(in.Begun) != 5 || in.Begun[0].Clock != 10*time.Hour || in.Begun[0].Day != time.Friday {
		t.Errorf("begun: %v", in.Begun)
	}
	if in.Kinds[0].Open != 6 || in.Kinds[1].Done != 6 {
		t.Errorf("kinds: %v", in.Kinds)
	}
	// 1 July is 26 days after 5 June, 57 after 5 May; the oldest is of January.
	if in.Ages[0].Count != 1 || in.Ages[1].Count != 0 || in.Ages[2].Count != 5 {
		t.Errorf("ages: %v", in.Ages)
	}
	if s := in.Silences; len(s) != 3 || s[0].What != "began" || s[0].Count != 1 || s[2].Count != 6 {
		t.Errorf("silences: %v", s)
	}
}

// TestInsightsNeedFive: too few incidents show nothing, and too few that say something
// leave out the part.
func TestInsightsNeedFive(t *testing.T) {
	v := insightBase(t)
	v.Base.Incidents[1].Detected = nil
	if in := v.Insights(); in.Ladders != nil || in.Begun == nil {
		t.Error("what has no step but the whole is a ladder")
	}
	v = insightBase(t)
	v.Base.Incidents[0].Started = nil
	if in := v.Insights(); in.Ladders != nil || in.Begun != nil {
		t.Errorf("four incidents are drawn: %d, %d", len(in.Ladders), len(in.Begun))
	}
	few := New(&kb.Base{Incidents: v.Base.Incidents[:4]}, v.AsOf, kb.Schedule{})
	if in := few.Insights(); few.HasInsights() || in.Factors != nil || in.Silences != nil {
		t.Error("four incidents have insights")
	}
}
