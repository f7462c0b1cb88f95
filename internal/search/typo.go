package search

import "slices"

// oneTypo tells whether one insertion, deletion, substitution, or exchange of
// neighbours makes b of a.
func oneTypo(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch {
	case len(b)-len(a) == 1:
		return slices.Equal(a[i:], b[i+1:])
	case len(a) != len(b) || i == len(a):
		return false
	case slices.Equal(a[i+1:], b[i+1:]):
		return true
	default:
		return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
	}
}

// A typo is forgiven in words of at least five letters, for terms of at least
// four.
const (
	shortestTypo = 5
	shortestTerm = 4
	mostTypos    = 12
)

// typos returns the places of the terms that are one typo away from a word.
func (d *dictionary) typos(word string) []int {
	letters := []rune(word)
	if len(letters) < shortestTypo || !lettersOnly(word) {
		return nil
	}
	var places []int
	for n := max(shortestTerm, len(letters)-1); n <= len(letters)+1; n++ {
		for _, i := range d.spellings[n] {
			if oneTypo(letters, []rune(d.entries[i].word)) {
				places = append(places, i)
			}
		}
	}
	return d.frequent(places, mostTypos)
}
