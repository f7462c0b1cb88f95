package prose

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/words"
)

// A sentence ends with a mark, and what closes behind it, before white space; with
// a full stop of East Asia anywhere; and with a blank line. It goes on behind
//
//	a mark before a small letter          the tool (what a name!) was slow
//	an abbreviation                       the vendor, i.e. Acme; z. B. Server
//	one that may end it, but no capital   no. 5
//	initials                              Donald E. Knuth, the U.S. Army
//	the number of a day, or of an item    am 12. März, 1. The disk

// Sentence returns the sentence that a text begins with, with the white space
// before it. It is the whole text if nothing ends it.
func Sentence(text string) string {
	for at := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace)); at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		end := at + size
		switch r {
		case '。', '！', '？', '｡':
			return text[:closed(text, end)]
		case '\n':
			if strings.HasPrefix(text[end:], "\n") {
				return text[:at]
			}
		case '.', '!', '?':
			end = closed(text, end)
			if end == len(text) || startsSpace(text[end:]) && !goesOn(text[:at], r, text[end:]) {
				return text[:end]
			}
		}
		at = end
	}
	return text
}

// Sentences are as many whole sentences from the start of a text as have at most
// so many words together; the first one is there whatever its length.
func Sentences(text string, most int) string {
	text = strings.TrimSpace(text)
	kept, total := 0, 0
	for from, to := range EachSentence(text) {
		total += Words(text[from:to])
		if kept > 0 && total > most {
			break
		}
		kept = to
	}
	return strings.TrimSpace(text[:kept])
}

// EachSentence are where the sentences of a text begin and end, with the white space
// before them.
func EachSentence(text string) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		for from := 0; from < len(text); {
			to := from + max(len(Sentence(text[from:])), 1)
			if strings.TrimSpace(text[from:to]) != "" && !yield(from, to) {
				return
			}
			from = to
		}
	}
}

// LastSentence returns the sentence that a text ends with, with the white space
// before it; the whole text if that is a single one.
func LastSentence(text string) string {
	for {
		sentence := Sentence(text)
		if strings.TrimSpace(text[len(sentence):]) == "" {
			return text
		}
		text = text[len(sentence):]
	}
}

// closed moves an end behind further marks, quotes and brackets.
func closed(text string, end int) int {
	return len(text) - len(strings.TrimLeft(text[end:], `.!?。！？｡"'”’»)]）」』`))
}

func startsSpace(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsSpace(r)
}

// goesOn tells whether a sentence goes on behind a mark.
func goesOn(before string, mark rune, after string) bool {
	after = strings.TrimLeftFunc(after, unicode.IsSpace)
	next, _ := utf8.DecodeRuneInString(after)
	if unicode.IsLower(next) || mark != '.' {
		return unicode.IsLower(next)
	}
	after = strings.TrimLeftFunc(after, isBeforeWord)
	next, _ = utf8.DecodeRuneInString(after)
	before, word := cutLastWord(before)
	switch {
	case insideAbbreviations()[word]:
		return true
	case eitherAbbreviations()[word]:
		return !unicode.IsUpper(next)
	case months()[word] != "":
		return unicode.IsDigit(next)
	case number().MatchString(word):
		following, _, _ := strings.Cut(after, " ")
		return before == "" || months()[strings.ToLower(strings.Trim(following, ".,"))] != ""
	case initials().MatchString(word):
		last, _ := utf8.DecodeLastRuneInString(before)
		isUnit := unicode.IsDigit(last)
		return word != "i" && !(isUnit && unicode.IsUpper(next))
	}
	return false
}

// cutLastWord cuts a text in front of its last word, which it returns in small
// letters.
func cutLastWord(text string) (before, word string) {
	head := strings.TrimRightFunc(text, func(r rune) bool { return !isBeforeWord(r) })
	return strings.TrimRightFunc(head, isBeforeWord), strings.ToLower(text[len(head):])
}

// isBeforeWord tells whether a character stands in front of words: a blank, a
// bracket or a quote.
func isBeforeWord(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(`([{<"'“„«‘「『（【`, r)
}

var (
	insideAbbreviations = words.Set("abbreviation.inside")
	eitherAbbreviations = words.Set("abbreviation.either")
	months              = words.Index[string]("month.")
	// number is that of a day or of an item.
	number = words.Pattern(`^\d{1,2}$`)
	// initials are single letters: of names, and of abbreviations in any language.
	initials = words.Pattern(`^\p{L}(?:\.\p{L})*$`)
)
