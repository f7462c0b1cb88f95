package reading

import (
	"maps"
	"strings"
	"testing"
)

// TestPhraseEnds: where a phrase may stand, its end is found; elsewhere it is not
// looked for.
func TestPhraseEnds(t *testing.T) {
	for phrase := range maps.Keys(partyOfWords()) {
		for _, text := range []string{phrase, "12 " + phrase + ".", "(" + strings.ToUpper(phrase) + ")", "100" + phrase + ", then", "Some\n" + phrase + "’s"} {
			if !partyEnds().mayEndIn(text) {
				t.Errorf("%q may not end in %q", phrase, text)
			}
		}
	}
	for _, text := range []string{"", "The queue was full.", "12 of 40 disks"} {
		if partyEnds().mayEndIn(text) {
			t.Errorf("%q has the end of a phrase", text)
		}
	}
}
