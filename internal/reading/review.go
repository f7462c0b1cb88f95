package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/words"
)

// What people leave for the next meeting, and who met:
//
//	## Open questions                       ### Follow-up, 22 October 2026
//	- [x] Is the key part of the path?      Three of seven done.
//	- Why is our answer over 3 s?
//
//	Incident commander: @ann                ## Attendees
//	Scribe: Bo                              - Ann, Bo

var (
	questionHeadings = words.Set("heading.questions")
	noteHeadings     = words.Set("heading.note")
	roleTitles       = words.Set("role.title")
	authorTitles     = words.Set("label.authors")
)

// readQuestions lists the questions that people wrote down.
func (o *outline) readQuestions() (questions []kb.Question) {
	for _, s := range o.sections {
		if !questionHeadings()[headingWords(s.Heading)] || s.label || s.isTemplate() {
			continue
		}
		for b := range ofKind(s.blocks, markdown.List) {
			for _, item := range each(b.Children) {
				text := o.itemText(item, 0)
				if text.Plain != "" && !isPlaceholder(text.Plain) {
					questions = append(questions, kb.Question{Text: text, Answered: item.Task == markdown.TaskDone || item.Task == markdown.TaskDropped})
				}
			}
		}
	}
	return questions
}

// readNotes lists what was added later: sections outside the timeline whose heading
// says so and has a day, and no time.
func (o *outline) readNotes() (notes []kb.Note) {
	for _, s := range o.sections {
		if s.head == nil || s.within(kb.SectionTimeline) {
			continue
		}
		day, many := dayInside(s.Heading, o.dates)
		if day.IsZero() || many || !beginsNote(s.Heading) {
			continue
		}
		if text := s.firstText(isProse); !text.IsZero() {
			notes = append(notes, kb.Note{Day: day, Text: text, Anchor: s.Anchor})
		}
	}
	return notes
}

// beginsNote tells whether a heading begins with the words for a note, or says nothing
// but them behind a day.
func beginsNote(heading string) bool {
	_, known := beginning(noteHeadings(), heading)
	return known
}

// mostRoles bounds the parts that are listed.
const mostRoles = 12

// readRoles lists who had which part.
func (o *outline) readRoles() []kb.Participation { return o.peopleBehind(roleTitles()) }

// peopleBehind lists people by some titles, from labels above the timeline, and from
// sections that are called so.
func (o *outline) peopleBehind(titles map[string]bool) (roles []kb.Participation) {
	add := func(title string, texts ...string) {
		people := peopleIn(texts...)
		if len(people) > 0 && len(roles) < mostRoles {
			roles = append(roles, kb.Participation{Title: strings.TrimSpace(title), People: people})
		}
	}
	for _, s := range o.sections {
		if s.within(kb.SectionTimeline) || s.within(kb.SectionActions) {
			continue
		}
		if titles[headingWords(s.Heading)] {
			add(s.Heading, append(s.listed(), s.leadWords())...)
			continue
		}
		for _, b := range s.blocks {
			eachLine(o.doc, b, func(line piece) {
				if end := plainLabelEnd(line.words(), sectionLabelWords); end > 0 && titles[headingWords(line.words()[:end])] {
					add(line.words()[:end], strings.TrimSuffix(line.words()[end:], "."))
				}
			})
		}
	}
	return roles
}

// eachLine calls visit for the lines of a paragraph, of the items of a list, and for
// the rows of a table of two columns.
func eachLine(doc *markdown.Doc, b *markdown.Block, visit func(piece)) {
	switch b.Kind {
	case markdown.Paragraph:
		for _, line := range linesOf(doc, b) {
			for _, part := range labelRow(line) {
				visit(part)
			}
		}
	case markdown.List:
		for i := range b.Children {
			if head := leadOf(&b.Children[i]); head != nil {
				visit(linesOf(doc, head)[0])
			}
		}
	}
}

// listed are the first lines of the items of a section, or else its paragraphs.
func (s *section) listed() (lines []string) {
	for _, b := range s.blocks {
		switch b.Kind {
		case markdown.List:
			for _, first := range leads(b) {
				lines = append(lines, strings.TrimSuffix(firstLine(first.Text), "."))
			}
		case markdown.Paragraph:
			if isProse(b) && !strings.HasSuffix(strings.TrimSpace(b.Text), ".") {
				lines = append(lines, b.Text)
			}
		}
	}
	return lines
}

// readReviewed reads what people leave for the next meeting, and who met.
func (s *source) readReviewed(incident *kb.Incident) {
	incident.Questions, incident.Notes, incident.Roles = s.outline.readQuestions(), s.outline.readNotes(), s.outline.readRoles()
}
