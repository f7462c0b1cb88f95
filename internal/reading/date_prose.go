package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// Days in sentences, for documents where nothing else says the day:
//
//	On July 1, 2019, the disk was full.      the first sentence begins with it
//	_Kim Roe, July 2, 2019._                 the line below the title says who wrote, and when
//	# Disk full (July 1, 2019)               the only day of the title
//	## Summary
//	It began on July 1, 2019, at night.      the only day of the summary, or of the
//	                                         sentences below the title that say that
//	                                         something happened
//
// Only days with a year count.

// dayBelowTitle is the day, or the first of a range of days, that stands alone in
// the first paragraph.
func (s *source) dayBelowTitle() []dateSource {
	for _, b := range each(s.doc.Blocks) {
		if b.Kind == markdown.Heading {
			continue
		}
		if b.Kind != markdown.Paragraph || len(b.Text) > longestLabel {
			return nil
		}
		dates := s.outline.dates
		if dates.Year = when.Year(b.Text); dates.Year == 0 {
			return nil
		}
		m, ok := dates.ReadMoment(b.Text, b.Line)
		if !ok {
			return s.dayOfByline(b)
		}
		if m.Moment.Day.IsZero() || prose.HasLetter(strings.Trim(b.Text[m.N:], "0123456789")) {
			return nil
		}
		return []dateSource{{day: m.Moment.Day, what: "the line below the title", at: s.placeInBody(b.Line, m.Moment.Written)}}
	}
	return nil
}

// dayOfByline is the day behind the name of the author, where the line holds no more.
func (s *source) dayOfByline(b *markdown.Block) []dateSource {
	day, written := s.onlyDay(b.Text)
	name, rest, _ := strings.Cut(b.Text, written)
	if day.IsZero() || !isPersonName(strings.Trim(name, " ,;:|·–—-")) || prose.HasLetter(rest) {
		return nil
	}
	return []dateSource{{day: day, what: "the line below the title", at: s.placeInBody(b.Line, written)}}
}

// dayOfFirstSentence is the day that the first sentence starts with.
func (s *source) dayOfFirstSentence() []dateSource {
	var dates []dateSource
	if text := s.firstProse(); text.Plain != "" {
		if m, ok := s.outline.dates.WithoutYear().ReadMoment(text.Plain, text.Line); ok && !m.Moment.Day.IsZero() {
			dates = append(dates, dateSource{day: m.Moment.Day, what: "the first sentence", at: s.placeInBody(text.Line, m.Moment.Written)})
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
		if section.Class != kb.SectionSummary && !section.leads() {
			continue
		}
		for _, p := range section.paragraphs() {
			text := prose.Start(p.words(), summaryBytes)
			for day, at := range s.outline.dates.WithoutYear().Days(text) {
				if len(found) > 0 && found[0].day == day || isQuoted(text, at.From) || section.Class == kb.SectionOther && !saysWhen(text, at) {
					continue
				}
				if len(found) > 0 {
					return nil
				}
				found = append(found, dateSource{day: day, what: "the summary", at: s.placeInBody(p.line+strings.Count(text[:at.From], "\n"), text[at.From:at.To])})
			}
		}
	}
	return found
}

// paragraphs are the text behind the label of a section and its own paragraphs.
func (s *section) paragraphs() []piece {
	var list []piece
	if s.leadWords() != "" {
		list = append(list, s.lead)
	}
	for _, block := range s.blocks {
		if block.Kind == markdown.Paragraph {
			list = append(list, whole(block))
		}
	}
	return list
}

// leads tells whether a section is the text below the title, or all of a document
// without headings.
func (s *section) leads() bool {
	return !s.label && s.Class == kb.SectionOther && (s.head == nil || s.index == 1)
}

// happenedWords say that something happened.
var happenedWords = words.Of("date.happened")

// saysWhen tells whether the sentence around a day says that something happened, and
// no label stands in front of it: "Last updated: 1 March 2026".
func saysWhen(text string, day kb.Range) bool {
	start := strings.LastIndexByte(text[:day.From], '\n') + 1
	if indexColon(text[start:day.From]) > 0 && len(strings.Fields(text[start:day.From])) <= longestLabelWords {
		return false
	}
	for from, to := range prose.EachSentence(text) {
		if day.From < from || day.From >= to {
			continue
		}
		// "The relay, which was founded on 1 March 2001, was down": the day belongs to
		// the words before it, unless there are few.
		return containsWord(text[from:day.To], happenedWords()) ||
			len(strings.Fields(text[from:day.From])) <= mostBeforeDay && containsWord(text[day.From:to], happenedWords())
	}
	return false
}

// mostBeforeDay is how many words stand before the day on which, as the words behind it
// say, something happened: "Mail in Europe on March 5, 2026 was down".
const mostBeforeDay = 3

// quoteEnds are the signs that end what somebody said, by those that open it. A sign
// can do both: German closes with the one that English opens with.
var quoteEnds = map[rune]string{'"': "\"", '“': "”", '„': "“”", '«': "»", '»': "«", '「': "」", '『': "』"}

// isQuoted tells whether a place stands inside of what somebody said, in which a day need
// not be that of the incident: claimed that "the move was done on 1 March 2026".
func isQuoted(text string, at int) bool {
	ends := ""
	for _, r := range text[strings.LastIndexByte(text[:at], '\n')+1 : at] {
		switch {
		case ends == "":
			ends = quoteEnds[r]
		case strings.ContainsRune(ends, r):
			ends = ""
		}
	}
	return ends != ""
}

// onlyDay is the one day that a title names with its year, and its words.
func (s *source) onlyDay(text string) (kb.Date, string) {
	var only kb.Date
	var written string
	for day, at := range s.outline.dates.WithoutYear().Days(prose.Start(text, summaryBytes)) {
		if !only.IsZero() && day != only {
			return kb.Date{}, ""
		}
		only, written = day, text[at.From:at.To]
	}
	return only, written
}

// dateSource is a day and what says so.
type dateSource struct {
	day kb.Date
	// until is the last day of a range of days; zero if it is none.
	until kb.Date
	// what names the source in a message.
	what string
	at   place
}
