package reading

import (
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// A line that starts with a label:
//
//	**Date:** value      **Date**: value      Date: value      **Date:**      日付：value
//	**Date** · value     **Date** — value     **Date** | value
//
// Bold words need only a colon, plain ones must be in the table of labels, and so
// must bold ones with another sign behind them.

// longestLabelWords bounds the words of a label that is not bold.
const longestLabelWords = 6

// labelLine is a line that starts with a label.
type labelLine struct {
	// key is empty for a label that is not in the table.
	key   labelKey
	name  string
	value piece
	bold  bool
}

// labelAtLine reads the label at the start of a line: bold words, or words that
// are in the table, and a colon.
func labelAtLine(line piece) (labelLine, bool) {
	words, end := line.words(), 0
	line.spans(func(s markdown.Span) {
		if end == 0 && isBold(s) && s.To-s.From <= longestLabel && !prose.HasLetter(words[:s.From]) {
			end = s.To
		}
	})
	bold := end > 0
	if !bold {
		end = indexColon(prose.Start(words, longestLabel))
		if end <= 0 || strings.Count(words[:end], " ") > longestLabelWords || strings.ContainsAny(words[:end], "\"`{}=<>") {
			// No label stands without a colon, nor in a line of a log.
			return labelLine{}, false
		}
	}
	name := strings.TrimSpace(words[:end])
	key := labelWords()[headingWords(name)]
	rest := strings.TrimLeft(words[end:], " \t")
	start := len(words) - len(strings.TrimLeft(rest, ":： \t"))
	inside := bold && strings.ContainsAny(words[max(0, end-4):end], ":：")
	sign := otherSign(rest)
	switch {
	case !bold && key == "":
		return labelLine{}, false
	// A colon stands inside of the bold words or behind them, or nothing does.
	case !bold || inside || rest == "" || strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "："):
	case sign > 0 && key != "":
		start = len(words) - len(strings.TrimLeft(rest[sign:], " \t"))
	case key != authorsLabel:
		return labelLine{}, false
	}
	value := line
	value.from = line.from + start
	return labelLine{key: key, name: strings.TrimSpace(strings.TrimRight(name, ":： ")), value: value, bold: bold}, true
}

// otherSign is the length of a sign other than a colon that parts a label from its
// value, at the start of a text; 0 if there is none, or nothing behind it.
func otherSign(text string) int {
	r, size := utf8.DecodeRuneInString(text)
	if !strings.ContainsRune("·•|—–-→", r) || size >= len(text) || text[size] != ' ' {
		return 0
	}
	return size
}

// unknownLabel is a line that looks like a label and is in no table: "Last edited: x".
var unknownLabel = words.Pattern(`^\p{Lu}[\p{L}\p{N}_-]*(?: [\p{L}\p{N}_-]+){0,3}: \S`)

// isUnknownLabel tells so of a line below one with a label of the same kind.
func isUnknownLabel(line piece) bool { return unknownLabel().MatchString(line.words()) }

// showLabelLines has pages show each line of the paragraphs that are labels, line by line.
func (s *source) showLabelLines(blocks []markdown.Block) {
	for _, b := range each(blocks) {
		if b == s.mail || b.Kind == markdown.Paragraph && isLabelLines(s.doc, b) {
			s.doc.ShowLines(b)
		}
		s.showLabelLines(b.Children)
	}
}

// isLabelLines tells whether all lines of a paragraph are labels, two of them known ones.
func isLabelLines(doc *markdown.Doc, b *markdown.Block) bool {
	if !hasColon(b.Text) || !strings.Contains(b.Text, "\n") {
		return false
	}
	known := 0
	for _, line := range linesOf(doc, b) {
		_, ok := labelAtLine(line)
		if !ok && !isUnknownLabel(line) {
			return false
		}
		if ok {
			known++
		}
	}
	return known >= 2
}

// sectionLabelWords bounds the words of a label without emphasis that names a section.
const sectionLabelWords = 4

// plainLabelEnd is where the colon of a label without emphasis stands that a text
// begins with, of at most so many words; 0 if there is none.
func plainLabelEnd(text string, words int) int {
	colon := indexColon(prose.Start(text, longestLabel))
	if colon <= 0 || len(strings.Fields(text[:colon])) > words || leavesOpen(text[:colon]) {
		return 0
	}
	return colon
}

// behindColon is where the value starts behind a label that ends at a colon.
func behindColon(text string, colon int) int {
	return len(text) - len(strings.TrimLeft(text[colon:], ":： *_"))
}

// behindLabelOf is where the value starts behind a label without emphasis that fits, of at
// most so many words; 0 if the text begins with none, or ends with it.
func behindLabelOf(text string, words int, fits func(label string) bool) int {
	colon := plainLabelEnd(text, words)
	if colon == 0 || colon >= len(text)-1 || !fits(text[:colon]) {
		return 0
	}
	return behindColon(text, colon)
}

// leavesOpen tells whether a bracket is opened and not closed: "the field (at index".
func leavesOpen(text string) bool {
	return strings.Count(text, "(")+strings.Count(text, "（") > strings.Count(text, ")")+strings.Count(text, "）")
}

// noValues are the words that are no value, and noMarks what is none either.
var (
	noValues = words.Set("placeholder")
	noMarks  = map[string]bool{"": true, "-": true, "–": true, "—": true, "--": true, "?": true, "??": true, "???": true, "...": true, "…": true}
)

// longestNoValue is the bytes of the longest of them.
var longestNoValue = words.Made(noValues, func(all map[string]bool) int {
	longest := 0
	for word := range all {
		longest = max(longest, len(word))
	}
	return longest
})

// shortestInstruction is how many words in brackets tell an author what to write.
const shortestInstruction = 5

// opensWithPlaceholder tells whether a value is none and goes on with what is to be done
// about it: "TBD — to be read from the logs".
func opensWithPlaceholder(value string) bool {
	value = strings.TrimLeft(value, " \t\n*_[(")
	word := prose.FirstLetters(value)
	if !noValues()[strings.ToLower(word)] {
		return false
	}
	rest, _ := utf8.DecodeRuneInString(strings.TrimLeft(value[len(word):], " *_"))
	return strings.ContainsRune("-–—:：;；,，.。(（", rest)
}

// isPlaceholder tells whether a value is none: empty, a dash, "TBD", or a
// question or an instruction in brackets.
func isPlaceholder(value string) bool {
	value = strings.TrimSpace(value)
	inner := strings.Trim(value, "[]<>{}()*_ ")
	if noMarks[inner] || len(inner) <= longestNoValue() && noValues()[strings.ToLower(inner)] {
		return true
	}
	pair := strings.IndexByte("[<{(", value[0])
	if pair < 0 || value[len(value)-1] != "]>})"[pair] || strings.ContainsAny(inner, "[]<>{}") {
		return false
	}
	return strings.HasSuffix(inner, "?") || strings.HasSuffix(inner, "？") || len(strings.Fields(inner)) >= shortestInstruction && value[0] != '(' ||
		strings.HasPrefix(value, "{{") || strings.HasPrefix(value, "<")
}
