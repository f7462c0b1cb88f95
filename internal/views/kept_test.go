package views

import (
	"fmt"
	"slices"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// What is kept never says anything else than the texts themselves, whatever was asked
// before, and forgets what nobody asks any more.
func TestKeptWordsAreThoseOfTheTexts(t *testing.T) {
	incidents := func(texts ...string) (list []*kb.Incident) {
		for _, text := range texts {
			list = append(list, &kb.Incident{Document: kb.Document{Title: text}, Actions: []kb.Action{{Text: kb.Text{Plain: text}}}})
		}
		return kb.Parts{Incidents: list}.Clone().Incidents
	}
	words := func(kept *Kept, list []*kb.Incident) (all [][]string) {
		promises, written := kept.promised(list)
		told, words, _ := kept.toldBy(list)
		for i := range list {
			var said []string
			for _, n := range promises[i] {
				said = append(said, fmt.Sprint(n, written[n]))
			}
			for _, w := range told[i] {
				said = append(said, fmt.Sprint(words[w.written], words[w.stem], w.place))
			}
			all = append(all, said)
		}
		return all
	}
	kept := &Kept{}
	first := incidents("Add an alarm on the queue #12", "Rotate the certificate", "Rotate the certificate")
	for _, list := range [][]*kb.Incident{
		first, append(incidents("Rotate the certificates weekly"), first[0]), {}, first[1:],
	} {
		if got, want := words(kept, list), words(&Kept{}, list); !slices.EqualFunc(got, want, slices.Equal) {
			t.Errorf("%q instead of %q", got, want)
		}
	}
	for n := range mostForgotten {
		words(kept, incidents(fmt.Sprintf("Rotate the certificate number%d of shard%d", n, n)))
	}
	if held := max(len(kept.written.words), len(kept.teller.words)); held > mostForgotten+50 {
		t.Errorf("%d words are kept that nobody asks for", held)
	}
}
