package when

import (
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
)

// endsNumber tells whether a number ends where rest begins: no further digit,
// and no fraction or group of digits.
func endsNumber(rest string) bool {
	if rest == "" {
		return true
	}
	if prose.IsDigit(rest[0]) {
		return false
	}
	return len(rest) < 2 || !(rest[0] == '.' || rest[0] == '/') || !prose.IsDigit(rest[1])
}

// isWordByte tells whether a byte is part of a word, as those of other scripts are.
func isWordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || prose.IsDigit(b) || b >= utf8.RuneSelf
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
