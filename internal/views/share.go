package views

import (
	"cmp"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
)

// The lengths of abstracts in words.
const (
	abstractWords = 300
	shareWords    = 60
)

// Share is what to say of one incident in a chat.
type Share struct {
	Incident *kb.Incident
	// Abstract is whole sentences of the author's summary, up to 60 words; the
	// first sentence is there whatever its length. Impact is cut likewise.
	Abstract, Impact string
	// Longest is the phase that took longest; meaningful if HasLongest: there are
	// at least two phases, and no other is as long.
	Longest    Phase
	HasLongest bool
	Closing    Closing
}

// ShareOf concludes what to say of an incident.
func ShareOf(i *kb.Incident) Share {
	s := Share{
		Incident: i, Abstract: prose.Sentences(cmp.Or(i.Abstract, i.Summary.Plain), shareWords), Impact: prose.Sentences(i.Impact.Plain, shareWords),
		Closing: ClosingOf(i),
	}
	s.Longest, s.HasLongest = longestOf(Phases(i))
	return s
}

// Abstract is the author's summary in whole sentences, up to 300 words; the first
// sentence is there whatever its length.
func Abstract(i *kb.Incident) string {
	return prose.Sentences(cmp.Or(i.Abstract, i.Summary.Plain), abstractWords)
}
