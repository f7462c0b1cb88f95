package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// Hours of one digit with a dot, of which the timeline as a whole tells whether they
// are times:
//
//	8.48 the index is made      times: the second line has two digits
//	08.52 the pager rings
//
//	- 10:02 the pager rings     an entry whose time is not recorded; the author is told
//	- 9.06 all is well

// lineStart is how a line, an item, a cell or a heading of a timeline starts.
type lineStart struct {
	text string
	line int
}

// textsOf are the texts of some starts.
func textsOf(starts []lineStart) []string {
	var texts []string
	for _, start := range starts {
		texts = append(texts, start.text)
	}
	return texts
}

// lineStarts lists the starts of all that may have a time below a heading.
func lineStarts(s *section) []lineStart {
	var starts []lineStart
	if s.label && s.lead.block != nil {
		starts = append(starts, lineStart{s.lead.words(), s.lead.line})
	}
	starts = append(starts, blockStarts(s.blocks)...)
	for _, child := range s.children {
		if isOneOf(child.Class, kb.SectionActions, kb.SectionCauses, kb.SectionLessons) {
			continue
		}
		if !child.label {
			starts = append(starts, lineStart{child.Heading, child.Line})
		}
		starts = append(starts, lineStarts(child)...)
	}
	return starts
}

func blockStarts(blocks []*markdown.Block) []lineStart {
	var starts []lineStart
	for _, b := range blocks {
		switch b.Kind {
		case markdown.Paragraph:
			above, at := "", b.Line
			for line := range strings.SplitSeq(b.Text, "\n") {
				if !goesOnFrom(above, line) {
					starts = append(starts, lineStart{line, at})
				}
				above, at = line, at+1
			}
		case markdown.List:
			for i := range b.Children {
				if head := leadOf(&b.Children[i]); head != nil {
					starts = append(starts, lineStart{head.Text, b.Children[i].Line})
				}
			}
		case markdown.Table:
			starts = append(starts, cellStarts(b)...)
		case markdown.Quote, markdown.Alert, markdown.Markup:
			starts = append(starts, blockStarts(blocksOf(b))...)
		}
	}
	return starts
}

// cellStarts are the cells of the column of times of a table, the first one if none is
// named so.
func cellStarts(table *markdown.Block) []lineStart {
	headings := headingsOf(table)
	if len(headings) == 0 {
		return nil
	}
	t := newTimeTable(table, headings)
	if t.counted {
		return nil
	}
	if !t.has(clockColumn) {
		t.columns[clockColumn] = 0
	}
	var starts []lineStart
	for _, row := range each(t.rows) {
		starts = append(starts, lineStart{t.text(row, clockColumn), row.Line})
	}
	return starts
}

// unclearHour is the first hour of one digit with a dot, which may be a number, and the
// same as a time that nobody takes for one; empty if there is none, or if these are times
// here.
func (r *timelineReader) unclearHour(starts []lineStart) (hour lineStart, clear string) {
	for _, start := range starts {
		if written, clear := r.ctx.UnclearHour(start.text); written != "" && !hasClockAtStart(start.text) {
			return lineStart{written, start.line}, clear
		}
	}
	return lineStart{}, ""
}
