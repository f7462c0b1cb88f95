package reading

import (
	"regexp"
	"unicode"
	"unicode/utf8"
)

// Emoji codes, as some sites show them as pictures:
//
//	# :fire: Outage of search
//
// A code is a word of letters between colons that stands apart from the words
// around it: "10:30:00" and "host:db:01" hold none.

var emojiCode = regexp.MustCompile(`:[a-z+-][a-z0-9_+-]*:`)

// withoutEmoji is text with a space in place of each emoji code.
func withoutEmoji(text string) string {
	var out []byte
	from := 0
	for _, at := range emojiCode.FindAllStringIndex(text, -1) {
		before, _ := utf8.DecodeLastRuneInString(text[:at[0]])
		after, _ := utf8.DecodeRuneInString(text[at[1]:])
		if isPartOfWord(before) || isPartOfWord(after) {
			continue
		}
		out = append(append(out, text[from:at[0]]...), ' ')
		from = at[1]
	}
	if from == 0 {
		return text
	}
	return string(append(out, text[from:]...))
}

func isPartOfWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
