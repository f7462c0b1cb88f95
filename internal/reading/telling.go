package reading

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Words that tell of what kind something is: "an alert on the queue" says who noticed.
// The first that stands alone and is not denied counts; where none does, nobody
// guesses.

// tellingWords are the phrases of keys with one beginning, by what each tells.
type tellingWords[T ~string] struct {
	tells   func() map[string]T
	ends    func() *phraseEnds
	pattern wordPattern
	// phrases are those of the pattern, the longest first.
	phrases func() *phraseList
}

// wordsThatTell takes the keys that begin so: "noticed.".
func wordsThatTell[T ~string](beginning string) tellingWords[T] {
	tells := words.Index[T](beginning)
	return tellingWords[T]{
		tells:   tells,
		ends:    words.Made(tells, func(all map[string]T) *phraseEnds { return endsOf(maps.Keys(all)) }),
		pattern: atWords(`(?i)^(?:{`+beginning+`*})`, beginning+"*"),
		phrases: words.Made(tells, func(all map[string]T) *phraseList {
			return newPhraseList(longestFirst(slices.Collect(maps.Keys(all))))
		}),
	}
}

// turnedAround stands before a word that is said not to be so.
var turnedAround = words.Set("check.negation")

// turnedBytes is how far a negation reaches.
const turnedBytes = 48

// first is what the first word tells; empty if none does.
func (w tellingWords[T]) first(text string) T {
	if !w.ends().mayEndIn(text) {
		return ""
	}
	for start, end := range w.all(text) {
		if standsAlone(text, start, end) && !isDenied(text[:start]) {
			return w.tells()[strings.ToLower(text[start:end])]
		}
	}
	return ""
}

// all are the places of the phrases, one behind the other. Letters beyond ASCII have
// more than one form, which an expression knows.
func (w tellingWords[T]) all(text string) iter.Seq2[int, int] {
	if strings.ContainsFunc(text, isBeyondASCII) {
		return w.pattern.all(text)
	}
	return func(yield func(start, end int) bool) {
		over := 0
		for start, end := range w.phrases().all(lowerASCII(text)) {
			if start < over {
				continue
			}
			if over = end; !yield(start, end) {
				return
			}
		}
	}
}

// isDenied tells whether what follows a text is turned around by its last words.
func isDenied(before string) bool {
	before = strings.ToLower(before[max(0, len(before)-turnedBytes):])
	if end := strings.LastIndexAny(before, ".,;:!?"); end >= 0 {
		before = before[end+1:]
	}
	for word := range strings.FieldsSeq(before) {
		if turnedAround()[word] {
			return true
		}
	}
	return false
}

// Who or what noticed an incident first, and what set it off, by the words of those
// who were there:
//
//	detected_by: an alert on the queue, two minutes before the first customer wrote
//	| 10:09 | detection | Alert "orders stored" pages on-call |
//	trigger: a deployment of checkout

// The words that tell.
var (
	noticedWords = wordsThatTell[kb.Noticed]("noticed.")
	triggerWords = wordsThatTell[kb.TriggerKind]("trigger.")
	// failedWords say that a machine or a network failed.
	failedWords = words.Of("said.failed")
)

// readNoticed says who or what noticed the incident, in the order of those who know:
// the first sentence of what its author says about it, or where nothing is said, the
// first entry of the timeline that is a detection.
func readNoticed(incident *kb.Incident) kb.Noticed {
	if !incident.DetectedBy.IsZero() {
		return noticedWords.first(prose.Sentence(incident.DetectedBy.Plain))
	}
	for _, entry := range each(incident.Timeline) {
		if entry.Kind == kb.EntryDetection {
			return noticedWords.first(entry.Text.Plain)
		}
	}
	return ""
}

// readTriggerKind says of what kind the trigger was, by its first sentence: those
// behind it tell what came of it. A machine that is only spoken of triggers nothing.
func readTriggerKind(incident *kb.Incident) kb.TriggerKind {
	trigger := prose.Sentence(incident.Trigger.Plain)
	kind := triggerWords.first(trigger)
	if kind == kb.TriggerInfrastructure && !containsWord(trigger, failedWords()) {
		return ""
	}
	return kind
}
