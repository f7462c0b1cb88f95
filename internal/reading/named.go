package reading

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
)

// What the headings of a document name, in any place of their words:
//
//	## Prevention & lessons learned      actions, lessons
//	## 4. 如何避免（Prevention）           actions
//
// and the labels in front of their lines, items and rows:
//
//	- Root cause: the lock stayed       | Impact | none |
//
// A section is read as one class, that of its first words; a page that says what a
// document lacks must not overlook the others.

// named lists the classes that a heading or the label of a section names. The title
// names what a document is about.
func (o *outline) named(shown []kb.Section) []kb.SectionClass {
	var list []kb.SectionClass
	for _, s := range o.sections[1:] {
		if len(shown) > 0 && shown[0].IsTitle && s.Line == shown[0].Line {
			continue
		}
		list = append(list, s.Class)
		list = o.book.appendNamed(list, nameWords(s.Heading))
	}
	list = o.appendLabelled(list, o.doc.Blocks)
	slices.Sort(list)
	list = slices.Compact(list)
	return slices.DeleteFunc(list, func(c kb.SectionClass) bool { return c == kb.SectionOther })
}

// appendLabelled adds the classes of the labels that paragraphs, items and rows of
// tables begin with.
func (o *outline) appendLabelled(list []kb.SectionClass, blocks []markdown.Block) []kb.SectionClass {
	for _, b := range each(blocks) {
		switch b.Kind {
		case markdown.Paragraph:
			if colon := plainLabelEnd(b.Text, sectionLabelWords); colon > 0 {
				list = append(list, o.book.meaningOf(b.Text[:colon]).class)
			}
		case markdown.Table:
			for _, row := range each(b.Children) {
				if len(row.Children) == 2 {
					list = append(list, o.book.meaningOf(prose.Start(row.Children[0].Text, longestLabel)).class)
				}
			}
		default:
			list = o.appendLabelled(list, b.Children)
		}
	}
	return list
}

// nameWords are the words of a heading with those in brackets.
func nameWords(heading string) string {
	return headingWords(strings.Map(func(r rune) rune {
		if strings.ContainsRune("()[]（）【】", r) {
			return '/'
		}
		return r
	}, heading))
}

// appendNamed adds the classes of the phrases that start at any word, or at any
// character of a script without blanks.
func (b *phraseBook) appendNamed(list []kb.SectionClass, words string) []kb.SectionClass {
	for i, r := range words {
		before, _ := utf8.DecodeLastRuneInString(words[:i])
		if i > 0 && before != ' ' && !prose.IsUnspaced(r) {
			continue
		}
		if m, found := b.lookUp(words[i:]); found {
			list = append(list, m.class)
		}
		first, _, _ := strings.Cut(words[i:], " ")
		if m, found := b.findWhole(first); found {
			list = append(list, m.class)
		}
	}
	return list
}
