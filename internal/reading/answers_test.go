package reading

import "testing"

func TestHowItWasDetected(t *testing.T) {
	for give, want := range map[string]string{
		"## Detection\n\nIt was seen by hand:\n\n- in the browser\n- in the log:\n": "It was seen by hand: in the browser; in the log",
		"## Detection time\n\n2026-05-17T21:38:31Z\n":                               "",
		"## Detection time\n\n10:05\n\n## Detection\n\nA customer wrote.\n":         "A customer wrote.",
		"## Detection\n\n- The smoke test failed after the release.\n":              "The smoke test failed after the release.",
		"## Detection\n\n- **At:** 10:05\n- **How:** a user called the desk\n":      "a user called the desk",
		"## Detection\n\n- **Time to detect:** 5 minutes\n":                         "",
	} {
		if incident, _ := readDocument(t, "a.md", give, Rules{}); incident.DetectedBy.Plain != want {
			t.Errorf("%q: %q, want %q", give, incident.DetectedBy.Plain, want)
		}
	}
}

func TestHowManyWereHit(t *testing.T) {
	for give, want := range map[string]string{
		"## Impact\n\n- **Users affected:** zero\n":               "none",
		"## Impact\n\n- **Users affected:** No users, at night\n": "none",
		"## Impact\n\n- **Users affected:** 300\n":                "",
		"## Impact\n\n- **Users affected:** 0 users\n":            "none",
		"## Impact\n\n- **Users affected:** 0.5 % of users\n":     "some",
		"## Impact\n\n- **Users affected:** Nobody could pay\n":   "all",
		"## Impact\n\nNo-one in Oslo paid for 2 hours.\n":         "",
		"## Impact\n\nNo. 2 pump was down for 300 users.\n":       "",
		"## Impact\n\nNo in-app sales for 300 users.\n":           "",
	} {
		incident, _ := readDocument(t, "a.md", give, Rules{})
		if len(incident.Impacts) != 1 || string(incident.Impacts[0].Extent) != want || incident.Impacts[0].Who == "zero" {
			t.Errorf("%q: %+v, want one of extent %q", give, incident.Impacts, want)
		}
	}
}

// TestAuthorsWithLinks reads names that front matter links as Markdown does.
func TestAuthorsWithLinks(t *testing.T) {
	for give, want := range map[string]string{
		"Kim Roe ([@kim](https://example.org/@kim))": "Kim Roe (@kim)",
		"[Kim](https://example.org), Lee [core]":     "Kim, Lee [core]",
		"Kim [on call] (at night)":                   "Kim [on call] (at night)",
	} {
		incident, _ := readDocument(t, "a.md", "---\nauthor: \""+give+"\"\n---\n\n# Mail was late\n", Rules{})
		if len(incident.Authors) != 1 || incident.Authors[0] != want {
			t.Errorf("%q: got %q, want %q", give, incident.Authors, want)
		}
	}
}
