package reading

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// The whole of an abstract: what goes on below the paragraph that is its first.
// A list is a part of it, each item in a paragraph of its own:
//
//	## Summary
//	The queue stopped for an hour.
//
//	- Mail was late.
//	- Nothing was lost.

// Code between them is passed over.

// readWhole returns the abstract with what belongs to it in the section in which
// it stands, as plain text; paragraphs are parted by an empty line.
func (s *source) readWhole(summary kb.Text) string {
	for _, section := range s.outline.sections {
		if section.Class != kb.SectionSummary {
			continue
		}
		for i, block := range section.blocks {
			if block.Line <= summary.Line && summary.Line <= lastLine(section.blocks, i, summary.Line) {
				if all := wholeText(section.blocks[i:]); strings.HasPrefix(sameWords(all), sameWords(firstLine(summary.Plain))) {
					return all
				}
			}
		}
	}
	return summary.Plain
}

// lastLine is the line before the next block of a list; that of the text itself if
// there is none.
func lastLine(blocks []*markdown.Block, i, line int) int {
	if i+1 < len(blocks) {
		return blocks[i+1].Line - 1
	}
	return line
}

// wholeText joins paragraphs and lists up to the first block that is neither.
func wholeText(blocks []*markdown.Block) string {
	var parts []string
	for i, block := range blocks {
		switch {
		case block.Kind == markdown.List:
			parts = append(parts, proseItems(block)...)
		case i == 1 && announcesQuote(blocks, 0):
			parts = append(parts, strings.TrimSpace(block.Children[0].Text))
		case i == 0 || isAbstract(block) || isProse(block) && goesOnInList(blocks, i):
			parts = append(parts, strings.TrimSpace(block.Text))
		case block.Kind == markdown.Code:
			// What a machine said is no part of it, and what goes on below is.
		default:
			return strings.Join(parts, "\n\n")
		}
	}
	return strings.Join(parts, "\n\n")
}

// goesOnInList tells whether a block announces the list that follows it.
func goesOnInList(blocks []*markdown.Block, i int) bool {
	return announcesList(blocks[i].Text) && isBefore(blocks, i, markdown.List)
}

// isBefore tells whether a block of one of the kinds follows another.
func isBefore(blocks []*markdown.Block, i int, kinds ...markdown.Kind) bool {
	return i+1 < len(blocks) && slices.Contains(kinds, blocks[i+1].Kind)
}

// proseItems are the first paragraphs of the items of a list.
func proseItems(list *markdown.Block) []string {
	var texts []string
	for _, lead := range leads(list) {
		texts = append(texts, strings.TrimSpace(oneLine(lead.Text)))
	}
	return texts
}

// listText is a lead-in and the list that it announces as one text, or the first
// item of a list that stands alone; empty if the list is one of times or holds labels.
func listText(blocks []*markdown.Block) kb.Text {
	lead := ""
	list := blocks[0]
	if list.Kind == markdown.Paragraph {
		lead, list = strings.TrimSpace(list.Text), blocks[1]
	}
	terms, timed := 0, 0
	for i := range list.Children {
		head := leadOf(&list.Children[i])
		if head == nil || isLabel(head) {
			return kb.Text{}
		}
		if isTerm(head.Text) {
			terms++
		}
		if isTimed(head.Text) {
			if startsWithDigit(head.Text) {
				return kb.Text{}
			}
			timed++ // "On Sunday from ten, mail was late" may be a sentence
		}
	}
	if timed*2 >= len(list.Children) || terms > 0 && (lead == "" || terms*2 > len(list.Children)) {
		return kb.Text{}
	}
	items := proseItems(list)
	switch {
	case len(items) == 0:
		return kb.Text{}
	case lead == "":
		return whole(&list.Children[0].Children[0]).all()
	}
	return kb.Text{Plain: lead + " " + strings.TrimRight(joinItems(items), " :："), Line: blocks[0].Line}
}

// endsItself tells whether an item ends in a mark that parts it from the next one.
func endsItself(item string) bool {
	last, _ := utf8.DecodeLastRuneInString(item)
	return strings.ContainsRune(".!?;,。！？；，、", last)
}

// joinItems makes a text of items, which mostly end without a point.
func joinItems(items []string) string {
	var b strings.Builder
	for i, item := range items {
		switch {
		case i == 0:
		case endsItself(items[i-1]):
			b.WriteString(" ")
		default:
			b.WriteString("; ")
		}
		b.WriteString(item)
	}
	return b.String()
}

// shortestLead is how many bytes a sentence has that announces something and says
// what happened as well.
const shortestLead = 100

// announcesAtLength tells whether a paragraph is one sentence that says what happened
// and ends in the output or the list below it: "The queue stopped for an hour and
// logged:".
func announcesAtLength(blocks []*markdown.Block, i int) bool {
	return announcesOnly(blocks[i]) && len(blocks[i].Text) >= shortestLead && isBefore(blocks, i, markdown.Code, markdown.List)
}

// announcesOnly tells whether a paragraph is one sentence that announces what stands below
// it.
func announcesOnly(b *markdown.Block) bool {
	return isProse(b) && announcesList(b.Text) && statedEnd(b.Text) == 0 && !isLabel(b)
}

// announcesQuote tells whether a paragraph is one sentence that ends in what somebody
// said below it: "The change says: > Two pages were written".
func announcesQuote(blocks []*markdown.Block, i int) bool {
	if !isBefore(blocks, i, markdown.Quote) || !announcesOnly(blocks[i]) {
		return false
	}
	quoted := leadOf(blocks[i+1])
	return quoted != nil && isProse(quoted)
}
