package render

import (
	"slices"
	"sync"

	"github.com/debrief-dev/debrief/internal/kb"
)

// expected is what a reader looks for in an incident, in the order in which a page
// says what is not recorded.
var expected = []struct {
	key      string
	class    kb.SectionClass
	recorded func(*kb.Incident) bool
}{
	{"missing.severity", kb.SectionOther, func(i *kb.Incident) bool { return i.Severity != nil || i.NearMiss || i.NamesSeverity }},
	{"missing.services", kb.SectionOther, func(i *kb.Incident) bool { return len(i.Services) > 0 }},
	{"missing.start", kb.SectionOther, func(i *kb.Incident) bool { return i.Started != nil || !i.Date.IsZero() || i.NamesTime }},
	{"missing.summary", kb.SectionSummary, func(i *kb.Incident) bool { return !i.Summary.IsZero() }},
	{"missing.impact", kb.SectionImpact, func(i *kb.Incident) bool { return !i.Impact.IsZero() || len(i.Impacts) > 0 }},
	{"missing.timeline", kb.SectionTimeline, func(i *kb.Incident) bool { return len(i.Timeline) > 0 }},
	{"missing.detection", kb.SectionDetection, func(i *kb.Incident) bool { return !i.DetectedBy.IsZero() || i.Detected != nil }},
	{"missing.factors", kb.SectionCauses, func(i *kb.Incident) bool { return len(i.Factors) > 0 }},
	{"missing.actions", kb.SectionActions, func(i *kb.Incident) bool { return len(i.Actions) > 0 }},
	{"missing.lessons", kb.SectionLessons, func(*kb.Incident) bool { return false }},
	{"missing.facilitator", kb.SectionOther, func(i *kb.Incident) bool { return i.Facilitator != "" }},
}

// recorded says of each thing that is expected whether an incident has it.
func recorded(incident *kb.Incident) []bool {
	have := make([]bool, len(expected))
	for n, e := range expected {
		have[n] = e.recorded(incident)
		for _, section := range incident.Sections {
			have[n] = have[n] || e.class != kb.SectionOther && section.Class == e.class
		}
	}
	return have
}

// habits says of each thing that is expected whether at least half of the
// incidents record it: what a folder never says, no page of it needs to miss.
func habits(incidents []*kb.Incident) func() []bool {
	return sync.OnceValue(func() []bool {
		counts := make([]int, len(expected))
		for _, incident := range incidents {
			for n, has := range recorded(incident) {
				if has {
					counts[n]++
				}
			}
		}
		usual := make([]bool, len(expected))
		for n, count := range counts {
			usual[n] = count*2 >= len(incidents)
		}
		return usual
	})
}

// missing lists what an incident says nothing about, of what most others say. What a
// heading names in any place of its words, or a sentence speaks of, is not missed, and
// nothing is where a good part of the headings says what no one here knows: it may be
// said there.
func (s *site) missing(incident *kb.Incident) []string {
	if !understood(incident) {
		return nil
	}
	have, usual := recorded(incident), s.habits()
	var words []string
	for n, e := range expected {
		if usual[n] && !have[n] && !slices.Contains(incident.Named, e.class) && !slices.Contains(incident.Mentioned, e.class) {
			words = append(words, s.text(e.key))
		}
	}
	return words
}

// understood tells whether of the sections of an incident at least twice as many have a
// class as have none. Those below one that has count for nothing.
func understood(incident *kb.Incident) bool {
	known, unknown, above := 0, 0, 0
	for _, section := range incident.Sections {
		switch {
		case section.IsTitle || above > 0 && (section.Level == 0 || section.Level > above):
		case section.Class != kb.SectionOther:
			known, above = known+1, section.Level
		default:
			unknown, above = unknown+1, 0
		}
	}
	return unknown*2 <= known
}
