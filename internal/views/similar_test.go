package views

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
)

// TestSimilar: earlier incidents alone, with what is still open, and what is
// promised again.
func TestSimilar(t *testing.T) {
	incident := func(source string, day int, actions ...kb.Action) *kb.Incident {
		i := &kb.Incident{Document: kb.Document{Source: source, Title: source, Tags: []string{"disk"}}, Actions: actions}
		if day > 0 {
			i.Date = kb.Date{Year: 2026, Month: 3, Day: day}
		}
		return i
	}
	open := func(text string) kb.Action { return kb.Action{Text: kb.Text{Plain: text}, State: kb.ActionOpen} }
	done := kb.Action{Text: kb.Text{Plain: "Delete the old logs"}, State: kb.ActionDone}
	base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{
		incident("dateless.md", 0, open("Never mind the gap")),
		incident("earlier.md", 1, done, open("Alert on a full disk of the orders database"), open("Write down who is called")),
		incident("now.md", 10, open("Alert on a full disk of the orders database")),
		incident("same-day.md", 10, open("Something else")),
		incident("later.md", 20, open("Something later")),
	}})
	v := New(base, kb.Date{Year: 2026, Month: 4, Day: 1}, kb.Schedule{})
	told := func(slug string) (lines []string) {
		for _, i := range base.Incidents {
			if i.Slug != slug {
				continue
			}
			for _, s := range v.Similar(i) {
				line := s.Incident.Slug + " (" + s.Reasons[0].Text(texts.English()) + ")"
				for _, p := range s.Open {
					line += fmt.Sprintf("; %s, again %t", p.Action.Text.Plain, p.Again != nil)
				}
				lines = append(lines, line)
			}
		}
		return lines
	}
	earlier := "earlier (same tag: disk); Alert on a full disk of the orders database, again %t; Write down who is called, again false"
	for slug, want := range map[string][]string{
		"earlier": nil,
		"now":     {fmt.Sprintf(earlier, true)},
		"later": {
			"now (same tag: disk); Alert on a full disk of the orders database, again false",
			"same-day (same tag: disk); Something else, again false",
			fmt.Sprintf(earlier, false),
		},
	} {
		if diff := cmp.Diff(want, told(slug)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", slug, diff)
		}
	}
	if got := told("dateless"); len(got) != 4 {
		t.Errorf("an incident without a date is the latest, and is like %q", got)
	}
}
