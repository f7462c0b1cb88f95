package reading

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/words"
)

// A day, at the start of a text, in the forms that people write:
//
//	2024-01-03   2024/1/3   2024.01.03   20240103   2024年1月3日
//	03.01.2024   3. 1. 2024   13/01/2024 (day first: 13 is no month)
//	1/3/2024     1/3/24     01-03-2024  (month first)
//	January 3, 2024   3rd of January 2024   Wed 3 Jan 2024   03-Jan-2024
//	3. januar 2024    le 3 janvier 2024     3 de enero de 2024
//	Jan 3   3 January   1月3日   1/3   (where the year is known from elsewhere)
//
// The order of corpora.md §4: slashes and hyphens are American unless the first
// number is over 12, dots are European.

// The years that an incident can have happened in.
const (
	firstYear = 1000
	lastYear  = 2199
)

// readDay reads a day at the start of the text, the name of a weekday before it
// included, and returns how many bytes it takes; 0 if there is no day. A year
// that is left out is taken from year, 0 if unknown. A day that was recognised
// and cannot be is zero, and reason says why. A damaged year that agrees with
// the known one is mended: day and reason are both set.
func readDay(text string, year int) (day kb.Date, n int, reason string) {
	if !strings.ContainsAny(text[:min(len(text), 48)], "0123456789") {
		return kb.Date{}, 0, ""
	}
	skip := skipWeekday(text)
	for _, form := range dayForms(text[skip:]) {
		day, n, reason = form(text[skip:], year)
		if n > 0 {
			n += skip
			return day, n + afterWeekday(text[n:]), reason
		}
	}
	return kb.Date{}, 0, ""
}

type dayForm func(text string, year int) (kb.Date, int, string)

var (
	namedForms     = []dayForm{readMonthName}
	numericForms   = []dayForm{readYearFirst, readDayOrMonthFirst, readMonthName, readShortDay}
	compactForms   = []dayForm{readYearFirst}
	eastAsianForms = []dayForm{readEastAsianDay, readMonthName}
)

// dayForms are the forms that the first characters leave open; the first that
// recognises the text decides.
func dayForms(text string) []dayForm {
	digits := leadingDigits(text)
	switch {
	case digits == 0:
		return namedForms
	case digits == 8:
		return compactForms
	case digits == len(text), digits > 6, text[digits] == ':':
		return nil
	case strings.IndexByte("-/.", text[digits]) >= 0:
		return numericForms
	default:
		return eastAsianForms
	}
}

// leadingDigits is how many digits a text begins with.
func leadingDigits(text string) int {
	n := 0
	for n < len(text) && isDigit(text[n]) {
		n++
	}
	return n
}

var (
	compactDay   = regexp.MustCompile(`^(19|20|21)(\d\d)(\d\d)(\d\d)`)
	eastAsianDay = words.Pattern(`^(?:(\d{2,5})\s*{date.year}\s*)?(\d{1,2})\s*{date.month}\s*(\d{1,2})\s*{date.day}(?:\s*[(（][月火水木金土日一二三四五六월화수목금토일](?:曜日?|요일)?[)）])?`)
	yearLast     = regexp.MustCompile(`^(\d{1,3})(\.\s?|[-/])(\d{1,2})(\.\s?|[-/])(\d{2,6})`)
	shortSlash   = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})`)
	shortDots    = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.`)
)

func readYearFirst(text string, year int) (kb.Date, int, string) {
	if yearText, month, day, n := yearMonthDay(text); n > 0 && endsNumber(text[n:]) {
		return makeDay(text[:n], yearText, month, day, year)
	}
	if leadingDigits(text) < 8 {
		return kb.Date{}, 0, ""
	}
	if m := compactDay.FindStringSubmatch(text); m != nil && endsNumber(text[8:]) {
		day, n, reason := makeDay(m[0], m[1]+m[2], m[3], m[4], year)
		if reason != "" {
			// Eight digits that are no day are just a number.
			return kb.Date{}, 0, ""
		}
		return day, n, ""
	}
	return kb.Date{}, 0, ""
}

// yearMonthDay cuts the numbers out of 2024-01-03, 2024/1/3 and 2024.01.03; n is
// 0 if the text does not start like that.
func yearMonthDay(text string) (year, month, day string, n int) {
	y := leadingDigits(text)
	if y < 3 || y > 6 || y == len(text) || strings.IndexByte("-/.", text[y]) < 0 {
		return "", "", "", 0
	}
	rest := text[y+1:]
	m := leadingDigits(rest)
	if m < 1 || m > 2 || m == len(rest) || rest[m] != text[y] {
		return "", "", "", 0
	}
	d := min(leadingDigits(rest[m+1:]), 3)
	if d == 0 {
		return "", "", "", 0
	}
	return text[:y], rest[:m], rest[m+1 : m+1+d], y + m + d + 2
}

// monthSuffixes are what stands behind the number of a month.
var monthSuffixes = words.Of("date.month")

func readEastAsianDay(text string, year int) (kb.Date, int, string) {
	if !containsAny(text[:min(len(text), 40)], monthSuffixes) {
		return kb.Date{}, 0, ""
	}
	m := eastAsianDay.FindStringSubmatch(text)
	if m == nil {
		return kb.Date{}, 0, ""
	}
	return makeDay(m[0], m[1], m[2], m[3], year)
}

