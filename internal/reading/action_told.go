package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Actions told in paragraphs, behind a label that says their state or what they are:
//
//	Still to do: alert on expiry before it is too late
//	**Action item:** Watch the disks

const (
	// longestStateLabel is how many words the label of a paragraph has that says a state.
	longestStateLabel = 3
	// shortestProseAction is how many words such a paragraph has at least behind it.
	shortestProseAction = 3
)

// stateLabel is where the label at the start of a paragraph ends that says the state of
// the action behind it, "Still to do: alert on expiry", and that state; 0 if there is
// none, or what stands behind it says no more than how many, when or where.
func stateLabel(text string) (from int, state kb.ActionState) {
	colon := plainLabelEnd(text, longestStateLabel)
	if state = stateOfTopic[groupTopics()[headingWords(text[:colon])]]; colon == 0 || state == "" {
		return 0, ""
	}
	from = len(text) - len(strings.TrimLeft(text[colon:], ":： *_\n"))
	for line := range strings.SplitSeq(text[from:], "\n") {
		if plainLabelEnd(line, longestStateLabel) > 0 {
			return 0, "" // a list of labels, of which this is the first
		}
	}
	first, _ := utf8.DecodeRuneInString(text[from:])
	if !unicode.IsLetter(first) || prose.Words(text[from:]) < shortestProseAction || isPlaceholder(text[from:]) || saysNoAction(text[from:]) {
		return 0, ""
	}
	return from, state
}

// told adds the action of a paragraph, behind the label that says its state.
func (r *actionReader) told(b *markdown.Block, from int, state kb.ActionState) {
	line := r.lineOf(b)
	line.from, line.action.State = max(line.from, from), state
	r.add(line, b, whole(b).sentence(line.from, line.to))
}

// behindLabel adds the action that a sentence behind the label of actions is, if it has an
// owner, a due day or a ticket, or asks for something: "**Action item:** Watch the disks".
func (r *actionReader) behindLabel(p piece) {
	words := strings.TrimSpace(p.words())
	if sentenceEnd(words) < len(words) {
		return
	}
	line := r.readActionLine(p)
	if a := line.action; a.Owner == "" && a.Due.IsZero() && a.Ticket == nil && !asksForAction(words) {
		return
	}
	line.from, line.to = p.from+line.from, p.from+line.to
	r.add(line, p.block, whole(p.block).sentence(line.from, line.to))
}

// announcesTask tells whether a paragraph says what to do, and the list below it what
// it is done for: "**Kim** Add alerts for:".
func announcesTask(b *markdown.Block) bool {
	text := strings.TrimSpace(b.Text)
	return announcesList(text) && (asksForAction(text) || asksForAction(b.Text[openingBold(b):]))
}
