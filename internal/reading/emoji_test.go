package reading

import "testing"

func TestHeadingsWithoutEmojiCodes(t *testing.T) {
	for _, test := range []struct{ give, want string }{
		{":flying_disc: Metrics", "Metrics"},
		{"Metrics :+1: and :fire:", "Metrics and"},
		{"At 10:30:05 it rang", "At 10:30:05 it rang"},
		{":fire:", ":fire:"},
		{"a::b::c", "a::b::c"},
	} {
		if got := shownHeading(test.give); got != test.want {
			t.Errorf("shownHeading(%q) = %q, want %q", test.give, got, test.want)
		}
	}
}
