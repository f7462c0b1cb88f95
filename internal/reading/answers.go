package reading

import (
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// Short answers, from front matter, from a label, or from the section that gives
// them:
//
//	authors: [ann, bob]     **Trigger:** a deployment     ## Impact
//	                                                      Nobody could pay.

// answer is a short text from front matter, a label, or the first paragraph of a
// section.
func (s *source) answer(key content.Key, written labelKey, class kb.SectionClass) kb.Text {
	if value, ok := s.field(key); ok && !isPlaceholder(value.Text) {
		return s.typed(value)
	}
	if text := s.aboveLabel(written, class); text.Plain != "" {
		return text
	}
	l, ok := s.labels[written]
	onlyTime := written == detectionLabel && startsWithMoment(l.text.Plain)
	onlyZero := written == impactLabel && zeroAlone().MatchString(l.text.Plain)
	if ok && !onlyTime && !onlyZero && !s.outline.tellsOfOne(l.text.Line) {
		return l.text
	}
	if class == kb.SectionOther {
		return kb.Text{}
	}
	return s.sectionText(class, isProse)
}

// zeroAlone is a number that says that nobody was hit, and of what it is the number only
// its label knows: "0 (caught on the test machine)".
var zeroAlone = words.Pattern(`^\s*0(?:\s*%)?\s*(?:[(（].*)?$`)

// asksForTime tells whether a section only says when something was noticed.
func (s *section) asksForTime() bool {
	return s.Class == kb.SectionDetection && timeWord().MatchString(s.Heading)
}

// aboveLabel is what a section of impact says above a label in it, which then only
// adds to it: "Mail was late." above "Users affected: 300".
func (s *source) aboveLabel(written labelKey, class kb.SectionClass) kb.Text {
	l, ok := s.labels[written]
	if !ok || written != impactLabel {
		return kb.Text{}
	}
	for _, section := range s.outline.sections {
		if section.Class != class || section.label || section.Line >= l.text.Line {
			continue
		}
		if text := section.firstText(isProse); text.Plain != "" && text.Line > section.Line && text.Line < l.text.Line && s.holds(section, l.text.Line) {
			return text
		}
	}
	return kb.Text{}
}

// holds tells whether a line stands in a section, before the next heading.
func (s *source) holds(section *section, line int) bool {
	for _, next := range s.outline.sections[section.index+1:] {
		if next.head != nil {
			return line < next.Line
		}
	}
	return true
}

func startsWithMoment(text string) bool {
	_, ok := when.Context{}.ReadMoment(text, 0)
	return ok
}

// word is the first line of a key or a label.
func (s *source) word(key content.Key, written labelKey) string {
	if text := s.text(key); text != "" {
		return text
	}
	if l, ok := s.labels[written]; ok {
		return firstLine(l.text.Plain)
	}
	return ""
}

// team is who owns the incident. A sentence about who might is none, nor is what
// stands in for a name: "to be named (on call for now)".
func (s *source) team() string {
	name := s.word(content.KeyTeam, teamLabel)
	bare := strings.TrimSpace(remark().ReplaceAllString(name, ""))
	if bare == "" || isPlaceholder(bare) || s.text(content.KeyTeam) == "" && utf8.RuneCountInString(name) > longestName {
		return ""
	}
	return name
}

// people are the entries of a key, or the names of a label.
func (s *source) people(key content.Key, written labelKey) []string {
	if texts := s.texts(key); len(texts) > 0 {
		for i, text := range texts {
			texts[i] = linkedName().ReplaceAllString(text, "$1")
		}
		return texts
	}
	return peopleIn(s.labels[written].text.Plain)
}

// mostPeople bounds those who are listed together.
const mostPeople = 30

// peopleIn are the names in texts that list them.
func peopleIn(texts ...string) (people []string) {
	for _, text := range texts {
		if text = strings.Trim(text, ":：*_ \t\n"); isPlaceholder(text) {
			continue
		}
		for _, name := range splitList(lastAnd().ReplaceAllString(text, ",")) {
			name = strings.Trim(name, " \t[]*_")
			if name != "" && len(name) <= longestLabel && !isPlaceholder(name) && len(people) < mostPeople {
				people = append(people, name)
			}
		}
	}
	return people
}

// linkedName is a name that front matter links: "Kim ([@kim](https://…))".
var linkedName = words.Pattern(`\[([^\[\]\n]+)\]\([^()\s]*\)`)

// lastAnd is the word before the last name.
var lastAnd = words.Pattern(` (?:{list.and}|&) `)

// related are the documents that the author named.
func (s *source) related() []kb.Mention {
	var named []kb.Mention
	for _, value := range s.list(content.KeyRelated) {
		name := strings.TrimSpace(value.Text)
		name = strings.TrimSuffix(strings.TrimPrefix(name, "[["), "]]")
		named = append(named, kb.Mention{Name: name, Line: value.Line, Column: value.Column})
	}
	return named
}

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
