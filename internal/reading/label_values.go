package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Labels and their values, block by block (labels.go).

func (r *labelReader) block(block *markdown.Block) {
	switch block.Kind {
	case markdown.Heading:
		r.heading(block)
	case markdown.Paragraph:
		if r.far || !r.alignedLabels(block) {
			r.paragraph(block)
		}
	case markdown.Code:
		r.pending = nil
		if !r.far {
			r.alignedLabels(block)
		}
	case markdown.List:
		r.list(block)
	case markdown.Quote, markdown.Alert:
		for i := range block.Children {
			r.block(&block.Children[i])
		}
	case markdown.Table:
		if !r.far {
			r.table(block)
		}
	case markdown.Definitions:
		r.pending = nil
		for _, l := range definedLabels(block) {
			r.add(l)
		}
	default:
		r.pending = nil
	}
}

// heading makes a label of a heading that names nothing else than one: its value
// is the block below.
func (r *labelReader) heading(block *markdown.Block) {
	r.pending = nil
	switch key := labelWords()[headingWords(block.Text)]; key {
	case dateLabel, startedLabel, severityLabel, statusLabel, servicesLabel, authorsLabel, durationLabel:
		r.pending = &label{key: key, name: strings.TrimSpace(block.Text)}
	case detectedLabel, acknowledgedLabel, mitigatedLabel, resolvedLabel:
		// "Resolved" may be a story; "End time" is a time.
		if timeWord().MatchString(block.Text) {
			r.pending = &label{key: key, name: strings.TrimSpace(block.Text)}
		}
	default:
		r.headingWithValue(block)
	}
}

// headingWithValue reads a heading that is a label and its value: "### Severity:
// Medium".
func (r *labelReader) headingWithValue(block *markdown.Block) {
	colon := indexColon(prose.Start(block.Text, longestLabel))
	if colon <= 0 {
		return
	}
	all := whole(block)
	all.from = len(block.Text) - len(strings.TrimLeft(block.Text[colon:], ":： "))
	switch key := labelWords()[headingWords(block.Text[:colon])]; key {
	case dateLabel, startedLabel, resolvedLabel, severityLabel, statusLabel, servicesLabel, authorsLabel, durationLabel:
		r.add(label{key: key, name: strings.TrimSpace(block.Text[:colon]), text: all.all()})
	}
}

// timeWord is a word of a label that asks for a time.
var timeWord = words.Pattern(`(?i)(?:^|\P{L}){heading.time}(?:\P{L}|$)`)

// paragraph reads the labels at the starts of its lines.
func (r *labelReader) paragraph(block *markdown.Block) {
	var open *label
	var from, line piece
	keep := func() {
		if open != nil {
			open.text = textFrom(from, line)
			r.add(*open)
		}
		open = nil
	}
	for _, next := range labelRows(linesOf(r.doc, block)) {
		l, ok := labelAtLine(next)
		switch {
		case ok && (l.bold || !r.far):
			keep()
			r.pending = nil
			if l.key == "" {
				continue
			}
			open = &label{key: l.key, name: l.name, bold: l.bold}
			from, line = l.value, next
			if strings.TrimSpace(l.value.words()) == "" {
				r.pending, open = open, nil
			}
		case open != nil && !r.startsSection(next) && (open.bold || !isUnknownLabel(next)):
			line = next
		case open != nil:
			keep()
		case r.pending != nil:
			open, r.pending = r.pending, nil
			from, line = next, next
		}
	}
	keep()
}

// startsSection tells whether a line starts with words that name a section, such
// as "Root cause: the disk was full".
func (r *labelReader) startsSection(line piece) bool {
	words := line.words()
	colon := plainLabelEnd(words, sectionLabelWords)
	return colon > 0 && r.book.meaningOf(words[:colon]).class != kb.SectionOther
}

// textFrom is the text from one piece to the end of another of the same block.
func textFrom(from, to piece) kb.Text {
	return whole(from.block).text(from.from, to.to)
}

// list reads the labels that items begin with; or it is the value of the label
// before it.
func (r *labelReader) list(block *markdown.Block) {
	if r.pending != nil && r.isLabelList(block) {
		// "Duration:" stands above "Start time:" and "End time:".
		r.pending = nil
	}
	if r.pending != nil {
		l := *r.pending
		r.pending = nil
		r.addAll(l, itemTexts(block), block.Line)
		return
	}
	for _, item := range each(block.Children) {
		for _, child := range each(item.Children) {
			if child.Kind == markdown.Paragraph || r.pending != nil {
				r.block(child)
			}
		}
		r.pending = nil
	}
}

// addAll keeps a value that is a list.
func (r *labelReader) addAll(l label, items []kb.Text, line int) {
	l.items, l.text = items, kb.Text{Plain: joinTexts(items), Line: line}
	r.add(l)
}

// isLabelList tells whether the items of a list are labels of moments themselves.
func (r *labelReader) isLabelList(list *markdown.Block) bool {
	return len(list.Children) > 1 && allOf(list.Children, func(item *markdown.Block) bool {
		head := leadOf(item)
		if head == nil {
			return false
		}
		l, ok := labelAtLine(whole(head))
		return ok && isOneOf(l.key, startedLabel, resolvedLabel, detectedLabel, mitigatedLabel, durationLabel)
	})
}

// itemTexts are the own texts of a list's items; where some are ticked, of those.
func itemTexts(list *markdown.Block) []kb.Text {
	ticked := anyOf(list.Children, func(item *markdown.Block) bool { return item.Task == markdown.TaskDone })
	var texts []kb.Text
	for _, item := range each(list.Children) {
		if ticked && item.Task == markdown.TaskOpen {
			continue
		}
		if head := leadOf(item); head != nil {
			texts = append(texts, whole(head).all())
		}
	}
	return texts
}

// table reads a table of two columns whose first one holds labels, its header
// included; or a table of the services under the heading that names them.
func (r *labelReader) table(block *markdown.Block) {
	pending := r.pending
	r.pending = nil
	if pending != nil && pending.key == servicesLabel {
		r.addAll(*pending, firstColumn(block), block.Line)
		return
	}
	if cells := labelledCells(block); cells != nil {
		for _, cell := range cells {
			r.add(cell)
		}
		return
	}
	var known []label
	for _, row := range each(block.Children) {
		if len(row.Children) != 2 {
			return
		}
		if l := rowLabel(row); l.key != "" {
			known = append(known, l)
		}
	}
	if len(known) < 2 {
		return
	}
	for _, l := range known {
		r.add(l)
	}
}

// firstColumn are the cells of a table's first column, without its header.
func firstColumn(table *markdown.Block) []kb.Text {
	var texts []kb.Text
	for _, row := range each(table.Children) {
		if row.Header || len(row.Children) == 0 {
			continue
		}
		if text := whole(&row.Children[0]).all(); text.Plain != "" {
			texts = append(texts, text)
		}
	}
	return texts
}
