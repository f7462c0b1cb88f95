package vocabulary

import (
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// BenchmarkNames takes the time that the names of one long document take.
func BenchmarkNames(b *testing.B) {
	text := strings.Repeat("The `mail-sender` was down after a restart of Redpanda, and services such as search and the bot timed out. ", 60)
	incident := &kb.Incident{Document: kb.Document{Title: "Redpanda outage"}, Abstract: text[:600], Quotes: []kb.Quote{{Text: "mail-sender", Code: true}}}
	passages := []Passage{{Text: text[:3000], Line: 3}, {Text: text[3000:], Line: 9}}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		new(NameReader).Names(incident, passages)
	}
}
