package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Languages that write compounds as one word hide their parts from a search by
// beginnings, as do those that write articles and "and" onto a word:
//
//	verbindung   Datenbankverbindung, Netzwerkverbindungen
//	خادم         الخادم, والخادم
//
// A word stands for those that it is a part of where documents are in one of these
// languages, and anywhere if the index has neither the word nor a longer one.

// The limits of a part: a short one stands in words that it has nothing to do with.
// The words of Hebrew and Arabic are written without their vowels.
const (
	shortestPart         = 5
	shortestWithoutVowel = 3
	longestAround        = 20
	mostCompounds        = 12
)

// compounding are the languages with words in one another.
var compounding = []string{"de", "nl", "da", "sv", "nb", "nn", "no", "fi", "is", "ar", "he"}

// hasCompounds tells whether the site or a document is in such a language.
func (x *Index) hasCompounds() bool {
	compounds := func(tag string) bool {
		language, _, _ := strings.Cut(strings.ToLower(tag), "-")
		return slices.Contains(compounding, language)
	}
	return compounds(x.language) || slices.ContainsFunc(x.documents, func(d Document) bool { return compounds(d.Language) })
}

// around returns the places of the words that a word is a part of, without those that
// are known.
func (d *dictionary) around(word string, known []weighted) []int {
	letters, shortest := utf8.RuneCountInString(word), shortestPart
	if first, _ := utf8.DecodeRuneInString(word); first >= 0x590 && first < 0x700 {
		shortest = shortestWithoutVowel
	}
	if letters < shortest || !lettersOnly(word) {
		return nil
	}
	var places []int
	for n := letters + 1; n <= letters+longestAround; n++ {
		for _, place := range d.spellings[n] {
			if strings.Contains(d.entries[place].word, word) && !stands(known, place) {
				places = append(places, place)
			}
		}
	}
	return d.frequent(places, mostCompounds)
}

func stands(terms []weighted, place int) bool {
	return slices.ContainsFunc(terms, func(t weighted) bool { return t.place == place })
}
