// Package prose knows what text is made of, whatever it says: where a sentence
// ends, what counts as a word, which scripts put no blanks between words, where a
// text can be cut, which characters hide, and which forms of an English word are
// the same.
//
// In the pipeline it stands beside words, which spell the abbreviations of every
// language, and below whoever reads, cuts or counts text. Plain text comes in, with
// blank lines between paragraphs; the same text goes out, never another one.
package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/words"
)

// Line is a text in one line: single blanks for all white space, none at its ends, and
// nothing for a line break inside Chinese or Japanese.
func Line(text string) string {
	text = Unwrap(text)
	last := ' '
	for _, r := range text {
		if (r <= ' ' || r >= utf8.RuneSelf) && unicode.IsSpace(r) && (r != ' ' || last == ' ') {
			return strings.Join(strings.Fields(text), " ")
		}
		last = r
	}
	return strings.TrimSuffix(text, " ")
}

// Start is the start of a text, of at most so many bytes, in whole characters.
func Start(text string, bytes int) string {
	if len(text) <= bytes {
		return text
	}
	for bytes > 0 && !utf8.RuneStart(text[bytes]) {
		bytes--
	}
	return text[:bytes]
}

// Cut is the start of a text, of at most so many bytes, in whole words. A word
// that takes more than half of them, as text without blanks does, is cut itself.
func Cut(text string, bytes int) string {
	if len(text) <= bytes {
		return text
	}
	start := Start(text, bytes)
	if blank := strings.LastIndexAny(start, " \n"); blank > bytes/2 {
		return start[:blank]
	}
	return start
}

// Shorten is a text, cut as by Cut if it is longer, with a mark that there was more.
func Shorten(text string, bytes int) string {
	if len(text) <= bytes {
		return text
	}
	return strings.TrimRight(Cut(text, bytes), " ,;:") + " …"
}

// Words counts the words of a text. Of scripts that put no blanks between words,
// two characters are one.
func Words(text string) int {
	words, characters := 0, 0
	for field := range strings.FieldsSeq(text) {
		unspaced := 0
		for _, r := range field {
			if IsUnspaced(r) {
				unspaced++
			}
		}
		if unspaced == 0 {
			words++
		}
		characters += unspaced
	}
	return words + (characters+1)/2
}

// HasUnspaced tells whether a text has characters of scripts that put no blanks
// between words.
func HasUnspaced(text string) bool { return strings.IndexFunc(text, IsUnspaced) >= 0 }

// IsUnspaced tells whether a character belongs to a script that puts no blanks
// between words: Han, Kana, Thai, Lao, Khmer and Burmese, and the marks of sound
// and length of Kana, to which Unicode gives no script.
func IsUnspaced(r rune) bool {
	switch {
	case r < 0xE00:
		return false
	case r == 0x30FC || r == 0xFF70 || r == 0xFF9E || r == 0xFF9F:
		return true
	}
	return (unicode.IsLetter(r) || unicode.IsNumber(r)) && unicode.In(r, unspaced...)
}

var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// Occurrence is where words stand in a text for the time after so many others; -1 if
// they do not. Occurrences do not overlap.
func Occurrence(text, words string, before int) int {
	at := 0
	for ; ; before-- {
		i := strings.Index(text[at:], words)
		if i < 0 {
			return -1
		}
		if before == 0 {
			return at + i
		}
		at += i + len(words)
	}
}

var opening = words.Pattern(`^[^:：–—·|]{1,40}?(?::\s+|：\s*|\s+[-–—·|]\s+)`)

// Opening is how a title begins that says first what it is the title of, up to a colon, a
// dash or a dot; empty if it does not:
//
//	Postmortem: search is slow
//	Incident retro - search is slow
func Opening(title string) string { return opening().FindString(title) }
