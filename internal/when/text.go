package when

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// firstLetters is the run of letters that a text starts with.
func firstLetters(text string) string {
	for i, r := range text {
		if !unicode.IsLetter(r) {
			return text[:i]
		}
	}
	return text
}

// number reads digits that a pattern has checked.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// endsNumber tells whether a number ends where rest begins: no further digit,
// and no fraction or group of digits.
func endsNumber(rest string) bool {
	if rest == "" {
		return true
	}
	if isDigit(rest[0]) {
		return false
	}
	return len(rest) < 2 || !(rest[0] == '.' || rest[0] == '/') || !isDigit(rest[1])
}

// endsWord tells whether a word ends where rest begins.
func endsWord(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// leadingDigits is how many digits a text begins with.
func leadingDigits(text string) int {
	n := 0
	for n < len(text) && isDigit(text[n]) {
		n++
	}
	return n
}

// isWordByte tells whether a byte is part of a word, as those of other scripts are.
func isWordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || isDigit(b) || b >= utf8.RuneSelf
}

// hasLetter tells whether a text has a letter or a digit.
func hasLetter(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// wordSet is the set of the words of a text.
func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(text) {
		set[word] = true
	}
	return set
}

// afterBracket takes off a bracket that opens.
func afterBracket(text string) string {
	if rest, found := strings.CutPrefix(text, "("); found {
		return rest
	}
	return strings.TrimPrefix(text, "（")
}

// afterClosing takes off a bracket that closes.
func afterClosing(text string) string {
	if rest, found := strings.CutPrefix(text, ")"); found {
		return rest
	}
	return strings.TrimPrefix(text, "）")
}
