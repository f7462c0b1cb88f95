package reading

import (
	"maps"
	"strings"

	"github.com/debrief-dev/debrief/internal/words"
)

// Words that tell of what kind something is: "an alert on the queue" says who noticed.
// The first that stands alone and is not denied counts; where none does, nobody
// guesses.

// tellingWords are the phrases of keys with one beginning, by what each tells.
type tellingWords[T ~string] struct {
	tells   map[string]T
	ends    phraseEnds
	pattern wordPattern
}

// wordsThatTell takes the keys that begin so: "noticed.".
func wordsThatTell[T ~string](beginning string) tellingWords[T] {
	tells := words.Index[T](beginning)
	return tellingWords[T]{tells, endsOf(maps.Keys(tells)), atWords(`(?i)^(?:{`+beginning+`*})`, beginning+"*")}
}

// turnedAround stands before a word that is said not to be so.
var turnedAround = words.Set("check.negation")

// turnedBytes is how far a negation reaches.
const turnedBytes = 48

// first is what the first word tells; empty if none does.
func (w tellingWords[T]) first(text string) T {
	if !w.ends.mayEndIn(text) {
		return ""
	}
	for start, end := range w.pattern.all(text) {
		if standsAlone(text, start, end) && !isDenied(text[:start]) {
			return w.tells[strings.ToLower(text[start:end])]
		}
	}
	return ""
}

// isDenied tells whether what follows a text is turned around by its last words.
func isDenied(before string) bool {
	before = strings.ToLower(before[max(0, len(before)-turnedBytes):])
	if end := strings.LastIndexAny(before, ".,;:!?"); end >= 0 {
		before = before[end+1:]
	}
	for word := range strings.FieldsSeq(before) {
		if turnedAround[word] {
			return true
		}
	}
	return false
}
