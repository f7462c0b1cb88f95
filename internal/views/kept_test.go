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
		told, words, _ := kept.toldBy(list)
		all = append(all, []string{fmt.Sprint(kept.echoes(list))})
		for i := range list {
			var said []string
			for _, w := range told[i] {
				said = append(said, fmt.Sprint(words[w.written], words[w.stem], w.place))
			}
			all = append(all, said)
		}
		return all
	}
	kept := &Kept{}
	first := incidents("Add an alarm on the queue of mails #12", "Rotate the certificate of the proxy", "Rotate the certificate of the proxy")
	for _, list := range [][]*kb.Incident{
		first, append(incidents("Rotate the certificates of the proxy weekly", "rotate certificates of proxy, weekly"), first...), {}, first[1:],
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
