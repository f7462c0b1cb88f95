package reading

import (
	"strings"
	"testing"
)

// FuzzPhraseList: to look for all phrases of a list at once finds what each of them by
// itself would.
func FuzzPhraseList(f *testing.F) {
	for _, seed := range []string{"", "a", "All users were hit", "the runbook was wrong", "Lena was paged", "recustomers told", "nobody could log in", "顧客に連絡", "Wir haben die Kunden informiert", "every week", "ſome users", "\xff\xfe", "no one noticed"} {
		f.Add(seed)
	}
	comeBack, _ := recurrenceStarts()
	lists := []*phraseList{documents(), pages(), audiences(), introducing(), docsWords(), hitWords(), noneAnywhere(), allWords(), someWords(), allAlone(), allAnywhere(), comeBack}
	for _, said := range saidSignals {
		lists = append(lists, said.phrases())
	}
	f.Fuzz(func(t *testing.T, text string) {
		lower := strings.ToLower(text)
		opening := strings.ToLower(strings.TrimLeft(text, " \x00"))
		for _, list := range lists {
			if got, want := list.in(lower), containsAny(lower, list.phrases); got != want {
				t.Errorf("%q: in is %v, want %v", text, got, want)
			}
			if got, want := list.isSaid(text), containsWord(text, list.phrases); got != want {
				t.Errorf("%q: isSaid is %v, want %v", text, got, want)
			}
			opens := false
			for _, phrase := range list.phrases {
				opens = opens || strings.HasPrefix(opening, phrase) && standsAlone(opening, 0, len(phrase))
			}
			if got := list.opens(text); got != opens {
				t.Errorf("%q: opens is %v, want %v", text, got, opens)
			}
		}
	})
}

// BenchmarkPhraseList holds looking for a hundred phrases at once against looking for
// one after the other.
func BenchmarkPhraseList(b *testing.B) {
	const text = "the team at the data centre was asked to look at the switches again, and waited for an hour until somebody answered"
	told := saidSignals[1].phrases()
	b.Run("at once", func(b *testing.B) {
		for b.Loop() {
			told.in(text)
		}
	})
	b.Run("one by one", func(b *testing.B) {
		for b.Loop() {
			containsAny(text, told.phrases)
		}
	})
}
