package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Languages that write compounds as one word hide their last part from a search
// by beginnings:
//
//	verbindung   Datenbankverbindung, Netzwerkverbindung
//
// A word stands for such compounds where documents are in one of these languages,
// and anywhere if the index has neither the word nor a longer one.

// The limits of an ending: a short one ends words that it has nothing to do with.
const (
	shortestEnding = 5
	shortestHead   = 3
	longestHead    = 14
	mostCompounds  = 12
)

// compounding are the languages with compounds in one word.
var compounding = []string{"de", "nl", "da", "sv", "nb", "nn", "no", "fi", "is"}

// hasCompounds tells whether the site or a document is in such a language.
func (x *Index) hasCompounds() bool {
	compounds := func(tag string) bool {
		language, _, _ := strings.Cut(strings.ToLower(tag), "-")
		return slices.Contains(compounding, language)
	}
	return compounds(x.language) || slices.ContainsFunc(x.documents, func(d Document) bool { return compounds(d.Language) })
}

// endingIn returns the places of the words whose last part a word is.
func (d *dictionary) endingIn(word string) []int {
	letters := utf8.RuneCountInString(word)
	if letters < shortestEnding || !lettersOnly(word) {
		return nil
	}
	var places []int
	for n := letters + shortestHead; n <= letters+longestHead; n++ {
		for _, place := range d.spellings[n] {
			if strings.HasSuffix(d.entries[place].word, word) {
				places = append(places, place)
			}
		}
	}
	return d.frequent(places, mostCompounds)
}
