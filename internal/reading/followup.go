package reading

import (
	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// What happens with a postmortem after its meeting: when people meet again, and
// what is different in the end.
//
//	review_date: 2026-02-25
//	follow_up: after 2 weeks, every month        ## What is different now
//	changed: No certificate is renewed by hand   No certificate is renewed by hand.

// readFollowUp reads when people meet again; zero if the document does not say.
func (s *source) readFollowUp() kb.Schedule {
	value, ok := s.field(content.KeyFollowUp)
	if !ok {
		return kb.Schedule{}
	}
	schedule, err := when.ParseSchedule(value.Text)
	if err != nil {
		s.report(placeOf(value), problem.FollowUpUnclear, err.Error(), when.ScheduleHelp)
	}
	return schedule
}

// readReview reads the day of the meeting about the postmortem; zero if the document
// does not say.
func (s *source) readReview() kb.Date {
	value, ok := s.field(content.KeyReviewDate)
	if !ok {
		return kb.Date{}
	}
	m := s.fieldMoment(value)
	if m == nil {
		return kb.Date{}
	}
	return m.Day
}

// changedHeadings are headings of what is different now. "What changed" is not
// among them: there people write what set the incident off.
var changedHeadings = words.Set("heading.changed")

// readChanged reads what is different now, in a key, a label or the first
// paragraph of a section.
func (s *source) readChanged() kb.Text {
	if text := s.answer(content.KeyChanged, changedLabel, kb.SectionOther); text.Plain != "" {
		return text
	}
	for _, section := range s.outline.sections {
		if !changedHeadings()[headingWords(section.Heading)] {
			continue
		}
		for _, block := range section.blocks {
			if block.Kind == markdown.Paragraph && isProse(block) {
				return whole(block).all()
			}
		}
	}
	return kb.Text{}
}
