package search

import (
	"unicode"
	"unicode/utf8"
)

// What the tokenizer asks of single characters. Most text is ASCII, so bytes are
// looked up in a table before any character is decoded.

// isApostrophe tells whether a character is one of the two apostrophes in use.
func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

func isSeparator(c byte) bool {
	return c == '-' || c == '_' || c == '.' || c == '/' || c == ':' || c == '@'
}

// The classes of single bytes.
const (
	otherByte = iota
	lowerByte
	upperByte
	digitByte
	unicodeByte
)

var classes = func() (table [256]uint8) {
	for c := range table {
		switch {
		case c >= 'a' && c <= 'z':
			table[c] = lowerByte
		case c >= 'A' && c <= 'Z':
			table[c] = upperByte
		case c >= '0' && c <= '9':
			table[c] = digitByte
		case c >= utf8.RuneSelf:
			table[c] = unicodeByte
		}
	}
	return table
}()

// traitsOf says what a character brings into a word; 0 if it
// belongs to none.
func traitsOf(r rune) traits {
	switch {
	case isUnspaced(r):
		return hasUnicode | hasLetter | hasUnspaced
	case unicode.IsUpper(r):
		return hasUnicode | hasLetter | hasBorder
	case unicode.IsLetter(r):
		return hasUnicode | hasLetter
	case unicode.IsNumber(r):
		return hasUnicode | hasNumber
	case isMark(r):
		return hasUnicode
	}
	return 0
}

// isMark tells whether a character belongs to the letter before it: a mark, or what
// cannot be seen inside a word, as the soft hyphens and joiners of a pasted text.
// A blank of no width is none: it parts words.
func isMark(r rune) bool { return unicode.IsMark(r) || isInvisible(r) }

func isInvisible(r rune) bool {
	switch {
	case r == 0xAD, r >= 0x200C && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F, r == 0xFEFF:
		return true
	}
	return false
}

// startsWord tells whether text starts with a character of a word.
func startsWord(text []byte) bool {
	switch classes[text[0]] {
	case otherByte:
		return false
	case unicodeByte:
		r, _ := utf8.DecodeRune(text)
		return traitsOf(r) != 0
	}
	return true
}

// startsLetter tells whether text starts with a letter that an apostrophe may
// join to the one before.
func startsLetter(text []byte) bool {
	if len(text) == 0 {
		return false
	}
	r, _ := utf8.DecodeRune(text)
	return unicode.IsLetter(r) && !isUnspaced(r)
}
