package reading

import (
	"testing"
)

// TestTeamInFront takes a team in front of an action as its owner, and a day alone behind
// a dash at its end.
func TestTeamInFront(t *testing.T) {
	for give, want := range map[string][3]string{
		"Mail team — bound the queue — 2026-03-04":           {"bound the queue", "Mail team", "2026-03-04"},
		"Platform Team: bound the queue":                     {"bound the queue", "Platform Team", ""},
		"bound the queue at a thousand letters – 2026-03-04": {"bound the queue at a thousand letters", "", "2026-03-04"},
		"Mail team: bound the queue @kim":                    {"Mail team: bound the queue", "@kim", ""},
		"Mail queue — bound it at a thousand letters":        {"Mail queue — bound it at a thousand letters", "", ""},
		"Support teams — tell them what to say":              {"Support teams — tell them what to say", "", ""},
		"Tell the mail team: the queue is bounded":           {"Tell the mail team: the queue is bounded", "", ""},
		"Bound the queue — since 2026-03-04 it grows":        {"Bound the queue — since 2026-03-04 it grows", "", ""},
		"Bound the queue - 12 of 14 grow":                    {"Bound the queue - 12 of 14 grow", "", ""},
		"Read chapter 3 - and the letter of 2026-03-04":      {"Read chapter 3 - and the letter of 2026-03-04", "", ""},
	} {
		incident, _ := readDocument(t, "mail.md", "# Mail was late\n\n## Action items\n\n- [ ] "+give+"\n", Rules{})
		if len(incident.Actions) != 1 {
			t.Errorf("%q: %d actions", give, len(incident.Actions))
			continue
		}
		a := &incident.Actions[0]
		if got := [3]string{a.Text.Plain, a.Owner, a.Due.String()}; got != want {
			t.Errorf("%q: %q, want %q", give, got, want)
		}
	}
}
