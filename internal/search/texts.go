package search

import (
	"fmt"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
)

// documentTexts are what a document says: by field for the index, and by section for
// excerpts. A line holds a block, or a line of code.
type documentTexts struct {
	fields   [fieldCount]string
	sections []Section
	// body is the rendered one, unpacked.
	body kb.Body
}

// Sections are the document's texts as a reader sees them, made anew with each
// call.
func (d *Document) Sections() ([]Section, error) {
	t, err := d.texts()
	return t.sections, err
}

// texts reads the rendered body.
func (d *Document) texts() (documentTexts, error) {
	body, err := markdown.Unpack(d.source.Body)
	if err != nil {
		return documentTexts{}, fmt.Errorf("search text of %q: %w", d.File, err)
	}
	l := newLayout(d)
	passages, err := markdown.Passages(body, l.borders())
	if err != nil {
		return documentTexts{}, fmt.Errorf("search text of %q: %w", d.File, err)
	}
	w := textWriter{sections: make([]Section, 1, len(l.headings)+1), lines: make([][]string, 1, len(l.headings)+1)}
	w.body.Grow(len(body.Written))
	t := documentTexts{body: body}
	t.fields[titleField] = d.Title
	t.fields[factorsField] = strings.Join(slices.Concat(d.factorTitles, d.markerTitles), "\n")
	t.fields[servicesField] = strings.Join(d.Services, "\n")
	t.fields[tagsField] = strings.Join(d.source.Tags, "\n")
	t.fields[headingsField] = strings.Join(l.titles(d), "\n")
	t.fields[abstractField] = prose.Line(d.abstract())
	w.show(t.fields[abstractField])
	for _, text := range d.frontMatter() {
		w.show(text)
		w.index(text, false)
	}
	for _, p := range passages {
		w.passage(l, p)
	}
	for len(l.headings) > 0 {
		w.open(l)
	}
	t.fields[bodyField], t.fields[codeField] = prose.Cut(w.body.String(), maxProse), prose.Cut(w.code.String(), maxCode)
	for i, lines := range w.lines {
		w.sections[i].Text = strings.Join(lines, "\n")
	}
	t.sections = limited(w.sections, maxSections)
	return t, nil
}

// abstract is the summary of an incident.
func (d *Document) abstract() string {
	if d.incident == nil {
		return ""
	}
	return d.incident.Summary.Plain
}

// frontMatter are the texts of an incident that do not stand in its body.
func (d *Document) frontMatter() []string {
	if d.incident == nil {
		return nil
	}
	var all []string
	add := func(texts ...kb.Text) {
		for _, text := range texts {
			if text.Plain != "" && !d.source.Body.Shows(text) {
				all = append(all, prose.Line(text.Plain))
			}
		}
	}
	add(d.incident.Impact, d.incident.Trigger, d.incident.DetectedBy, d.incident.Changed)
	for _, entry := range d.incident.Timeline {
		add(entry.Text)
	}
	for _, assignment := range slices.Concat(d.incident.Factors, d.incident.Mitigators) {
		add(assignment.Note)
	}
	for _, action := range d.incident.Actions {
		add(action.Text)
	}
	return all
}

// layout says which stretches of a body's HTML are what.
type layout struct {
	// headings are those that begin a section, in the order of the text.
	headings []*kb.Section
	// hidden are shown elsewhere: the abstract, and the heading that is the
	// title. indexed stand in another field already.
	hidden, indexed []kb.Range
}

func newLayout(d *Document) *layout {
	l := &layout{}
	for i := range d.source.Sections {
		section := &d.source.Sections[i]
		switch {
		case section.Level == 0:
		case section.IsTitle:
			l.hidden = append(l.hidden, section.Element)
		default:
			l.headings = append(l.headings, section)
		}
	}
	if d.incident == nil {
		return l
	}
	if summary := d.incident.Summary; len(summary.Drop) == 0 {
		l.hidden = append(l.hidden, summary.HTML)
	}
	for _, assignment := range slices.Concat(d.incident.Factors, d.incident.Mitigators) {
		if title := assignment.Title; len(title.Drop) == 0 && slices.Contains(d.factorTitles, title.Plain) {
			l.indexed = append(l.indexed, title.HTML)
		}
	}
	return l
}

// borders are the places at which a stretch begins or ends.
func (l *layout) borders() []int {
	var all []int
	for _, h := range l.headings {
		all = append(all, h.Element.From, h.Element.To)
	}
	for _, stretch := range slices.Concat(l.hidden, l.indexed) {
		if !stretch.Empty() {
			all = append(all, stretch.From, stretch.To)
		}
	}
	slices.Sort(all)
	return all
}

// titles are the headings that say more than the title.
func (l *layout) titles(d *Document) []string {
	var all []string
	for _, section := range d.source.Sections {
		if section.Level > 0 && kb.Fold(section.Heading) != kb.Fold(d.Title) {
			all = append(all, prose.Line(section.Heading))
		}
	}
	return all
}

func within(p markdown.Passage, stretches []kb.Range) bool {
	return slices.ContainsFunc(stretches, func(r kb.Range) bool { return r.From <= p.Range.From && p.Range.To <= r.To })
}

// textWriter writes passages where they belong.
type textWriter struct {
	sections []Section
	// lines are the texts of the sections.
	lines      [][]string
	body, code strings.Builder
}

// passage writes one passage, after the headings before it.
func (w *textWriter) passage(l *layout, p markdown.Passage) {
	for len(l.headings) > 0 && l.headings[0].Element.From <= p.Range.From {
		element := l.headings[0].Element
		w.open(l)
		if p.Range.To <= element.To {
			return
		}
	}
	if within(p, l.hidden) {
		return
	}
	w.show(p.Text)
	if !within(p, l.indexed) {
		w.index(p.Text, p.Code)
	}
}

// open begins the section of the next heading.
func (w *textWriter) open(l *layout) {
	section := l.headings[0]
	w.sections = append(w.sections, Section{Heading: prose.Line(section.Heading), Anchor: section.Anchor})
	w.lines = append(w.lines, nil)
	l.headings = l.headings[1:]
}

// show adds a line to the section at hand.
func (w *textWriter) show(text string) {
	if text != "" {
		last := len(w.lines) - 1
		w.lines[last] = append(w.lines[last], text)
	}
}

// index adds a line to a field.
func (w *textWriter) index(text string, code bool) {
	to := &w.body
	if code {
		to = &w.code
	}
	to.WriteString(text)
	to.WriteByte('\n')
}

// limited shortens the sections of a document that together are too long.
func limited(sections []Section, most int) []Section {
	for i := range sections {
		sections[i].Text = prose.Cut(sections[i].Text, max(0, most))
		most -= len(sections[i].Text)
	}
	return sections
}
