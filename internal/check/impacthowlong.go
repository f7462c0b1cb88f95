package check

import (
	"unicode"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/words"
)

// impactHowLong finds an incident that is over, of which neither its times nor its
// words say how long it lasted.
func impactHowLong(p *page) {
	if p.Impact.Plain == "" && !p.hasSection(kb.SectionImpact) && !p.hasSection(kb.SectionSummary) {
		return
	}
	d := p.Durations
	if p.Status == kb.StatusOngoing || d.Resolve != nil || d.Mitigate != nil || len(p.TypedDurations) > 0 || len(p.Timeline) > 1 || p.NearMiss {
		return
	}
	for i := range p.passages {
		if saysHowLong(p.passages[i].tokens) || p.passages[i].has("for-long") {
			return
		}
	}
	if tokens := tokensOf(p.Abstract + " " + p.Impact.Plain); saysHowLong(tokens) || !p.knows("for-long") {
		return
	}
	p.report(problem.ImpactHowLong, p.section(kb.SectionImpact, kb.SectionSummary), "nothing says how long it lasted")
}

// units of time, in all languages.
var units = words.Index[string]("length.")

// saysHowLong finds a figure with a unit of time: 20 minutes, 2h.
func saysHowLong(tokens []token) bool {
	for i, t := range tokens {
		if !unicode.IsDigit(rune(t.word[0])) {
			continue
		}
		digits := 0
		for digits < len(t.word) && t.word[digits] >= '0' && t.word[digits] <= '9' {
			digits++
		}
		if isUnit(t.word[digits:]) || digits == len(t.word) && i+1 < len(tokens) && isUnit(tokens[i+1].word) {
			return true
		}
	}
	return false
}

func isUnit(word string) bool { unit, known := units()[word]; return known && unit != "about" }
