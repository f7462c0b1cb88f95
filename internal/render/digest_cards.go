package render

import (
	"cmp"
	"math"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/texts"
)

// DigestCard is a postmortem in two sentences, with the bar of its phases and what
// surprised people.
type DigestCard struct {
	IncidentRow
	// Sentences are how its abstract begins; empty if it has none, as NoAbstract says.
	// Both are empty where the abstract repeats the title.
	Sentences, NoAbstract string
	// Bar is nil where not two phases are known: one alone says nothing.
	Bar       *Glance
	Surprises []string
}

// worstOf divides incidents into those that were worst, at most so many, and the others.
// Both keep their order.
func worstOf(incidents []*kb.Incident, most int) (worst, others []*kb.Incident) {
	if len(incidents) <= most {
		return incidents, nil
	}
	byRank := slices.Clone(incidents)
	slices.SortStableFunc(byRank, func(a, b *kb.Incident) int {
		return cmp.Compare(cmp.Or(rankOf(a), math.MaxInt), cmp.Or(rankOf(b), math.MaxInt))
	})
	told := map[*kb.Incident]bool{}
	for _, i := range byRank[:most] {
		told[i] = true
	}
	for _, i := range incidents {
		if told[i] {
			worst = append(worst, i)
		} else {
			others = append(others, i)
		}
	}
	return worst, others
}

// cardWords is how many words of an abstract a card has, and cardSurprises how
// many surprises.
const cardWords, cardSurprises = 40, 3

func digestCard(l *texts.Language, row IncidentRow, incident *kb.Incident) DigestCard {
	card := DigestCard{IncidentRow: row, Sentences: twoSentences(incident), NoAbstract: message.NoAbstract(l, incident)}
	if prose.Words(card.Sentences) > cardWords {
		card.Sentences = firstSentence(incident.Summary.Plain)
	}
	if repeatsTitle(incident) {
		card.Sentences, card.NoAbstract = "", ""
	}
	if bar := glance(l, incident); bar != nil && len(bar.Phases) > 1 {
		card.Bar = bar
	}
	for _, surprise := range incident.Surprises[:min(len(incident.Surprises), cardSurprises)] {
		card.Surprises = append(card.Surprises, prose.Shorten(prose.Line(surprise.Plain), longestSentence))
	}
	return card
}
