package prose

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What text is made of, letter by letter.

// IsWordRune tells letters and digits from what stands around them.
func IsWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// HasLetter tells whether a text has a letter or a digit.
func HasLetter(text string) bool { return strings.ContainsFunc(text, IsWordRune) }

// EndsWord tells whether a word ends where rest begins.
func EndsWord(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !IsWordRune(r)
}

// IsDigit tells whether a byte is a digit of ASCII.
func IsDigit(b byte) bool { return b >= '0' && b <= '9' }

// HasDigit tells whether a text has a digit of ASCII.
func HasDigit(text string) bool {
	for i := range len(text) {
		if IsDigit(text[i]) {
			return true
		}
	}
	return false
}

// LeadingDigits is how many digits of ASCII a text begins with.
func LeadingDigits(text string) int {
	n := 0
	for n < len(text) && IsDigit(text[n]) {
		n++
	}
	return n
}

// Number reads digits that a pattern has checked; it is 0 if there are none.
func Number(digits string) int {
	if digits == "" {
		return 0 // an error would cost more than the number
	}
	n, _ := strconv.Atoi(digits)
	return n
}

// FirstLetters is the run of letters that a text starts with.
func FirstLetters(text string) string {
	return text[:len(text)-len(strings.TrimLeftFunc(text, unicode.IsLetter))]
}

// WordSet is the set of the words of a text.
func WordSet(text string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(text) {
		set[word] = true
	}
	return set
}

// UpperFirst writes the first letter of a text large, whatever its script.
func UpperFirst(text string) string { return withFirst(text, unicode.ToUpper) }

// LowerFirst writes the first letter of a text small.
func LowerFirst(text string) string { return withFirst(text, unicode.ToLower) }

func withFirst(text string, write func(rune) rune) string {
	first, n := utf8.DecodeRuneInString(text)
	if first == utf8.RuneError {
		return text
	}
	return string(write(first)) + text[n:]
}
