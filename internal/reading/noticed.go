package reading

import (
	"maps"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/words"
)

// Who or what noticed an incident first, by the words of those who were there:
//
//	detected_by: an alert on the queue, two minutes before the first customer wrote
//	| 10:09 | detection | Alert "orders stored" pages on-call |
//
// The first word that tells counts. Where the words tell nothing, nobody guesses.

// noticedWords begin a source of notice, each with the source.
var (
	noticedWords = words.Index[kb.Noticed]("noticed.")
	noticedEnds  = endsOf(maps.Keys(noticedWords))
	noticedFirst = atWords(`(?i)^(?:{noticed.*})`, "noticed.*")
	// turnedAround stands before a source that is said not to have noticed.
	turnedAround = words.Set("check.negation")
)

// turnedBytes is how far a negation reaches.
const turnedBytes = 24

// readNoticed says who or what noticed the incident, in the order of those who know:
// what its author says about it, then the first entry of the timeline that is a detection.
func readNoticed(incident *kb.Incident) kb.Noticed {
	if by := noticedIn(incident.DetectedBy.Plain); by != "" {
		return by
	}
	for i := range incident.Timeline {
		if entry := &incident.Timeline[i]; entry.Kind == kb.EntryDetection {
			return noticedIn(entry.Text.Plain)
		}
	}
	return ""
}

// noticedIn finds the first source that a text names and does not deny.
func noticedIn(text string) kb.Noticed {
	if !noticedEnds.mayEndIn(text) {
		return ""
	}
	for from := 0; from < len(text); {
		at := noticedFirst.find(text[from:])
		if at == nil {
			return ""
		}
		start, end := from+at[0], from+at[1]
		if standsAlone(text, start, end) && !isDenied(text[:start]) {
			return noticedWords[strings.ToLower(text[start:end])]
		}
		from = end
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
