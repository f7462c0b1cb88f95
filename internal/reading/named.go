package reading

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
)

// What the headings of a document name, in any place of their words:
//
//	## Prevention & lessons learned      actions, lessons
//	## 4. 如何避免（Prevention）           actions
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
	slices.Sort(list)
	list = slices.Compact(list)
	return slices.DeleteFunc(list, func(c kb.SectionClass) bool { return c == kb.SectionOther })
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
