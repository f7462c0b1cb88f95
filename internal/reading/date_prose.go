package reading

import (
	"iter"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// Days in sentences, for documents where nothing else says the day:
//
//	On July 1, 2019, the disk was full.      the first sentence begins with it
//	# Disk full (July 1, 2019)               the only day of the title
//	## Summary
//	It began on July 1, 2019, at night.      the only day of the summary
//
// Only days with a year count.

// dayBelowTitle is the day, or the first of a range of days, that stands alone in
// the first paragraph.
func (s *source) dayBelowTitle() []dateSource {
	for i := range s.doc.Blocks {
		b := &s.doc.Blocks[i]
		if b.Kind == markdown.Heading {
			continue
		}
		year := anyYear.FindStringSubmatch(b.Text)
		if b.Kind != markdown.Paragraph || len(b.Text) > longestLabel || year == nil {
			return nil
		}
		m, ok := readMoment(b.Text, timeContext{Year: number(year[1]), DayFirst: s.outline.dayFirst})
		if !ok || m.Moment.Day.IsZero() || hasLetter(strings.Trim(b.Text[m.N:], "0123456789")) {
			return nil
		}
		return []dateSource{{m.Moment.Day, "the line below the title", s.placeInBody(b.Line, m.Moment.Written)}}
	}
	return nil
}

// dayOfFirstSentence is the day that the first sentence starts with.
func (s *source) dayOfFirstSentence() []dateSource {
	var dates []dateSource
	if text := s.firstProse(); text.Plain != "" {
		if m, ok := readMoment(text.Plain, timeContext{}); ok && !m.Moment.Day.IsZero() {
			dates = append(dates, dateSource{m.Moment.Day, "the first sentence", s.placeInBody(text.Line, m.Moment.Written)})
		}
	}
	return dates
}

// summaryBytes bounds how far into each paragraph of a summary a day is looked for.
const summaryBytes = 2000

// dayOfSummary is the one day that the summary names with its year.
func (s *source) dayOfSummary() []dateSource {
	var found []dateSource
	for _, section := range s.outline.sections {
		if section.Class != kb.SectionSummary {
			continue
		}
		for _, block := range section.blocks {
			if block.Kind != markdown.Paragraph {
				continue
			}
			text := prefixRunes(block.Text, summaryBytes)
			for day, at := range s.fullDays(text) {
				if len(found) > 0 && found[0].day != day {
					return nil
				}
				if len(found) == 0 {
					found = append(found, dateSource{day, "the summary", s.placeInBody(block.Line+strings.Count(text[:at.From], "\n"), text[at.From:at.To])})
				}
			}
		}
	}
	return found
}

// onlyDay is the one day that a title names with its year, and its words.
func (s *source) onlyDay(text string) (kb.Date, string) {
	var only kb.Date
	var written string
	for day, at := range s.fullDays(prefixRunes(text, summaryBytes)) {
		if !only.IsZero() && day != only {
			return kb.Date{}, ""
		}
		only, written = day, text[at.From:at.To]
	}
	return only, written
}

// fullDays yields the days with a year that start at a word of a text.
func (s *source) fullDays(text string) iter.Seq2[kb.Date, kb.Range] {
	return func(yield func(kb.Date, kb.Range) bool) {
		for i := 0; i < len(text); i++ {
			if i > 0 && isWordByte(text[i-1]) {
				continue
			}
			day, n, _ := readDay(text[i:], 0)
			if n == 0 || day.IsZero() {
				continue
			}
			if s.outline.dayFirst {
				day = dayFirst(day, text[i:i+n])
			}
			if !yield(day, kb.Range{From: i, To: i + n}) {
				return
			}
			i += n - 1
		}
	}
}
