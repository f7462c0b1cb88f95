package when

import (
	"iter"
	"strings"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// A day, at the start of a text, in the forms that people write:
//
//	2024-01-03   2024/1/3   2024.01.03   20240103   2024年1月3日
//	2024. 1. 3   3 tháng 1 năm 2024   3 tháng 1
//	03.01.2024   3. 1. 2024   13/01/2024 (day first: 13 is no month)
//	1/3/2024     1/3/24     01-03-2024  (month first)
//	January 3, 2024   3rd of January 2024   Wed 3 Jan 2024   03-Jan-2024
//	3. januar 2024    le 3 janvier 2024     3 de enero de 2024
//	Jan 3   3 January   1月3日   1/3   01-03 10:00   (where the year is known from elsewhere)
//
// The order of corpora.md §4: slashes and hyphens are American unless the first
// number is over 12, dots are European.

// ReadDay reads a day at the start of the text, the name of a weekday before it
// included, and returns how many bytes it takes; 0 if there is no day. A day that
// was recognised and cannot be is zero, and refused says why. A damaged year that
// agrees with the known one is mended: day and refused are both set.
func (c Context) ReadDay(text string) (day kb.Date, n int, refused string) {
	narrowed := narrow(text)
	day, n, refused = readDay(narrowed, c.year())
	if len(narrowed) < len(text) {
		n = inWide(text, n)
	}
	if n > 0 && c.dayFirst {
		day = dayFirst(day, text[:n])
	}
	return day, n, refused
}

// ParseDay reads a day of a flag or a setting, which is written as 2026-09-01 and
// nothing else. It is false for all others.
func ParseDay(text string) (kb.Date, bool) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return kb.Date{}, false
	}
	return kb.DateOf(t), true
}

// Days yields the days that start at a word of a text, and where they stand.
func (c Context) Days(text string) iter.Seq2[kb.Date, kb.Range] {
	return func(yield func(kb.Date, kb.Range) bool) {
		for i := 0; i < len(text); i++ {
			if i > 0 && isWordByte(text[i-1]) {
				continue
			}
			day, n, _ := c.ReadDay(text[i:])
			if n == 0 || day.IsZero() {
				continue
			}
			if !yield(day, kb.Range{From: i, To: i + n}) {
				return
			}
			i += n - 1
		}
	}
}

