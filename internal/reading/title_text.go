package reading

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// What is a title and what only stands in front of it:
//
//	2024-05-01: search is slow        a day, and "search is slow"
//	2024-05-01 Search is slow         a day in figures needs no colon
//	Search is slow - 2024-05-01       nor needs it to stand in front
//	Incident date: 2024-05-01 …       words left over from a template
//	[Title]                           nothing but what is left over
//	Postmortem: search is slow        lists need not say what the document is

// title is a title and the day that stood in front of it.
type title struct {
	text string
	// day is zero if there was none; written is the day as the author wrote it, and end that
	// of a range of days.
	day     kb.Date
	written string
	end     *kb.Moment
	line    int
	// what names the source in words.
	what string
}

// from says what a title was read from.
func (t title) from(what string) title {
	t.what = what
	return t
}

// reportDelay is how long after an incident its document is published, at most, and
// titleDelay where only a title names the day: it may be left over from the last one.
const (
	reportDelay = 60
	titleDelay  = 31
)

// dayBefore is the day that a title names if it lies shortly before another: a
// file is often named by the day on which it was published. It is zero if there
// is none.
func (t title) dayBefore(published kb.Date) kb.Date {
	day := t.day
	if day.IsZero() && namesMonthOrYear(t.text) {
		day, _ = dayInside(t.text, when.Context{Year: published.Year})
	}
	if day.IsZero() || day.Compare(published) >= 0 || day.AddDays(titleDelay).Compare(published) < 0 {
		return kb.Date{}
	}
	return day
}

// namesMonthOrYear tells a text with a day from one with numbers.
func namesMonthOrYear(text string) bool {
	if when.Year(text) > 0 {
		return true
	}
	for word := range strings.FieldsSeq(text) {
		if when.NamesMonth(strings.Trim(word, ".,;:()[]")) {
			return true
		}
	}
	return false
}

// origin is where the title was read.
func (t title) origin() kb.Origin { return kb.Origin{What: t.what, Line: t.line} }

// titleWords are the words of a title for comparison.
func titleWords(text string) string { return headingWords(text) }

var titleSeparator = words.Pattern(`[-–—:：,|·•]\s*$`)

// figuresDay is a day in figures in front of a title, and dayAtEnd one behind it.
var (
	figuresDay = words.Pattern(`^(?:19|20)\d\d-\d\d-\d\d\s+$`)
	dayAtEnd   = words.Pattern(`\s*(?:[-–—|·•,]|--)\s*((?:19|20)\d\d-\d\d-\d\d)\s*$`)
)

// codeMarks are those of code in a title that is a key, where no Markdown is read; in a
// heading they are gone.
var codeMarks = words.Pattern("`+([^`]+)`+")

// splitTitle cleans a title and splits off a day in front of it.
func (s *source) splitTitle(text string, line int) title {
	return splitTitle(text, line, s.outline.dates.WithoutYear())
}

// splitTitle does so for a text whose days are written in a known way.
func splitTitle(text string, line int, dates when.Context) title {
	text = prose.Line(markdown.WithoutEmoji(text))
	if before, after, found := strings.Cut(text, ":"); found && labelWords()[headingWords(before)] == dateLabel && strings.TrimSpace(after) != "" {
		text = strings.TrimSpace(after)
	}
	t := title{text: text, line: line}
	m, ok := dates.ReadMoment(text, line)
	if !ok || !m.HasDay {
		return t.withoutDayAtEnd(dates)
	}
	t.day, t.written, t.end = m.Moment.Day, m.Moment.Written, m.End
	rest := strings.TrimSpace(text[m.N:])
	parted := titleSeparator().MatchString(text[:m.N]) || figuresDay().MatchString(text[:m.N]) && strings.Contains(rest, " ")
	if utf8.RuneCountInString(rest) >= 2 && parted {
		t.text = rest
	}
	return t
}

// withoutDayAtEnd takes the day off the end of a title of several words.
func (t title) withoutDayAtEnd(dates when.Context) title {
	at := dayAtEnd().FindStringSubmatchIndex(t.text)
	if at == nil || !strings.Contains(strings.TrimSpace(t.text[:at[0]]), " ") {
		return t
	}
	if m, ok := dates.ReadMoment(t.text[at[2]:at[3]], t.line); ok && m.HasDay {
		t.day, t.written, t.end, t.text = m.Moment.Day, m.Moment.Written, m.End, strings.TrimSpace(t.text[:at[0]])
	}
	return t
}

// isLeftOver tells whether a title is the one of the template.
func isLeftOver(text string) bool {
	trimmed := strings.TrimSpace(text)
	words := headingWords(trimmed)
	if leftOverTitles()[words] {
		return true
	}
	return len(trimmed) > 2 && (isInBrackets(trimmed) || isTemplateLine(trimmed)) || words == "" && strings.IndexFunc(trimmed, prose.IsWordRune) < 0
}

// titleOpening is how a title begins if that only says what the document is, and what
// follows says more than a word; empty otherwise: "Incident: mail" is whole.
func titleOpening(text string) string {
	opening := prose.Opening(text)
	subject := text[len(opening):]
	said := headingWords(opening)
	if opening == "" || !leftOverTitles()[said] && !slices.Contains(documentKinds(), said) {
		return ""
	}
	if !strings.Contains(subject, " ") && (!strings.ContainsFunc(subject, hasNoBlanks) || utf8.RuneCountInString(subject) < shortestSubject) {
		return ""
	}
	return opening
}

// shortestSubject is how many characters without a blank say what an incident was: in
// Chinese or Japanese these are words.
const shortestSubject = 4

// leftOverTitles are the titles of templates, as headingWords leaves them.
var leftOverTitles = words.Set("title.left-over")
