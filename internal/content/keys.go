package content

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// checker walks over decoded values along a table of fields. It is strict, since
// every surprise becomes a problem, and kind, since it never stops at one and
// keeps what can be kept.
type checker struct {
	file string
	// level is how bad a wrong key or value is: Warning in a document, Error in
	// the configuration.
	level    problem.Level
	problems []problem.Problem
}

// hit is a value for a field, and the key that it stands under.
type hit struct {
	value Value
	key   Pair
	// rank is that of the key among those of the field.
	rank int
}

// mapping returns the values of the known keys by canonical name.
func (c *checker) mapping(pairs []Pair, t *table) map[Key]Value {
	hits := make([][]hit, len(t.fields))
	used := make([]int, 0, len(pairs))
	for _, p := range pairs {
		claimed, known := t.claims[fold(p.Key)]
		if !known {
			c.unknown(p, t)
			continue
		}
		h := hit{value: p.Value, key: p, rank: claimed.rank}
		number := claimed.field
		if claimed.toggle >= 0 {
			if state, ok := truth(p.Value); ok || number < 0 {
				number, h.rank = claimed.toggle, 1
				if ok && claimed.inverse {
					h.value.Text = opposite(state)
				}
			}
		}
		if len(hits[number]) == 0 {
			used = append(used, number)
		}
		hits[number] = append(hits[number], h)
	}
	slices.Sort(used)
	values := make(map[Key]Value, len(used))
	for _, number := range used {
		f := t.fields[number]
		if f.Kind == IgnoredField {
			continue
		}
		if f.Unused != nil {
			c.unused(f, hits[number])
			continue
		}
		if v, ok := c.field(f, t.items[number], hits[number]); ok {
			values[f.Key] = v
		}
	}
	return values
}

// field returns the one value that a field gets from all keys that stand for it.
func (c *checker) field(f *Field, items *table, hits []hit) (Value, bool) {
	filled := hits[:0]
	for _, h := range hits {
		if h.value.Kind != Scalar || strings.TrimSpace(h.value.Text) != "" {
			filled = append(filled, h)
		}
	}
	if len(filled) == 0 {
		return Value{}, false
	}
	switch f.Kind {
	case ListField, ItemsField, LinksField:
		return c.merged(f, items, filled)
	}
	slices.SortStableFunc(filled, func(a, b hit) int { return a.rank - b.rank })
	if !f.Ranked {
		c.contradictions(f, filled)
	}
	for _, h := range filled {
		if v, ok := c.convert(f, items, h.value); ok {
			return v, true
		}
	}
	if f.Key == KeyDraft {
		return c.mayBeDraft(filled[0]), true
	}
	return Value{}, false
}

// mayBeDraft reads a value that says neither true nor false as a draft, since
// what should have stayed back cannot be taken back.
func (c *checker) mayBeDraft(h hit) Value {
	if n := len(c.problems); n > 0 && n < mostProblems {
		c.problems[n-1].Message += ", so the document counts as a draft"
		c.problems[n-1].Help = "write true or false"
	}
	return Value{Text: "true", Key: h.key.Key, Line: h.value.Line, Column: h.value.Column, Excerpt: h.value.Excerpt}
}

// contradictions reports keys that say another thing than the first one does.
func (c *checker) contradictions(f *Field, hits []hit) {
	first := hits[0]
	for _, h := range hits[1:] {
		same := h.value.Kind == Scalar && first.value.Kind == Scalar && h.value.Text == first.value.Text
		if same || h.key.Key == first.key.Key {
			continue
		}
		c.report(h.key, c.level, problem.KeyTwice,
			fmt.Sprintf("%q and %q (line %d) both say %s; %q counts", h.key.Key, first.key.Key, first.key.Line, f.Key, first.key.Key), "")
	}
}

// merged joins the lists that stand under several keys of one field.
func (c *checker) merged(f *Field, items *table, hits []hit) (Value, bool) {
	var all Value
	for _, h := range hits {
		v, ok := c.convert(f, items, h.value)
		switch {
		case !ok:
		case all.Kind != Sequence:
			all = v
		default:
			all.Items = append(all.Items, v.Items...)
		}
	}
	return all, all.Kind == Sequence && len(all.Items) > 0
}

// unused says of each key of a field that it has no effect.
func (c *checker) unused(f *Field, hits []hit) {
	for _, h := range hits {
		if state, said := truth(h.value); said && state == "false" || slices.Contains(f.Unused.Kept, kb.Fold(h.value.Text)) {
			continue // private: false, audience: public
		}
		c.add(problem.New(problem.AudienceUnused, c.place(h.key), fmt.Sprintf("%q %s", h.key.Key, f.Unused.Says)))
	}
}

// unknown reports a key that the table does not have.
func (c *checker) unknown(p Pair, t *table) {
	folded := fold(p.Key)
	if c.level != problem.Error && (strings.HasPrefix(strings.ToLower(p.Key), "x-") || folded == "") {
		return
	}
	other, known := elsewhere(folded)
	known = known && slices.Contains(roleTables(), t)
	if near := kb.Nearest(folded, t.words); near != "" && !known {
		c.report(p, c.level, problem.KeyUnknown,
			fmt.Sprintf("the key %q is not known", p.Key), fmt.Sprintf("did you mean %q?", t.spelling[near]))
		return
	}
	if c.level == problem.Error {
		c.report(p, c.level, problem.KeyUnknown, fmt.Sprintf("the key %q is not known", p.Key),
			"known keys are "+listWords(t.names()))
		return
	}
	message := fmt.Sprintf("the key %q is not known and has no effect", p.Key)
	if known {
		message = fmt.Sprintf("%q is a key of %s and has no effect for %s", p.Key, other.of, t.of)
	}
	c.report(p, problem.Notice, problem.KeyUnknown, message, "")
}

// names lists the canonical keys of a table.
func (t *table) names() []string {
	var names []string
	for _, f := range t.fields {
		names = append(names, f.Key.String())
	}
	return names
}

// report adds a problem about a key.
func (c *checker) report(p Pair, level problem.Level, rule problem.Rule, message, help string) {
	c.add(problem.New(rule, c.place(p), message).WithHelp(help).WithLevel(level))
}

// place is where a key stands.
func (c *checker) place(p Pair) problem.Place {
	return problem.Place{File: c.file, Line: p.Line, Column: p.Column, Length: utf8.RuneCountInString(p.Key), Excerpt: p.Excerpt}
}

// wrong adds a problem about a value.
func (c *checker) wrong(v Value, rule problem.Rule, message, help string) {
	at := problem.Place{File: c.file, Line: v.Line, Column: v.Column, Length: utf8.RuneCountInString(short(v.Text)), Excerpt: v.Excerpt}
	c.add(problem.New(rule, at, message).WithHelp(help).WithLevel(c.level))
}

func (c *checker) add(p problem.Problem) {
	if len(c.problems) < mostProblems {
		c.problems = append(c.problems, p)
	}
}

// listWords joins words for a message: "a, b or c".
func listWords(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}
