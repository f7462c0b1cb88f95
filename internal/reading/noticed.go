package reading

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

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
