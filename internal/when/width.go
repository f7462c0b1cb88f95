package when

import (
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
)

// Digits that are as wide as the characters of Chinese and Japanese are read as those of
// ASCII:
//
//	２０２６年３月５日　１４：３０   ２０２６／０３／０５

// widest is how many bytes at the start of a text are looked at for wide digits: a day, a
// time or a range of them is shorter, and a copy of all that follows would be made at each
// of a line's times.
const widest = 192

// wide is what the wide signs of days and times begin with in UTF-8.
const wide = "\xef\xbc"

// narrow is the start of a text with the wide digits, and the slashes, dots and dashes
// among them, as those of ASCII; it is the whole text itself where there are none.
func narrow(text string) string {
	head := prose.Start(text, widest)
	if !strings.Contains(head, wide) || !strings.ContainsFunc(head, isWideDigit) {
		return text
	}
	return strings.Map(narrowRune, head)
}

func narrowRune(r rune) rune {
	if isWideDigit(r) || r == '／' || r == '．' || r == '－' {
		return r - ('０' - '0')
	}
	return r
}

func isWideDigit(r rune) bool { return r >= '０' && r <= '９' }

// inWide is how many bytes of a text the first n of its narrow form take.
func inWide(text string, n int) int {
	for i, r := range text {
		if n <= 0 {
			return i
		}
		if i < widest {
			r = narrowRune(r)
		}
		n -= utf8.RuneLen(r)
	}
	return len(text)
}