func readDayOrMonthFirst(text string, year int) (kb.Date, int, string) {
	m := yearLast.FindStringSubmatch(text)
	if m == nil || m[2][0] != m[4][0] || !endsNumber(text[len(m[0]):]) {
		return kb.Date{}, 0, ""
	}
	if len(m[1]) == 3 || (m[2][0] == '.' && len(m[5]) < 4 && !looksLikeDottedDay(m)) {
		// Versions and addresses are numbers with dots, too.
		return kb.Date{}, 0, ""
	}
	first, second := m[1], m[3]
	if m[2][0] == '.' || number(first) > 12 {
		return makeDay(m[0], m[5], second, first, year)
	}
	return makeDay(m[0], m[5], first, second, year)
}

// looksLikeDottedDay tells 03.01.24 from 1.2.13: a short year counts only where
// day and month have two digits and exist.
func looksLikeDottedDay(m []string) bool {
	return len(m[5]) == 2 && len(m[1]) == 2 && len(m[3]) == 2 &&
		number(m[1]) >= 1 && number(m[1]) <= 31 && number(m[3]) >= 1 && number(m[3]) <= 12
}

// readShortDay reads 1/3 and 03.01. where the year is known.
func readShortDay(text string, year int) (kb.Date, int, string) {
	if year == 0 {
		return kb.Date{}, 0, ""
	}
	if m := shortDots.FindStringSubmatch(text); m != nil && endsNumber(text[len(m[0]):]) {
		if day := (kb.Date{Year: year, Month: time.Month(number(m[2])), Day: number(m[1])}); day.Valid() {
			return day, len(m[0]), ""
		}
	}
	if m := shortSlash.FindStringSubmatch(text); m != nil && endsNumber(text[len(m[0]):]) {
		month, of := number(m[1]), number(m[2])
		if month > 12 {
			month, of = of, month
		}
		if day := (kb.Date{Year: year, Month: time.Month(month), Day: of}); day.Valid() {
			return day, len(m[0]), ""
		}
	}
	return kb.Date{}, 0, ""
}

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

// makeDay makes a day of digits; match is the text that they were found in.
func makeDay(match, yearText, monthText, dayText string, known int) (kb.Date, int, string) {
	n := len(match)
	written := strings.TrimSpace(match)
	year, mended := known, ""
	switch len(yearText) {
	case 0:
		if known == 0 {
			return kb.Date{}, n, fmt.Sprintf("%q has no year", written)
		}
	case 2:
		if year = 2000 + number(yearText); year >= 2070 {
			year -= 100
		}
	case 4:
		year = number(yearText)
	default:
		if known == 0 || !resembles(yearText, strconv.Itoa(known)) {
			return kb.Date{}, n, fmt.Sprintf("%q is no date: the year %s has %d digits", written, yearText, len(yearText))
		}
		mended = fmt.Sprintf("the year of %q has %d digits; read as %d", written, len(yearText), known)
	}
	if year < firstYear || year > lastYear {
		return kb.Date{}, n, fmt.Sprintf("%q is no date: the year is not between %d and %d", written, firstYear, lastYear)
	}
	day := kb.Date{Year: year, Month: time.Month(number(monthText)), Day: number(dayText)}
	if len(dayText) > 2 {
		return kb.Date{}, n, fmt.Sprintf("%q is no date: the day %s has %d digits", written, dayText, len(dayText))
	}
	if day.Month < 1 || day.Month > 12 {
		return kb.Date{}, n, fmt.Sprintf("%q is no date: there is no month %d", written, day.Month)
	}
	if !day.Valid() {
		return kb.Date{}, n, fmt.Sprintf("%q is no date: %s %d has no day %d", written, day.Month, day.Year, day.Day)
	}
	return day, n, mended
}

// resembles tells whether the longer of two numbers is the shorter one with a
// digit too many: 20202 and 2020.
func resembles(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(a) != len(b)+1 {
		return false
	}
	for i := range a {
		if a[:i]+a[i+1:] == b {
			return true
		}
	}
	return false
}

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

// firstLetters is the run of letters that a text starts with.
func firstLetters(text string) string {
	for i, r := range text {
		if !unicode.IsLetter(r) {
			return text[:i]
		}
	}
	return text
}

// prefix returns at most n bytes of the text, whole characters only, and stops
// before a character whose lower case has another length.
func prefix(text string, n int) string {
	for i, r := range text {
		if i >= n || r >= utf8.RuneSelf && utf8.RuneLen(unicode.ToLower(r)) != utf8.RuneLen(r) {
			return text[:i]
		}
	}
	return text
}

// number reads digits that a pattern has checked.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// endsNumber tells whether a number ends where rest begins: no further digit,
// and no fraction or group of digits.
func endsNumber(rest string) bool {
	if rest == "" {
		return true
	}
	if isDigit(rest[0]) {
		return false
	}
	return len(rest) < 2 || !(rest[0] == '.' || rest[0] == '/') || !isDigit(rest[1])
}

// endsWord tells whether a word ends where rest begins.
func endsWord(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}
