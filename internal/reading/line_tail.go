package reading

import (
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/words"
)

// The end of an action's line, from which one thing after another is taken off
// (action_tails.go), and none of it from a sentence that goes on:
//
//	Alert on the disks @alice due:2026-10-01      the day, then the owner
//	Ask how long we wait for @alice               no owner: "for" goes on

// longestTail bounds the number of things at the end of a line, and tailBytes
// how far from the end they are looked for.
const (
	longestTail = 16
	tailBytes   = 400
)

// spaceAtEnd is what may stand behind the last thing on a line.
const spaceAtEnd = " \t\n,;"

// lineTail is the end of a line: its words, the same in lower case, and the last
// of them.
type lineTail struct{ words, lower, last string }

func tailOf(line string) lineTail {
	line = lineEnd(line)
	return lineTail{words: line, lower: strings.ToLower(line), last: line[strings.LastIndexAny(line, " \t\n")+1:]}
}

// lineEnd are the words of the end of a line.
func lineEnd(line string) string {
	line = strings.TrimRight(line, spaceAtEnd)
	return line[max(0, len(line)-tailBytes):]
}

// reach is the part of the end of a line in which an expression can match.
func (t lineTail) reach(look *actionTail) string {
	from := 0
	switch {
	case look.inWord:
		// With the space before it.
		from = len(t.words) - len(t.last) - 1
	case look.words != nil && len(t.lower) == len(t.words):
		from = look.words().before(t.lower)
	case look.pattern() == lastBrackets():
		from = strings.LastIndexAny(t.words, "([{（")
	}
	return t.words[max(0, from):]
}

// behindBrackets is what stands behind the last bracket or semicolon of a text.
func behindBrackets(text string) string { return text[strings.LastIndexAny(text, "();")+1:] }

// behindSigns is what stands behind the last bracket or sign that parts keys and values.
func behindSigns(text string) string { return text[strings.LastIndexAny(text, ":：()|;,\n")+1:] }

// blanks are those that \s knows.
const blanks = "\t\n\f\r "

// behindDash is what stands behind the last dash of a text, or hyphen with a blank before
// it; empty if there is none.
func behindDash(text string) string {
	for end := len(text); end > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:end])
		end -= size
		if r == '–' || r == '—' || r == '-' && end > 0 && strings.IndexByte(blanks, text[end-1]) >= 0 {
			return text[end+size:]
		}
	}
	return ""
}

// isLastWord tells whether nothing but a word stands behind a dash.
func isLastWord(behind string) bool {
	word := strings.TrimLeft(behind, "-"+blanks)
	return word != "" && !strings.ContainsAny(word, blanks)
}

// endsBehindComma tells whether a comma or a semicolon stands in a text, and no bracket
// behind it.
func endsBehindComma(_, tail string) bool {
	at := strings.LastIndexAny(tail, ",;()")
	return at >= 0 && (tail[at] == ',' || tail[at] == ';')
}

// before is the place of the character before the first of the phrases in a text; 0 if
// there is none.
func (l *phraseList) before(text string) int {
	for first := range l.all(text) {
		_, size := utf8.DecodeLastRuneInString(text[:first])
		return first - size
	}
	return 0
}

// takeTail takes one thing off the end of a line.
func (l *actionLine) takeTail(words string) bool {
	rest := strings.TrimRight(words[l.from:l.to], spaceAtEnd)
	tail := tailOf(rest)
	for _, t := range each(actionTails) {
		if !t.may(tail.last, tail.lower) {
			continue
		}
		m := t.pattern().FindStringSubmatch(tail.reach(t))
		if m == nil {
			continue
		}
		left := strings.TrimRight(rest[:len(rest)-len(m[0])], " \t\n,;–—|·•-")
		if t.inSentence && endsOpen(left) || !t.take(l, m) {
			continue
		}
		if l.action.Ticket != nil && l.action.Ticket.Text == strings.TrimSpace(m[len(m)-1]) {
			// What was taken off is the ticket: its label goes with it.
			if announcesList(left) {
				left = left[:len(left)-len(ticketLabel().FindString(left))]
			}
			left = strings.TrimRight(left, " \t\n,;–—|-(")
		}
		l.to = l.from + len(left)
		return true
	}
	return false
}

// ticketLabel announces the ticket behind it, and says nothing without it.
var ticketLabel = words.Pattern(`(?i)(?:^|[\s,;(–—|-]){column.action.ticket}\s*[:：]$`)

// endsOpen tells whether a text ends in the middle of a sentence: then what
// follows is a part of it.
func endsOpen(text string) bool {
	end := text[max(0, len(text)-16):]
	return smallWords()[strings.ToLower(strings.TrimLeft(end[strings.LastIndexAny(end, " \t\n\f\r")+1:], "([（"))]
}
