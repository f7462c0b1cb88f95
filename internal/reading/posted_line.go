package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// A line of a status page, with a state, a time, or both:
//
//	Resolved - Mail is sent again.           Posted Mar 3, 2026 - 16:20 UTC
//	Resolved (16:20 UTC): Mail is sent.      [16:20] Resolved: Mail is sent.
//	Resolved: Mail is sent. (16:20 UTC)      16:20 – Background: a disk was full.
//	*Resolved* - Mail is sent. {{< track "2026-03-05 16:20" >}}

// postedLine is a line and what it begins with or ends in.
type postedLine struct {
	piece
	// block is the place of its block in the document, and head is set for a heading.
	block int
	head  bool
	state updateState
	name  string
	// at and message are the stretches of the time and of what is said in the words.
	at, message kb.Range
	// timed is set where words stand behind a time and its sign, and are no state.
	timed bool
}

// postedLines are the lines of a block, in the room of an empty list. A row of a table is
// a line for each cell.
func postedLines(list []postedLine, doc *markdown.Doc, block int) []postedLine {
	var walk func(b *markdown.Block)
	walk = func(b *markdown.Block) {
		switch b.Kind {
		case markdown.Heading:
			list = append(list, postedLine{piece: whole(b), head: true})
		case markdown.Paragraph:
			for _, line := range linesOf(doc, b) {
				list = append(list, postedLine{piece: line})
			}
		case markdown.Row:
			if !b.Header {
				list = append(list, cellLines(b)...)
			}
		case markdown.Code, markdown.Quote: // what a machine or others said
		default:
			for i := range b.Children {
				walk(&b.Children[i])
			}
		}
	}
	walk(&doc.Blocks[block])
	for i := range list {
		list[i].block = block
		list[i].parse()
	}
	return list
}

// cellLines are the cells of a row, that of the state first.
func cellLines(row *markdown.Block) []postedLine {
	var states, others []postedLine
	for i := range row.Children {
		line := postedLine{piece: whole(&row.Children[i])}
		if _, _, found := stateIn(line.words(), 0); found {
			states = append(states, line)
		} else {
			others = append(others, line)
		}
	}
	return append(states, others...)
}

// stretch is a part of the words of a line.
func (l *postedLine) stretch(part kb.Range) piece {
	p := l.piece
	p.from, p.to = l.from+part.From, l.from+part.To
	return p
}

// fewestUpdates is how many updates are a history.
const fewestUpdates = 2

// mayHaveUpdates is a cheap look at the lines of a document: near their starts two of them
// have different states.
func mayHaveUpdates(doc *markdown.Doc) bool {
	var before *updateState
	for line := range strings.SplitSeq(doc.Plain, "\n") {
		state, found := stateNear(line)
		switch {
		case !found:
		case before == nil:
			before = &state
		case *before != state:
			return true
		}
	}
	return false
}

// stateNear reads the state that stands near the start of a line, behind a time or
// whatever.
func stateNear(line string) (updateState, bool) {
	head := prose.Start(line, 2*longestPosted)
	for at := 0; at < len(head); {
		word := prose.FirstLetters(head[at:])
		first, size := utf8.DecodeRuneInString(head[at:])
		if !unicode.IsLower(first) && stateStarts()[strings.ToLower(word)] {
			if state, _, found := stateIn(line, at); found {
				return state, true
			}
		}
		at += max(size, len(word))
	}
	return "", false
}

// stateStarts are the first words of the states.
var stateStarts = words.Made(updateStates, func(states map[string]updateState) map[string]bool {
	starts := map[string]bool{}
	for state := range states {
		starts[firstWord(state)] = true
	}
	return starts
})

// parse finds the state and the time of a line.
func (l *postedLine) parse() {
	text := l.words()
	at, behind := timeIn(text, 0)
	if behind > 0 {
		rest := undressed(text, behind)
		state, end, found := stateIn(text, rest)
		if found {
			l.at, l.message = at, kb.Range{From: undressed(text, end), To: len(text)}
			l.state, l.name = state, strings.Trim(text[rest:end], stateDress)
		} else if l.timed = rest < len(text) && strings.TrimSpace(text[at.To:rest]) != ""; l.timed || rest == len(text) {
			l.at, l.message = at, kb.Range{From: rest, To: len(text)}
		}
		return
	}
	start := undressed(text, 0)
	state, end, found := stateIn(text, start)
	if !found {
		return
	}
	at, behind = timeIn(text, end)
	message := undressed(text, max(end, behind))
	if behind > 0 && message < len(text) && strings.TrimSpace(text[at.To:message]) == "" {
		return // "Identified: 10:20 by Kim" is a label
	}
	l.state, l.name, l.at, l.message = state, text[start:end], at, kb.Range{From: message, To: len(text)}
	if behind > 0 {
		return
	}
	open := strings.LastIndexAny(text, "(（[")
	from := open
	if code := strings.LastIndex(text, codeOpens); code > end {
		open, from = code, code+max(0, strings.IndexByte(text[code:], '"')+1)
	}
	if open <= end {
		return
	}
	if at, behind := timeIn(text, from); behind > 0 && strings.Trim(text[behind:], stateDress+`}"`) == "" {
		l.at, l.message.To = at, len(strings.TrimRight(text[:open], " "))
	}
}

// stateDress are the signs around a state and a time.
const stateDress = " \t*_[]()（）【】:：-–—·|>."

// undressed is where a text goes on behind signs, from a byte on.
func undressed(text string, from int) int {
	return len(text) - len(strings.TrimLeft(text[from:], stateDress))
}

// longestPosted bounds the bytes of a state.
const longestPosted = 40

// stateIn reads the state that a text has from a byte on, up to the sign behind it: its
// first word has a capital, or is of a script without them.
func stateIn(text string, from int) (state updateState, end int, found bool) {
	label := prose.Start(text[from:], longestPosted)
	if first, _ := utf8.DecodeRuneInString(label); unicode.IsLower(first) {
		return "", 0, false
	}
	if n := strings.IndexAny(label, ":：(（[]】–—.。\n"); n >= 0 {
		label = label[:n]
	} else if from+len(label) < len(text) && !strings.Contains(label, " - ") {
		return "", 0, false
	}
	if n := strings.Index(label, " - "); n >= 0 {
		label = label[:n]
	}
	state, found = updateStates()[headingWords(label)]
	return state, from + len(strings.TrimRight(label, stateDress)), found
}

// timeIn reads the time of day that a text has from a byte on, behind signs and a word
// such as "Posted"; behind is where the text goes on, 0 if there is none.
func timeIn(text string, from int) (at kb.Range, behind int) {
	start := undressed(text, from)
	if first, _, _ := strings.Cut(prose.Start(text[start:], longestPosted), " "); postedWords()[headingWords(first)] {
		start = undressed(text, start+len(first))
	}
	m, ok := inSomeYear.ReadMoment(text[start:], 0)
	if !ok || !m.Moment.HasClock {
		return at, 0
	}
	end := start + m.N
	return kb.Range{From: start, To: len(strings.TrimRight(text[:end], stateDress))}, end
}
