package reading

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The kind of a timeline entry, from a mark, or from wording that can mean only
// one thing:
//
//	14:02 [detection] the alert fired      14:02 **Detection:** the alert fired
//	14:05 🔍 looking at the graphs          | 14:02 | Detection | the alert fired |
//	14:10 Decided to roll back             14:20 Tried a restart, without success

// kindMarks are the words of marks.
var kindMarks = words.Index[kb.EntryKind]("entry.")

// kindEmoji are emoji that mean one kind.
var kindEmoji = map[string]kb.EntryKind{
	"🚨": kb.EntryDetection, "🔔": kb.EntryDetection, "📟": kb.EntryDetection,
	"✅": kb.EntryRecovery, "🟢": kb.EntryRecovery,
	"📢": kb.EntryCommunication, "📣": kb.EntryCommunication, "💬": kb.EntryCommunication,
	"🚀": kb.EntryChange, "🔧": kb.EntryAction, "🛠": kb.EntryAction,
	"🔥": kb.EntrySymptom, "💥": kb.EntrySymptom,
}

var bracketMark = words.Pattern(`^\s*\[([\p{L}\s/-]{2,30})\]\s*[:–-]?\s*|\s*\[([\p{L}\s/-]{2,30})\]\s*$`)

// boldMark is a word and a colon at the start: "Detection: the alert fired".
var boldMark = words.Pattern(`^([\p{L}][\p{L} ]{2,24}):\s`)

// farthestKind is how many bytes of an entry say its kind; farthestColon and
// nearestColon bound the word of boldMark in front of its colon, in bytes.
const (
	farthestKind  = 300
	nearestColon  = 3
	farthestColon = 4 * 25
)

// kindOfEntry finds the kind of an entry by its text. A mark in square brackets
// at the start is taken out of the text.
func kindOfEntry(text *kb.Text) kb.EntryKind {
	plain := prose.Start(text.Plain, farthestKind)
	if strings.IndexByte(plain, '[') >= 0 {
		if m := bracketMark().FindStringSubmatch(plain); m != nil {
			if kind := markedKind(m[1] + m[2]); kind != "" {
				if m[1] != "" {
					dropStartOf(text, len(m[0]))
				}
				return kind
			}
		}
	}
	if plain != "" && plain[0] >= utf8.RuneSelf {
		for emoji, kind := range kindEmoji {
			if strings.HasPrefix(plain, emoji) {
				return kind
			}
		}
	}
	if mayBeMarked(plain) {
		if m := boldMark().FindStringSubmatch(plain); m != nil {
			if kind, ok := kindMarks()[headingWords(m[1])]; ok {
				return kind
			}
		}
	}
	first, _, _ := strings.Cut(plain, "\n")
	return kindOfWording(strings.ToLower(first))
}

// mayBeMarked is a cheap look for a word and a colon at the start.
func mayBeMarked(plain string) bool {
	colon := strings.IndexByte(plain, ':')
	return colon >= nearestColon && colon <= farthestColon
}

// dropStartOf takes n bytes off the start of a text.
func dropStartOf(text *kb.Text, n int) {
	if n >= len(text.Plain) {
		return
	}
	text.Plain = text.Plain[n:]
	switch {
	case text.HTML.Empty():
	case len(text.Drop) > 0 && text.Drop[0].From == 0:
		text.Drop = slices.Clone(text.Drop)
		text.Drop[0].To += n
	default:
		text.Drop = append([]kb.Range{{From: 0, To: n}}, text.Drop...)
	}
}

// markedKind is the kind that a mark names; empty if none.
func markedKind(mark string) kb.EntryKind {
	kind, _ := beginning(kindMarks(), mark)
	return kind
}