// readDay reads a day whose slashes are American. A year that is left out is taken
// from year, 0 if unknown.
func readDay(text string, year int) (day kb.Date, n int, reason string) {
	if !prose.HasDigit(prose.Start(text, reach)) {
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
	eastAsianForms = []dayForm{readEastAsianDay, readMonthNumber, readMonthName}
)

// dayForms are the forms that the first characters leave open; the first that
// recognises the text decides.
func dayForms(text string) []dayForm {
	digits := prose.LeadingDigits(text)
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

var (
	compactDay   = words.Pattern(`^(19|20|21)(\d\d)(\d\d)(\d\d)`)
	eastAsianDay = words.Pattern(`^(?:(\d{2,5})\s*{date.year}\s*)?(\d{1,2})\s*{date.month}\s*(\d{1,2})\s*{date.day}`)
	// monthNumber has a word before the number of the month.
	monthNumber = words.Pattern(`^(\d{1,2})\s+(?i:{date.month-before})\s+(\d{1,2})(?:(?:\s*,|,?\s+(?i:{date.year-before}))\s+(\d{4}))?`)
	yearLast    = words.Pattern(`^(\d{1,3})(\.\s?|[-/])(\d{1,2})(\.\s?|[-/])(\d{2,6})`)
	shortSlash  = words.Pattern(`^(\d{1,2})/(\d{1,2})`)
	shortHyphen = words.Pattern(`^(\d\d)-(\d\d) ~?\d{1,2}:\d\d`)
	// shortDots has a dot behind the month, or a time of day.
	shortDots = words.Pattern(`^(\d{1,2})\.(\d{1,2})(?:\.| ~?\d{1,2}:\d\d)`)
)

func readYearFirst(text string, year int) (kb.Date, int, string) {
	if yearText, month, day, n := yearMonthDay(text); n > 0 && endsNumber(text[n:]) {
		return makeDay(text[:n], yearText, month, day, year)
	}
	if prose.LeadingDigits(text) < 8 {
		return kb.Date{}, 0, ""
	}
	if m := compactDay().FindStringSubmatch(text); m != nil && endsNumber(text[8:]) {
		day, n, reason := makeDay(m[0], m[1]+m[2], m[3], m[4], year)
		if reason != "" {
			// Eight digits that are no day are just a number.
			return kb.Date{}, 0, ""
		}
		return day, n, ""
	}
	return kb.Date{}, 0, ""
}

// yearMonthDay cuts the numbers out of 2024-01-03, 2024/1/3, 2024.01.03 and 2024. 1. 3; n is
// 0 if the text does not start like that.
func yearMonthDay(text string) (year, month, day string, n int) {
	y := prose.LeadingDigits(text)
	if y < 3 || y > 6 || y == len(text) || strings.IndexByte("-/.", text[y]) < 0 {
		return "", "", "", 0
	}
	rest := behindSeparator(text[y:])
	m := prose.LeadingDigits(rest)
	if m < 1 || m > 2 || m == len(rest) || rest[m] != text[y] {
		return "", "", "", 0
	}
	last := behindSeparator(rest[m:])
	d := min(prose.LeadingDigits(last), 3)
	if d == 0 {
		return "", "", "", 0
	}
	return text[:y], rest[:m], last[:d], len(text) - len(last) + d
}

// behindSeparator is what follows the sign between two numbers of a day, and the blank
// behind a dot.
func behindSeparator(text string) string {
	if rest, spaced := strings.CutPrefix(text, ". "); spaced {
		return rest
	}
	return text[1:]
}

func readEastAsianDay(text string, year int) (kb.Date, int, string) {
	m := eastAsianDay().FindStringSubmatch(text)
	if m == nil {
		return kb.Date{}, 0, ""
	}
	return makeDay(m[0], m[1], m[2], m[3], year)
}

func readMonthNumber(text string, year int) (kb.Date, int, string) {
	m := monthNumber().FindStringSubmatch(text)
	if m == nil || !endsNumber(text[len(m[0]):]) {
		return kb.Date{}, 0, ""
	}
	return makeDay(m[0], m[3], m[2], m[1], year)
}

func readDayOrMonthFirst(text string, year int) (kb.Date, int, string) {
	m := yearLast().FindStringSubmatch(text)
	if m == nil || m[2][0] != m[4][0] || !endsNumber(text[len(m[0]):]) || isHour(m, text[len(m[0]):]) {
		return kb.Date{}, 0, ""
	}
	if len(m[1]) == 3 || (m[2][0] == '.' && len(m[5]) < 4 && !looksLikeDottedDay(m)) {
		// Versions and addresses are numbers with dots, too.
		return kb.Date{}, 0, ""
	}
	first, second := m[1], m[3]
	if m[2][0] == '.' || prose.Number(first) > 12 {
		return makeDay(m[0], m[5], second, first, year)
	}
	return makeDay(m[0], m[5], first, second, year)
}

// isHour tells whether what stands in the place of a year is the hour of a time of day
// behind a blank: "06.03. 09:00".
func isHour(m []string, rest string) bool {
	return strings.HasSuffix(m[4], " ") && len(m[5]) == 2 && colonAt(rest) > 0 && prose.LeadingDigits(rest[colonAt(rest):]) == 2
}

// looksLikeDottedDay tells 03.01.24 from 1.2.13: a short year counts only where
// day and month have two digits and exist.
func looksLikeDottedDay(m []string) bool {
	return len(m[5]) == 2 && len(m[1]) == 2 && len(m[3]) == 2 &&
		prose.Number(m[1]) >= 1 && prose.Number(m[1]) <= 31 && prose.Number(m[3]) >= 1 && prose.Number(m[3]) <= 12
}

// readShortDay reads 1/3, 03.01. and 01-03 before a time, where the year is known.
func readShortDay(text string, year int) (kb.Date, int, string) {
	if year == 0 {
		return kb.Date{}, 0, ""
	}
	if m := shortDots().FindStringSubmatch(text); m != nil && endsNumber(text[len(m[0]):]) {
		if day := (kb.Date{Year: year, Month: time.Month(prose.Number(m[2])), Day: prose.Number(m[1])}); day.Valid() {
			return day, len(strings.TrimRight(m[0][:len(m[1])+1+len(m[2])+1], " ")), ""
		}
	}
	if m := shortHyphen().FindStringSubmatch(text); m != nil {
		if day := (kb.Date{Year: year, Month: time.Month(prose.Number(m[1])), Day: prose.Number(m[2])}); day.Valid() {
			return day, len("01-03"), ""
		}
	}
	if m := shortSlash().FindStringSubmatch(text); m != nil && endsNumber(text[len(m[0]):]) {
		month, of := prose.Number(m[1]), prose.Number(m[2])
		if month > 12 {
			month, of = of, month
		}
		if day := (kb.Date{Year: year, Month: time.Month(month), Day: of}); day.Valid() {
			return day, len(m[0]), ""
		}
	}
	return kb.Date{}, 0, ""
}
