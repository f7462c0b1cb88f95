package reading

import (
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// Which paragraphs can stand for a document (abstract.go): prose, and none of
//
//	**Severity:** high       [Keywords] queue, lock       [Final message]
//	Hello everyone,          2026-03-05                   Support team: those who answer

// isAbstract tells whether a paragraph of prose can stand for the document.
func isAbstract(block *markdown.Block) bool {
	return isProse(block) && statedEnd(block.Text) > 0 && !isStatusMark(block.Text) && !isLabel(block) && !isTerm(block.Text) && !isOnlyDay(block.Text) &&
		!isGreeting(block.Text) && !isLinkOnly(whole(block)) && !isBracketLabel(block)
}

// longestRunIn bounds the words of a heading that stands in the line of its text.
const longestRunIn = 5

// runIn is where the text of a paragraph begins behind a heading that is set in bold
// in the same line: "**In one paragraph.** The disk was full." It is 0 where there is
// none, and where nothing follows it.
func runIn(block *markdown.Block) int {
	end := openingBold(block)
	heading := strings.TrimSpace(block.Text[:end])
	if !strings.HasSuffix(heading, ".") || prose.Words(heading) > longestRunIn || !prose.HasLetter(block.Text[end:]) {
		return 0
	}
	return end
}

// isOnlyDay tells whether a text is a day and nothing else, or says what was on it or who
// wrote it: "Incident of 2026-03-05", "Posted 2026-03-05", "2026-03-05 by Kim".
func isOnlyDay(text string) bool {
	text = strings.Trim(text, " \n.:")
	if len(text) > longestLabel {
		return false
	}
	for _, at := range (when.Context{}).Days(text) {
		m, ok := when.Context{}.ReadMoment(text[at.From:], 0)
		before, behind := headingWords(text[:at.From]), text[at.From+m.N:]
		return ok && m.HasDay && (before == "" || dayLeads()[before]) && (!prose.HasLetter(behind) || hasStart(headingWords(behind), bylines()))
	}
	return false
}

// bylines stand between a day and the name of who wrote something on it: "3 May 2026 · by Kim".
var bylines = words.Of("update.by")

var dayLeads = words.Set("date.happened", "update.posted")

// statedEnd is where a text ends without the sentence that only announces what
// stands below it: "The disk was full. It said:". It is 0 if there is no other. A code of
// another program at its end says nothing: "All is well. {{< track "10:20" >}}".
func statedEnd(text string) int {
	if code := strings.LastIndex(text, codeOpens); code > 0 && strings.HasSuffix(strings.TrimRight(text, " \n"), codeEnds) {
		text = strings.TrimRight(text[:code], " \n")
	}
	if !announcesList(text) {
		return len(text)
	}
	return len(text) - len(prose.LastSentence(text))
}

// codeOpens and codeEnds are the signs around a code of another program.
const codeOpens, codeEnds = "{{", "}}"

// endsWhole tells whether a text ends in a sentence, and was not cut in the middle of
// one or at what was left out.
func endsWhole(text string) bool {
	text = strings.TrimRight(text, " \n\"'”’」）)*_`")
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?:。！？｡：", last) && !strings.HasSuffix(text, "..")
}

// isStatusMark tells whether the first line of a text is nothing but a mark in
// brackets, which stands above each of several messages: "[Final message]". The
// mark of a table of contents is none, nor is what a template left behind.
func isStatusMark(text string) bool {
	line := firstLine(text)
	if !strings.HasPrefix(line, "[") || !strings.HasSuffix(line, "]") || len(line) > longestLabel {
		return false
	}
	return prose.HasLetter(line) && !isPlaceholder(line) && !strings.EqualFold(strings.Trim(line, "[]_ "), "toc")
}

// longestTerm bounds the words before the colon of a term that is explained.
const longestTerm = 3

// isLabel tells whether a paragraph is a label and its value, or several of them, or a
// line that looks like one: "Who was on call: Kim". One for the summary is prose.
func isLabel(block *markdown.Block) bool {
	l, ok := labelAtLine(whole(block))
	return ok && l.key != summaryLabel || isAligned(block) || isUnknownLabel(whole(block)) && !endsWhole(block.Text) && len(block.Text) <= longestLabel
}

// isBracketLabel tells whether a paragraph begins with a word in brackets that is no
// link, and holds no sentence: "[Keywords] queue, lock".
func isBracketLabel(block *markdown.Block) bool {
	end := strings.IndexByte(prose.Start(block.Text, longestLabel), ']')
	if !strings.HasPrefix(block.Text, "[") || end < 2 || strings.Count(block.Text[:end], " ") >= longestTerm || prose.HasDigit(block.Text[:end]) {
		return false
	}
	for _, s := range block.Spans {
		if s.From == 0 && s.Style&markdown.Linked != 0 {
			return false
		}
	}
	return strings.HasPrefix(block.Text[end:], "] ") && !endsWhole(block.Text)
}

// isTerm tells whether a text is a term and what it means: "Support team: those
// who answer calls".
func isTerm(text string) bool {
	text = strings.TrimSpace(text)
	colon := plainLabelEnd(text, longestTerm)
	if colon == 0 || !prose.HasLetter(text[:colon]) || labelWords()[headingWords(text[:colon])] == summaryLabel {
		return false
	}
	rest, narrow := strings.CutPrefix(text[colon:], ":")
	return !narrow || strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "\n")
}

// isProse tells whether a block is a paragraph that says something.
func isProse(block *markdown.Block) bool {
	if block.Kind != markdown.Paragraph {
		return false
	}
	text := strings.TrimSpace(block.Text)
	bareLink := !strings.ContainsAny(text, " \n") && strings.Contains(text, "://")
	return prose.HasLetter(text) && !bareLink && !isTemplateParagraph(block) && !moduleLine().MatchString(text) && !isTimedLines(block) &&
		!tagLine().MatchString(text)
}

// moduleLine is a line of MDX that a page's program reads, not its readers.
var moduleLine = words.Pattern(`^(?:import\s(?:[^\n]*\sfrom\s)?['"][^'"\n]*['"];?|export\s(?:const|let|function|default)\b)`)

// tagLine is a tag of another program alone, in whose place it puts something.
var tagLine = words.Pattern(`^\{%[^%\n]*%\}$`)

// longestGreeting is how many words a greeting has.
const longestGreeting = 4

var greetings = words.Of("mail.greeting")

// isGreeting tells whether a paragraph only greets: "Hi everyone,", "Hello all".
func isGreeting(text string) bool {
	text = strings.TrimSpace(text)
	if len(strings.Fields(text)) > longestGreeting {
		return false
	}
	said := strings.TrimRight(text, "!！")
	return strings.HasSuffix(text, ",") || strings.HasSuffix(text, "，") ||
		len(said) <= longestLabel && !strings.ContainsAny(said, ",，.。:：;!！") && hasStart(headingWords(said), greetings())
}
