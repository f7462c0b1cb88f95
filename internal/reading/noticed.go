package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Who or what noticed an incident first, by the words of those who were there:
//
//	detected_by: an alert on the queue, two minutes before the first customer wrote
//	Detected: 08:25, by a customer
//	| 10:09 | detection | Alert "orders stored" pages on-call |
//	10:09 Customers complain           10:09 Prober alert: no results
//	It was late, and we heard of it from customers.
//
// What its author says counts before the timeline, and that before the text.

var (
	noticedWords = wordsThatTell[kb.Noticed]("noticed.")
	heardFrom    = words.Made(words.Of("heard.from"), newPhraseList)
	heardTells   = words.Made(words.Of("heard.tells"), newPhraseList)
)

// readNoticed says who or what noticed the incident; empty if nobody says it.
func (s *source) readNoticed(incident *kb.Incident) kb.Noticed {
	if by := saidNoticed(incident); by != "" || !incident.DetectedBy.IsZero() {
		return by
	}
	if l, ok := s.labels[detectedLabel]; ok {
		if by := noticedWords.first(prose.Sentence(l.text.Plain)); by != "" {
			return by
		}
	}
	if by := entryNoticed(incident.Timeline); by != "" {
		return by
	}
	for _, section := range s.outline.sections {
		if endsLabels(section.Class) {
			continue
		}
		for _, block := range section.blocks {
			if by := heardOf(block); by != "" {
				return by
			}
		}
	}
	return ""
}

// saidNoticed is who noticed by the first sentence of what the author says about it, or
// where nothing is said, by the first entry of the timeline that is a detection.
func saidNoticed(incident *kb.Incident) kb.Noticed {
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

// fewestTold is how many words of an entry say more than that there were alerts,
// longestAlert how many bytes the name of one has, and longestBy how many stand between
// what is told and who told it: "reports from customers".
const (
	fewestTold   = 4
	longestAlert = 40
	longestBy    = 8
)

// entryNoticed is who noticed by the first entry in which customers tell of it or an alert
// fires, before anything is done. Others count only where they open the timeline: later,
// they may report what they did.
func entryNoticed(entries []kb.TimelineEntry) kb.Noticed {
	for i, entry := range each(entries) {
		if isOneOf(entry.Kind, kb.EntryRecovery, kb.EntryAction, kb.EntryDecision, kb.EntryTried) {
			return ""
		}
		said := prose.Sentence(entry.Text.Plain)
		by, from, to := noticedWords.firstAt(said)
		switch {
		case by == kb.NoticedByAlert && (isNamedAlert(said) || prose.Words(said) < fewestTold),
			(by == kb.NoticedByCustomer || i == 0 && by != kb.NoticedByAlert) && isTeller(said, from, to):
			return by
		}
	}
	return ""
}

// isNamedAlert tells whether an entry begins with the name of an alert and a colon. A word
// alone in front of it is the state of the incident: "Monitoring: all is well".
func isNamedAlert(said string) bool {
	name, _, isNamed := strings.Cut(prose.Start(said, longestAlert), ":")
	return isNamed && strings.Contains(name, " ") && noticedWords.first(name) == kb.NoticedByAlert
}

// isTeller tells whether those who are named at a place of a sentence tell of something:
// "customers report errors", "reports from customers".
func isTeller(said string, from, to int) bool {
	lower := strings.ToLower(said)
	if from == to || len(lower) != len(said) {
		return false
	}
	for start, end := range heardTells().all(lower) {
		if standsAlone(lower, start, end) && (start >= to || end <= from && from-end <= longestBy) {
			return true
		}
	}
	return false
}

// heardOf is who a block says that people heard of the incident from.
func heardOf(block *markdown.Block) (by kb.Noticed) {
	eachText(block, func(text string) {
		if by != "" || !heardFrom().in(strings.ToLower(text)) {
			return
		}
		for from, to := range prose.EachSentence(text) {
			sentence := strings.ToLower(text[from:to])
			for start, end := range heardFrom().all(sentence) {
				if by == "" && standsAlone(sentence, start, end) && !isDenied(sentence[:start]) {
					by = noticedWords.first(nearWords(sentence[end:]))
				}
			}
		}
	})
	return by
}

// nearWords are the words behind a phrase that still belong to it.
func nearWords(text string) string {
	near := prose.Start(text, longestAlert)
	if end := strings.IndexAny(near, ",;:("); end >= 0 {
		return near[:end]
	}
	return near
}
