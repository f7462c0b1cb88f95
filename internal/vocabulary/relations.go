package vocabulary

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// What a sentence says of two services that are known, in a cause, a surprise, or what
// went badly:
//
//	While the warehouse link slows down, checkout keeps connections to the orders database.
//	                                     -------- ------------------        ---------------
//
// Both must be called by a name of theirs, with nothing but the words for leaning, and
// an article, between them.

// leaning is what stands between two services of which the first leans on the second:
// at most a word before the words that say so, and two small ones behind.
var leaning = words.Pattern(`(?i)^\s*(?:\pL+\s+)?(?:{relation.leans})(?:\s+\pL{1,4}){0,2}\s*$`)

// Relate finds the relations between the known services that the sentences of incidents
// speak of.
func (k *KnownNames) Relate(incidents []*kb.Incident) {
	if len(k.services) == 0 {
		return
	}
	for i, implied := range k.related.Of(incidents, k.implied) {
		incidents[i].Implied = slices.Clone(implied)
	}
}

// implied are the relations of which the texts of an incident speak.
func (k *KnownNames) implied(incident *kb.Incident) (implied []kb.Relation) {
	for text := range incident.Revealing() {
		for _, relation := range k.relations(text.Plain) {
			relation.From.Line, relation.To.Line, relation.Text.Line = text.Line, text.Line, text.Line
			implied = append(implied, relation)
		}
	}
	return implied
}

// relations are those that the sentences of a text speak of, wherever it stands.
func (k *KnownNames) relations(text string) (found []kb.Relation) {
	if !k.mayHave(text, 2) {
		return nil
	}
	for start, end := range prose.EachSentence(text) {
		sentence := text[start:end]
		said := k.said(sentence)
		for n := 1; n < len(said); n++ {
			from, to := said[n-1], said[n]
			if from.title == to.title || !leaning().MatchString(sentence[from.to:to.from]) {
				continue
			}
			found = append(found, kb.Relation{
				From: kb.Mention{Name: from.title}, To: kb.Mention{Name: to.title}, Text: kb.Text{Plain: strings.TrimSpace(sentence)},
			})
		}
	}
	return found
}

// saidName is a known service in a text.
type saidName struct {
	title    string
	from, to int
}

// said lists the known services of a text, the longest name at each place.
func (k *KnownNames) said(text string) (list []saidName) {
	all := k.wordsOf(text)
	for i := 0; i < len(all); {
		title, n := k.at(text, all[i:])
		if n > 0 {
			list = append(list, saidName{title, all[i].from, all[i+n-1].to})
		}
		i += max(n, 1)
	}
	return list
}
