package reading

import (
	"cmp"
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
)

// Emoji codes, as some sites show them as pictures:
//
//	# :fire: Outage of search
//	## Metrics :rotating_light::fire:
//
// A code is a name of emoji.txt between colons; any other word there is text:
// "job :nightly: failed". Codes stand apart from the words around them: "10:30:00",
// "host:db:01" and "std::vector::at" hold none.

//go:embed emoji.txt
var emojiNames string

// emojiKnown has the names of emoji.txt, below its remarks.
var emojiKnown = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	for line := range strings.Lines(emojiNames) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for name := range strings.FieldsSeq(line) {
			known[name] = true
		}
	}
	return known
})

// emojiCodes are codes in a row.
var emojiCodes = regexp.MustCompile(`(?::[a-z+-][a-z0-9_+-]*:)+`)

// hasEmojiCode tells whether a text may have a code.
func hasEmojiCode(text string) bool { return strings.Count(text, ":") >= 2 }

// withoutEmoji is text with a space in place of each emoji code.
func withoutEmoji(text string) string {
	if !hasEmojiCode(text) {
		return text
	}
	var out []byte
	from := 0
	for _, at := range emojiCodes.FindAllStringIndex(text, -1) {
		before, _ := utf8.DecodeLastRuneInString(text[:at[0]])
		after, _ := utf8.DecodeRuneInString(text[at[1]:])
		if prose.IsWordRune(before) || prose.IsWordRune(after) || before == ':' || after == ':' {
			continue
		}
		codes := knownCodes(text[at[0]:at[1]])
		if codes == 0 {
			continue
		}
		out = append(append(out, text[from:at[0]]...), strings.Repeat(" ", codes)...)
		from = at[1]
	}
	if from == 0 {
		return text
	}
	return string(append(out, text[from:]...))
}

// knownCodes counts the codes in a row; 0 if one of them is none.
func knownCodes(row string) int {
	names := strings.FieldsFunc(row, func(r rune) bool { return r == ':' })
	for _, name := range names {
		if plain, _, _ := strings.Cut(name, "_tone"); !emojiKnown()[plain] {
			return 0
		}
	}
	return len(names)
}

// shownHeading is a heading without emoji codes, unless it is nothing else.
func shownHeading(heading string) string {
	if !hasEmojiCode(heading) {
		return heading
	}
	return cmp.Or(prose.Line(withoutEmoji(heading)), heading)
}
