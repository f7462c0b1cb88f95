package when

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	beforeWeekday = regexp.MustCompile(`^(?:on|den|le|el|am|em|no dia)\s+(?:the\s+)?`)
	weekday       = regexp.MustCompile(`^(\p{L}{2,9})(?:-feira)?\.?(?:\s*,\s*|\s+)(?:(?:the|den|der|le|el|o)\s+)?`)
)

// skipWeekday returns the length of a weekday's name, and of a preposition,
// before a day.
func skipWeekday(text string) int {
	if text == "" || isDigit(text[0]) {
		return 0
	}
	lower := strings.ToLower(prefix(text, 40))
	n := 0
	if lower != "" && strings.IndexByte("odlean", lower[0]) >= 0 {
		n = len(beforeWeekday.FindString(lower))
	}
	if !weekdays[firstLetters(lower[n:])] {
		return n
	}
	if m := weekday.FindStringSubmatch(lower[n:]); m != nil {
		n += len(m[0])
	}
	return n
}

var trailingWeekday = regexp.MustCompile(`^(?:\s*[(（]\s*|,\s+)(\p{L}{2,9})\.?([)）])?`)

// afterWeekday returns the length of a weekday after a day: "(Tuesday)".
func afterWeekday(text string) int {
	if text == "" || strings.IndexByte(" ,(", text[0]) < 0 && text[0] < utf8.RuneSelf {
		return 0
	}
	m := trailingWeekday.FindStringSubmatch(prefix(text, 32))
	if m == nil || !weekdays[strings.ToLower(m[1])] || (m[2] == "") != (text[0] == ',') {
		return 0
	}
	return len(m[0])
}
