package reading

import (
	"bytes"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Lists whose marks are none in Markdown, so that it takes them for paragraphs:
//
//	• the lock stayed       1、锁没有释放       (1) The lock stayed.
//	• the alert was muted   2、告警被静音
//	                                            (2) The alert was muted.
//
//	① the lock stayed       ✅ the spare worker was there
//	② the alert was muted   ✅ the alert named the queue
//
//	[ ] add an alert        ☐ add an alert
//	[x] raise the limit     ☑ raise the limit
//
// At least two lines have the mark; one without it goes on with the item above. A
// sign that says how something went or stands stays in the text of its item.

// writtenMark is a mark in front of an item: a bullet, a number, a sign, or a box.
var writtenMark = words.Pattern(`^\s*(?:([•‣▪◦●▸►➤・]\s*)|((?:[①-⑳⑴-⑽❶-❿]|\d{1,2}[、．）]|[(（]\d{1,2}[)）]|{chapter.number}[、．])\s*)|([✅✔☑❌✗✘☐🔲⬜👍👎🍀]\pM?\s)|(\[[ xX]\]\s+))`)

// middleDots are the marks of Japanese, which begin no line but an item.
var middleDots = []string{"・", "･"}

const (
	bulletMark = 1 + iota
	numberMark
	signMark
	boxMark
)

// itemMarkOf is the kind of the mark that a line begins with, and how much of the line is
// no part of the text; 0 if it has none.
func itemMarkOf(line string) (kind, length int) {
	if line == "" || line[0] < 0x80 && !strings.ContainsAny(line[:1], "([0123456789 ") {
		return 0, 0
	}
	m := writtenMark().FindStringSubmatchIndex(line)
	if m == nil || !prose.HasLetter(line[m[1]:]) {
		return 0, 0
	}
	for kind = bulletMark; m[2*kind] < 0; kind++ {
	}
	if kind == signMark {
		return kind, 0
	}
	return kind, m[1]
}

// withWrittenLists are the blocks of a document, with lists in place of the paragraphs
// that are written as some.
func withWrittenLists(doc *markdown.Doc) []markdown.Block {
	var changed []markdown.Block
	done := 0
	for i := 0; i < len(doc.Blocks); i++ {
		list, count := writtenList(doc, doc.Blocks[i:])
		if count == 0 {
			continue
		}
		changed = append(append(changed, doc.Blocks[done:i]...), list)
		i += count - 1
		done = i + 1
	}
	if done == 0 {
		return doc.Blocks
	}
	return append(changed, doc.Blocks[done:]...)
}

// writtenList is the list that the first of the blocks begins, and how many of them it
// takes; none if they are not written as one.
func writtenList(doc *markdown.Doc, blocks []markdown.Block) (list markdown.Block, count int) {
	kind := 0
	for ; count < len(blocks) && blocks[count].Kind == markdown.Paragraph; count++ {
		first, _ := itemMarkOf(blocks[count].Text)
		if first == 0 || count > 0 && first != kind {
			break
		}
		items, whole := writtenItems(doc, &blocks[count], first)
		if !whole {
			// The list ends here: what stands before is not looked at again.
			break
		}
		kind = first
		list.Children = append(list.Children, items...)
	}
	if len(list.Children) < 2 && (count == 0 || !startsWithAny(blocks[0].Text, middleDots)) {
		return list, 0
	}
	first, last := &blocks[0], &blocks[count-1]
	list.Kind, list.Line, list.Ordered, list.Number = markdown.List, first.Line, kind == numberMark, 1
	list.Plain = kb.Range{From: first.Plain.From, To: last.Plain.To}
	list.HTML = kb.Range{From: first.HTML.From, To: last.HTML.To}
	list.Inner = list.HTML
	return list, count
}

// writtenItems are the items of a paragraph; false where one cannot be cut out of the page.
func writtenItems(doc *markdown.Doc, b *markdown.Block, kind int) (items []markdown.Block, whole bool) {
	for _, lines := range markedLines(doc, b, kind) {
		item, whole := writtenItem(doc, lines)
		if !whole {
			return nil, false
		}
		items = append(items, item)
	}
	return items, true
}

// markedLines are the lines of a paragraph, cut in front of those with the mark.
func markedLines(doc *markdown.Doc, b *markdown.Block, kind int) (items [][]piece) {
	lines := linesOf(doc, b)
	from := 0
	for i, line := range lines[1:] {
		if k, _ := itemMarkOf(line.words()); k == kind {
			items = append(items, lines[from:i+1])
			from = i + 1
		}
	}
	return append(items, lines[from:])
}

// writtenItem is an item of lines, without its mark; false where it cannot be cut out of
// the page.
func writtenItem(doc *markdown.Doc, lines []piece) (markdown.Block, bool) {
	parts := partOf(lines)
	if parts == nil {
		return markdown.Block{}, false
	}
	text := *parts[0]
	kind, n := itemMarkOf(text.Text)
	if !bytes.HasPrefix(doc.Body.HTML[text.Inner.From:], []byte(text.Text[:n])) {
		return markdown.Block{}, false
	}
	text.Plain.From += n
	text.Text = text.Text[n:]
	text.Inner.From += n
	text.HTML = text.Inner
	for i := range text.Spans {
		text.Spans[i].From -= n
		text.Spans[i].To -= n
	}
	task := markdown.NoTask
	if kind == boxMark {
		task = boxState(parts[0].Text[:n])
	}
	return markdown.Block{
		Kind: markdown.Item, Line: text.Line, Plain: text.Plain, HTML: text.HTML, Inner: text.Inner, Task: task, Children: []markdown.Block{text},
	}, true
}

// boxState is the state that a box says.
func boxState(mark string) markdown.Task {
	if strings.ContainsAny(mark, "xX") {
		return markdown.TaskDone
	}
	return markdown.TaskOpen
}
