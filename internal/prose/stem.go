package prose

import (
	"slices"
	"strings"
)

// Stem takes off an English word, in small letters, the endings that change with
// the sentence: alerts, alerting and alerted are alert, realise and realizing are
// one. It need not give a word, only the same one for the forms of a word. Words
// in other letters than a to z stay as they are.
//
// It takes off less than Porter's stemmer, which the search has: that finds an
// operator by its operations, which are two things where texts are compared.
func Stem(word string) string {
	word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
	if len(word) < 4 || word[0] >= 0x80 {
		return word
	}
	word = singular(word)
	for _, ending := range [...]string{"ing", "ed"} {
		if root, found := strings.CutSuffix(word, ending); found && len(root) >= 3 && strings.ContainsAny(root, "aeiouy") {
			word = undoubled(root)
			break
		}
	}
	if root, found := strings.CutSuffix(word, "e"); found && len(root) >= 3 {
		word = root
	}
	if root, found := strings.CutSuffix(word, "y"); found && len(root) >= 2 {
		word = root + "i"
	}
	if root, found := strings.CutSuffix(word, "is"); found && len(root) >= 4 {
		word = root + "iz"
	}
	return word
}

// singular takes off the s of nouns, and of verbs in the third person.
func singular(word string) string {
	ends := func(ending string) bool { return strings.HasSuffix(word, ending) }
	switch {
	case ends("ies") && len(word) > 4:
		return word[:len(word)-3] + "y"
	case slices.ContainsFunc([]string{"sses", "xes", "ches", "shes"}, ends):
		return word[:len(word)-2]
	case ends("ss"), ends("us"), ends("is"):
		return word
	default:
		return strings.TrimSuffix(word, "s")
	}
}

// undoubled takes back the letter that English doubles before an ending: stopp is
// stop.
func undoubled(root string) string {
	last := root[len(root)-1]
	if last == root[len(root)-2] && !strings.ContainsRune("aeioulsz", rune(last)) {
		return root[:len(root)-1]
	}
	return root
}
