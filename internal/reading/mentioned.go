package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/when"
)

// What the text of a document speaks of, in any of its sentences, where nothing was
// read of it:
//
//	Mail was down for all users, because the disk was full.      impact, causes
//	- [ ] Watch the disk                                         actions
//	It began at 10:02, and by 10:40 it was over.                 timeline, a time
//
// It is not enough to be read, and too much for a page to say that the document
// lacks it.

// mentionable are the classes that are looked for, with the words that speak of them.
var mentionable = []struct {
	class kb.SectionClass
	words func() *phraseList
}{
	{kb.SectionSummary, listOf("mention.summary")},
	{kb.SectionImpact, listOf("mention.impact")},
	{kb.SectionDetection, listOf("mention.detection")},
	{kb.SectionCauses, listOf("mention.causes")},
	{kb.SectionActions, listOf("mention.actions")},
	{kb.SectionLessons, listOf("mention.lessons")},
}

// clocksOfTimeline is how many times of day a text has that tells what happened when.
const clocksOfTimeline = 2

// mentioned lists the classes that the text speaks of beside those that headings name,
// and says whether it has a year, a day or a time of day.
func (s *source) mentioned(incident *kb.Incident) {
	end := s.titleEnd(incident)
	text := s.doc.Plain[end:]
	lower := strings.ToLower(text)
	for _, m := range mentionable {
		if !slices.Contains(incident.Named, m.class) && m.words().isSaidIn(lower) {
			incident.Mentioned = append(incident.Mentioned, m.class)
		}
	}
	incident.NamesSeverity = incident.Severity == nil && (namesSeverity(lower) || namesSeverity(strings.ToLower(s.doc.Plain[:end])))
	if incident.Date.IsZero() && incident.Started == nil || len(incident.Timeline) == 0 {
		clocks := 0
		if hasClock(text) {
			clocks = len(clockInside().FindAllStringIndex(text, clocksOfTimeline))
		}
		if clocks == clocksOfTimeline {
			incident.Mentioned = append(incident.Mentioned, kb.SectionTimeline)
		}
		incident.NamesTime = clocks > 0 || when.Year(s.doc.Plain) > 0 || s.namesDay(s.doc.Plain)
	}
}

// titleEnd is where the heading that is the title ends in the plain text; it only
// names what the document is about.
func (s *source) titleEnd(incident *kb.Incident) int {
	for b := range headingsIn(s.doc) {
		if len(incident.Sections) > 0 && incident.Sections[0].IsTitle && b.Line == incident.Sections[0].Line {
			return b.Plain.To
		}
	}
	return 0
}

// namesDay tells whether a text has a day with its year.
func (s *source) namesDay(text string) bool {
	for range s.outline.dates.WithoutYear().Days(text) {
		return true
	}
	return false
}
