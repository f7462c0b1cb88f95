package views

import (
	"slices"
	"strings"
	"unicode"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The words of a promise are those that say what is to be done to what: its first
// sentence, or what stands before a colon if that is enough, without small words,
// without the many words for "make one", and without endings:
//
//	Setup alerts for the queue (issue created)    alert queue
//	Add an alarm on the queue #12                 alert queue

// promise returns the words of an action once each, in no order that matters.
func promise(text string) []string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	sentence := prose.Sentence(line)
	if head, _, found := strings.Cut(sentence, ": "); found {
		if words := promiseWords(head); len(words) >= fewestNear {
			return words
		}
	}
	if words := promiseWords(sentence); len(words) >= fewestWords {
		return words
	}
	return promiseWords(text)
}

func promiseWords(text string) []string {
	var words []string
	add := func(word string) {
		if word != "" && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	for field := range strings.FieldsSeq(text) {
		if isReference(strings.Trim(field, "()[]{}.,;:")) {
			continue
		}
		for word := range strings.FieldsFuncSeq(strings.ToLower(field), isBetweenWords) {
			word = strings.Trim(word, ".'’")
			if word == "" || smallWords()[word] {
				continue
			}
			if prose.HasUnspaced(word) {
				for _, pair := range pairsOf(word) {
					add(pair)
				}
				continue
			}
			if word = stem(word); !makingWords()[word] {
				add(word)
			}
		}
	}
	return words
}

// reference is a handle, a number or a key of a ticket, or a day.
var reference = words.Pattern(`^(?:[@#].*|[A-Z][A-Z0-9]{1,11}-\d+|\d{4}-\d{2}-\d{2})$`)

// isReference tells whether a stretch without spaces is a handle, a ticket, a day
// or an address, which may differ while the promise is the same.
func isReference(field string) bool {
	return strings.Contains(field, "://") || strings.ContainsAny(field, "@#-") && reference().MatchString(field)
}

// isBetweenWords tells whether a character parts words. A full stop inside a word
// does not: v2.5.
func isBetweenWords(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '.' && r != '\'' && r != '’'
}

// isFixed tells whether a word turns a promise into another one if it is there:
// a number, or a "not".
func isFixed(word string) bool {
	return strings.ContainsAny(word, "0123456789") || word == "not" || word == "no" || word == "never" || word == "without"
}

// pairsOf are the pairs of neighbouring letters of a text without spaces.
func pairsOf(text string) []string {
	letters := []rune(text)
	if len(letters) < 2 {
		return []string{text}
	}
	pairs := make([]string, 0, len(letters)-1)
	for i := range letters[1:] {
		pairs = append(pairs, string(letters[i:i+2]))
	}
	return pairs
}

// stem is one word for all that say the same: the forms of an English word, and
// the words that everybody uses for one another.
func stem(word string) string {
	word = prose.Stem(word)
	if same := sameThing[word]; same != "" {
		return same
	}
	return word
}

// sameThing are words, without endings, that everybody uses for one another.
var sameThing = map[string]string{
	"alarm": "alert", "documentation": "document", "doc": "document",
}

// makingWords say, without endings, that something new comes to be. Whether people
// add, create or set it up, the promise is the same.
var makingWords = words.Made(words.Set("promise.making"), func(making map[string]bool) map[string]bool {
	stems := map[string]bool{}
	for word := range making {
		stems[prose.Stem(word)] = true
	}
	return stems
})

// smallWords carry no promise. Negations are not among them.
var smallWords = words.Set("promise.small")
