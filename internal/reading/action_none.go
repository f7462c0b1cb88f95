package reading

import (
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// What stands in a list of actions and is none:
//
//	- None                    - No new tasks were found        - 无新增行动项
//	- N/A                     - None required                  - {{ action }}     - ... more
//	- mail.example.org        - `VIDEO_QUERY`                  only the name of something
//	- Does the build start from a clean checkout?              a question, of a list to go through
//	- Owner:                                                   a name of a form, with nothing behind it
//	| [Action] | [Name] | [Date] |                             a row of a form
//
// A question with a box, an owner or a day is one.
//
// "No tasks without an owner" is one: it says what must not be.

// isNoAction tells whether an item was left over from a template, or says that there
// is nothing to do.
func isNoAction(head *markdown.Block) bool {
	text := strings.TrimSpace(head.Text)
	if isPlaceholder(text) || strings.HasPrefix(text, "{{") || strings.HasPrefix(text, "...") || strings.HasPrefix(text, "…") {
		return true
	}
	return noActions()[strings.ToLower(strings.Trim(text, "*_.。()[] "))] || saysNoAction(text)
}

// isFormRow tells whether the cells of a row are words in brackets, to be replaced.
func isFormRow(row *markdown.Block) bool {
	return count(row.Children, func(cell *markdown.Block) bool {
		text := strings.TrimSpace(cell.Text)
		return strings.HasPrefix(text, "[") && strings.IndexByte(text, ']') == len(text)-1
	}) > 1
}

// noActions are what stands in place of actions, be it left over or said.
var noActions = words.Set("action.none")

// saysNoAction tells whether a text begins with a sentence that says that there is
// nothing to do.
func saysNoAction(text string) bool {
	first := strings.ToLower(strings.TrimSpace(prose.Sentence(text)))
	if startsWithAny(first, openingNo()) {
		if m := noNamedAction().FindStringSubmatch(first); m != nil {
			return !containsWord(m[1], forbids())
		}
	}
	return mayNameAbsent(first) && namesAbsent().MatchString(first) || len(strings.Fields(first)) <= longestNoAction &&
		utf8.RuneCountInString(first) <= longestNoActionRunes && hasStart(headingWords(first), nothingToDo())
}

// openingNo are the first words of what says no, and closingAbsent the last words of
// what says that there is none: looks in front of noNamedAction and namesAbsent, since
// most actions have neither word.
var (
	openingNo     = outerWords("action.no", func(fields []string) string { return fields[0] })
	closingAbsent = outerWords("action.absent", func(fields []string) string { return fields[len(fields)-1] })
)

// outerWords are the first or the last word of each phrase of a key.
func outerWords(key string, outer func(fields []string) string) func() []string {
	return words.Made(words.Of(key), func(phrases []string) (outers []string) {
		for _, phrase := range phrases {
			outers = append(outers, outer(strings.Fields(phrase)))
		}
		return outers
	})
}

// mayNameAbsent tells whether a sentence ends in one of the last words.
func mayNameAbsent(sentence string) bool {
	return endsWithAny(strings.TrimRight(sentence, ".!。;；"), closingAbsent())
}

// longestNoAction is how many words say only that there is nothing, and
// longestNoActionRunes how many runes where words are not parted.
const (
	longestNoAction      = 6
	longestNoActionRunes = 48
)

var (
	nothingToDo = words.Of("action.nothing")
	forbids     = words.Of("action.condition")
	// noNamedAction says so by what actions are called, and namesAbsent behind it, both
	// in small letters.
	noNamedAction = words.Pattern(`^{action.no}\s*(?:[\pL-]{1,14}\s+){0,2}?(?:{action.more})*{action.named}((?:\s+[\pL-]{1,14}){0,4})(?:\s*[(（;；,，–—-].*)?[.!。;；]*$`)
	namesAbsent   = words.Pattern(`^.{0,60}{action.named}\s*{action.absent}[.!。;；]*$`)
)

// questionOpens are the first words of a question: "Add a limit?" has none of them.
var questionOpens = words.Of("action.asks")

// isQuestion tells whether an item is one question.
func isQuestion(text string) bool {
	text = strings.TrimSpace(text)
	return (strings.HasSuffix(text, "?") || strings.HasSuffix(text, "？")) && strings.TrimSpace(prose.Sentence(text)) == text &&
		hasStart(headingWords(text), questionOpens())
}

// namesDayOrOwner tells whether a text has a day or a handle anywhere.
func namesDayOrOwner(text string) bool {
	return strings.Contains(text, "@") || dayInName().MatchString(text)
}

// isThing tells whether an item is only the name of something, set as code or
// written like an address: "`VIDEO_QUERY`", "mail.example.org". It says nothing that
// could be done.
func isThing(head *markdown.Block) bool {
	text := strings.TrimRight(strings.TrimSpace(head.Text), ".")
	if text == "" || strings.ContainsAny(text, " \n") || prose.HasUnspaced(text) || ticketWord().FindString(text) == text {
		return false
	}
	if len(head.Spans) == 1 && head.Spans[0].Style&markdown.CodeSpan != 0 && head.Spans[0].To-head.Spans[0].From >= len(text) {
		return true
	}
	return strings.ContainsAny(text, "_") || strings.Contains(text, ".") && !strings.Contains(text, "://") && prose.HasLetter(text)
}
