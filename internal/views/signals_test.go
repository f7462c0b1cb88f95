package views

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
)

// minuteOf is a moment of one day, so many minutes after midnight.
func minuteOf(minutes int) kb.Moment {
	day := kb.Date{Year: 2026, Month: 3, Day: 1}
	at := time.Duration(minutes) * time.Minute
	return kb.Moment{Day: day, Clock: at, HasClock: true, Zone: "UTC", Instant: day.Midnight().Add(at)}
}

func at(minutes int, signal kb.Signal) kb.TimelineEntry {
	return kb.TimelineEntry{Moment: minuteOf(minutes), Signal: signal}
}

func minutes(n int) *time.Duration { d := time.Duration(n) * time.Minute; return &d }

func moments(started, detected, mitigated int) change {
	return func(i *kb.Incident) {
		s, d, m := minuteOf(started), minuteOf(detected), minuteOf(mitigated)
		i.Started, i.Detected, i.Mitigated = &s, &d, &m
	}
}

// TestDelaysOf counts each delay between two ends that are known, and none that
// would be negative.
func TestDelaysOf(t *testing.T) {
	wait := func(from int, what string) kb.TimelineEntry {
		return kb.TimelineEntry{Moment: minuteOf(from), Kind: kb.EntryWait, WaitsFor: what}
	}
	i := incident("a", moments(100, 160, 300), func(i *kb.Incident) {
		i.Timeline = []kb.TimelineEntry{
			at(10, kb.SignalIntroduced), at(100, kb.SignalSymptom), at(164, kb.SignalTold), wait(170, "the provider"), at(192, kb.SignalEngaged),
			at(200, kb.SignalCauseFound), wait(210, "The provider"), at(215, kb.SignalTold), wait(220, ""),
		}
	})
	want := Delays{
		Introduced: minutes(90), Unseen: minutes(60), Told: minutes(4), ToldFrom: "detected", Engaged: minutes(32), Repair: minutes(100),
		Waits: []Wait{{"the provider", *minutes(27)}},
	}
	if diff := cmp.Diff(want, DelaysOf(i)); diff != "" {
		t.Error(diff)
	}
	late := incident("b", moments(100, 160, 190), func(i *kb.Incident) {
		i.Timeline = []kb.TimelineEntry{at(150, kb.SignalTold), at(200, kb.SignalCauseFound)}
	})
	if diff := cmp.Diff(Delays{ToldFrom: "detected"}, DelaysOf(late)); diff != "" {
		t.Errorf("users were told before detection, and the cause was found after the end:\n%s", diff)
	}
	if diff := cmp.Diff([]bool{true, true, false, false, false, false, false, false, false}, LeadUp(i)); diff != "" {
		t.Error(diff)
	}
}

func TestRemedyOf(t *testing.T) {
	kinds := func(kinds ...kb.ActionKind) change {
		return func(i *kb.Incident) {
			for _, kind := range kinds {
				i.Actions = append(i.Actions, kb.Action{Kind: kind})
			}
		}
	}
	for _, c := range []struct {
		name  string
		give  *kb.Incident
		want  Remedy
		clear bool
	}{
		{"finding it took most", incident("a", moments(0, 200, 210), kinds(kb.ActionPrevent, kb.ActionRespond)), Remedy{kb.ActionDetect, 0, 2, true}, true},
		{"one kind is not known", incident("b", moments(0, 200, 210), kinds(kb.ActionDetect, "")), Remedy{kb.ActionDetect, 1, 1, false}, true},
		{"stopping it took most", incident("c", moments(0, 10, 210), kinds(kb.ActionRespond)), Remedy{kb.ActionRespond, 1, 1, true}, true},
		{"no kind is known", incident("d", moments(0, 200, 210), kinds("", "")), Remedy{kb.ActionDetect, 0, 0, false}, false},
		{"no phase took most", incident("e", moments(0, 100, 200), kinds(kb.ActionDetect)), Remedy{kb.ActionDetect, 1, 1, true}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, clear := RemedyOf(c.give)
			if clear != c.clear || clear && got != c.want {
				t.Errorf("got %+v, %v", got, clear)
			}
		})
	}
}
