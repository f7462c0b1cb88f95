package when

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Which of two numbers is the day, decided for a document as a whole:
//
//	11/02/2023 … 20/02/2023          day first: there is no month 20
//	2023-02-11-name.md, 11/02/2023   day first: the file name says so
//	2023/02/name.md, 11/02/2023      day first: the folders say so
//	language: de, 11/02/2023         day first: as the language writes it
//	"… la cronología … 11/02/2023"   day first: as the language of the words writes it
//	11/02/2023                       month first, a guess: English is written both ways

// numberedDay is a day of three numbers with the year last.
type numberedDay struct {
	written             string
	first, second, year int
}

const (
	// dayOrderBytes bounds how far into a document its days are looked at.
	dayOrderBytes = 100_000
	// longestNumbers is more than a day of three numbers takes, and mostUnclear as
	// many of them as are compared with other days.
	longestNumbers = 24
	mostUnclear    = 8
)

// OfDocument is the context of a document with this text, which tells whether its
// slashes and hyphens stand between day, month and year, in this order. language is
// the tag of the document or the site, empty if not stated; named are the days that the names of
// the file and its folders say, the best first, without a day where one names a month.
func (c Context) OfDocument(text, language string, named ...kb.Date) Context {
	c.dayFirst, c.guessed = writesDayFirst(text, language, named...)
	return c
}

// Guessed is a day as the document writes it whose month and day are told apart by
// nothing in it; empty if it has none.
func (c Context) Guessed() string { return c.guessed }

func writesDayFirst(text, language string, named ...kb.Date) (first bool, guessed string) {
	unclear, dayFirst, monthFirst := numberedDays(prose.Start(text, dayOrderBytes))
	switch {
	case dayFirst != monthFirst:
		return dayFirst, ""
	case dayFirst:
		return false, ""
	}
	for _, d := range unclear {
		for _, other := range named {
			switch {
			case d.is(other, d.first, d.second):
				return false, ""
			case d.is(other, d.second, d.first):
				return true, ""
			}
		}
	}
	if main, region, _ := strings.Cut(strings.ToLower(language), "-"); main != "" {
		order := words.In(main, "date.order")
		return len(order) == 0 || order[0] == dayMonthYear || dayFirstRegions[region], ""
	}
	if foreignWords(text) {
		return true, ""
	}
	if len(unclear) > 0 {
		guessed = unclear[0].written
	}
	return false, guessed
}

// is tells whether a day, or a month without a day, is the one of these numbers.
func (d numberedDay) is(named kb.Date, month, day int) bool {
	return named.Year == d.year && int(named.Month) == month && (named.Day == 0 || named.Day == day)
}

// dayFirstRegions write English with the day first.
var dayFirstRegions = prose.WordSet("gb uk ie au nz in za")

// numberedDays finds the days of three numbers whose order the numbers leave open,
// and whether there are some that must be read one way or the other.
func numberedDays(text string) (unclear []numberedDay, dayFirst, monthFirst bool) {
	for i := 0; i < len(text); i++ {
		if !prose.IsDigit(text[i]) {
			continue
		}
		n := prose.LeadingDigits(text[i:])
		if n <= 2 && i+n < len(text) && (text[i+n] == '/' || text[i+n] == '-') && (i == 0 || strings.IndexByte("/-.", text[i-1]) < 0) {
			m := yearLast().FindStringSubmatch(text[i:min(len(text), i+longestNumbers)])
			if m != nil && m[2] == m[4] && len(m[1]) <= 2 && (len(m[5]) == 4 || len(m[5]) == 2 && m[2] == "/") && endsNumber(text[i+len(m[0]):]) {
				d := numberedDay{m[0], prose.Number(m[1]), prose.Number(m[3]), prose.Number(m[5])}
				switch {
				case d.first > 12 && d.first <= 31 && d.second <= 12:
					dayFirst = true
				case d.second > 12 && d.second <= 31 && d.first <= 12:
					monthFirst = true
				case d.first != d.second && len(unclear) < mostUnclear:
					if d.year < 100 {
						d.year += 2000
					}
					unclear = append(unclear, d)
				}
				n = len(m[0])
			}
		}
		i += n
	}
	return unclear, dayFirst, monthFirst
}

// dayMonthYear is the value of date.order of languages that write the day first.
const dayMonthYear = "day month year"

// commonWords are the commonest words of English, and those that only languages have
// which write the day first: false.
var commonWords = sync.OnceValue(func() map[string]bool {
	english := map[string]bool{}
	for _, language := range words.Languages() { // English first
		for _, word := range words.In(language, "language.common") {
			if language == "en" || !english[word] && writesDayFirstIn(language) {
				english[word] = language == "en"
			}
		}
	}
	return english
})

func writesDayFirstIn(language string) bool {
	return slices.Contains(words.In(language, "date.order"), dayMonthYear)
}

// languageBytes bounds how much of a text says in which language it is.
const languageBytes = 3000

// foreignWords tells whether the beginning of a text is in a language that writes
// the day first.
func foreignWords(text string) bool {
	text = prose.Start(text, languageBytes)
	theirs, english := countWords(text, commonWords())
	if theirs+english < fewestCommon {
		theirs, english = countWords(text, orderedNames())
		return theirs >= fewestNames && theirs > english
	}
	return theirs >= fewestCommon && theirs > 3*english
}

// fewestCommon is how many of the commonest words say in which language a text is, and
// fewestNames how many of all that we know do in a text that has fewer of those.
const (
	fewestCommon = 4
	fewestNames  = 2
)

// countWords counts the words of a text that are known: those of languages which write the
// day first, and the others. What has only capitals is no word of a language: EST, OS.
func countWords(text string, others map[string]bool) (theirs, ours int) {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		small := strings.ToLower(word)
		other, known := others[small]
		switch {
		case !known || word != small && utf8.RuneCountInString(word) > 1 && word == strings.ToUpper(word):
		case other:
			ours++
		default:
			theirs++
		}
	}
	return theirs, ours
}

// orderedNames are the words of headings and labels, with the commonest ones, that stand
// only in languages which write the day first, false, or only in others.
var orderedNames = sync.OnceValue(func() map[string]bool {
	names, both := map[string]bool{}, map[string]bool{}
	for _, language := range words.Languages() {
		other := !writesDayFirstIn(language)
		for _, key := range words.Keys() {
			if !slices.ContainsFunc(nameKeys, func(start string) bool { return strings.HasPrefix(key, start) }) {
				continue
			}
			for _, phrase := range words.In(language, key) {
				for word := range strings.FieldsFuncSeq(phrase, func(r rune) bool { return !unicode.IsLetter(r) }) {
					if before, known := names[word]; known && before != other {
						both[word] = true
					}
					names[word] = other
				}
			}
		}
	}
	maps.DeleteFunc(names, func(word string, _ bool) bool { return both[word] })
	return names
})

// nameKeys begin the keys of what short documents have most of.
var nameKeys = []string{"section.", "label.", "column.", "month.", "weekday", "length.", "language.common"}

// dayFirst turns a day round that was read month first from a text whose numbers
// say nothing.
func dayFirst(day kb.Date, written string) kb.Date {
	written = written[skipWeekday(written):]
	if day.Day > 12 || day.IsZero() {
		return day
	}
	m := yearLast().FindStringSubmatch(written)
	if m == nil {
		m = shortSlash().FindStringSubmatch(written)
	} else if m[2][0] == '.' {
		return day
	}
	if m == nil || prose.Number(m[1]) != int(day.Month) {
		return day
	}
	return kb.Date{Year: day.Year, Month: time.Month(day.Day), Day: int(day.Month)}
}
