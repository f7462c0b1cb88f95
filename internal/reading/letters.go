package reading

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
)

// What lines are made of, whatever they say: colons, lists, first words.

// indexColon finds the first colon of either width; -1 if there is none.
func indexColon(text string) int {
	narrow := strings.IndexByte(text, ':')
	if narrow >= 0 {
		text = text[:narrow]
	}
	if wide := strings.Index(text, "："); wide >= 0 {
		return wide
	}
	return narrow
}

func hasColon(text string) bool { return indexColon(text) >= 0 }

// announcesList tells whether a text ends as one does above a list.
func announcesList(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：")
}

// startsWithAny tells whether the text starts with one of the words.
func startsWithAny(text string, words []string) bool {
	for _, word := range words {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	return false
}

// endsWithAny tells whether a text ends with one of the words.
func endsWithAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.HasSuffix(text, word) })
}

// containsAny tells whether one of the words occurs in the text.
func containsAny(text string, words []string) bool {
	for _, word := range words {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// splitList cuts a line at the commas, semicolons and line ends outside brackets.
func splitList(text string) []string {
	var parts []string
	depth, from := 0, 0
	for i, r := range text {
		switch r {
		case '(', '（', '[', '【':
			depth++
		case ')', '）', ']', '】':
			depth = max(0, depth-1)
		case ',', '、', '，', ';', '；', '\n', '・':
			if depth > 0 && r != '\n' {
				continue
			}
			parts = append(parts, text[from:i])
			from = i + utf8.RuneLen(r)
		}
	}
	return append(parts, text[from:])
}

// leading counts the white space at the start of a text.
func leading(words string) int { return len(words) - len(strings.TrimLeft(words, " \t\n")) }

// leadingMarks counts the marks that part a name from its text.
func leadingMarks(text string) int {
	return len(text) - len(strings.TrimLeft(text, " \t\n.:：–—-"))
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return strings.TrimSpace(line)
}

// oneLine turns the line breaks of a paragraph into spaces, where its script has them.
func oneLine(words string) string { return strings.ReplaceAll(prose.Unwrap(words), "\n", " ") }

// standsAlone tells whether a stretch of a text is not a part of longer words,
// where its script has blanks.
func standsAlone(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	first, _ := utf8.DecodeRuneInString(text[from:])
	last, _ := utf8.DecodeLastRuneInString(text[:to])
	return (hasNoBlanks(first) || !prose.IsWordRune(before)) && (hasNoBlanks(last) || prose.EndsWord(text[to:]))
}

// hasNoBlanks tells whether a character is of a script in which words have no
// blanks between them, or endings that are written like words.
func hasNoBlanks(r rune) bool {
	return r >= firstUnspaced && (prose.IsUnspaced(r) || unicode.Is(unicode.Hangul, r))
}

// firstUnspaced is the first of the blocks of such scripts, that of Thai.
const firstUnspaced = 0xE00

// containsWord tells whether a text has one of the words, as a word of its own
// where its script has blanks.
func containsWord(text string, list []string) bool {
	text = strings.ToLower(text)
	for _, word := range list {
		for from := 0; ; {
			at := strings.Index(text[from:], word)
			if at < 0 {
				break
			}
			at += from
			before, _ := utf8.DecodeLastRuneInString(text[:at])
			first, _ := utf8.DecodeRuneInString(word)
			if hasNoBlanks(first) || !unicode.IsLetter(first) ||
				prose.EndsWord(text[at+len(word):]) && !unicode.IsLetter(before) {
				return true
			}
			from = at + len(word)
		}
	}
	return false
}

// phraseEnds are the last words of phrases. They tell in no time that a text has none
// of the phrases, where an expression of hundreds of words would look at every letter.
type phraseEnds struct {
	words map[string]bool
	// pairs are the last two bytes of words that have as many; short is set where
	// some have one.
	pairs [pairs]bool
	short bool
}

// shortestGlued is how many bytes an end has that may be a part of a word.
const shortestGlued = 4

// endsOf are the ends of phrases in lower case.
func endsOf(phrases iter.Seq[string]) *phraseEnds {
	ends := &phraseEnds{words: map[string]bool{}}
	for phrase := range phrases {
		word := phrase[strings.LastIndexFunc(phrase, isBetweenWords)+1:]
		ends.words[word] = true
		if ends.short = ends.short || len(word) < 2; len(word) > 1 {
			ends.pairs[firstTwo(word[len(word)-2:])] = true
		}
	}
	return ends
}

func isBetweenWords(r rune) bool { return !prose.IsWordRune(r) }

// mayEndIn tells whether a word of a text ends with the end of a phrase. It is true
// for every text with a phrase that stands alone, and for all of a script in which
// words have no blanks between them.
func (e *phraseEnds) mayEndIn(text string) bool {
	if strings.ContainsFunc(text, hasNoBlanks) || e.words[""] {
		return true
	}
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), isBetweenWords) {
		if !e.short && (len(word) < 2 || !e.pairs[firstTwo(word[len(word)-2:])]) {
			continue
		}
		if e.words[word] {
			return true
		}
		// Behind a number or a small word, a blank may be missing.
		for at := range word[:max(0, len(word)-shortestGlued+1)] {
			if e.words[word[at:]] {
				return true
			}
		}
	}
	return false
}

func firstWord(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return word
}
