package views

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/words"
)

// entryMarks are the words that say the kind of an entry in front of a colon.
var entryMarks = words.Index[kb.EntryKind]("entry.")

// SaysKind tells whether an entry begins with a word for its own kind:
// "Tried: a restart".
func SaysKind(entry *kb.TimelineEntry) bool {
	mark, _, found := strings.Cut(entry.Text.Plain, ":")
	return found && entry.Kind != "" && entryMarks()[strings.ToLower(strings.TrimSpace(mark))] == entry.Kind
}

// withoutKind is the text of an entry below a heading that says its kind.
func withoutKind(entry *kb.TimelineEntry) kb.Text {
	if !SaysKind(entry) {
		return entry.Text
	}
	_, rest, _ := strings.Cut(entry.Text.Plain, ":")
	return kb.Text{Plain: strings.TrimSpace(rest), Line: entry.Text.Line}
}
