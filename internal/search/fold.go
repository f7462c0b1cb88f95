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
//	תִּקּוּן -> תקון        كِتَابُ -> كتاب           أحمد -> احمد    ٥٤٣٢ -> 5432
//
// It is NFKD, lower case, without the marks that people leave out when they type
// and what cannot be seen, NFC, and then the letters below, which Unicode does not take apart. Other marks
// stay, because they tell words apart.

// foldedLetters are letters that are typed without what makes them special: the
// final sigma is the form of σ at the end of a word, and Arabic keyboards differ
// in their alef, yeh, kaf and teh. The vowel am of Thai and Lao is put together
// again, which NFKD takes apart for good.
var foldedLetters = strings.NewReplacer(
	"ø", "o", "æ", "ae", "œ", "oe", "ß", "ss", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ı", "i", "ς", "σ",
	"ٱ", "ا", "ى", "ي", "ی", "ي", "ک", "ك", "ة", "ه", "ํา", "ำ", "ໍາ", "ຳ",
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
	if isFoldedMark(r) {
		return -1
	}
	if r >= 0x660 && r < 0x1940 && unicode.Is(unicode.Nd, r) {
		return '0' + digit(r)
	}
	return unicode.ToLower(r)
}

// digit is the value of a decimal digit. Scripts have theirs in a row of sixteen, those
// of India, from Devanagari to Sinhala, at its end.
func digit(r rune) rune {
	if r >= 0x900 && r < 0xE00 {
		r -= 6
	}
	return r & 15
}

// isFoldedMark tells whether a mark is left out: the accents of Latin, Greek and
// Cyrillic, the points of Hebrew, the vowel signs of Arabic, and the stroke that
// only makes Arabic words longer.
func isFoldedMark(r rune) bool {
	switch {
	case isInvisible(r):
		return true
	case r < 0x300:
		return false
	case r <= 0x36F, r == 0x640, r == 0x670:
		return true
	case r < 0x591 || r > 0x6ED:
		return false
	case r <= 0x5C7, r >= 0x610 && r <= 0x61A, r >= 0x64B && r <= 0x65F, r >= 0x6D6:
		return unicode.IsMark(r)
	}
	return false
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
