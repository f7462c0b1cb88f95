package reading

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
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
	search := s.searchOf(read)
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
			i = search.cause(read, words)
			if i < 0 && !search.says(words) {
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
