package vocabulary

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
)

// TestSuggestServicesAgain: where some incidents say something else than before, or are
// gone or new, all are suggested what they would be if everything was counted.
func TestSuggestServicesAgain(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	line := func() string {
		name := fmt.Sprintf("`mail-sender%d`", random.IntN(3))
		return []string{
			"Late mails | The " + name + " was down.", "No mails | The " + name + " crashed twice.", "Nothing | Nobody saw it.",
			name + " stopped | Readers waited for " + name + ".", "No mails from search (es-search) | The search (es-search) was down.",
		}[random.IntN(4+random.IntN(2))]
	}
	lines := []string{line(), line(), line(), line()}
	var before *KnownNames
	taken := 0
	for n := range 300 {
		switch at := random.IntN(len(lines)); {
		case n%3 == 0:
			lines = append(lines, line())
		case n%3 == 1 && len(lines) > 3:
			lines = append(lines[:at], lines[at+1:]...)
		default:
			lines[at] = line()
		}
		incidents, names := folder(lines...)
		known := NewKnownNames(incidents, nil, before)
		last := known.chooser
		known.SuggestServices(incidents, names)
		if last != nil && reflect.ValueOf(last.seen).Pointer() == reflect.ValueOf(known.chooser.seen).Pointer() {
			taken++
		}
		anew, names := folder(lines...)
		NewKnownNames(anew, nil, nil).SuggestServices(anew, names)
		for i := range anew {
			if got, want := suggestedIn(incidents[i]), suggestedIn(anew[i]); got != want {
				t.Fatalf("step %d, %q: %q, want %q", n, lines[i], got, want)
			}
		}
		before = known
	}
	if taken < 50 {
		t.Errorf("only %d times was taken over what was counted", taken)
	}
}

// TestSuggestServicesAgainBySynonym: a name that an incident gives a thing in brackets is
// joined with the one before them as soon as another incident has it, too.
func TestSuggestServicesAgainBySynonym(t *testing.T) {
	const said, nothing = "No pictures | The Image Culler (aka Pix Two) was down.", "Nothing | Nobody saw it."
	incidents, names := folder(nothing, said, nothing)
	before := NewKnownNames(incidents, nil, nil)
	before.SuggestServices(incidents, names)

	incidents, names = folder("The Pix Two service was down | The Pix Two service was down.", said, nothing)
	NewKnownNames(incidents, nil, before).SuggestServices(incidents, names)
	for i := range 2 {
		if got := suggestedIn(incidents[i]); got != "Culler" {
			t.Errorf("incident %d is suggested %q instead of Culler", i, got)
		}
	}
}
