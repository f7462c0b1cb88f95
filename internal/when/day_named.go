package when

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
)

var (
	monthThenDay = regexp.MustCompile(`^(\p{L}+)\.?[\s-]\s*(\d{1,2})(?:st|nd|rd|th|\.)?(?:(?:\s*,\s*|\s+|-)(?:of\s+)?(\d{2,6}))?`)
	dayThenMonth = regexp.MustCompile(`^(?:(?:the|den|der|le|el|o)\s+)?(\d{1,2})(?:st|nd|rd|th|\.|º|er|ème)?[\s/-]*(?:of\s+|de\s+|d')?(\p{L}+)\.?(?:(?:\s*,\s*|\s+|[-/])(?:de\s+|del\s+)?(\d{2,6}))?`)
)

func readMonthName(text string, year int) (kb.Date, int, string) {
	if isDigit(text[0]) {
		// Then the month comes second.
	} else if months[strings.ToLower(firstLetters(text))] == 0 {
		// Then only an article and a day can follow: "the 3rd of May".
		if strings.IndexByte("tdleo", text[0]) < 0 {
			return kb.Date{}, 0, ""
		}
	} else if m := monthThenDay.FindStringSubmatch(text); m != nil {
		if day, n, reason := namedDay(text, m[0], m[3], m[1], m[2], year); n > 0 {
			return day, n, reason
		}
	}
	if m := dayThenMonth.FindStringSubmatch(text); m != nil {
		return namedDay(text, m[0], m[3], m[2], m[1], year)
	}
	return kb.Date{}, 0, ""
}

// namedDay makes a day of a match with the name of a month. Two digits after
// the day are a year only where no time of day starts there ("May 3 14:10").
func namedDay(text, match, yearText, name, of string, year int) (kb.Date, int, string) {
	month := months[strings.ToLower(name)]
	if month == 0 {
		return kb.Date{}, 0, ""
	}
	rest := text[len(match):]
	if yearText != "" && (startsClock(yearText, rest) || len(yearText) == 2 && !endsNumber(rest)) {
		match = strings.TrimRight(strings.TrimSuffix(match, yearText), " ,-\t")
		yearText, rest = "", text[len(match):]
	}
	if yearText == "" && (!endsWord(rest) || !plainlyMonth(name)) {
		return kb.Date{}, 0, ""
	}
	return makeDay(match, yearText, strconv.Itoa(int(month)), of, year)
}

// startsClock tells whether the digits are the hours of a time of day.
func startsClock(digits, rest string) bool {
	if len(digits) > 2 || rest == "" {
		return false
	}
	return rest[0] == ':' || rest[0] == '.' && len(rest) > 1 && isDigit(rest[1]) || rest[0] == 'h' ||
		ampm.MatchString(rest)
}

// plainlyMonth tells whether a word is the name of a month even without a year
// beside it: "may", "mar" and "set" are words, too.
func plainlyMonth(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(first) || len(name) > 3 || name == "mai"
}
