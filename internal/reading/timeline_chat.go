package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
)

// A timeline copied from where people talked, where the section holds nothing else that
// has times:
//
//	## Timeline              ## Timeline
//	```                      anna  10:02 AM
//	[10:02] anna: it is      restarting the broker
//	        down
//	[10:04] ben: looking     **ben** [10:04 AM]
//	[10:10] ben: it is up    it is up
//	```
//
// What stands below "Logs" or "Chat" is never read, and a listing of one or two times is
// none. Where a document has no timeline, three messages in a row are one below any heading,
// up to a line across the page.

// conversation reads a section of a timeline as one.
func (r *timelineReader) conversation(s *section) {
	for _, b := range s.blocks {
		if b.Kind == markdown.Code {
			r.timedCode(b)
		}
	}
	r.messages(s.blocks, fewestMessages)
}

// messages reads a conversation of so many messages or more.
func (r *timelineReader) messages(blocks []*markdown.Block, fewest int) {
	list := messagesOf(r.doc, blocks)
	if len(list) < fewest {
		return
	}
	for i := range list {
		r.message(&list[i])
	}
}

// chats reads the conversations in a document without a timeline.
func (r *timelineReader) chats(start when.Context) {
	for _, s := range r.sections {
		if !mayHoldTimeline(s) || r.visited[s] {
			continue
		}
		if from := slices.IndexFunc(s.blocks, r.isMessage); from >= 0 {
			r.begin(s, start)
			r.messages(upToRule(s.blocks[from:]), fewestMessagesElsewhere)
		}
	}
}

// isMessage tells whether a paragraph begins with who said something, and when.
func (r *timelineReader) isMessage(b *markdown.Block) bool {
	if b.Kind != markdown.Paragraph {
		return false
	}
	_, from := speakerOf(linesOf(r.doc, b)[0].words())
	return from > 0
}

// upToRule are the blocks above the first line across the page.
func upToRule(blocks []*markdown.Block) []*markdown.Block {
	if at := slices.IndexFunc(blocks, func(b *markdown.Block) bool { return b.Kind == markdown.Rule }); at >= 0 {
		return blocks[:at]
	}
	return blocks
}

// timedCode reads a listing most of whose lines start with a time of day.
func (r *timelineReader) timedCode(b *markdown.Block) {
	lines := strings.Split(b.Text, "\n")
	timed := 0
	for _, line := range lines {
		if r.hasClockAtStart(line) {
			timed++
		}
	}
	if timed < fewestTimedLines || timed*2 < len(lines) || !r.hasClockAtStart(lines[0]) {
		return
	}
	line := b.Line
	if b.Fenced {
		line++
	}
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && !r.hasClockAtStart(lines[to]) {
			to++
		}
		m, _ := r.ctx.ReadMoment(lines[from], line+from)
		said := prose.Line(lines[from][m.N:] + " " + strings.Join(lines[from+1:to], " "))
		r.add(m, kb.Text{Plain: said, Line: line + from}, b.HTML, "", true)
		r.insideList(b)
		from = to
	}
}

// fewestMessages are a conversation below "Timeline", fewestMessagesElsewhere are one below
// any heading, and longestSpeaker bounds the words of a name.
const (
	fewestMessages          = 2
	fewestMessagesElsewhere = 3
	longestSpeaker          = 3
)

// chatMessage is what somebody wrote below the name and the time.
type chatMessage struct {
	name string
	// at is the line of the name, of which the time begins at a byte.
	at    piece
	from  int
	block *markdown.Block
	lines []string
}

// messagesOf are the messages of the paragraphs of a section; none where something stands
// above the first.
func messagesOf(doc *markdown.Doc, blocks []*markdown.Block) (list []chatMessage) {
	for b := range ofKind(blocks, markdown.Paragraph) {
		for _, line := range linesOf(doc, b) {
			name, from := speakerOf(line.words())
			switch {
			case from > 0:
				list = append(list, chatMessage{name: name, at: line, from: from, block: b})
			case len(list) == 0:
				return nil
			default:
				last := &list[len(list)-1]
				last.lines = append(last.lines, line.words())
				last.block = b
			}
		}
	}
	return list
}

// speakerOf reads a line that is a name and a time of day; from is where the time begins,
// 0 if the line is something else.
func speakerOf(line string) (name string, from int) {
	if len(line) > longestLabel {
		return "", 0
	}
	for words := 1; words <= longestSpeaker; words++ {
		blank := strings.IndexAny(line[from:], " \t")
		if blank <= 0 {
			return "", 0
		}
		name = line[:from+blank]
		from += blank
		from += len(line[from:]) - len(strings.TrimLeft(line[from:], " \t([—–-·•"))
		if strings.ContainsAny(name, "0123456789.:,[") {
			return "", 0
		}
		if from == len(line) || !prose.IsDigit(line[from]) {
			continue
		}
		if m, ok := inSomeYear.ReadMoment(line[from:], 0); ok && m.Moment.HasClock && undressed(line, from+m.N) == len(line) {
			return strings.Trim(name, "*_@"), from
		}
	}
	return "", 0
}

// message reads a message as an entry; one without words is none.
func (r *timelineReader) message(c *chatMessage) {
	said := prose.Line(strings.Join(c.lines, " "))
	m, ok := r.ctx.ReadMoment(c.at.words()[c.from:], c.at.line)
	if !ok || !prose.HasLetter(said) {
		return
	}
	r.add(m, kb.Text{Plain: c.name + ": " + said, Line: c.at.line}, kb.Range{From: c.at.block.HTML.From, To: c.block.HTML.To}, "", true)
}
