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
	tells, _, _ := w.firstAt(text)
	return tells
}

// firstAt is what the first word tells, and where it stands; empty if none tells anything.
func (w tellingWords[T]) firstAt(text string) (tells T, from, to int) {
	if !w.ends().mayEndIn(text) {
		return "", 0, 0
	}
	for start, end := range w.all(text) {
		if standsAlone(text, start, end) && !isDenied(text[:start]) {
			return w.tells()[strings.ToLower(text[start:end])], start, end
		}
	}
	return "", 0, 0
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

// What set an incident off, by the words of those who were there:
//
//	trigger: a deployment of checkout

// The words that tell.
var (
	triggerWords = wordsThatTell[kb.TriggerKind]("trigger.")
	// failedWords say that a machine or a network failed.
	failedWords = words.Of("said.failed")
)

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
