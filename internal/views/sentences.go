package views

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// WholeSentences keeps as many sentences from the start of a text as have at most
// a number of words together; the first one is kept whatever its length. A line
// break between paragraphs or items ends a sentence as well. Of scripts that do
// not part words, two letters count as a word.
func WholeSentences(text string, words int) string {
	text = strings.TrimSpace(text)
	kept, total := 0, 0
	for kept < len(text) {
		end := kept + sentenceEnd(text[kept:])
		total += countWords(text[kept:end])
		if kept > 0 && total > words {
			break
		}
		kept = end
	}
	return strings.TrimSpace(text[:kept])
}

// sentenceEnd is where the first sentence of a text ends, with the marks behind
// it; the end of the text if nothing else ends it.
func sentenceEnd(text string) int {
	for at, r := range text {
		after := at + utf8.RuneLen(r)
		switch r {
		case '。', '！', '？':
			return closings(text, after)
		case '\n':
			if strings.TrimSpace(text[:at]) != "" && strings.HasPrefix(text[after:], "\n") {
				return after
			}
		case '.', '!', '?':
			end := closings(text, after)
			if end == len(text) {
				return end
			}
			next, _ := utf8.DecodeRuneInString(text[end:])
			if unicode.IsSpace(next) && !(r == '.' && goesOn(text[:at], strings.TrimLeftFunc(text[end:], unicode.IsSpace))) {
				return end
			}
		}
	}
	return len(text)
}

// closings moves an end behind further marks, quotes and brackets.
func closings(text string, end int) int {
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !strings.ContainsRune(`.!?。！？"'”’»)]）」』`, r) {
			break
		}
		end += size
	}
	return end
}

// abbreviations are words behind which a full stop ends no sentence.
var abbreviations = map[string]bool{
	"e.g": true, "i.e": true, "etc": true, "ca": true, "approx": true, "vs": true, "cf": true, "no": true, "nr": true,
	"z.b": true, "d.h": true, "bzw": true, "usw": true, "mr": true, "ms": true, "mrs": true, "dr": true, "st": true,
	"inc": true, "ltd": true, "co": true, "fig": true, "sec": true, "min": true, "max": true, "resp": true, "incl": true,
}

// goesOn tells whether a sentence goes on behind a full stop: the word before it
// is an abbreviation, or what follows starts with a small letter.
func goesOn(before, after string) bool {
	next, _ := utf8.DecodeRuneInString(after)
	if unicode.IsLower(next) {
		return true
	}
	word := strings.ToLower(before[strings.LastIndexAny(before, " \t\n(")+1:])
	switch word {
	case "etc", "no", "co", "min", "max", "sec":
		// These end sentences too: a capital behind them decides.
		return !unicode.IsUpper(next)
	}
	return abbreviations[word] || len(word) == 1 && word != "i" && unicode.IsLetter(rune(word[0]))
}

// countWords counts words; two letters of a script without spaces are one.
func countWords(text string) int {
	words, letters := 0, 0
	for word := range strings.FieldsSeq(text) {
		if !isDense(word) {
			words++
			continue
		}
		for _, r := range word {
			if r >= firstDense && unicode.In(r, dense...) {
				letters++
			}
		}
	}
	return words + (letters+1)/2
}
