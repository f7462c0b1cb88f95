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
	if m := bracketedMark(plain); m != nil {
		if kind := markedKind(m[1] + m[2]); kind != "" {
			if m[1] != "" {
				dropStartOf(text, len(m[0]))
			}
			return kind
		}
	}
	if plain != "" && plain[0] >= utf8.RuneSelf {
		for emoji, kind := range kindEmoji {
			if strings.HasPrefix(plain, emoji) {
				return kind
			}
		}
	}
	if kind, ok := kindMarks()[colonMark(plain)]; ok {
		return kind
	}
	first, _, _ := strings.Cut(plain, "\n")
	return kindOfWording(strings.ToLower(first))
}

// bracketedMark finds a mark in square brackets at the start or at the end of an entry; nil
// if there is none.
func bracketedMark(plain string) []string {
	if strings.IndexByte(plain, '[') < 0 {
		return nil
	}
	return bracketMark().FindStringSubmatch(plain)
}

// colonMark are the words in front of the colon at the start of an entry; empty if there is
// none.
func colonMark(plain string) string {
	if !mayBeMarked(plain) {
		return ""
	}
	if m := boldMark().FindStringSubmatch(plain); m != nil {
		return headingWords(m[1])
	}
	return ""
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

// The signals of a timeline, from a mark, or from wording that can mean only one
// thing:
//
//	08:00 [introduced] release 7       10:20 **Cause found:** a renamed column
//	10:38 Status page updated          10:51 The provider joined the call
//	10:40 Waiting for the provider     10:20 The root cause was identified
//
// What is said not to be so is no signal: "no root cause identified".

var (
	signalMarks = words.Index[kb.Signal]("signal.")
	// saidSignals are those that words anywhere in the first line tell of.
	saidSignals = []struct {
		signal  kb.Signal
		phrases func() *phraseList
	}{
		{kb.SignalCauseFound, sayings("signal.cause-found")}, {kb.SignalTold, sayings("signal.told")}, {kb.SignalEngaged, sayings("signal.engaged")},
	}
	introducing = listOf("signal.introduced")
	audiences   = listOf("signal.audience")
	notSo       = words.Set("signal.not")
	waitsBefore = words.Pattern(`(?i)(?:^|\P{L}){signal.waits-for}\s+([^.,;:()\n]{2,50})`)
)

// isSignal tells whether a name of the words is a signal: some keys of signals only
// help to find one.
func isSignal(s kb.Signal) bool {
	return isOneOf(s, kb.SignalIntroduced, kb.SignalSymptom, kb.SignalCauseFound, kb.SignalEngaged, kb.SignalTold)
}

// markedSignal is the signal that a mark at the start of an entry names; empty if
// there is none. A mark in square brackets that is no kind as well is taken out of
// the text.
func markedSignal(text *kb.Text) kb.Signal {
	plain := prose.Start(text.Plain, farthestKind)
	if m := bracketedMark(plain); m != nil && m[1] != "" {
		if signal := signalMarks()[headingWords(m[1])]; isSignal(signal) {
			if markedKind(m[1]) == "" {
				dropStartOf(text, len(m[0]))
			}
			return signal
		}
	}
	if signal := signalMarks()[colonMark(plain)]; isSignal(signal) {
		return signal
	}
	return ""
}

// signalOfWording is the signal that the first line of an entry of a kind tells of;
// empty if it tells of none.
func signalOfWording(plain string, kind kb.EntryKind) kb.Signal {
	line, _, _ := strings.Cut(prose.Start(plain, farthestKind), "\n")
	line = strings.ToLower(line)
	for _, said := range saidSignals {
		if saysSo(line, said.phrases()) {
			return said.signal
		}
	}
	switch {
	case kind == kb.EntryCommunication && audiences().isSaid(line):
		return kb.SignalTold
	case introducing().opens(line):
		return kb.SignalIntroduced
	case kind == kb.EntrySymptom:
		return kb.SignalSymptom
	}
	return ""
}

// sayings are the phrases of a key that say so wherever they stand. A single word may
// mean other things, and is only a mark.
func sayings(key string) func() *phraseList {
	return words.Made(words.Of(key), func(phrases []string) *phraseList {
		return newPhraseList(slices.DeleteFunc(phrases, func(phrase string) bool {
			first, _ := utf8.DecodeRuneInString(phrase)
			return !strings.Contains(phrase, " ") && !hasNoBlanks(first)
		}))
	})
}

// saysSo tells whether a line in lower case has one of the phrases, and no word
// before it or right behind it that denies it.
func saysSo(line string, phrases *phraseList) bool {
	for from, to := range phrases.all(line) {
		if !standsAlone(line, from, to) {
			continue
		}
		behind, _, _ := strings.Cut(strings.TrimSpace(line[to:]), " ")
		denied := notSo()[strings.Trim(behind, ".,;:")]
		for word := range strings.FieldsSeq(line[:from]) {
			denied = denied || notSo()[strings.Trim(word, ".,;:")]
		}
		if !denied {
			return true
		}
	}
	return false
}

// waitsFor is what an entry says that people waited for; empty if it does not.
func waitsFor(plain string) string {
	line, _, _ := strings.Cut(prose.Start(plain, farthestKind), "\n")
	if m := waitsBefore().FindStringSubmatch(line); m != nil {
		return strings.TrimSpace(m[1])
	}
	return ""
}
