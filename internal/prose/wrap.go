package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Where a line of Chinese or Japanese was wrapped, no blank was meant:
//
//	用户无法          用户无法完成付款        결제 서비스가      결제 서비스가 중단되었습니다
//	完成付款                              중단되었습니다
//
// Lines that are labels were not wrapped: "日期：4月1日" above "等级：高".

// Unwrap leaves out the line breaks of a text that only wrap Chinese or Japanese.
func Unwrap(text string) string {
	var b strings.Builder
	from := 0
	for at := 0; ; at++ {
		n := strings.IndexByte(text[at:], '\n')
		if n < 0 {
			break
		}
		if at += n; Wraps(text[:at], text[at+1:]) {
			b.WriteString(text[from:at])
			from = at + 1
		}
	}
	if from == 0 {
		return text
	}
	b.WriteString(text[from:])
	return b.String()
}

// LongestLabel bounds the bytes of a label at the start of a line: as much of what stands
// behind a break is looked at.
const LongestLabel = 30

// Wraps tells whether a line break between two texts only wraps a line.
func Wraps(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	if !IsSetSolid(last) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(after)
	line, _, _ := strings.Cut(Start(after, LongestLabel), "\n")
	return IsSetSolid(first) && !strings.Contains(line, "：")
}

// IsSetSolid tells whether a character is one of those that Chinese and Japanese set
// without blanks, their signs among them.
func IsSetSolid(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r >= 0x3001 && r <= 0x303F, r >= 0xFF01 && r <= 0xFF65, r >= 0xFFE0 && r <= 0xFFEF, r == 0x30FC:
		return true
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
