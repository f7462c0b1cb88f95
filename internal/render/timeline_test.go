package render

import (
	"slices"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestTimelinesOfAPageShareOneHead(t *testing.T) {
	detection, decision := Word{"detection", "detection"}, Word{"decision", "decision"}
	calm, storm := &Timeline{Zone: "UTC"}, &Timeline{Zone: "UTC", Certain: true, Kinds: []Word{detection}}
	away, rest := &Timeline{Zone: "CET", Certain: true}, &Timeline{Zone: "CET", Kinds: []Word{decision, detection}}
	page := &IncidentPage{
		Body: []BodyPart{{Timeline: calm}, {}, {Timeline: storm}, {Timeline: away}},
		Rest: []RestSection{{Part: BodyPart{Timeline: rest}}},
	}
	page.shareHead()
	if !calm.Certain || !slices.Equal(calm.Kinds, []Word{detection, decision}) {
		t.Errorf("the first has the switch %v and the kinds %v", calm.Certain, calm.Kinds)
	}
	for _, later := range []*Timeline{storm, away, rest} {
		if later.Certain || later.Kinds != nil {
			t.Errorf("a later one has a switch or a choice of kinds, too: %+v", later)
		}
	}
	if zones := []string{calm.Zone, storm.Zone, away.Zone, rest.Zone}; !slices.Equal(zones, []string{"UTC", "", "CET", ""}) {
		t.Errorf("the zones are said as %q", zones)
	}

	single := &Timeline{Kinds: []Word{detection}}
	(&IncidentPage{Body: []BodyPart{{Timeline: single}}}).shareHead()
	if single.Kinds != nil {
		t.Error("there is a choice of one kind")
	}
}

// TestLeadUpHasRows asks for a heading above what led up to an incident where that is more
// than one row.
func TestLeadUpHasRows(t *testing.T) {
	for clock, want := range map[string]bool{"11:00": false, "12:00": true} {
		noticed := moment(clock)
		i := &kb.Incident{Document: kb.Document{Source: "one.md", Title: "One"}, Detected: &noticed}
		for _, at := range []string{"10:00", "11:00", "12:00", "13:00"} {
			i.Timeline = append(i.Timeline, kb.TimelineEntry{Anchor: "t-" + at, Moment: moment(at), Text: kb.Text{Plain: "It went on."}})
		}
		base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{i}})
		page := written(t, input(base))["incidents/one/index.html"]
		if !strings.Contains(page, "It went on.") || strings.Contains(page, "Lead-up") != want {
			t.Errorf("noticed at %s, is there a lead-up? %v:\n%s", clock, !want, page)
		}
	}
}

// TestAddressesDateRows: a row says its instant a second time only where its address does
// not say it.
func TestAddressesDateRows(t *testing.T) {
	rows := []TimelineRow{
		{Anchor: "t-2026-03-01-0914", Moment: Moment{Text: "09:14", Machine: "2026-03-01T09:14+01:00"}},
		{Anchor: "t-2026-03-01-0914-2", Moment: Moment{Text: "09:14", Machine: "2026-03-01T09:14+01:00"}},
		{Anchor: "t-2026-03-01-091430", Moment: Moment{Text: "09:14:30", Machine: "2026-03-01T09:14:30+01:00"}},
		{Anchor: "t-2026-03-01-0815", Moment: Moment{Text: "08:15", Machine: "2026-03-01T08:15Z"}},
		{Anchor: "t-2026-03-01-0916", Moment: Moment{Text: "ca 09:16", Machine: "2026-03-01T09:16+01:00"}},
		{Anchor: "t-2026-03-01-0920", Moment: Moment{Text: "09:20", Machine: "2026-03-01T09:20+01:00", Zone: "CET"}},
		{Anchor: "t-it-began", Moment: Moment{Text: "09:17", Machine: "2026-03-01T09:17+01:00"}},
		{Anchor: "t-2026-03-01-0918", Moment: Moment{Text: "09:18"}},
	}
	timeline := &Timeline{Rows: rows}
	timeline.dateByAnchors()
	for i, row := range timeline.Rows {
		if row.Dated != (i < 2) {
			t.Errorf("%s: dated by its address: %v", row.Anchor, row.Dated)
		}
	}
	if timeline.Offset != "+01:00" {
		t.Errorf("the offset is %q", timeline.Offset)
	}
}

func TestTheEndOfARangeIsShownOnce(t *testing.T) {
	for _, test := range []struct {
		start, end string
		want       bool
	}{
		{"Feb 3-5, 2025", "5, 2025", false},
		{"Feb 3", "5, 2025", true},
		{"09:00", "11:00", true},
	} {
		if got := shownEnd(Moment{Text: test.start}, &kb.Moment{Written: test.end}); (got != nil) != test.want {
			t.Errorf("%s to %s: %v", test.start, test.end, got)
		}
	}
	if shownEnd(Moment{Text: "09:00"}, nil) != nil {
		t.Error("a moment has an end")
	}
}
