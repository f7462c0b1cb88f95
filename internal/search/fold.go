package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Folding makes words equal that people take for the same:
//
//	Ärger -> arger    Straße -> strasse    ＡＰＩ -> api    ﬁle -> file
//
// It is NFKD, lower case, without the marks U+0300 to U+036F, NFC, and then the
// letters below, which Unicode does not take apart. Marks of other scripts stay,
// because they tell words apart.

// foldedLetters are letters that are typed without what makes them special. The
// final sigma is the form of σ at the end of a word.
var foldedLetters = strings.NewReplacer(
	"ø", "o", "æ", "ae", "œ", "oe", "ß", "ss", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ı", "i", "ς", "σ",
)

// fold returns the folded form of a word or an identifier.
func fold(word string) string {
	if isASCII(word) {
		return strings.ToLower(word)
	}
	decomposed := strings.Map(foldRune, norm.NFKD.String(word))
	return foldedLetters.Replace(norm.NFC.String(decomposed))
}

// foldRune folds one character of decomposed text; -1 drops it.
func foldRune(r rune) rune {
	if r >= 0x300 && r <= 0x36F {
		return -1
	}
	return unicode.ToLower(r)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
