package when

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The day behind or before the name of its month:
//
//	14-19 January 2026  (the first of several days)
//	January 3rd, 2024   Jan 3   the 3rd of January 2024   3. Februar   3 de enero de 2024

var (
	article      = phrasesOf("date.the")
	plainMonths  = words.Set("date.plain-month")
	monthThenDay = words.Pattern(`^(\p{L}+)\.?[\s-]\s*(\d{1,2})(?:{date.ordinal}|\.)?(?:(?:\s*,\s*|\s+|-)(?:{date.of}\s+)?(\d{2,6}))?`)
	dayThenMonth = words.Pattern(`^(?:(?:{date.the})\s+)?(\d{1,2})(?:{date.ordinal}|\.)?[\s/-]*(?:{date.of}(?:\s+|['’]))?(\p{L}+)\.?(?:(?:\s*,\s*|\s+|[-/])(?:{date.of-year}\s+)?(\d{2,6}))?`)
)

// daysThenMonth are the first and the last day of some in front of their month.
var daysThenMonth = words.Pattern(`^(\d{1,2}\.?)\s*[-–]\s*\d{1,2}\.?\s+(\p{L}+)`)

// yearBehind is a year of four digits behind the end of a range.
var yearBehind = words.Pattern(`^(?:\s*,\s*|\s+)((?:19|20)\d\d)(?:\D|$)`)

func readMonthName(text string, year int) (kb.Date, int, string) {
	if IsMonth(prose.FirstLetters(text)) {
		if m := monthThenDay().FindStringSubmatch(text); m != nil {
			if day, n, reason := namedDay(text, m[0], m[3], m[1], m[2], year); n > 0 {
				return day, n, reason
			}
		}
	}
	if !prose.IsDigit(text[0]) && article().spaced(text) == 0 {
		return kb.Date{}, 0, ""
	}
	if m := daysThenMonth().FindStringSubmatch(text); m != nil && IsMonth(m[2]) {
		if day, n, _ := readMonthName(m[1]+text[len(m[0])-len(m[2]):], year); n > 0 {
			return day, len(m[0]) - len(m[2]) + n - len(m[1]), ""
		}
	}
	if m := dayThenMonth().FindStringSubmatch(text); m != nil {
		return namedDay(text, m[0], m[3], m[2], m[1], year)
	}
	return kb.Date{}, 0, ""
}

// namedDay makes a day of a match with the name of a month. Two digits after
// the day are a year only where no time of day starts there ("May 3 14:10").
func namedDay(text, match, yearText, name, of string, year int) (kb.Date, int, string) {
	month := months()[strings.ToLower(name)]
	if month == 0 {
		return kb.Date{}, 0, ""
	}
	rest := text[len(match):]
	if endsRange(match, name, yearText) {
		if m := yearBehind().FindStringSubmatch(rest); m != nil {
			year = prose.Number(m[1])
		}
		match = strings.TrimRight(strings.TrimSuffix(match, yearText), " ,-\t")
		yearText, rest = "", text[len(match):]
	}
	if yearText != "" && (startsClock(yearText, rest) || len(yearText) == 2 && !endsNumber(rest)) {
		match = strings.TrimRight(strings.TrimSuffix(match, yearText), " ,-\t")
		yearText, rest = "", text[len(match):]
	}
	if yearText == "" && (!prose.EndsWord(rest) || !plainlyMonth(name)) {
		return kb.Date{}, 0, ""
	}
	return makeDay(match, yearText, strconv.Itoa(int(month)), of, year)
}

// endsRange tells whether the two digits behind a hyphen are the last day of a range,
// "January 14-19, 2026", and not the year of "Jan-14-19".
func endsRange(match, name, digits string) bool {
	behind, monthFirst := strings.CutPrefix(match, name)
	return len(digits) == 2 && strings.HasSuffix(match, "-"+digits) && monthFirst && behind[0] != '-'
}

// startsClock tells whether the digits are the hours of a time of day.
func startsClock(digits, rest string) bool {
	if len(digits) > 2 || rest == "" {
		return false
	}
	return rest[0] == ':' || rest[0] == '.' && len(rest) > 1 && prose.IsDigit(rest[1]) || rest[0] == 'h' ||
		hourWord().MatchString(digits+rest) || ampm().MatchString(rest)
}

// plainlyMonth tells whether a word is the name of a month even without a year
// beside it: "may", "mar" and "set" are words, too.
func plainlyMonth(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(first) || len(name) > 3 || plainMonths()[name]
}
