package reading

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// What only counts a cause, or says that it is one, in front of its name:
//
//	1. The alert was muted                      ### Factor 1: The alert was muted
//	- **Ursache 2 (Alarm):** the alert …        ### Stage 2 — The alert was muted
//	### Root cause #2: the alert was muted      #### Contributing factor: the alert …

// countedCause is what is counted, with its number or letter, and what ends it.
var countedCause = words.Pattern(`^\s*(?i:{cause.counted})[\s-]*(?:(?:#|n[°º.]\s*)?\d{1,2}|[A-Z]|[IVX]{1,4})(?:\s*\([^()]{1,60}\))?(?:\s*[:：]|\.\s|\s+[–—-]\s)\s*`)

var countedStarts = startsOf("cause.counted")

// countedEnd is where the count in front of a name ends; 0 if there is none, or
// nothing else.
func countedEnd(text string) int {
	if !countedStarts().mayOpen(text) {
		return 0
	}
	n := len(countedCause().FindString(prose.Start(text, longestHeading)))
	if n == 0 || !prose.HasLetter(text[n:]) {
		return 0
	}
	return n
}

// datedEnd is where a label ends that only says when: "March 3: the limit was raised",
// "Day 1: …"; 0 if there is none.
func datedEnd(text string) int {
	colon := indexColon(prose.Start(text, longestKey))
	if colon <= 0 || !prose.HasLetter(text[colon:]) {
		return 0
	}
	label := strings.TrimRight(text[:colon], " *_")
	if day := len(countedDay().FindString(label)); !when.IsMonth(label) && !when.IsWeekday(label) && !isMonth(label) && (day == 0 || day < len(label)) {
		if m, ok := inSomeYear.ReadMoment(label, 0); !ok || m.N < len(label) {
			return 0
		}
	}
	return len(text) - len(strings.TrimLeft(text[colon:], ":： "))
}

// nameStart is where the name of a cause starts in a text.
func (r *causeReader) nameStart(text string) int {
	n := numberEnd(text)
	n += countedEnd(text[n:])
	return n + genericLabel(text[n:], r.book)
}

// numberedHeading is a heading of causes with a number behind its words.
var numberedHeading = words.Pattern(`^[^:：\d]{3,40}?\s*#?\d{1,2}\s*(?:[:：]|\.\s|\s[–—-]\s)\s*`)

// labelledCause is where the name of a cause starts in a heading that counts it or
// says that it is one; 0 if the heading does not, as one that ends in a time does
// not: "Root cause found (16:20)".
func (r *causeReader) labelledCause(s *section) int {
	if s.head == nil || s.label {
		return 0
	}
	text := s.head.Text
	n := len(numberedHeading().FindString(text))
	if n > 0 && (text[n-1] != ':' || strings.TrimLeft(text[n:], "0123456789") == text[n:]) && prose.HasLetter(text[n:]) {
		return n
	}
	n = genericLabel(text, r.book)
	if rest := text[n:]; n == 0 || isFragment(rest) || r.book.meaningOf(rest).class != kb.SectionOther {
		return 0
	}
	return n
}

// labelsCauseBelow tells whether the text below a heading says in a label of its own
// what the cause is, so that the heading only says what it is the cause of:
//
//	### The queue stopped
//	**Root cause:** the lock was never released
func labelsCauseBelow(s *section) bool {
	return slices.ContainsFunc(s.children, func(child *section) bool {
		return child.label && child.Class == kb.SectionCauses && child.leadWords() != ""
	})
}

// labelledParagraph is the number of the paragraph in a section of causes that says in
// its label what the root cause is, below what was thought of before; 0 if there is none.
//
//  1. **Idea A:** a full disk, which was half empty
//
//     Root cause: the lock was never released.
func (r *causeReader) labelledParagraph(s *section) int {
	if s.topic == topicContributing || s.topic == topicLengthened {
		return 0
	}
	for i, b := range s.blocks {
		if i == 0 || b.Kind != markdown.Paragraph {
			continue
		}
		if m, from := r.causeLabel(b.Text); from > 0 && m.topic == topicRootCause {
			return i
		}
	}
	return 0
}

// labelledItem is what an item below a heading names as its cause, as in
//
//	### The queue stopped
//	- **Seen:** mail was late
//	- **Root cause:** the lock was never released
//
// It is empty where none of them does, or more than one.
func (r *causeReader) labelledItem(s *section) kb.Text {
	var named kb.Text
	for b := range ofKind(s.blocks, markdown.List) {
		for _, lead := range leads(b) {
			text := lead.Text
			m, from := r.causeLabel(text)
			if m.class != kb.SectionCauses {
				continue
			}
			end := from + titleEnd(text[from:])
			if from == 0 || end == from || !namesCause(text[from:end]) || !named.IsZero() {
				return kb.Text{}
			}
			named = whole(lead).sentence(from, end)
		}
	}
	return named
}

// ranksCauses tells whether items of a list say which cause they are: "Direct cause:
// the lock …", so that one with another label says something else: "Fixed by: …".
func (r *causeReader) ranksCauses(list *markdown.Block) bool {
	return anyOf(list.Children, func(item *markdown.Block) bool { return r.ranksCause(leadText(item)) })
}

// ranksCause tells whether a text begins with a label that says which cause it is.
func (r *causeReader) ranksCause(text string) bool {
	_, from := r.causeLabel(text)
	return from > 0
}

// causeLabel is what a label at the start of a text says of a cause, as a heading would,
// and where the cause behind it starts; 0 if there is no such label, or nothing behind it.
func (r *causeReader) causeLabel(text string) (m meaning, from int) {
	colon := plainLabelEnd(text, genericLabelWords)
	if colon == 0 {
		return meaning{}, 0
	}
	if m = r.book.meaningOf(text[:colon]); m.class != kb.SectionCauses {
		return meaning{}, 0
	}
	return m, genericLabel(text, r.book)
}

// saysBesideRanked tells whether an item beside ranked causes says something else: it
// has another label. What stands in bold is a name.
func (r *causeReader) saysBesideRanked(item *markdown.Block) bool {
	text := leadText(item)
	return plainLabelEnd(text, genericLabelWords) > 0 && openingBold(&item.Children[0]) == 0 && !r.ranksCause(text)
}

// namesGroup tells whether a heading only stands above causes that have headings
// of their own.
func namesGroup(s *section) bool {
	if len(s.blocks) > 0 {
		return false
	}
	return slices.ContainsFunc(s.children, func(child *section) bool { return child.Class == kb.SectionCauses && !child.label })
}

// isCountedRemedy tells whether a heading counts a step, and names no cause but how
// it was noticed or repaired.
func (r *causeReader) isCountedRemedy(heading string) bool {
	n := countedEnd(heading)
	return n > 0 && isOneOf(r.book.meaningOf(heading[n:]).class, kb.SectionResolution, kb.SectionDetection, kb.SectionActions)
}
