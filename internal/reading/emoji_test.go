package reading

import "testing"

func TestWithoutEmoji(t *testing.T) {
	for give, want := range map[string]string{
		":fire: Outage of search":             "  Outage of search",
		"Outage :rotating_light::fire:":       "Outage   ",
		"Outage from 10:30:00 to 10:45:00":    "Outage from 10:30:00 to 10:45:00",
		"host:db:01 was down":                 "host:db:01 was down",
		"search: errors: many":                "search: errors: many",
		"2026-01-02T10:00:00Z, size 5:4:3 ok": "2026-01-02T10:00:00Z, size 5:4:3 ok",
	} {
		if got := withoutEmoji(give); got != want {
			t.Errorf("%q becomes %q, want %q", give, got, want)
		}
	}
}
