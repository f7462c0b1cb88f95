package views

import (
	"fmt"
	"slices"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Wordings never say anything else than the texts themselves, whatever was asked
// before, and forget what nobody asks any more.
func TestWordingsAreThoseOfTheTexts(t *testing.T) {
	promises := func(texts ...string) (list []EchoUse) {
		for _, text := range texts {
			list = append(list, EchoUse{Action: &kb.Action{Text: kb.Text{Plain: text}}})
		}
		return list
	}
	kept := &Wordings{}
	for _, texts := range [][]string{
		{"Add an alarm on the queue #12", "Rotate the certificate", "Rotate the certificate"},
		{"Rotate the certificates weekly", "Add an alarm on the queue #12"},
		{},
		{"Rotate the certificate"},
	} {
		list := promises(texts...)
		got, _ := kept.of(list)
		want, _ := (*Wordings)(nil).of(list)
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Errorf("%q: %v instead of %v", texts, got, want)
		}
		for text := range kept.words {
			if !slices.Contains(texts, text) {
				t.Errorf("%q is kept, and nobody asked for it", text)
			}
		}
	}
	for n := range mostForgotten {
		kept.of(promises(fmt.Sprintf("Rotate the certificate number%d of shard%d", n, n)))
	}
	if len(kept.written) > mostForgotten+10 {
		t.Errorf("%d words are kept that nobody asks for", len(kept.written))
	}
}
