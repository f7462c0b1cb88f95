package reading

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Factors and mitigators of front matter (listed.go), by name or with keys:
//
//	factors:
//	  - Retry storm
//	  - {factor: Team was new, kind: human, role: lengthened, markers: [team changes]}
//	  - {factor: Alert noise, words: the pager rang too often, note: all week}
//	  - {factor: Full disk, whys: [logs were kept, {question: Why kept?, text: nobody asked}]}

// mergeAssignments adds the factors or mitigators of front matter to those of
// the sections.
func (s *source) mergeAssignments(read []kb.Assignment, key content.Key, prefix string) []kb.Assignment {
	value, ok := s.field(key)
	if !ok {
		return read
	}
	known, named := map[string]int{}, map[string]int{}
	ids := anchors{prefix: prefix, taken: map[string]bool{}, next: map[string]int{}}
	for i := range read {
		known[sameWords(read[i].Title.Plain)] = i
		named[bareName(read[i].Name)] = i
		ids.taken[read[i].Anchor] = true
	}
	delete(named, "")
	for _, item := range itemsOf(value) {
		a := s.typedAssignment(item)
		if a.Name == "" {
			s.reportMissing(item, problem.EntryWithoutName, "an entry of "+key.String()+" needs the name of the factor")
			continue
		}
		i, ok := named[bareName(a.Name)]
		if !ok {
			// The words of a cause that has no name yet: C++ is not C#.
			i, ok = known[sameWords(a.Name)]
			ok = ok && read[i].Name == ""
		}
		if words := s.typedWords(item, content.KeyWords); !ok && words != "" {
			i = withWords(read, words)
			if i < 0 && !s.says(words) {
				s.reportWordsGone(item, key, words)
			}
			if i < 0 && a.Note.IsZero() {
				a.Note = kb.Text{Plain: words, Line: a.Line}
			}
			if ok = i >= 0; ok {
				read[i].Sentence = true
			}
		}
		if ok {
			completeAssignment(&read[i], a)
			named[bareName(read[i].Name)] = i
			continue
		}
		a.Anchor = ids.ofWords(a.Name)
		named[bareName(a.Name)] = len(read)
		read = append(read, a)
	}
	return read
}

// bareName is a name as names are compared, without what ends a sentence.
func bareName(name string) string { return kb.Fold(strings.Trim(name, " .,:;!?")) }

// withWords finds the first cause without a name that has the words; -1 if there is
// none.
func withWords(read []kb.Assignment, words string) int {
	return slices.IndexFunc(read, func(a kb.Assignment) bool {
		return a.Name == "" && strings.Contains(sameWords(a.Title.Plain), sameWords(words))
	})
}

// reportWordsGone says that the words for which a factor was named stand in the text no
// longer.
func (s *source) reportWordsGone(item content.Value, key content.Key, words string) {
	value, _ := pairOf(item, content.KeyWords)
	s.report(placeOf(value), problem.WordsGone, fmt.Sprintf("%q, the words of an entry of %s, stand nowhere in the document", prose.Cut(words, mostWordsShown), key), "")
}

// mostWordsShown bounds the bytes of words that a message repeats.
const mostWordsShown = 80

// says tells whether words stand in a document: in its text, its headings, a text of its
// front matter, or the name of its file, which may be its title.
func (s *source) says(words string) bool {
	wanted := bareWords(words)
	has := func(text string) bool { return strings.Contains(bareWords(text), wanted) }
	for _, key := range []content.Key{content.KeyTitle, content.KeySummary, content.KeyImpact, content.KeyTrigger} {
		if has(s.text(key)) {
			return true
		}
	}
	stem := strings.NewReplacer("-", " ", "_", " ").Replace(kb.FileStem(s.entry.Path))
	return has(stem) || slices.ContainsFunc(s.outline.sections, func(part *section) bool {
		return part.head != nil && has(part.head.Text) || part.lead.block != nil && has(part.lead.block.Text) ||
			slices.ContainsFunc(part.blocks, func(b *markdown.Block) bool { return blockHas(b, has) })
	})
}

// bareWords are the words of a text in small letters, with nothing between but spaces.
func bareWords(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !prose.IsWordRune(r) }), " ")
}

// blockHas tells whether a text of a block, or of one within it, is as wanted.
func blockHas(b *markdown.Block, wanted func(string) bool) bool {
	if wanted(b.Text) {
		return true
	}
	for i := range b.Children {
		if blockHas(&b.Children[i], wanted) {
			return true
		}
	}
	return false
}

// typedAssignment reads a factor of front matter, which names it.
func (s *source) typedAssignment(item content.Value) kb.Assignment {
	name := item
	if item.Kind == content.Mapping {
		name, _ = pairOf(item, content.KeyFactor)
	}
	a := kb.Assignment{Name: strings.TrimSpace(name.Text), Line: name.Line, Column: name.Column}
	a.Name = strings.TrimSuffix(strings.TrimPrefix(a.Name, "[["), "]]")
	a.Title = kb.Text{Plain: a.Name, Line: a.Line}
	if item.Kind != content.Mapping {
		return a
	}
	a.Kind = kb.FactorKind(strings.ToLower(pairText(item, content.KeyKind)))
	a.Role = kb.Role(strings.ToLower(pairText(item, content.KeyRole)))
	if a.Role != "" && a.Role != kb.RoleContributed && a.Role != kb.RoleLengthened {
		role, _ := pairOf(item, content.KeyRole)
		s.report(placeOf(role), problem.RoleUnknown,
			fmt.Sprintf("%q is no role of a factor; expected contributed or lengthened", role.Text), "")
		a.Role = ""
	}
	if note, ok := pairOf(item, content.KeyNote); ok {
		a.Note = s.typed(note)
	}
	markers, _ := pairOf(item, content.KeyMarkers)
	for _, marker := range itemsOf(markers) {
		a.Markers = append(a.Markers, strings.TrimSpace(marker.Text))
	}
	whys, _ := pairOf(item, content.KeyWhys)
	a.Whys = s.typedWhys(whys)
	return a
}

// typedWhys reads a chain of answers: in a list each one is the cause of the one
// before it.
func (s *source) typedWhys(value content.Value) []kb.Why {
	var whys []kb.Why
	for _, item := range itemsOf(value) {
		why := kb.Why{Text: s.typed(item)}
		if item.Kind == content.Mapping {
			text, _ := pairOf(item, content.KeyText)
			below, _ := pairOf(item, content.KeyWhys)
			why = kb.Why{Question: s.typedWords(item, content.KeyQuestion), Text: s.typed(text), Whys: s.typedWhys(below)}
		}
		whys = append(whys, why)
	}
	for i := len(whys) - 2; i >= 0; i-- {
		whys[i].Whys = append(whys[i].Whys, whys[i+1])
	}
	return whys[:min(1, len(whys))]
}

func completeAssignment(a *kb.Assignment, from kb.Assignment) {
	if a.Name == "" {
		a.Name, a.Column = from.Name, from.Column
	}
	a.Kind = cmp.Or(a.Kind, from.Kind)
	a.Role = cmp.Or(a.Role, from.Role)
	if a.Note.IsZero() {
		a.Note = from.Note
		a.Asked = from.Asked
	}
	if len(a.Whys) == 0 {
		a.Whys = from.Whys
	}
	if len(a.Markers) == 0 {
		a.Markers = from.Markers
	}
}
