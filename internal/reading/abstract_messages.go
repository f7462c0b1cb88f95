package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The abstract of a note that is nothing but messages, each below a mark in
// brackets, the newest first or last. It is the first that was written:
//
//	[Final message]
//	It works again.
//
//	[Initial message]
//	It is down since nine.      <- the abstract

// message is one of the messages of such a note.
type message struct {
	// mark are the words of its mark, as headingWords leaves them.
	mark string
	text kb.Text
}

// firstMessage is the message that was written first, of those in a list of
// blocks that begins with a mark.
func (s *source) firstMessage(blocks []*markdown.Block) kb.Text {
	var list []message
	for block := range ofKind(blocks, markdown.Paragraph) {
		if isStatusMark(block.Text) {
			first := firstLine(block.Text)
			list = append(list, message{mark: headingWords(strings.Trim(first, "[]"))})
			if below := len(first); len(strings.TrimSpace(block.Text)) > below {
				list[len(list)-1].keep(whole(block), below)
			}
			continue
		}
		if last := &list[len(list)-1]; last.text.Plain == "" && isAbstract(block) {
			last.keep(whole(block), 0)
		}
	}
	chosen := list[0]
	if endMarks()[firstWord(chosen.mark)] {
		chosen = list[len(list)-1]
	}
	for _, m := range list {
		if startMarkWords()[firstWord(m.mark)] {
			chosen = m
		}
	}
	return chosen.text
}

// keep sets the text of a message to a paragraph from a byte on, if it says
// something.
func (m *message) keep(p piece, from int) {
	if end := statedEnd(p.block.Text); end > from && prose.HasLetter(p.block.Text[from:end]) {
		m.text = p.text(from, end)
	}
}

// The words that marks of a first and of a last message begin with.
var (
	startMarkWords = words.Set("message.first")
	endMarks       = words.Set("message.last")
)

func firstWord(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return word
}
