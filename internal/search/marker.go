package search

import (
	"cmp"
	"math"
	"slices"
)

// marker finds the words of a query in a text.
type marker struct {
	// clauses has the places of the clauses in weights by the term.
	clauses map[string][]int
	// weights are whole numbers, so that sums are exact.
	weights []int
}

func newMarker(d *dictionary, a *answer) marker {
	m := marker{clauses: map[string][]int{}, weights: make([]int, len(a.clauses))}
	for i, c := range a.clauses {
		if c.kind == excludedClause {
			continue
		}
		m.weights[i] = int(math.Floor(float64(c.weight*1000) + 0.5))
		for _, t := range c.terms {
			word := d.entries[t.place].word
			if have := m.clauses[word]; len(have) == 0 || have[len(have)-1] != i {
				m.clauses[word] = append(have, i)
			}
		}
	}
	return m
}

// mark is a token of a text that belongs to clauses of the query.
type mark struct {
	// start and end are bytes at first, and UTF-16 units in a window.
	start, end int
	clauses    []int
}

func (m marker) marks(text string) []mark {
	var marks []mark
	for _, t := range tokenize([]byte(text), false) {
		if clauses := m.clauses[string(t.term)]; clauses != nil {
			marks = append(marks, mark{t.start, t.end, clauses})
		}
	}
	return marks
}

// sum is the weight of the different clauses of some marks.
func (m marker) sum(marks []mark) int {
	sum := 0
	var seen []int
	for _, k := range marks {
		for _, c := range k.clauses {
			if !slices.Contains(seen, c) {
				seen = append(seen, c)
				sum += m.weights[c]
			}
		}
	}
	return sum
}

// matched are the values of a document that were asked for, or whose titles have
// words of the query.
func (m marker) matched(d *Document, a *answer) []Value {
	var values []Value
	for _, v := range d.Values {
		asked := slices.ContainsFunc(a.ticks.wanted[v.Facet], func(w *facetValue) bool { return w.Value.Value == v.Value })
		if asked || m.named(v, a) {
			values = append(values, v)
		}
	}
	// By title within a facet, as the browser lists them.
	slices.SortFunc(values, func(a, b Value) int {
		return cmp.Or(cmp.Compare(slices.Index(facetOrder, a.Facet), slices.Index(facetOrder, b.Facet)), compareValues(a, b))
	})
	return values
}

// named tells whether the title of a value has a word that the query asks for.
func (m marker) named(v Value, a *answer) bool {
	switch v.Facet {
	case FactorFacet, ServiceFacet, MarkerFacet, TagFacet:
	default:
		return false
	}
	for _, k := range m.marks(v.Title) {
		if slices.ContainsFunc(k.clauses, func(c int) bool { return a.clauses[c].kind != optionalClause }) {
			return true
		}
	}
	return false
}
