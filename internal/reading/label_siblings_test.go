package reading

import "testing"

// TestLengthOfOneOfSeveral: the length of one of several incidents is not that of the
// document.
func TestLengthOfOneOfSeveral(t *testing.T) {
	const one = "## INC-1\n\n- **Severity:** SEV-1\n- **Duration:** 2 hours\n\n"
	for text, want := range map[string]int{"# Log\n\n" + one: 1, "# Log\n\n" + one + "## INC-2\n\n- **Severity:** SEV-3\n- **Duration:** 20 minutes\n": 0} {
		if incident, _ := readDocument(t, "a.md", text, Rules{}); len(incident.TypedDurations) != want {
			t.Errorf("%q has %d lengths, want %d", text, len(incident.TypedDurations), want)
		}
	}
}
