package markdown

import "testing"

func TestWithoutEmoji(t *testing.T) {
	for give, want := range map[string]string{
		":fire: Outage of search":             "  Outage of search",
		"Outage :rotating_light::fire:":       "Outage   ",
		"std::vector::at threw":               "std::vector::at threw",
		"Job :nightly: and queue :a: failed":  "Job :nightly: and queue   failed",
		":man_raising_hand_tone2: Response":   "  Response",
		"Score :100: and :+1::fire:":          "Score :100: and   ",
		":fire::nightly: late":                ":fire::nightly: late",
		"Disks (:fire:), again":               "Disks ( ), again",
		"Outage from 10:30:00 to 10:45:00":    "Outage from 10:30:00 to 10:45:00",
		"host:db:01 was down":                 "host:db:01 was down",
		"search: errors: many":                "search: errors: many",
		"2026-01-02T10:00:00Z, size 5:4:3 ok": "2026-01-02T10:00:00Z, size 5:4:3 ok",
	} {
		if got := WithoutEmoji(give); got != want {
			t.Errorf("%q becomes %q, want %q", give, got, want)
		}
	}
}
