package reading

import "testing"

// TestTitlesOfSentences: what is made of a sentence is not cut inside of an
// abbreviation. The title ends at the bar.
func TestTitlesOfSentences(t *testing.T) {
	for give, want := range map[string]string{
		"The vendor, i.e. Acme Inc., could not be reached. We waited.": "The vendor, i.e. Acme Inc., could not be reached",
		"Cluster no. 5 of the shop was full. We added disks.":          "Cluster no. 5 of the shop was full",
		"Ein Dienst, z. B. Redis, war weg. Wir warteten.":              "Ein Dienst, z. B. Redis, war weg",
		"Un service, p. ex. Redis, est tombé. Puis un autre.":          "Un service, p. ex. Redis, est tombé",
		"Version 2.5.1 of app.js broke the page. Twice.":               "Version 2.5.1 of app.js broke the page",
		"Down again. The disk was full.":                               "Down again. The disk was full",
		"停止した。原因は不明。":                                                  "停止した",
	} {
		if got := firstSentence(give); got != want {
			t.Errorf("the title of %q is %q, want %q", give, got, want)
		}
		if end := titleEnd(give); give[:end] != want+"." && give[:end] != want+"。" {
			t.Errorf("the cause of %q is %q", give, give[:end])
		}
	}
}
